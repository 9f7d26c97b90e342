import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivative } from '../../src/derivative.js';
import { chain, elementwise, linspace, sigmoid, square } from '../../src/index.js';
import { cases, domainOf, functionOf } from '../../verify/derivative/problems.js';
import { times } from '../support/thorough.js';

const exp = elementwise(Math.exp);

describe("SciPy's and numdifftools' examples, and hard points", () => {
  test.each(cases)('%s', (name, one) => {
    const found = derivative(functionOf(name), one.x, { domain: domainOf(one) });
    if (one.exact === 'inf') {
      expect(found.error).toBe(Number.POSITIVE_INFINITY);
      expect(found.converged).toBe(false);
      return;
    }
    const exact = Number(one.exact);
    const off = Math.abs(found.value - exact);
    expect(off).toBeLessThanOrEqual(found.error);
    // As asked for: 1e-10 of the derivative, or what the rounding of f leaves, within some times.
    // Far from 0 a unit in x's last place is counted, too.
    const inX = Math.abs(one.x) >= 1e9 ? 2e-6 : 0;
    if (found.converged)
      expect(found.error).toBeLessThanOrEqual((1e-8 + inX) * Math.max(Math.abs(exact), 1e-3));
    if (one.source !== 'hard') {
      expect(found.converged).toBe(true);
      if (one['scipy1e-10'].success)
        // One more sample of f's noise, at most, than it takes.
        expect(found.evaluations).toBeLessThanOrEqual(one['scipy1e-10'].evaluations + 2);
      expect(found.evaluations).toBeLessThan(one.numdifftools.evaluations);
    }
  });
});

describe('the error estimate', () => {
  /** Smooth functions of many scales, with their derivatives. */
  const functions: readonly [string, (x: number) => number, (x: number) => number][] = [
    ['exp', Math.exp, Math.exp],
    ['sin 30x', (x) => Math.sin(30 * x), (x) => 30 * Math.cos(30 * x)],
    ['tanh 50x', (x) => Math.tanh(50 * x), (x) => 50 / Math.cosh(50 * x) ** 2],
    ['1 / (1 + 25 x^2)', (x) => 1 / (1 + 25 * x * x), (x) => (-50 * x) / (1 + 25 * x * x) ** 2],
    ['atan 10x', (x) => Math.atan(10 * x), (x) => 10 / (1 + 100 * x * x)],
    ['x^7', (x) => x ** 7, (x) => 7 * x ** 6],
  ];
  const x = linspace(-2.9, 3.1, 601);

  test.each([2, 4, 6, 8] as const)(
    'bounds the true error at accuracy %i, but for one in 1,000',
    (accuracy) => {
      const beyond: string[] = [];
      for (const [name, f, slope] of functions) {
        const { value, error } = derivative(elementwise(f), x, { accuracy });
        x.forEach((v, i) => {
          const off = Math.abs((value[i] as number) - slope(v));
          // The reference, too, is rounded.
          if (!(off <= (error[i] as number) + 1e-15 * Math.abs(slope(v))))
            beyond.push(`${name} at ${v}: ${off}`);
        });
      }
      expect(beyond.length, beyond.join('\n')).toBeLessThanOrEqual((functions.length * x.length) / 1000);
    },
  );

  test('noise in f ends the search, and shows', () => {
    const found = derivative(
      elementwise((v) => Math.fround(Math.sin(v))),
      1,
    );
    expect(Math.abs(found.value - Math.cos(1))).toBeLessThan(1e-5);
    expect(Math.abs(found.value - Math.cos(1))).toBeLessThan(found.error);
    expect(found.converged).toBe(false);
    expect(found.evaluations).toBeLessThan(40);
  });

  test('a bump far narrower than the first step is found', () => {
    const found = derivative(
      elementwise((v) => Math.exp(-((1000 * v) ** 2))),
      5e-4,
    );
    expect(Math.abs(found.value + 1000 * Math.exp(-0.25))).toBeLessThan(1e-7);
  });

  test('a looser tolerance takes fewer evaluations, a lower accuracy more', () => {
    const wave = elementwise((v) => Math.sin(30 * v));
    const evaluations = (options: Parameters<typeof derivative>[2]) =>
      derivative(wave, 1, options).evaluations;
    expect(evaluations({ tolerance: 1e-5 })).toBeLessThan(evaluations({ tolerance: 1e-10 }));
    expect(evaluations({ accuracy: 2 })).toBeGreaterThan(evaluations({ accuracy: 8 }));
  });
});

describe('kinks', () => {
  test.each([
    ['|x|', Math.abs, -1, 1],
    ['relu', (v: number) => Math.max(v, 0), 0, 1],
    ['2 expm1(x) below, x above', (v: number) => (v < 0 ? 2 * Math.expm1(v) : v), 2, 1],
    ['x^2 + |x| / 100', (v: number) => v * v + Math.abs(v) / 100, -0.01, 0.01],
  ])('%s at 0', (_, f, left, right) => {
    const found = derivative(elementwise(f), 0);
    expect(found.kink).toBe(true);
    expect(Math.abs(found.left - left)).toBeLessThan(1e-9);
    expect(Math.abs(found.right - right)).toBeLessThan(1e-9);
    expect(found.value).toBe((found.left + found.right) / 2);
  });

  test('away from the kink the derivative is that of its side, and no kink is reported', () => {
    const { value, kink, left, right } = derivative(elementwise(Math.abs), [-1, -1e-3, 0, 1e-3, 1]);
    expect([...kink]).toEqual([0, 0, 1, 0, 0]);
    expect([...value].map((v) => Math.round(v * 1e9) / 1e9)).toEqual([-1, -1, 0, 1, 1]);
    expect([left[2], right[2]]).toEqual([-1, 1]);
    expect(left[0]).toBe(value[0]);
  });

  test('smooth functions have none, however they bend', () => {
    const x = linspace(-3, 3, 601);
    for (const f of [Math.exp, Math.sin, (v: number) => Math.sin(40 * v), (v: number) => v * Math.abs(v)])
      expect(derivative(elementwise(f), x).kink.reduce((sum, flag) => sum + flag, 0)).toBe(0);
  });

  test('a cusp and a step are no derivatives: the estimate says so', () => {
    expect(
      derivative(
        elementwise((v) => Math.sqrt(Math.abs(v))),
        0,
      ).error,
    ).toBeGreaterThan(1);
    expect(
      derivative(
        elementwise((v) => (v < 0 ? 0 : 1)),
        0,
      ).error,
    ).toBeGreaterThan(1);
  });
});

describe('domain', () => {
  /** f that must never see a point outside. */
  const guarded = (f: (x: number) => number, low: number, high: number) =>
    elementwise((v) => {
      if (v < low || v > high) throw new Error(`f was called at ${v}`);
      return f(v);
    });

  test.each([0, 1e-12, 1e-6, 0.01, 0.5, 0.999, 1])('no point outside is tried at x = %f', (x) => {
    const { value, error } = derivative(guarded(Math.exp, 0, 1), x, { domain: [0, 1] });
    expect(Math.abs(value - Math.exp(x))).toBeLessThan(1e-10);
    expect(Math.abs(value - Math.exp(x))).toBeLessThanOrEqual(error);
  });

  test('no point outside is tried at any x of any domain', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e3, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (low, width, part) => {
          const high = low + width;
          fc.pre(high > low);
          const x = Math.min(high, low + part * width);
          const { value } = derivative(guarded(Math.sin, low, high), x, { domain: [low, high] });
          return Math.abs(value - Math.cos(x)) <= 1e-6 + 1e-10 / width;
        },
      ),
      { seed: 1, numRuns: times(500, 80) },
    );
  });

  test('near the edge of sqrt and of log', () => {
    const domain = [0, Number.POSITIVE_INFINITY] as const;
    for (const x of [1e-12, 1e-6, 1e-3, 0.2]) {
      const root = derivative(guarded(Math.sqrt, ...domain), x, { domain });
      expect(Math.abs(root.value * 2 * Math.sqrt(x) - 1)).toBeLessThan(1e-9);
      const logarithm = derivative(guarded(Math.log, ...domain), x, { domain });
      expect(Math.abs(logarithm.value * x - 1)).toBeLessThan(1e-9);
    }
  });

  test('the derivative of sqrt at 0 is infinite: the estimate says so', () => {
    const { error } = derivative(elementwise(Math.sqrt), 0, { domain: [0, Number.POSITIVE_INFINITY] });
    expect(error).toBeGreaterThan(1);
  });

  test('where f(x) is not finite, NaN after one evaluation', () => {
    const { value, error, evaluations } = derivative(elementwise(Math.log), [-1, 0, Number.NaN, 1]);
    expect([...value].map(Number.isNaN)).toEqual([true, true, true, false]);
    expect(error[0]).toBeNaN();
    expect([...evaluations.slice(0, 3)]).toEqual([1, 1, 1]);
  });
});

describe('shapes and calls', () => {
  test('an array gives arrays, each element what the number gives', () => {
    const x = [0.5, 1, 2];
    const found = derivative(exp, x);
    expect(found.value).toBeInstanceOf(Float64Array);
    expect(found.evaluations).toBeInstanceOf(Int32Array);
    x.forEach((v, i) => {
      const one = derivative(exp, v);
      expect([found.value[i], found.error[i], found.evaluations[i]]).toEqual([
        one.value,
        one.error,
        one.evaluations,
      ]);
    });
    expect(derivative(exp, new Float32Array([0.5])).value).toEqual(found.value.slice(0, 1));
    expect(derivative(exp, []).value.length).toBe(0);
  });

  test('one call a round for a block of elements, which f may overwrite; counted as it says', () => {
    let [calls, points] = [0, 0];
    const wave = (x: Float64Array) => {
      calls++;
      points += x.length;
      for (let i = 0; i < x.length; i++) x[i] = Math.sin(20 * (x[i] as number));
      return x;
    };
    const found = derivative(wave, linspace(1, 2, 200));
    expect(points).toBe(found.evaluations.reduce((sum, count) => sum + count, 0));
    // f(x), the first round's ten, then two each.
    expect(calls).toBe(2 + (Math.max(...found.evaluations) - 11) / 2);
  });

  test('the result does not depend on how the array is cut', () => {
    const x = Float64Array.from(linspace(-3, 3, 1000), (v, i) => v + (i % 7 === 0 ? 1e9 : 0));
    const f = elementwise((v) => Math.sin(v) + Math.abs(v - 0.5));
    const whole = derivative(f, x);
    for (const size of [1, 255, 256, 257, 999])
      for (let start = 0; start < x.length; start += size * (size === 1 ? 37 : 1)) {
        const part = derivative(f, x.slice(start, start + size));
        for (const name of ['value', 'error', 'converged', 'evaluations', 'kink', 'left', 'right'] as const)
          expect([...part[name]]).toEqual([...whole[name].slice(start, start + size)]);
      }
  });

  test('more elements than one block', () => {
    const x = linspace(0, 1, 10_001);
    const { value } = derivative(exp, x);
    x.forEach((v, i) => {
      if (!(Math.abs((value[i] as number) - Math.exp(v)) < 1e-9)) throw new Error(`x[${i}] = ${v}`);
    });
  });

  test('of a built-in and of a chain it is what their own derivative is', () => {
    const f = chain(square, sigmoid);
    const x = linspace(-3, 3, 61);
    const exact = f.deriv(x, { delta: 0 });
    const { value, error } = derivative(f, x);
    x.forEach((_, i) => {
      const off = Math.abs((value[i] as number) - (exact[i] as number));
      expect(off).toBeLessThanOrEqual(error[i] as number);
      expect(off).toBeLessThan(1e-9);
    });
  });
});

describe('bad input', () => {
  const wrong = (options: object) => () => derivative(exp, 1, options);
  test.each<[string, () => unknown, ErrorConstructor, string]>([
    ['f', () => derivative(1 as never, 1), TypeError, 'derivative: f must be a function; got 1'],
    ['x', () => derivative(exp, '1' as never), TypeError, 'derivative: x must be'],
    [
      'order',
      wrong({ order: 3 }),
      RangeError,
      'derivative: order must be 1 or 2, the first or the second derivative; got 3',
    ],
    ['order', wrong({ order: 4 }), RangeError, 'the order of the formula is called accuracy'],
    ['accuracy', wrong({ accuracy: 3 }), RangeError, 'derivative: accuracy must be 2, 4, 6 or 8; got 3'],
    [
      'an option',
      wrong({ tolerence: 1 }),
      TypeError,
      'derivative: there is no option "tolerence"; it takes ',
    ],
    ['tolerance', wrong({ tolerance: -1 }), RangeError, 'tolerance must be a finite number >= 0; got -1'],
    ['tolerance', wrong({ tolerance: '1' }), TypeError, 'tolerance must be a number; got the string "1"'],
    ['domain', wrong({ domain: 3 }), TypeError, 'domain must be two numbers, [low, high]; got 3'],
    ['domain', wrong({ domain: [0, 1, 2] }), TypeError, 'two numbers, [low, high]; got an Array of 3'],
    ['domain', wrong({ domain: [1, 1] }), RangeError, 'domain must have low < high; got 1 and 1'],
    ['x', wrong({ domain: [2, 3] }), RangeError, 'x must be in the domain, 2 to 3; got 1'],
    ['x[1]', () => derivative(exp, [1, 5], { domain: [0, 3] }), RangeError, 'x[1] must be in the domain'],
    ['options', wrong([]), TypeError, 'derivative: options must be an object'],
    ['f', () => derivative((() => [1]) as never, 1), TypeError, 'must return a Float64Array; got an Array'],
    [
      'f',
      () => derivative((x) => x.slice(1), [1, 2]),
      RangeError,
      'as many elements as it is given, 2; got 1',
    ],
  ])('%s', (_, run, kind, message) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});
