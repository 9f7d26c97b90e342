import { expect, test } from 'vitest';
import { affine, chain, leaky, power, sigmoid, square } from '../../src/index.js';
import { xText } from '../../src/plot/plot-state.js';
import { readable } from '../../src/plot/readable.js';

test.each([
  [chain(square, sigmoid), 'sigmoid(square(x))'],
  [chain(affine(3, 0)), '3 × x'],
  [chain(affine(3, 0), affine(2, 0)), '2 × (3 × x)'],
  [chain(affine(3, -14), affine(-2, 0)), '−2 × (3 × x − 14)'],
  [chain(sigmoid, affine(1, 0.5)), 'sigmoid(x) + 0.5'],
  [chain(affine(1, 1), power(-2), affine(3, 0)), '3 × power(−2)(x + 1)'],
  [chain(affine(1e200, -2.5e-300)), '1×10²⁰⁰ × x − 2.5×10⁻³⁰⁰'],
  [chain(leaky(0.5), affine(1e-7, 0), square), 'square(1×10⁻⁷ × leaky(0.5)(x))'],
])('%o is titled as people write it', (f, text) => {
  expect(readable(f.name)).toBe(text);
});

test.each([
  [1, 1e-9, 3, '1.000000002', '1.000000003'],
  [-3, 0.01, 101, '−2', '−1.99'],
  [0.5, 0.001, 3, '0.502', '0.503'],
])('x from %s in steps of %s is told from its neighbours', (from, step, i, ...texts) => {
  const range = Float64Array.from({ length: 200 }, (_, k) => from + k * step);
  expect([i - 1, i].map((k) => xText(range, range[k] as number))).toEqual(texts);
});
