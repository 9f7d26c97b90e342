import { describe, expect, test } from 'vitest';
import { numbersFrom } from '../../src/bits/random.js';
import { type Formula, formula, formulaFromJSON } from '../../src/formula.js';
import { chain, elementwise, fromJSON, linspace, sigmoid, square, toJSON } from '../../src/index.js';
import { NAMES, randomFormula } from '../../verify/formulas/random-formulas.js';
import { times } from '../support/thorough.js';

/** Formulas as plain data, alone and in chains. */

const through = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T;
const x = linspace(-2, 2, 37);

test('the form is that of docs/abi.md', () => {
  const f = formula('a * exp(-b * x)');
  const data = { fluxion: 1, formula: 'a * exp(-b * x)', names: ['a', 'b', 'x'] };
  expect(f.toJSON()).toEqual(data);
  expect(JSON.parse(JSON.stringify({ f }))).toEqual({ f: data });
  expect(formulaFromJSON(data).toJSON()).toEqual(data);
  expect(toJSON(chain(square, f.at({ a: 2.5, b: 0.7 })))).toEqual({
    fluxion: 1,
    links: [
      { name: 'square', parameters: [] },
      { formula: 'a * exp(-b * x)', names: ['a', 'b', 'x'], values: { a: 2.5, b: 0.7 } },
    ],
  });
});

test('random formulas and their derivatives come back to the same bits', () => {
  const random = numbersFrom(7);
  const inputs = { x, y: x.map((v) => v * v - 1), a: 0.7, b: -1.3 };
  const same = (got: Formula, want: Formula) => {
    expect(got.names).toEqual(want.names);
    expect(got(inputs), want.text).toEqual(want(inputs));
    expect(got.gradient(inputs), want.text).toEqual(want.gradient(inputs));
  };
  for (let i = 0; i < times(200, 12); i++) {
    const f = formula(randomFormula(random, 4), NAMES);
    same(formulaFromJSON(through(f.toJSON())), f);
    const slope = f.derivative('x');
    same(formulaFromJSON(through(slope.toJSON())), slope);
  }
});

test('a number beyond all doubles is written so that it is read again', () => {
  const f = formula('min(x, 1e999) + max(x, -1e999)').derivative('x');
  expect(formulaFromJSON(through(f.toJSON()))({ x: 3 })).toBe(2);
  expect(formula('x * 1e999').derivative('x').text).toBe('1e999');
});

test('a chain with a formula in it comes back: name, and the bits of values and derivatives', () => {
  const g = formula('log1p(x^2) / s - t', ['s', 't', 'x']);
  const f = chain(square, g.at({ s: 0.3, t: -1 }), sigmoid);
  const back = fromJSON(through(toJSON(f)), { formula });
  expect(back.name).toBe(f.name);
  for (const delta of [0, 1e-3])
    expect(back.valueAndDeriv(x, { delta })).toEqual(f.valueAndDeriv(x, { delta }));
  expect(toJSON(back)).toEqual(toJSON(f));
});

test('data is a copy: who changes it changes no formula', () => {
  const f = formula('a * x');
  const link = f.at({ a: 2 });
  const data = toJSON(link) as unknown as { links: [{ names: string[]; values: Record<string, number> }] };
  data.links[0].names.push('q');
  data.links[0].values.a = 9;
  (f.toJSON().names as string[]).push('q');
  expect(f.names).toEqual(['a', 'x']);
  expect(link(3)).toBe(6);
  expect(toJSON(link).links).toEqual([{ formula: 'a * x', names: ['a', 'x'], values: { a: 2 } }]);
});

describe('data that is no formula is refused', () => {
  const given = (rest: object) => ({ fluxion: 1, formula: 'a * x', names: ['a', 'x'], ...rest });
  test.each<[string, unknown, string]>([
    ['text', '{}', 'data must be an object { fluxion: 1, formula, names }; got the string "{}"'],
    ['null', null, 'got null'],
    ['another version', given({ fluxion: 2 }), 'fluxion must be 1, the version; got 2'],
    ['no version', { formula: 'x', names: ['x'] }, 'fluxion must be 1, the version; got undefined'],
    [
      'no formula',
      { fluxion: 1, names: ['x'] },
      "formula must be a string such as 'a * x + b'; got undefined",
    ],
    ['a chain', { fluxion: 1, links: [] }, "this is a chain: fromJSON of 'fluxion' reads it"],
    ['no names', { fluxion: 1, formula: 'x' }, "names must be an array such as ['x', 'a']"],
    ['a name that is missing', given({ names: ['a'] }), 'there is no name "x"'],
    ['a name of the language', given({ names: ['a', 'x', 'sin'] }), '"sin" is a function'],
    [
      'text that cannot be read',
      given({ formula: 'a * (x' }),
      'this bracket is not closed\n  a * (x\n      ^',
    ],
    ['code', given({ formula: 'constructor("alert(1)")()' }), 'there is no function "constructor"'],
  ])('%s', (_, data, message) => {
    expect(() => formulaFromJSON(data)).toThrow(message);
  });

  const bound = (rest: object) => ({ fluxion: 1, links: [{ ...given({ values: { a: 1 } }), ...rest }] });
  test.each<[string, unknown, string]>([
    [
      'a formula by itself',
      given({}),
      "this is a formula by itself: formulaFromJSON of 'fluxion/formula' reads it",
    ],
    [
      'no values',
      bound({ values: undefined }),
      'links[0].values must be an object such as { a: 1 }; got undefined',
    ],
    ['a value that is no number', bound({ values: { a: null } }), 'formula.at: a must be a number; got null'],
    ['a value of no name', bound({ values: { q: 1 } }), 'formula.at: there is no input "q"'],
    ['too few values', bound({ values: {} }), 'formula.at: one name must be left; left are a, x'],
    ['no names', bound({ names: 3 }), 'names must be an array'],
  ])('in a chain: %s', (_, data, message) => {
    expect(() => fromJSON(data, { formula })).toThrow(message);
  });

  test('a reader that was not given formula says what to give', () => {
    expect(() => fromJSON(bound({}))).toThrow("links[0] is a formula: give formula of 'fluxion/formula'");
    expect(() => fromJSON(bound({}), { formula: 3 as never })).toThrow('formula must be a function; got 3');
    expect(() => fromJSON(bound({}), { formulas: formula } as never)).toThrow(
      'no option "formulas"; it takes formula',
    );
  });

  test('values that JSON has not, and functions that the caller brings', () => {
    const f = formula('a * x');
    expect(() => toJSON(f.at({ a: Number.POSITIVE_INFINITY }))).toThrow('a is Infinity, which JSON has not');
    expect(() => toJSON(f.at({ a: Number.NaN }))).toThrow(TypeError);
    expect(() => toJSON(f as never)).toThrow('got the function a * x. A formula has f.toJSON()');
    expect(() => toJSON(elementwise((v) => v, 'same'))).toThrow('same is a function that you bring');
  });
});
