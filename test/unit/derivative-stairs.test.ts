/** Functions at which an estimate was once below the true error, or a wrong result called converged: f's own
 *  rounding, where it is more than its last place. */
import { describe, expect, test } from 'vitest';
import { derivative, gradient } from '../../src/derivative.js';
import { elementwise } from '../../src/index.js';
import { type Family, honest, look, orders, share } from './families.js';

const { abs, cos, exp, sin } = Math;

describe('what is left of two large numbers, divided by x: stairs that are not level', () => {
  const families: readonly Family[] = [
    {
      name: 'a root of a quadratic by its first coefficient',
      f: (a) => (-1e4 + Math.sqrt(1e8 - 4 * a)) / (2 * a),
      first: (a) => -4 / (Math.sqrt(1e8 - 4 * a) * (1e4 + Math.sqrt(1e8 - 4 * a)) ** 2),
      from: 0.1,
      to: 10,
    },
    {
      name: '(e^v - 1) / v',
      f: (v) => (exp(v) - 1) / v,
      first: (v) => {
        let [sum, factorial] = [0, 1];
        for (let k = 2; k < 30; k++) {
          factorial *= k;
          sum += ((k - 1) * v ** (k - 2)) / factorial;
        }
        return sum;
      },
      from: 1e-8,
      to: 1,
      log: true,
    },
    {
      name: '(√(1 + v) - 1) / v',
      f: (v) => (Math.sqrt(1 + v) - 1) / v,
      first: (v) => -1 / (2 * Math.sqrt(1 + v) * (1 + Math.sqrt(1 + v)) ** 2),
      from: 1e-8,
      to: 1,
      log: true,
    },
    {
      name: '(1 - cos v) / v²',
      f: (v) => (1 - cos(v)) / (v * v),
      first: (v) => {
        // By the series, whose terms alternate.
        let [sum, factorial] = [0, 2];
        for (let k = 2; k < 12; k++) {
          factorial *= (2 * k - 1) * (2 * k);
          sum += (((k % 2 === 0 ? -1 : 1) * (2 * k - 2)) / factorial) * v ** (2 * k - 3);
        }
        return sum;
      },
      from: 1e-5,
      to: 1,
      log: true,
    },
  ];
  test.each(orders(families))(
    '%s: the slope of a tread is not taken for the derivative',
    (_, order, family) => {
      const { beyond, wrong } = look(family, order);
      // Where it says that it has not converged, the estimate is too small a little more often.
      expect(beyond).toBeLessThanOrEqual(share(0.008));
      expect(wrong).toBeLessThanOrEqual(honest);
    },
  );

  test('the gradient of the root is near, and says that it is not sure', () => {
    const root = (point: Float64Array) => {
      const [p, q, r] = [...point] as [number, number, number];
      return (-q + Math.sqrt(q * q - 4 * p * r)) / (2 * p);
    };
    const { value, error, converged } = gradient(root, [1, 1e4, 1]);
    expect(abs((value[0] as number) + 1e-12)).toBeLessThanOrEqual(error[0] as number);
    expect(converged[0]).toBe(0);
    expect(error[0]).toBeLessThan(1e-9);
    expect(abs((value[2] as number) + 1.00000002e-4)).toBeLessThanOrEqual(error[2] as number);
  });
});

describe('rounding of many units', () => {
  const families: readonly Family[] = [
    {
      name: '(v - 1)⁷, multiplied out',
      f: (v) => ((((((v - 7) * v + 21) * v - 35) * v + 35) * v - 21) * v + 7) * v - 1,
      first: (v) => 7 * (v - 1) ** 6,
      second: (v) => 42 * (v - 1) ** 5,
      from: 0.5,
      to: 1.5,
    },
    ...[1e3, 1e6, 1e9, 1e12].map(
      (offset): Family => ({
        name: `${offset} + sin v`,
        f: (v) => offset + sin(v),
        first: cos,
        second: (v) => -sin(v),
        from: -3,
        to: 3,
      }),
    ),
    { name: '10^300 + v', f: (v) => 1e300 + v, first: () => 1, second: () => 0, from: -3, to: 3 },
  ];
  test.each(orders(families))('%s, order %i: the estimate holds', (_, order, family) => {
    const { beyond, wrong } = look(family, order);
    expect(beyond).toBeLessThanOrEqual(honest);
    expect(wrong).toBeLessThanOrEqual(share(0.002));
  });
});

describe('level stairs', () => {
  const families: readonly Family[] = [
    {
      name: 'v² to 3 decimals',
      f: (v) => Math.round(v * v * 1e3) / 1e3,
      first: (v) => 2 * v,
      second: () => 2,
      from: -3,
      to: 3,
    },
    {
      name: 'v³ to 5 decimals',
      f: (v) => Number((v * v * v).toFixed(5)),
      first: (v) => 3 * v * v,
      second: (v) => 6 * v,
      from: -3,
      to: 3,
    },
    {
      name: 'v rounded down to 3 decimals',
      f: (v) => Math.floor(v * 1e3) / 1e3,
      first: () => 1,
      from: -3,
      to: 3,
    },
  ];
  test.each(orders(families))(
    '%s, order %i: what lies under them is within the estimate',
    (_, order, family) => {
      const { beyond, wrong } = look(family, order);
      expect(beyond).toBeLessThanOrEqual(honest);
      expect(wrong).toBeLessThanOrEqual(1);
    },
  );

  test('between two stairs, where larger steps show a slope, 0 is not called sure', () => {
    const seen = derivative(elementwise(Math.floor), 100.3);
    expect([seen.value, seen.converged]).toEqual([0, false]);
    expect(seen.error).toBeGreaterThan(1);
    const unseen = derivative(elementwise(Math.floor), 0.3);
    expect([unseen.value, unseen.converged]).toEqual([0, true]);
  });

  test('a function that is level beside its bend has slope 0 there, for sure', () => {
    const { value, error, converged } = derivative(
      elementwise((v) => Math.max(0, v)),
      -0.01,
    );
    expect([value, converged]).toEqual([0, true]);
    expect(error).toBeLessThan(1e-300);
  });
});
