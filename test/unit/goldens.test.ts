import { expect, test } from 'vitest';
import { parseChain } from '../../src/chain-text.js';
import {
  arange,
  chain,
  chainDeriv2,
  chainDeriv3,
  chainLength2,
  chainLength3,
  leakyRelu,
  sigmoid,
  square,
} from '../../src/index.js';
import goldens from '../../verify/fixtures/goldens.json' with { type: 'json' };

// The chapter's NumPy formulas over its plot range; made by verify/fixtures/goldens.py.
const range = arange(-3, 3, 0.01);
const distance = (got: ArrayLike<number>, want: readonly number[]) =>
  Math.max(...want.map((y, i) => Math.abs((got[i] ?? Number.NaN) - y)));

test('the plot range has the bits of NumPy', () => {
  expect([...range]).toEqual(goldens.range);
});

test.each(Object.entries(goldens.chains))('%s agrees with the chapter within 1e-9', (names, want) => {
  const f = chain(...parseChain(names));
  expect(distance(f(range), want.value)).toBeLessThan(1e-9);
  expect(distance(f.deriv(range, { delta: 0.001 }), want.deriv)).toBeLessThan(1e-9);
});

test("the chapter's functions by name", () => {
  const two = goldens.chains['square sigmoid'];
  const three = goldens.chains['leakyRelu square sigmoid'];
  expect(distance(chainLength2([square, sigmoid], range), two.value)).toBeLessThan(1e-9);
  expect(distance(chainDeriv2([square, sigmoid], range), two.deriv)).toBeLessThan(1e-9);
  expect(distance(chainLength3([leakyRelu, square, sigmoid], range), three.value)).toBeLessThan(1e-9);
  expect(distance(chainDeriv3([leakyRelu, square, sigmoid], range), three.deriv)).toBeLessThan(1e-9);
});

test("the chapter's functions brought as plain JavaScript give the same", () => {
  const mySquare = (x: Float64Array) => x.map((v) => v * v);
  const mySigmoid = (x: Float64Array) => x.map((v) => 1 / (1 + Math.exp(-v)));
  const want = goldens.chains['square sigmoid'];
  expect(distance(chainLength2([mySquare, mySigmoid], range), want.value)).toBeLessThan(1e-15);
  expect(distance(chainDeriv2([mySquare, mySigmoid], range), want.deriv)).toBeLessThan(1e-11);
});
