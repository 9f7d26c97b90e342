import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format, isShownExactly, shownValue, tidy } from '../../src/plot/format.js';
import { productText } from '../../src/plot/product.js';
import { readNumber } from '../support/read-number.js';
import { times } from '../support/thorough.js';

test.each([
  [0.39322386648296376, '0.3932'],
  [2, '2'],
  [-2.5, '−2.5'],
  [0.5000000001, '0.5000'],
  [0.30000000000000004, '0.3'],
  [11955.31, '11955'],
  [866.7, '866.7'],
  [999.96, '1000'],
  [120000000, '1.2×10⁸'],
  [1234567.8, '1.235×10⁶'],
  [-2.45e-26, '−2.45×10⁻²⁶'],
  [0.00012346, '0.0001235'],
  [0, '0'],
  [-0, '0'],
  [Number.NaN, '—'],
  [Number.NEGATIVE_INFINITY, '−∞'],
])('%d reads %s', (value, text) => {
  expect(format(value)).toBe(text);
});

test('whatever is shown has four digits of the number or more, and no digit that is not its own', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e307, max: 1e307, noNaN: true }), (value) => {
      const said = readNumber(format(value));
      if (Math.abs(said - value) > Math.abs(value) * 5.0001e-4)
        throw new Error(`${value} reads ${format(value)}`);
      if (said !== shownValue(value) && Math.abs(said - value) > 1e-12 * Math.abs(value))
        throw new Error(`${value} reads ${format(value)}, which is not ${shownValue(value)}`);
      // A number that is cut short is followed by zeros only where they are its digits.
      if (isShownExactly(value) && value !== 0 && Math.abs(said / value - 1) > 1e-12)
        throw new Error(`${value} is not ${format(value)}`);
    }),
    { numRuns: times(20_000, 2000), seed: 1 },
  );
});

test('factors as they are shown multiply to the product as it is shown', () => {
  const factor = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(fc.array(factor, { minLength: 1, maxLength: 5 }), (factors) => {
      const product = factors.reduce((a, b) => a * b, 1);
      if (product === 0 || Math.abs(product) < 1e-300) return;
      const text = productText(factors, product);
      const multiplied = text.factors.map(readNumber).reduce((a, b) => a * b, 1);
      // Rounded to as many digits as the product has.
      if (format(shownValue(multiplied)) !== format(shownValue(product)))
        throw new Error(`${text.factors.join(' × ')} is ${multiplied}, shown as ${text.product}`);
      if (text.sign === '=' && Math.abs(multiplied / readNumber(text.product) - 1) > 1e-11)
        throw new Error(`${text.factors.join(' × ')} is not exactly ${text.product}`);
    }),
    { numRuns: times(10_000, 2000), seed: 2 },
  );
});

test.each([
  [[2, 0.19661193324148185], '2 × 0.1966 ≈ 0.3932'],
  [[3, -2], '3 × −2 = −6'],
  [[3, 866.6666], '3 × 866.7 ≈ 2600'],
  [[0.5, 0.25], '0.5 × 0.25 = 0.125'],
])('%j reads %s', (factors, shown) => {
  const text = productText(
    factors,
    factors.reduce((a, b) => a * b, 1),
  );
  expect(`${text.factors.join(' × ')} ${text.sign} ${text.product}`).toBe(shown);
});

test('an x of a range has no dust of binary fractions', () => {
  expect(tidy(-6.394884621840902e-14, 0.01)).toBe(0);
  expect(tidy(2.9799999999998725, 0.01)).toBe(2.98);
  expect(tidy(-0.07000000000006423, 0.01)).toBe(-0.07);
  expect(tidy(-1e-17, 0.01)).toBe(0);
  expect(tidy(123456.789)).toBe(123456.789);
  expect(tidy(5e10, 1e10)).toBe(5e10);
  expect(tidy(-3e-322, 5e-324)).toBe(-3e-322);
  expect(tidy(1e-9, 1e-9)).toBe(1e-9);
});
