import { describe, expect, test } from 'vitest';
import { type DerivativeOptions, derivative } from '../../src/derivative.js';
import { elementwise, linspace } from '../../src/index.js';
import { cases } from '../../verify/derivative/hard.js';
import { times } from '../support/thorough.js';

/** Searched once for all that is asked of it. */
const found = new Map(
  cases.map((one) => [one, derivative(elementwise(one.f), one.x, { domain: one.domain })]),
);
const at = (one: (typeof cases)[number]) => found.get(one) as NonNullable<ReturnType<typeof found.get>>;

describe('hard points', () => {
  const off = (one: (typeof cases)[number]) => {
    const { value, error } = at(one);
    return Math.abs(value - one.exact) > error + 2 ** -52 * Math.abs(one.exact) ? one.name : '';
  };

  test('the estimate is at least the error, at all but one of more than a hundred points', () => {
    expect(cases.length).toBeGreaterThan(100);
    const beyond = cases.map(off).filter((name) => name !== '');
    expect(beyond.length, beyond.join('\n')).toBeLessThanOrEqual(1);
  });

  test.each(cases.filter(({ exact }) => exact === Number.POSITIVE_INFINITY))(
    '$name: there is no derivative, and it says so',
    (one) => {
      const { error, converged } = at(one);
      expect(error).toBe(Number.POSITIVE_INFINITY);
      expect(converged).toBe(false);
    },
  );

  test.each(cases.filter(({ exact }) => exact !== Number.POSITIVE_INFINITY))(
    '$name: what has converged is right',
    (one) => {
      const { value, converged, error, kink } = at(one);
      expect(kink).toBe(one.kink ?? false);
      // Where it has not, there is noise, and a bound of what that does.
      if (!converged) expect(error).toBeGreaterThan(1e-10 * Math.abs(value));
      else
        expect(Math.abs(value - one.exact)).toBeLessThanOrEqual(1e-6 * Math.max(Math.abs(one.exact), 1e-6));
    },
  );

  test.each(cases.filter(({ name }) => /^(sin at|1 \/ x|log|bell|sqrt at 1|relu|\|x)/.test(name)))(
    '$name: converged, and to the tolerance',
    (one) => {
      const { value, converged } = at(one);
      expect(converged).toBe(true);
      expect(Math.abs(value - one.exact)).toBeLessThanOrEqual(1e-9 * Math.abs(one.exact) + 1e-12);
    },
  );
});

/** Smooth functions, with their first and second derivatives. */
const families: readonly [string, (x: number) => number, (x: number) => number, (x: number) => number][] = [
  ['exp', Math.exp, Math.exp, Math.exp],
  ['sin 30 x', (x) => Math.sin(30 * x), (x) => 30 * Math.cos(30 * x), (x) => -900 * Math.sin(30 * x)],
  [
    'tanh 50 x',
    (x) => Math.tanh(50 * x),
    (x) => 50 / Math.cosh(50 * x) ** 2,
    (x) => (-5000 * Math.tanh(50 * x)) / Math.cosh(50 * x) ** 2,
  ],
  [
    '1 / (1 + 25 x^2)',
    (x) => 1 / (1 + 25 * x * x),
    (x) => (-50 * x) / (1 + 25 * x * x) ** 2,
    (x) => (3750 * x * x - 50) / (1 + 25 * x * x) ** 3,
  ],
  ['x^7', (x) => x ** 7, (x) => 7 * x ** 6, (x) => 42 * x ** 5],
  [
    'log(x^2 + 0.01)',
    (x) => Math.log(x * x + 0.01),
    (x) => (2 * x) / (x * x + 0.01),
    (x) => (0.02 - 2 * x * x) / (x * x + 0.01) ** 2,
  ],
  [
    'softplus',
    (x) => Math.log1p(Math.exp(x)),
    (x) => 1 / (1 + Math.exp(-x)),
    (x) => 1 / (2 + 2 * Math.cosh(x)),
  ],
  [
    'sin x^2',
    (x) => Math.sin(x * x),
    (x) => 2 * x * Math.cos(x * x),
    (x) => 2 * Math.cos(x * x) - 4 * x * x * Math.sin(x * x),
  ],
  ['1000 + sin x', (x) => 1000 + Math.sin(x), Math.cos, (x) => -Math.sin(x)],
];

const COUNT = times(1500, 300);

describe.each(families)('points of %s', (_, f, first, second) => {
  const grids = [linspace(-3, 3, COUNT), linspace(1e-3, 20, COUNT)];

  test.each([
    [1, first],
    [2, second],
  ] as const)(
    'order %i: the estimate holds at 99.5 %% of them, and no smooth point is a kink',
    (order, exact) => {
      for (const x of grids) {
        const { value, error, kink } = derivative(elementwise(f), x, { order });
        const beyond = x.filter((v, i) => {
          const want = exact(v);
          // The reference, too, is rounded.
          return !(Math.abs((value[i] as number) - want) <= (error[i] as number) + 2e-15 * Math.abs(want));
        });
        expect(beyond.length, beyond.join(', ')).toBeLessThanOrEqual(0.005 * COUNT);
        expect(kink.reduce((sum, flag) => sum + flag, 0)).toBe(0);
      }
    },
  );
});

describe('second derivatives', () => {
  const options: DerivativeOptions = { order: 2 };

  test.each([
    ['exp', Math.exp, 1, Math.E],
    ['x^3', (x: number) => x ** 3, 2, 12],
    ['sin', Math.sin, 1e4, -Math.sin(1e4)],
    ['log', Math.log, 1e-10, -1e20],
    ['1 / x', (x: number) => 1 / x, -0.001, -2e9],
  ])('%s', (_, f, x, exact) => {
    const { value, error, converged } = derivative(elementwise(f), x, options);
    expect(Math.abs(value / exact - 1)).toBeLessThan(1e-8);
    expect(Math.abs(value - exact)).toBeLessThanOrEqual(error);
    expect(converged).toBe(true);
  });

  test('second derivatives at the end of a domain are taken from one side', () => {
    const guarded = elementwise((x) => {
      if (x < 0) throw new Error(`f was called at ${x}`);
      return Math.exp(x);
    });
    const { value, error } = derivative(guarded, 0, { order: 2, domain: [0, 5] });
    expect(Math.abs(value - 1)).toBeLessThan(1e-6);
    expect(Math.abs(value - 1)).toBeLessThanOrEqual(error);
  });

  test.each([
    [1, [0, 1]],
    [0, [0, 1]],
    [0.5, [0.5, 0.6]],
    [0.6, [0.5, 0.6]],
    [0.9999, [-1, 1]],
    [-0.9999, [-1, 1]],
  ] as const)('at %s in a domain from %s: its sign is right at either end', (x, domain) => {
    for (const [f, second] of [
      [Math.exp, Math.exp],
      [(v: number) => v ** 3, (v: number) => 6 * v],
      [Math.acos, (v: number) => -v / (1 - v * v) ** 1.5],
    ] as const) {
      if (f === Math.acos && Math.abs(x) === 1) continue;
      const { value, error } = derivative(elementwise(f), x, { order: 2, domain });
      expect(Math.abs(value - second(x))).toBeLessThanOrEqual(error);
      expect(error).toBeLessThan(1e-4 * Math.max(1, Math.abs(second(x))));
    }
  });

  test('where the second derivative jumps that is its kink; where f has a kink there is no second derivative', () => {
    const jump = derivative(
      elementwise((x) => x * Math.abs(x)),
      0,
      options,
    );
    expect(jump.kink).toBe(true);
    expect(Math.abs(jump.left + 2)).toBeLessThan(1e-10);
    expect(Math.abs(jump.right - 2)).toBeLessThan(1e-10);
    expect(derivative(elementwise(Math.abs), 0, options).error).toBe(Number.POSITIVE_INFINITY);
  });
});
