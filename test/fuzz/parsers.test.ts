/** Every parser of text or bytes from outside, given what it is made for and what it is not. It must give a result that
 *  holds, or throw an error that is meant for the user. It may throw nothing else, and must not hang. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNames, parseChain, parseNames } from '../../src/chain-text.js';
import { Failure } from '../../src/cli/failure.js';
import { headerEnd, readHeader, writtenHeader } from '../../src/cli/npy/header.js';
import { readLiteral } from '../../src/cli/npy/literal.js';
import { toNumber } from '../../src/cli/text/decimal.js';
import { cellsOf, layoutOf } from '../../src/cli/text/table-layout.js';
import { readSettings } from '../../src/element/attributes.js';
import { formula } from '../../src/formula.js';
import { functions } from '../../src/index.js';
import { decode, encode } from '../../web/state.js';
import { numbers, read, runs, textOf } from './fuzzed.js';

/** What a formula may be refused for beside its spelling, which is a SyntaxError. */
const REFUSED =
  /^formula: (the kernel has no \w+|there is no function \w+'*|it is too long to be written out)$/;

describe('text', () => {
  test('a chain: functions, or an error; and what is read can be written and read again', () => {
    const names = [...Object.keys(functions).slice(0, 6), 'affine', 'power', 'leaky', 'sigmoyd'];
    fc.assert(
      fc.property(textOf(...names, ' ', ' ', ',', '(', ')', ...numbers), (text) => {
        const found = read(() => parseNames(text), RangeError, SyntaxError, TypeError);
        if (found === undefined || found.length === 0) return;
        expect(parseNames(formatNames(found))).toEqual(found);
        read(() => parseChain(text), RangeError, SyntaxError, TypeError);
      }),
      runs,
    );
  });

  test('a formula: a function of its names, or an error that says where', () => {
    const words = [
      'x',
      'y',
      'pi',
      'exp',
      'log',
      'where',
      'min',
      "sigmoid'",
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      ',',
      '<',
      ' ',
    ];
    fc.assert(
      fc.property(textOf(...words, ...numbers), (text) => {
        try {
          const f = formula(text);
          const value = f(Object.fromEntries(f.names.map((name) => [name, 0.5])));
          expect(typeof value).toBe('number');
        } catch (error) {
          // What is wrong with the spelling says where.
          if (error instanceof SyntaxError) expect(error.message).toMatch(/^formula: [^\n]+\n[^\n]*\n *\^$/);
          else {
            expect(error).toBeInstanceOf(RangeError);
            expect((error as RangeError).message).toMatch(REFUSED);
          }
        }
      }),
      runs,
    );
  });

  test('brackets and powers a thousand deep end, too', () => {
    for (const text of [
      '('.repeat(1000),
      '-'.repeat(1000),
      '2^'.repeat(1000),
      'exp('.repeat(1000),
      '1+'.repeat(1000),
    ])
      for (const parse of [() => formula(text), () => parseChain(text), () => decode(`#chain=${text}`)])
        read<unknown>(parse, SyntaxError, RangeError, TypeError);
  });

  test('a number: as JavaScript reads it, or none', () => {
    fc.assert(
      fc.property(textOf(...numbers, '5', 'e', '+', '0'.repeat(30), 'inf', 'nan', ' '), (text) => {
        const found = toNumber(text);
        if (found === undefined || Number.isNaN(found) || /n/i.test(text)) return;
        expect(found).toBe(Number(text));
      }),
      runs,
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (v) => {
        // JavaScript writes -0 as 0.
        expect(toNumber(String(v))).toBe(v + 0);
      }),
      runs,
    );
  });

  test('a record of a table: cells that quoting gives back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', ';', '\t', 'é', '1') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const record = cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        expect(cellsOf(record, ',')).toEqual(cells);
      }),
      runs,
    );
    fc.assert(
      fc.property(textOf('"', '""', ',', ';', '\t', 'height', '1.5', ' '), (record) => {
        for (const columns of [[], ['1'], ['height']]) read(() => layoutOf(record, { columns }), Failure);
      }),
      runs,
    );
  });

  test('the address of the page: a state that can be shown, and faults in words', () => {
    const words = [
      '#',
      '&',
      '=',
      'chain',
      'x',
      'from',
      'to',
      'step',
      'delta',
      '%',
      '%41',
      '+',
      'square',
      'affine(3,-14)',
    ];
    fc.assert(
      fc.property(textOf(...words, ...numbers), (fragment) => {
        const { state } = decode(fragment);
        expect(decode(encode(state))).toEqual({ state, faults: [] });
      }),
      runs,
    );
  });

  test("the tag's attributes: settings, or an error that names one", () => {
    const names = ['chain', 'from', 'to', 'step', 'delta', 'show', 'point', 'controls', 'quiz'] as const;
    const value = fc.option(textOf('square', 'sigmoid', 'affine', ...words));
    fc.assert(
      fc.property(fc.array(value, { minLength: names.length, maxLength: names.length }), (values) => {
        const settings = settingsOf(new Map(names.map((name, i) => [name, values[i] ?? null])));
        if (settings) expect(Number.isFinite(settings.span.from)).toBe(true);
      }),
      runs,
    );
  });

  test("the tag's formula and its parameters: a function and a number for each, or an error", () => {
    const attribute = fc.option(textOf(...numbers), { freq: 2 });
    let drawn = 0;
    fc.assert(
      fc.property(
        textOf('x', 'a', 'Show', 'x', '*', '+', '(', ')', 'exp', 'a', 'chain', '1'),
        fc.record({ a: attribute, show: attribute, chain: attribute }),
        (formula, others) => {
          const settings = settingsOf(new Map(Object.entries({ formula, ...others })));
          if (!settings) return;
          drawn++;
          expect(typeof settings.f(0.5)).toBe('number');
          for (const number of Object.values(settings.parameters)) expect(Number.isFinite(number)).toBe(true);
        },
      ),
      runs,
    );
    expect(drawn).toBeGreaterThan(0);
  });
});

const words = ['value', 'derivative', 'product', 'true', ' ', ',', '(', ')', ...numbers];

/** What the tag reads of its attributes; undefined if it says what is wrong. */
function settingsOf(attributes: ReadonlyMap<string, string | null>) {
  const getAttribute = (name: string) => attributes.get(name.toLowerCase()) ?? null;
  const element = { getAttribute, hasAttribute: (name: string) => getAttribute(name) !== null };
  return read(() => readSettings(element as unknown as Element, formula), RangeError, SyntaxError, TypeError);
}

describe('bytes', () => {
  test("a NumPy file's header: what was written, or a message", () => {
    const shape = fc.array(fc.nat(1e6), { maxLength: 4 });
    fc.assert(
      fc.property(shape, fc.boolean(), fc.boolean(), (lengths, single, fortran) => {
        const bytes = writtenHeader(lengths, single, fortran);
        expect(headerEnd(bytes)).toBe(bytes.length);
        const header = read(() => readHeader(bytes), Failure);
        if (header) expect(header.shape).toEqual(lengths);
      }),
      runs,
    );
    // One with bytes changed, cut off or added.
    const change = fc.tuple(fc.nat(127), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), fc.nat(140), (changes, length) => {
        const bytes = Buffer.concat([writtenHeader([2, 3], false, false), Buffer.alloc(20)]).subarray(
          0,
          length,
        );
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        const end = read(() => headerEnd(bytes), Failure);
        if (end === undefined || end > bytes.length) return;
        const header = read(() => readHeader(bytes.subarray(0, end)), Failure);
        for (const size of header?.shape ?? []) expect(size).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  test("a header's literal: any mix of Python's words", () => {
    fc.assert(
      fc.property(
        textOf("'descr'", ':', "'<f8'", '{', '}', '(', ')', ',', 'True', 'None', '2L', '-1', '1_0', ' ', '['),
        (text) => {
          read(() => readLiteral(text), Failure);
        },
      ),
      runs,
    );
  });
});
