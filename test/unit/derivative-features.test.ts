import { expect, test } from 'vitest';
import { derivative } from '../../src/derivative.js';
import { elementwise, linspace } from '../../src/index.js';
import { times } from '../support/thorough.js';

type Real = (v: number) => number;

const COUNT = times(1501, 401);

/** The share of points that are further off than the estimate says, in percent. */
function beyond(f: Real, slope: Real, low: number, high: number): number {
  const x = linspace(low, high, COUNT);
  const { value, error } = derivative(elementwise(f), x);
  const off = (v: number, i: number) =>
    Math.abs((value[i] as number) - slope(v)) > (error[i] as number) + 1e-15 * Math.abs(slope(v));
  return (100 * x.filter(off).length) / x.length;
}

/** The same noise at the same number, from -1 to 1. */
function noise(v: number): number {
  const bits = new Uint32Array(Float64Array.of(v).buffer);
  let h = (bits[0] as number) ^ Math.imul(bits[1] as number, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 31 - 1;
}

test.each<[string, Real, Real, number, number]>([
  [
    'v + e^-(8(v-1))²',
    (v) => v + Math.exp(-((8 * (v - 1)) ** 2)),
    (v) => 1 - 128 * (v - 1) * Math.exp(-((8 * (v - 1)) ** 2)),
    -3,
    3,
  ],
  [
    'v + tanh(10(v-1))',
    (v) => v + Math.tanh(10 * (v - 1)),
    (v) => 1 + 10 / Math.cosh(10 * (v - 1)) ** 2,
    -3,
    3,
  ],
  [
    'v + tanh((v-0.3)/0.01)',
    (v) => v + Math.tanh((v - 0.3) / 0.01),
    (v) => 1 + 100 / Math.cosh((v - 0.3) / 0.01) ** 2,
    0.25,
    0.35,
  ],
  [
    'v² + atan(100(v-1))',
    (v) => v * v + Math.atan(100 * (v - 1)),
    (v) => 2 * v + 100 / (1 + 1e4 * (v - 1) ** 2),
    0.5,
    1.5,
  ],
  ['e^-2500v²', (v) => Math.exp(-2500 * v * v), (v) => -5000 * v * Math.exp(-2500 * v * v), -3, 3],
])('%s: what stands out of a line is not taken for its noise', (_, f, slope, low, high) => {
  expect(beyond(f, slope, low, high)).toBeLessThanOrEqual(0.5);
});

test.each([1e-12, 1e-10, 1e-9, 1e-8, 1e-6])(
  'noise of %s over a parabola stays noise at large steps',
  (size) => {
    expect(
      beyond(
        (v) => v * v + size * noise(v),
        (v) => 2 * v,
        -3,
        3,
      ),
    ).toBeLessThanOrEqual(0.5);
  },
);

test.each([1e-12, 1e-10, 1e-8])(
  'two steps within noise of %s that agree by chance are not followed: few results are worth nothing',
  (size) => {
    const x = linspace(-2.993, 2.997, 401);
    const { error } = derivative(
      elementwise((v) => v * v + size * noise(v)),
      x,
    );
    // 2 to 2.5 %; without a third step that has to agree, 7 to 8 %.
    expect(error.filter((e) => !(e < 1e-5)).length / x.length).toBeLessThan(0.05);
  },
);

test.each([
  ['v² to 27 parts of 10⁹', (v: number) => Math.round((v * v) / 2.7e-8) * 2.7e-8, -2.228401225525886],
  ['v² and noise of 10⁻⁵', (v: number) => v * v + 1.2e-5 * noise(v), 2.4154685963876545],
] as const)(
  '%s: what is not small beside f further out is no tail, and larger steps have the digits',
  (_, f, x) => {
    const { value, error } = derivative(elementwise(f), x, { order: 2 });
    expect(Math.abs(value - 2)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-6);
  },
);

test.each([
  [1.03e-4, 1.2300001167e-6],
  [5.56e-5, 3.715930722910611e-5],
])('log(1 + v) to parts of %s is rounded, not flat: its slope is there, within its error', (part, x) => {
  const { value, error, converged } = derivative(
    elementwise((v) => Math.round(Math.log1p(v) / part) * part),
    x,
  );
  expect(Math.abs(value - 1 / (1 + x))).toBeLessThanOrEqual(error);
  expect(error).toBeLessThan(0.1);
  expect(converged).toBe(false);
});

test('single precision is noise, not a flat function', () => {
  const x = 0.7501301382849235;
  const { value, error } = derivative(
    elementwise((v) => Math.fround(Math.sin(v))),
    x,
  );
  expect(Math.abs(value - Math.cos(x))).toBeLessThanOrEqual(error);
  expect(error).toBeLessThan(0.01);
});
