import { expect, test } from 'vitest';
import { affine, arange, chain, sigmoid, square } from '../../src/index.js';

test("figure 1-8's numbers: slopes 3 and -2, product -6", () => {
  const boxes = chain(affine(3, -14), affine(-2, 0));
  expect(boxes.trace(5).map(({ output, slope }) => [output, slope])).toEqual([
    [1, 3],
    [-2, -2],
  ]);
  expect(boxes.deriv(5)).toBe(-6);
});

test('the plot range has the bits of numpy.arange(-3, 3, 0.01)', () => {
  const range = arange(-3, 3, 0.01);
  expect(range.length).toBe(600);
  expect(range[300]).toBe(-6.394884621840902e-14);
  expect(range[599]).toBe(2.9899999999998723);
});

test('a chain composes left to right', () => {
  expect(chain(square, sigmoid)(2)).toBe(sigmoid(4));
  expect(chain(square, sigmoid).name).toBe('sigmoid(square(x))');
});
