import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivative, gradient, jacobian } from '../../src/derivative.js';
import { elementwise } from '../../src/index.js';
import { times } from '../support/thorough.js';

describe('gradient', () => {
  test('of polynomials in three variables, within its estimate', () => {
    const number = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (x, y, z) => {
        const { value, error } = gradient(([a = 0, b = 0, c = 0]) => a * a * b + Math.sin(c) * b, [x, y, z]);
        const exact = [2 * x * y, x * x + Math.sin(z), y * Math.cos(z)];
        exact.forEach((want, i) => {
          const off = Math.abs((value[i] as number) - want);
          expect(off).toBeLessThanOrEqual((error[i] as number) + 1e-15 * Math.abs(want));
        });
      }),
      { seed: 7, numRuns: times(200, 30) },
    );
  });

  test('each partial derivative is what derivative gives along the coordinate, bit by bit', () => {
    const f = ([x = 0, y = 0]: ArrayLike<number> & Iterable<number>) => Math.exp(x) * Math.abs(y);
    const found = gradient((point) => f([...point]), [1, 0]);
    const along = [(x: number) => f([x, 0]), (y: number) => f([1, y])];
    along.forEach((one, i) => {
      const alone = derivative(elementwise(one), i === 0 ? 1 : 0);
      expect(found.value[i]).toBe(alone.value);
      expect(found.error[i]).toBe(alone.error);
      expect(found.kink[i]).toBe(Number(alone.kink));
    });
    expect([...found.kink]).toEqual([0, 1]);
  });

  test('more coordinates than a block has elements', () => {
    const point = Array.from({ length: 600 }, (_, i) => i / 7);
    const { value } = gradient((p) => p.reduce((sum, v) => sum + v * v, 0), point);
    point.forEach((v, i) => {
      expect(Math.abs((value[i] as number) - 2 * v)).toBeLessThan(1e-7);
    });
  });

  test('evaluations are the calls of f, each with an array of its own', () => {
    const seen = new Set<Float64Array>();
    const point = Float64Array.of(1, 2);
    const { evaluations, value, converged } = gradient((p) => {
      seen.add(p);
      const sum = Math.sin(p[0] as number) + Math.sin(p[1] as number);
      // What it does to its argument, and to the caller's array, changes nothing.
      p.fill(Number.NaN);
      point.fill(7);
      return sum;
    }, point);
    expect(seen.size).toBe(evaluations);
    expect([...converged]).toEqual([1, 1]);
    expect(value[0]).toBeCloseTo(Math.cos(1), 10);
    expect(value[1]).toBeCloseTo(Math.cos(2), 10);
  });

  test('a domain for all coordinates, or one for each: no point outside is tried', () => {
    const f = ([x = 0, y = 0]: Iterable<number>) => {
      if (x < 0 || y < 0 || y > 1) throw new Error(`f was called at ${x}, ${y}`);
      return Math.sqrt(x) + Math.sqrt(y);
    };
    const each = gradient(f, [1e-3, 1], {
      domain: [
        [0, 9],
        [0, 1],
      ],
    });
    expect(each.value[0]).toBeCloseTo(0.5 / Math.sqrt(1e-3), 6);
    expect(each.value[1]).toBeCloseTo(0.5, 6);
    expect(gradient(f, [0.5, 0.5], { domain: [0, 1] }).value[1]).toBeCloseTo(0.5 / Math.sqrt(0.5), 8);
  });

  test('of a point without coordinates it is empty', () => {
    const { value, evaluations } = gradient(() => 1, []);
    expect(value.length).toBe(0);
    expect(evaluations).toBe(1);
  });
});

describe('jacobian', () => {
  test('rows are what f returns, columns the coordinates; one call serves a whole column', () => {
    let calls = 0;
    const polar = ([r = 0, t = 0]: Iterable<number>) => {
      calls++;
      return [r * Math.cos(t), r * Math.sin(t), r];
    };
    const [r, t] = [2, 0.7];
    const { value, error, converged, evaluations } = jacobian(polar, [r, t]);
    const exact = [
      [Math.cos(t), -r * Math.sin(t)],
      [Math.sin(t), r * Math.cos(t)],
      [1, 0],
    ];
    expect(value.map((row) => row.length)).toEqual([2, 2, 2]);
    exact.forEach((row, i) => {
      row.forEach((want, j) => {
        expect(Math.abs((value[i]?.[j] as number) - want)).toBeLessThanOrEqual(error[i]?.[j] as number);
        expect(error[i]?.[j]).toBeLessThan(1e-9);
        expect(converged[i]?.[j]).toBe(1);
      });
    });
    expect(evaluations).toBe(calls);
    expect(calls).toBeLessThan(2 * 3 * 11);
  });

  test('the Hessian, as the Jacobian of a gradient in closed form', () => {
    const slope = ([x = 0, y = 0]: Iterable<number>) => [2 * x * y, x * x + Math.cos(y)];
    const { value } = jacobian(slope, [3, 1]);
    const exact = [
      [2, 6],
      [6, -Math.sin(1)],
    ];
    exact.flat().forEach((want, i) => {
      expect(value[i >> 1]?.[i & 1]).toBeCloseTo(want, 9);
    });
  });

  test('of typed arrays and of no numbers at all', () => {
    expect([...(jacobian((p) => new Float32Array(p), [1, 2]).converged[0] ?? [])].length).toBe(2);
    expect(jacobian(() => [], [1, 2]).value).toEqual([]);
  });
});

describe('foreign code', () => {
  test('what f throws comes through, and the next call is right', () => {
    const boom = () => {
      throw new Error('boom');
    };
    expect(() => gradient(boom, [1])).toThrow('boom');
    expect(() => derivative(elementwise(boom), 1)).toThrow('boom');
    expect(derivative(elementwise(Math.exp), 0).value).toBeCloseTo(1, 12);
  });

  test('f may itself differentiate', () => {
    const square = elementwise((x) => x * x * x);
    const nested = elementwise((x) => derivative(square, x).value);
    const { value } = derivative(nested, [1, 2]);
    expect(value[0]).toBeCloseTo(6, 5);
    expect(value[1]).toBeCloseTo(12, 5);
    const inner = gradient(([x = 0]) => gradient(([y = 0]) => x * y * y, [3]).value[0] as number, [2]);
    expect(inner.value[0]).toBeCloseTo(6, 5);
  });

  test('f may detach the array that it gets, keep it, or give back the same each time', () => {
    const detaching = derivative(
      (x) => {
        const y = x.map(Math.sin);
        structuredClone(x.buffer, { transfer: [x.buffer] });
        return y;
      },
      [1, 2],
    );
    expect(detaching.value[0]).toBeCloseTo(Math.cos(1), 10);
    const kept: Float64Array[] = [];
    derivative(
      (x) => {
        kept.push(x);
        return x.map(Math.sin);
      },
      [1, 2],
    );
    const before = kept.map((x) => [...x]);
    derivative(elementwise(Math.exp), [5, 6]);
    expect(kept.map((x) => [...x])).toEqual(before);
  });

  test('f may change x in the middle of the call', () => {
    const x = [1, 2];
    const { value } = derivative((points) => {
      x.fill(100);
      return points.map(Math.sin);
    }, x);
    expect(value[1]).toBeCloseTo(Math.cos(2), 10);
  });
});

describe('bad input', () => {
  const sum = (p: Float64Array) => p.reduce((a, b) => a + b, 0);
  let calls = 0;
  test.each<[string, () => unknown, ErrorConstructor, string]>([
    ['f', () => gradient(1 as never, [1]), TypeError, 'gradient: f must be a function; got 1'],
    [
      'point',
      () => gradient(sum, null as never),
      TypeError,
      'gradient: point must be an array of numbers; got null',
    ],
    ['point', () => gradient(sum, [1, '2'] as never), TypeError, 'gradient: point[1] must be a number'],
    [
      'f',
      () => gradient((() => '1') as never, [1]),
      TypeError,
      'gradient: f must return a number; got the string "1"',
    ],
    [
      'f',
      () => jacobian((() => 1) as never, [1]),
      TypeError,
      'jacobian: f must return an array of numbers; got 1',
    ],
    [
      'f',
      () => jacobian((() => ['1']) as never, [1]),
      TypeError,
      'jacobian: f must return an array of numbers; got an Array',
    ],
    [
      'f',
      () => jacobian(() => Array.from({ length: 1 + (calls++ % 2) }, () => 1), [1]),
      RangeError,
      'jacobian: f must return as many numbers each time, 1; got 2',
    ],
    [
      'point',
      () => gradient(sum, 1 as never),
      TypeError,
      'gradient: point must be an array of numbers; got 1',
    ],
    ['point', () => gradient(sum, [1, '2'] as never), TypeError, 'gradient: '],
    [
      'point',
      () => gradient(sum, [1, 5], { domain: [0, 3] }),
      RangeError,
      'gradient: point[1] must be in the domain, 0 to 3; got 5',
    ],
    [
      'domain',
      () => gradient(sum, [1, 1], { domain: [[0, 3]] }),
      RangeError,
      'gradient: domain must have a pair for each of 2 coordinates; got 1',
    ],
    [
      'domain',
      () => gradient(sum, [1], { domain: [[3, 0]] }),
      RangeError,
      'gradient: domain[0] must have low < high; got 3 and 0',
    ],
    [
      'order',
      () => gradient(sum, [1], { order: 2 } as never),
      TypeError,
      'gradient: there is no option "order"',
    ],
  ])('%s', (_, run, kind, message) => {
    expect(run).toThrow(kind);
    expect(run).toThrow(message);
  });
});
