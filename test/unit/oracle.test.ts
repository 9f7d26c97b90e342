import { describe, expect, test } from 'vitest';
import { functions } from '../../src/index.js';
import { Exact } from '../../verify/oracle/exact.js';
import { oracle } from '../../verify/oracle/oracle.js';
import { distance, placeOf, ulps } from '../../verify/oracle/ulps.js';

const digits = (formula: string, x: number) => oracle(formula).value(x).toPrecision(20);

// Made with mpmath at 400 digits, x being the double.
test.each([
  ['exp(x)', 1, '2.7182818284590452354'],
  ['log(x)', 0.1, '-2.3025850929940456285'],
  ['sin(x)', 1e22, '-0.85220084976718880177'],
  ['cos(x)', 1e300, '-0.57538611195754904669'],
  ['tanh(x)', 1e-5, '0.0000099999999996666674847'],
  ['erf(x)', 0.5, '0.52049987781304653768'],
  ['1 + erf(x)', -27, '5.2370489237892556850e-319'],
  ['1 / (1 + exp(-x))', -744, '7.6719447041799790739e-324'],
  ['log(1 + exp(x))', 1e18, '1000000000000000000.0'],
  ['where(x < 0, exp(x) - 1, x)', -1e-10, '-9.9999999995000003643e-11'],
])('%s at %d', (formula, x, want) => {
  expect(digits(formula, x)).toBe(want);
});

test('the slope at delta 0 is the limit of the difference', () => {
  for (const row of Object.values(functions)) {
    const { formula, parameters } = row.descriptor;
    const { value, slope } = oracle(
      formula,
      Object.fromEntries(parameters.map(({ name, initial }) => [name, initial])),
    );
    // Where it is defined, which is at one of them at least.
    const inside = [0.3, 1.7].filter((x) => value(x).isFinite());
    expect(inside).not.toEqual([]);
    for (const x of inside) {
      const limit = slope(x, 2 ** -60);
      expect(distance(limit, slope(x, 0), -93)).toBeLessThan(1);
    }
  }
});

test('kinks have the symmetric slope, at 0 and at a distance', () => {
  expect(oracle('max(x, 0)').slope(0, 0).toNumber()).toBe(0.5);
  expect(oracle('abs(x)').slope(0, 0).toNumber()).toBe(0);
  expect(oracle('max(x, 0)').slope(0.25, 0.5).toNumber()).toBe(0.75);
});

test('outside the domain it is NaN, beyond decimals infinite', () => {
  expect(oracle('log(x)').slope(0.0005, 0.001).isNaN()).toBe(true);
  expect(oracle('sqrt(x)').slope(-1, 0).isNaN()).toBe(true);
  expect(oracle('exp(x)').slope(1e18, 0.001).toNumber()).toBe(Number.POSITIVE_INFINITY);
  expect(oracle('log(1 + exp(x))').slope(1e18, 0.001).toNumber()).toBe(1);
});

describe('ulps', () => {
  test('of doubles as they are', () => {
    expect(Exact.of(0.1).toPrecision(55)).toBe('0.1000000000000000055511151231257827021181583404541015625');
    expect(ulps(0.1, Exact.of(0.1))).toBe(0);
    expect(ulps(1 + 2 ** -52, Exact.of(1))).toBe(1);
    expect(ulps(-5e-324, Exact.of(5e-324))).toBe(2);
    expect(ulps(5e-324, Exact.of(0))).toBe(1);
    expect(ulps(0, Exact.of(-0))).toBe(0);
  });

  test('half a place, and the binade below a power of two', () => {
    expect(ulps(1, Exact.scaled((1n << 53n) + 1n, -53))).toBe(0.5);
    expect(placeOf(Exact.of(1))).toBe(-52);
    expect(placeOf(Exact.scaled((1n << 100n) - 1n, -100))).toBe(-53);
    expect(placeOf(Exact.of(5e-324))).toBe(-1074);
  });

  test('rounded to the nearest double, ties to even, subnormal ones too', () => {
    expect(Exact.scaled((1n << 54n) + 1n, -54).double).toBe(1);
    expect(Exact.scaled((1n << 54n) + 3n, -54).double).toBe(1 + 2 ** -52);
    expect(Exact.scaled(3n, -1075).double).toBe(1e-323);
    expect(Exact.scaled(1n, -1075).double).toBe(0);
    expect(Exact.scaled(1n, 1024).double).toBe(Number.POSITIVE_INFINITY);
  });

  test('infinities and NaN', () => {
    expect(ulps(Number.POSITIVE_INFINITY, Exact.of(Number.MAX_VALUE))).toBe(1);
    expect(ulps(Number.POSITIVE_INFINITY, Exact.scaled(10n, 1024))).toBe(0);
    expect(ulps(Number.NEGATIVE_INFINITY, Exact.scaled(10n, 1024))).toBe(Number.POSITIVE_INFINITY);
    expect(ulps(Number.MAX_VALUE, Exact.scaled(1n, 1024))).toBe(1);
    expect(ulps(Number.NaN, Exact.of(1))).toBe(Number.POSITIVE_INFINITY);
    expect(ulps(1, Exact.of(Number.NaN))).toBe(Number.POSITIVE_INFINITY);
    expect(ulps(Number.NaN, Exact.of(Number.NaN))).toBe(0);
  });
});
