/** Functions whose values are coarse, or whose rounding is multiplied: the estimate knows. */
import { describe, expect, test } from 'vitest';
import { numbersFrom } from '../../src/bits/random.js';
import { derivative } from '../../src/derivative.js';
import { elementwise } from '../../src/index.js';
import { times } from '../support/thorough.js';

type Real = (v: number) => number;
type Family = readonly [name: string, f: Real, first: Real, second: Real, low: number, high: number];

const COUNT = times(400, 100);

/** What derivative finds at points from low to high, and at which of them it is further off than it says. */
function look([, f, first, second, low, high]: Family, order: 1 | 2) {
  const next = numbersFrom(order);
  const x = Float64Array.from({ length: COUNT }, () => low + (high - low) * next());
  const found = derivative(elementwise(f), x, { order });
  const exact = order === 1 ? first : second;
  const beyond = [...x].filter((v, i) => {
    const want = exact(v);
    const off = Math.abs((found.value[i] as number) - want);
    return !(off <= (found.error[i] as number) + 4e-15 * Math.abs(want));
  });
  return { ...found, beyond };
}

const fround = Math.fround;
const round = (v: number, places: number) => Math.round(v * places) / places;

const rounded: readonly Family[] = [
  ['v² in single precision', (v) => fround(v * v), (v) => 2 * v, () => 2, -3, 3],
  ['sin in single precision', (v) => fround(Math.sin(v)), Math.cos, (v) => -Math.sin(v), -3, 3],
  [
    'v² + sin v, each step in single precision',
    (v) => fround(fround(fround(v) * fround(v)) + fround(Math.sin(fround(v)))),
    (v) => 2 * v + Math.cos(v),
    (v) => 2 - Math.sin(v),
    -3,
    3,
  ],
  ['sin to 6 decimals', (v) => round(Math.sin(v), 1e6), Math.cos, (v) => -Math.sin(v), -3, 3],
  ['sin to 4 decimals', (v) => round(Math.sin(v), 1e4), Math.cos, (v) => -Math.sin(v), -3, 3],
  ['sin to parts of 30,000', (v) => round(Math.sin(v), 3e4), Math.cos, (v) => -Math.sin(v), -3, 3],
  ['exp to 9 decimals', (v) => round(Math.exp(v), 1e9), Math.exp, Math.exp, -3, 3],
];

describe.each(rounded)('%s', (...family) => {
  test.each([1, 2] as const)(
    'order %i: the estimate holds, and nothing of it is a kink or as if exact',
    (order) => {
      const { beyond, kink, converged, value, error } = look(family, order);
      expect(beyond.length, beyond.join(', ')).toBeLessThanOrEqual(2);
      expect(kink.reduce((sum, flag) => sum + flag, 0)).toBe(0);
      // Rounding this coarse leaves no ten digits but by chance.
      expect(converged.reduce((sum, flag) => sum + flag, 0)).toBeLessThan(0.02 * COUNT);
      // Nor is an estimate honest by being huge.
      const digits = [...value].map((v, i) => (error[i] as number) / Math.max(Math.abs(v), 0.1));
      expect(digits.sort((a, b) => a - b)[COUNT / 2]).toBeLessThan(order === 1 ? 0.1 : 10);
    },
  );
});

const cancelled: readonly Family[] = [
  ['1 - cos v', (v) => 1 - Math.cos(v), Math.sin, Math.cos, 1e-5, 0.02],
  ['(e^v - 1) - v', (v) => Math.expm1(v) - v, Math.expm1, Math.exp, 1e-4, 0.02],
  ['10^6 + sin v', (v) => 1e6 + Math.sin(v), Math.cos, (v) => -Math.sin(v), 1e-10, 1e-7],
  ['10^6 + v³', (v) => 1e6 + v ** 3, (v) => 3 * v * v, (v) => 6 * v, -1e-3, 1e-3],
];

const waves: readonly Family[] = [
  [
    'sin v²',
    (v) => Math.sin(v * v),
    (v) => 2 * v * Math.cos(v * v),
    (v) => 2 * Math.cos(v * v) - 4 * v * v * Math.sin(v * v),
    -700,
    700,
  ],
  [
    'sin v³',
    (v) => Math.sin(v ** 3),
    (v) => 3 * v * v * Math.cos(v ** 3),
    (v) => 6 * v * Math.cos(v ** 3) - 9 * v ** 4 * Math.sin(v ** 3),
    -30,
    30,
  ],
  [
    'sin 5000 v',
    (v) => Math.sin(5000 * v),
    (v) => 5000 * Math.cos(5000 * v),
    (v) => -25e6 * Math.sin(5000 * v),
    -5,
    5,
  ],
];

const scales: readonly Family[] = [
  [
    'sin v + sin(100 v) / 1000',
    (v) => Math.sin(v) + 1e-3 * Math.sin(100 * v),
    (v) => Math.cos(v) + 0.1 * Math.cos(100 * v),
    (v) => -Math.sin(v) - 10 * Math.sin(100 * v),
    -3,
    3,
  ],
  [
    'v + e^-(8(v-1))²',
    (v) => v + Math.exp(-((8 * (v - 1)) ** 2)),
    (v) => 1 - 128 * (v - 1) * Math.exp(-((8 * (v - 1)) ** 2)),
    (v) => (16384 * (v - 1) ** 2 - 128) * Math.exp(-((8 * (v - 1)) ** 2)),
    -3,
    3,
  ],
];

describe.each([...cancelled, ...waves, ...scales])('%s', (...family) => {
  test.each([1, 2] as const)('order %i: the estimate holds', (order) => {
    const { beyond, kink } = look(family, order);
    expect(beyond.length, beyond.join(', ')).toBeLessThanOrEqual(2);
    expect(kink.reduce((sum, flag) => sum + flag, 0)).toBe(0);
  });
});

test.each<[string, Real, number, number]>([
  ['√|v|', (v) => Math.sqrt(Math.abs(v)), 0, 0],
  ['√|v - 0.3|', (v) => Math.sqrt(Math.abs(v - 0.3)), 0.3, 0],
  ['√|v - 1| + v', (v) => Math.sqrt(Math.abs(v - 1)) + v, 1, 0],
  ['|v|^(2/3)', (v) => Math.abs(v) ** (2 / 3), 0, 0],
  ['|v|^0.9', (v) => Math.abs(v) ** 0.9, 0, 0],
])('%s has a cusp, where equal differences on both sides are no derivative', (_, f, x) => {
  const { error, converged, kink } = derivative(elementwise(f), x);
  expect(error).toBe(Number.POSITIVE_INFINITY);
  expect(converged).toBe(false);
  expect(kink).toBe(false);
});

test.each([1e-20, 1e-100, 1e-160, 1e-220, 1e-303])('at %s nothing overflows', (x) => {
  const log = derivative(elementwise(Math.log), x);
  expect(log.converged).toBe(true);
  expect(Math.abs(log.value * x - 1)).toBeLessThan(1e-9);
  expect(log.error * x).toBeLessThan(1e-9);
  const root = derivative(elementwise(Math.sqrt), x, { order: 2 });
  expect(root.converged).toBe(x > 1e-205);
  const square = derivative(
    elementwise((v) => v * v),
    1 / x,
  );
  expect(square.converged).toBe(x > 1e-154);
  if (x > 1e-154) expect(Math.abs((square.value * x) / 2 - 1)).toBeLessThan(1e-9);
});

test.each<[string, Real, number, number]>([
  ['v at the largest double', (v) => v, Number.MAX_VALUE, 1],
  ['v / 2 at its negative', (v) => v / 2, -Number.MAX_VALUE, 0.5],
  ['√v at 1.7e308', Math.sqrt, 1.7e308, 0.5 / Math.sqrt(1.7e308)],
])('%s: steps that overflow are not taken', (_, f, x, exact) => {
  const { value, error, converged } = derivative(elementwise(f), x);
  expect(converged).toBe(true);
  expect(Math.abs(value - exact)).toBeLessThanOrEqual(error);
  expect(error).toBeLessThan(1e-9 * exact);
});
