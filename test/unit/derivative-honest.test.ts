/** Functions at which an estimate was once below the true error, or a wrong result called converged: details and
 *  tails finer than the steps that a search begins with. */
import { describe, expect, test } from 'vitest';
import { derivative } from '../../src/derivative.js';
import { elementwise } from '../../src/index.js';
import { COUNT, type Family, honest, look, orders, type Real, share } from './families.js';

const { abs, cos, exp, sin } = Math;

const bell = (width: number, from: number, to: number): Family => {
  const d = (v: number) => v - 0.5;
  return {
    name: `exp(-${width} (v - 1/2)²) from ${from.toFixed(3)} to ${to.toFixed(3)}`,
    f: (v) => exp(-width * d(v) ** 2),
    first: (v) => -2 * width * d(v) * exp(-width * d(v) ** 2),
    second: (v) => (4 * width ** 2 * d(v) ** 2 - 2 * width) * exp(-width * d(v) ** 2),
    from,
    to,
  };
};

describe('tails, which larger steps miss', () => {
  const families = [1e2, 1e4, 1e6, 1e8, 1e10].flatMap((width) => [
    bell(width, -1, 2),
    bell(width, 0.5 - 20 / Math.sqrt(width), 0.5 + 20 / Math.sqrt(width)),
  ]);
  const hour: Family = {
    name: 'a bell of 100 minutes at an epoch in milliseconds, within two days',
    f: (v) => exp(-(((v - 1.7e12) / 6e6) ** 2)),
    first: (v) => ((-2 * (v - 1.7e12)) / 6e6 ** 2) * exp(-(((v - 1.7e12) / 6e6) ** 2)),
    second: (v) => ((4 * (v - 1.7e12) ** 2) / 6e6 ** 4 - 2 / 6e6 ** 2) * exp(-(((v - 1.7e12) / 6e6) ** 2)),
    from: 1.7e12 - 1.8e8,
    to: 1.7e12 + 1.8e8,
  };
  const peak: Family = {
    name: '1 / cosh² 1000 (v - 1/2)',
    f: (v) => 1 / Math.cosh(1e3 * (v - 0.5)) ** 2,
    first: (v) => (-2e3 * Math.tanh(1e3 * (v - 0.5))) / Math.cosh(1e3 * (v - 0.5)) ** 2,
    from: -0.2,
    to: 1.2,
  };
  test.each(orders([...families, hour, peak]))('%s, order %i: the estimate holds', (_, order, family) => {
    const { beyond, wrong } = look(family, order);
    expect(beyond).toBeLessThanOrEqual(honest);
    expect(wrong).toBeLessThanOrEqual(1);
  });

  test('where f is 10⁻²¹ of what it is further out, what rounding there hides is counted', () => {
    const [width, middle, x] = [190191067525.98364, 0.28767006541602314, 0.28765622872260543];
    const d = x - middle;
    const { value, error } = derivative(
      elementwise((v) => exp(-width * (v - middle) ** 2)),
      x,
      { order: 2 },
    );
    const exact = (4 * width ** 2 * d ** 2 - 2 * width) * exp(-width * d ** 2);
    expect(abs(value - exact)).toBeLessThanOrEqual(error);
  });
});

const wave = (amplitude: number, speed: number): Family => ({
  name: `v + ${amplitude} sin(${speed} v)`,
  f: (v) => v + amplitude * sin(speed * v),
  first: (v) => 1 + amplitude * speed * cos(speed * v),
  from: -3,
  to: 3,
});

describe('waves far finer than the first steps', () => {
  const families = [
    wave(1e-6, 1e5),
    wave(1e-7, 1e6),
    wave(1e-8, 1e7),
    wave(1e-9, 1e6),
    wave(1e-10, 1e6),
    wave(1e-10, 1e8),
    wave(1e-11, 1e7),
    wave(1e-12, 1e4),
  ];
  const bent = [1e4, 1e6].map(
    (speed): Family => ({
      name: `v² + 1e-8 sin(${speed} v)`,
      f: (v) => v * v + 1e-8 * sin(speed * v),
      first: (v) => 2 * v + 1e-8 * speed * cos(speed * v),
      second: (v) => 2 - 1e-8 * speed * speed * sin(speed * v),
      from: -3,
      to: 3,
    }),
  );
  test.each(orders([...families, ...bent]))(
    '%s, order %i: are found, or not passed over',
    (_, order, family) => {
      const { beyond, wrong } = look(family, order);
      expect(beyond).toBeLessThanOrEqual(honest);
      expect(wrong).toBeLessThanOrEqual(share(0.002));
    },
  );

  test.each([
    [1e-8, 1e7],
    [1e-7, 1e6],
    [1e-12, 1e9],
  ])('v + %s sin(%s v) at 0 is found', (amplitude, speed) => {
    const { value, converged } = derivative(elementwise(wave(amplitude, speed).f), 0);
    expect(converged).toBe(true);
    expect(abs(value - 1 - amplitude * speed)).toBeLessThan(1e-9);
  });
});

describe('a jump at x, however small', () => {
  test.each<[string, Real, number]>([
    ['both sides apart', (v) => v + 1e-9 * Math.sign(v), 0],
    ['the right side apart', (v) => v + (v > 1 ? 1e-9 : 0), 1],
    ['the left side apart', (v) => sin(v) + (v >= 1 ? 1e-7 : 0), 1],
  ])('%s: there is no derivative', (_, f, x) => {
    const { error, converged } = derivative(elementwise(f), x);
    expect(error).toBe(Number.POSITIVE_INFINITY);
    expect(converged).toBe(false);
  });
});

describe('smooth functions', () => {
  const power = (n: number): Family => ({
    name: `v^${n}`,
    f: (v) => v ** n,
    first: (v) => n * v ** (n - 1),
    second: (v) => n * (n - 1) * v ** (n - 2),
    from: 0.5,
    to: 1.5,
  });
  const families: readonly Family[] = [
    ...[10, 100, 1000].map(power),
    {
      name: 'exp(-1 / v²)',
      f: (v) => exp(-1 / v / v),
      first: (v) => (2 / v ** 3) * exp(-1 / v / v),
      second: (v) => (4 / v ** 6 - 6 / v ** 4) * exp(-1 / v / v),
      from: 0.037,
      to: 1,
    },
    { name: 'sin(100000 v)', f: (v) => sin(1e5 * v), first: (v) => 1e5 * cos(1e5 * v), from: -5, to: 5 },
    { name: 'sin v / v', f: (v) => sin(v) / v, first: (v) => (v * cos(v) - sin(v)) / v / v, from: 1, to: 40 },
    { name: 'cosh', f: Math.cosh, first: Math.sinh, second: Math.cosh, from: -20, to: 20 },
    {
      name: 'v^2.5',
      f: (v) => v ** 2.5,
      first: (v) => 2.5 * v ** 1.5,
      second: (v) => 3.75 * Math.sqrt(v),
      from: 1e-6,
      to: 1e3,
      log: true,
    },
    {
      name: 'a narrow resonance',
      f: (v) => 1 / (1 + 1e8 * (v - 0.5) ** 2),
      first: (v) => (-2e8 * (v - 0.5)) / (1 + 1e8 * (v - 0.5) ** 2) ** 2,
      second: (v) => (6e16 * (v - 0.5) ** 2 - 2e8) / (1 + 1e8 * (v - 0.5) ** 2) ** 3,
      from: -1,
      to: 2,
    },
    {
      name: 'a steep step',
      f: (v) => Math.tanh(1e4 * (v - 0.5)),
      first: (v) => 1e4 / Math.cosh(1e4 * (v - 0.5)) ** 2,
      from: 0.49,
      to: 0.51,
    },
    {
      name: 'v² and a wave 80 times as fast',
      f: (v) => v * v + 0.01 * sin(80 * v),
      first: (v) => 2 * v + 0.8 * cos(80 * v),
      second: (v) => 2 - 64 * sin(80 * v),
      from: -3,
      to: 3,
    },
  ];
  test.each(orders(families))('%s, order %i: converged, and the estimate holds', (_, order, family) => {
    const { beyond, wrong, sure } = look(family, order);
    expect(beyond).toBeLessThanOrEqual(honest);
    expect(wrong).toBeLessThanOrEqual(share(0.002));
    expect(sure).toBeGreaterThan(0.95 * COUNT);
  });
});

/** A family by its points' number, from one to another, by their logarithm where `log` says so. */
const noisy: readonly Family[] = [
  {
    name: '√(1 + v²) - v, far out',
    f: (v) => Math.sqrt(1 + v * v) - v,
    first: (v) => -1 / (Math.sqrt(1 + v * v) * (v + Math.sqrt(1 + v * v))),
    second: (v) => 1 / Math.sqrt(1 + v * v) ** 3,
    from: 1e4,
    to: 1e6,
    log: true,
  },
  {
    name: '(1 + v / 12)^360',
    f: (v) => (1 + v / 12) ** 360,
    first: (v) => 30 * exp(359 * Math.log1p(v / 12)),
    second: (v) => ((30 * 359) / 12) * exp(358 * Math.log1p(v / 12)),
    from: 1e-4,
    to: 0.2,
  },
  {
    name: 'log(1 + v)',
    f: (v) => Math.log(1 + v),
    first: (v) => 1 / (1 + v),
    second: (v) => -1 / (1 + v) ** 2,
    from: 1e-8,
    to: 1,
    log: true,
  },
  {
    name: '1 - tanh v, where it is stairs',
    f: (v) => 1 - Math.tanh(v),
    first: (v) => -1 / Math.cosh(v) ** 2,
    second: (v) => (2 * Math.tanh(v)) / Math.cosh(v) ** 2,
    from: 5,
    to: 22,
  },
  {
    name: 'log(1 + e^v), flat far out',
    f: (v) => Math.log(1 + exp(v)),
    first: (v) => 1 / (1 + exp(-v)),
    from: -50,
    to: 0,
  },
  {
    name: '5 and a bell of a millionth',
    f: (v) => 5 + exp(-(((v - 3) / 1e-6) ** 2)),
    first: (v) => -2e12 * (v - 3) * exp(-(((v - 3) / 1e-6) ** 2)),
    second: (v) => (4e24 * (v - 3) ** 2 - 2e12) * exp(-(((v - 3) / 1e-6) ** 2)),
    from: 2.99999,
    to: 3.00001,
  },
];

test.each(orders(noisy))(
  '%s, order %i: rounding beyond the last place is measured, not passed over',
  (_, order, family) => {
    expect(look(family, order).wrong).toBeLessThanOrEqual(honest);
  },
);

test.each<[string, Real, number]>([['v - sin v', (v) => v - sin(v), 0]])(
  '%s, whose derivative is 0 at 0, has converged',
  (_, f, x) => {
    const { value, error, converged } = derivative(elementwise(f), x);
    expect(converged).toBe(true);
    expect(abs(value)).toBeLessThanOrEqual(error);
  },
);

test('(1 - cos v) / v, whose rounding makes stairs, does not take the slope of one stair for its own', () => {
  const { value, error, converged } = derivative(
    elementwise((v) => (1 - cos(v)) / v),
    1.635092300904731e-6,
  );
  expect(converged && abs(value - 0.5) > error).toBe(false);
});
