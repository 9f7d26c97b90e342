/** What the estimate is made of, at functions of which nothing but that part is left: so that none of its constants
 *  can be another. Each at accuracy 8, which most elements of an array take, and at 6, which all searches take. */
import { describe, expect, test } from 'vitest';
import { derivative } from '../../src/derivative.js';
import { elementwise } from '../../src/index.js';

const EPSILON = 2 ** -52;

describe.each([
  [8, 3],
  [6, 2],
] as const)('at accuracy %i', (accuracy, shrunk) => {
  /** The step by which a line is judged: that of the fourth row, or of the third. */
  const LAST = 0.097 * 0.4858 ** shrunk;
  const at = (f: (x: number) => number, x: number) => derivative(elementwise(f), x, { accuracy });

  test('rounding counts sixteen units in the last place of f, and some in that of x', () => {
    const { value, error, converged } = at((x) => x, 1);
    expect(value).toBe(1);
    expect(converged).toBe(true);
    const units = (error * LAST) / EPSILON;
    expect(units).toBeGreaterThan(16 * (1 + LAST) + 3);
    expect(units).toBeLessThan(16 * (1 + LAST) + 9);
  });

  test('noise that the probe sees counts eight times, at the steps that were used', () => {
    // Five units beside the line, at the probe's points alone.
    const noise = 5 * EPSILON;
    const { error } = at((x) => x + (Math.abs(x - 1) < 1e-3 ? Math.sign(x - 1) * noise : 0), 1);
    // Larger steps are better then.
    const units = (error * 0.097) / EPSILON;
    expect(units).toBeGreaterThan(8 * 5);
    expect(units).toBeLessThan(8 * 5 * 8);
  });

  test('rounding of x counts two units in its last place, times how fast the slope changes', () => {
    // At its lowest point f is rounded to nothing.
    for (const x of [1e3, 1e6]) {
      const { error } = at((v) => (v - x) ** 2, x);
      expect(error / EPSILON / (2 * x)).toBeGreaterThan(2);
      expect(error / EPSILON / (2 * x)).toBeLessThan(2.05);
    }
  });

  test('far from 0, rounding of x counts less than a thousandth of the worst case', () => {
    const { error } = at((x) => x - 1e6, 1e6);
    expect(error / EPSILON).toBeGreaterThan(2052);
    expect(error / EPSILON).toBeLessThan((1e-3 * 3e6) / LAST);
  });
});

test('a kink of 1e-5 of the slope is reported, one of 1e-7 is not', () => {
  expect(
    derivative(
      elementwise((x) => x + 1e-5 * Math.abs(x)),
      0,
    ).kink,
  ).toBe(true);
  expect(
    derivative(
      elementwise((x) => x + 1e-7 * Math.abs(x)),
      0,
    ).kink,
  ).toBe(false);
});

test('a ripple is found that only the two smallest steps can see', () => {
  const { value, error } = derivative(
    elementwise((x) => x + 1e-8 * Math.sin(2e5 * x)),
    0,
  );
  expect(Math.abs(value - 1.002)).toBeLessThan(1e-6);
  expect(Math.abs(value - 1.002)).toBeLessThanOrEqual(error);
});

test('no step is a half, a quarter or an eighth of another', () => {
  const points: number[] = [];
  derivative((x) => {
    points.push(...x);
    return x.map(Math.sin);
  }, 1);
  const steps = [...new Set(points.map((x) => Math.abs(x - 1)))].filter((h) => h > 1e-3);
  expect(steps.length).toBeGreaterThan(3);
  for (const one of steps)
    for (const other of steps) {
      const halvings = Math.log2(one / other);
      if (halvings > 0.5) expect(Math.abs(halvings - Math.round(halvings))).toBeGreaterThan(0.03);
    }
});

test('a search that finds nothing ends after some 120 evaluations', () => {
  const { evaluations, error } = derivative(elementwise(Math.sqrt), 0, { domain: [0, 1] });
  expect(error).toBe(Number.POSITIVE_INFINITY);
  expect(evaluations).toBeGreaterThan(110);
  expect(evaluations).toBeLessThan(130);
});

test('a fine ripple on which two probes agree is followed to its slope', () => {
  const at = 0.3;
  const { value, error, converged } = derivative(
    elementwise((x) => x + 1e-8 * Math.sin(3000 * x)),
    at,
  );
  const off = Math.abs(value - (1 + 3e-5 * Math.cos(3000 * at)));
  expect(converged).toBe(true);
  expect(off).toBeLessThanOrEqual(error);
  // Taken for noise, the ripple would be a hundred times as much.
  expect(error).toBeLessThan(1e-10);
});

test('where two probes disagree it is noise, and the estimate covers it', () => {
  /** Anything from -0.5 to 0.5, the same for the same x. */
  const noise = (x: number) => {
    const words = new Int32Array(Float64Array.of(x).buffer) as unknown as [number, number];
    let mixed = Math.imul(words[1], 0x9e3779b1) ^ Math.imul(words[0], 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32 - 0.5;
  };
  let missed = 0;
  let count = 0;
  for (const accuracy of [4, 6] as const)
    for (const amplitude of [1e-9, 1e-8, 1e-7, 1e-6])
      for (const x of [-0.7, 0.1, 0.3, 1, 2, 5]) {
        const f = elementwise((v) => v * v * v + amplitude * noise(v));
        const { value, error } = derivative(f, x, { accuracy });
        count++;
        if (!(Math.abs(value - 3 * x * x) <= error)) missed++;
      }
  expect([missed, count]).toEqual([0, 48]);
});

test('differences that come closer and then part again are noise: the estimate covers the error', () => {
  const f = elementwise((x) => x + 0.01 * Math.sin(30_000 * x));
  const { value, error } = derivative(f, 1, { accuracy: 2 });
  const off = Math.abs(value - (1 + 300 * Math.cos(30_000)));
  expect(off).toBeLessThanOrEqual(error);
  expect(error).toBeGreaterThan(3.8e-5);
  expect(error).toBeLessThan(2e-4);
});
