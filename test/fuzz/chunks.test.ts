/** Readers of files that come in chunks: wherever those are cut, the same comes out, values or the message. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Batch } from '../../src/cli/columns.js';
import { Failure } from '../../src/cli/failure.js';
import { JsonElements } from '../../src/cli/json/elements.js';
import { CsvReader } from '../../src/cli/text/csv.js';
import { LineReader } from '../../src/cli/text/lines.js';
import { Marks } from '../../src/cli/text/missing.js';
import { cut, cuts, numbers, runs, textOf } from './fuzzed.js';

interface Reader {
  read(chunk: Buffer): Batch | undefined;
  end(): Batch | undefined;
}

/** The numbers of each input, and what was missing; or the message. */
function numbersOf(reader: Reader, chunks: readonly Buffer[]) {
  const inputs: number[][] = [];
  const missing: number[][] = [];
  const take = (batch: Batch | undefined) => {
    // The reader may use a batch's memory again.
    batch?.inputs.forEach((input, i) => {
      inputs[i] = [...(inputs[i] ?? []), ...input.subarray(0, batch.count)];
    });
    batch?.missing.forEach((codes, i) => {
      missing[i] = [
        ...(missing[i] ?? []),
        ...Array.from({ length: batch.count }, (_, row) => codes?.[row] ?? 0),
      ];
    });
  };
  try {
    for (const chunk of chunks) take(reader.read(Buffer.from(chunk)));
    take(reader.end());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.message;
  }
  return { inputs, missing };
}

const csv = (columns: readonly string[], strict: boolean) =>
  new CsvReader({ columns: [...columns] }, new Marks(undefined), strict);

test('a table: the same numbers or the same message, however it is cut', () => {
  const words = ['a', 'b', ',', ',', ',', ';', '\t', '"', '""', '\n', '\n', '\r\n', 'NA', 'é', ' ', '\ufeff'];
  let [good, bad] = [0, 0];
  fc.assert(
    fc.property(
      textOf(...words, ...numbers),
      cuts,
      fc.boolean(),
      fc.boolean(),
      (text, parts, named, strict) => {
        // Many have a header, so that some are tables.
        const bytes = Buffer.from(named ? `a,b\n1,2\n${text}` : text);
        const columns = named ? ['b'] : ['1'];
        const whole = numbersOf(csv(columns, strict), [bytes]);
        if (typeof whole === 'string') bad++;
        else good++;
        expect(numbersOf(csv(columns, strict), cut(bytes, parts))).toEqual(whole);
      },
    ),
    runs,
  );
  expect(good).toBeGreaterThan(runs.numRuns / 100);
  expect(bad).toBeGreaterThan(runs.numRuns / 100);
});

test('a byte order mark, then an empty line: the same table, cut at any byte', () => {
  const bytes = Buffer.from('\ufeff\r\na,b\r\n1,2\r\n');
  for (let at = 0; at <= bytes.length; at++)
    expect(numbersOf(csv(['b'], true), [bytes.subarray(0, at), bytes.subarray(at)])).toEqual({
      inputs: [[2]],
      missing: [[0]],
    });
});

test('a table that was written gives its numbers back, quoted or not, however it is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('x', '"', ',', ' ', '\n', '\r\n', '1', 'é') });
  const row = fc.tuple(cell, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), cuts, (rows, parts) => {
      const lines = rows.map(
        ([text, number, quoted]) => `"${text.replaceAll('"', '""')}",${quoted ? `"${number}"` : number}\n`,
      );
      const bytes = Buffer.from(`name,x\n${lines.join('')}`);
      const found = numbersOf(csv(['x'], false), cut(bytes, parts));
      expect(found).toMatchObject({ inputs: [rows.map(([, number]) => number + 0)] });
    }),
    runs,
  );
});

test('lines of numbers: the same numbers or the same message, however they are cut', () => {
  const words = ['\n', '\n', '\n', '\r\n', ' ', 'NA', '5', 'inf', ','];
  fc.assert(
    fc.property(textOf(...words, ...numbers), cuts, fc.boolean(), (text, parts, strict) => {
      const bytes = Buffer.from(text);
      const read = (chunks: readonly Buffer[]) =>
        numbersOf(new LineReader(new Marks(undefined), strict), chunks);
      expect(read(cut(bytes, parts))).toEqual(read([bytes]));
    }),
    runs,
  );
});

/** The values' texts; or the message. */
function elementsOf(chunks: readonly Buffer[]) {
  const elements = new JsonElements();
  try {
    return [...chunks.flatMap((chunk) => elements.read(chunk)), ...elements.end()].map(({ text }) => text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.message;
  }
}

test('JSON: the same values or the same message, however it is cut', () => {
  const words = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    ' ',
    '"x":1',
    '{"x": 2}',
    'null',
    'true',
    '\\u00',
  ];
  fc.assert(
    fc.property(textOf(...words, ...numbers), cuts, (text, parts) => {
      const bytes = Buffer.from(text);
      expect(elementsOf(cut(bytes, parts))).toEqual(elementsOf([bytes]));
    }),
    runs,
  );
});

test('JSON that was written is read as JSON.parse reads it: in an array, one a line, or on many lines', () => {
  const value = fc.oneof(fc.object(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const ways = [
    (all: unknown[]) => JSON.stringify(all),
    (all: unknown[]) => JSON.stringify(all, null, 2),
    (all: unknown[]) => all.map((one) => `${JSON.stringify(one)}\n`).join(''),
    (all: unknown[]) => all.map((one) => JSON.stringify(one, null, 1)).join('\n'),
  ];
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), fc.constantFrom(...ways), cuts, (all, way, parts) => {
      const found = elementsOf(cut(Buffer.from(way(all)), parts));
      expect(Array.isArray(found) ? found.map((text) => JSON.parse(text)) : found).toEqual(
        all.map((one) => JSON.parse(JSON.stringify(one))),
      );
    }),
    runs,
  );
});
