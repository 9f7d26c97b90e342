import { describe, expect, test } from 'vitest';
import { functions } from '../../src/index.js';
import { DELTAS } from '../../verify/accuracy/deltas.js';
import { initial } from '../../verify/accuracy/instances.js';
import { meterOf } from '../../verify/accuracy/measure.js';
import { tolerances } from '../../verify/accuracy/tolerances.js';
import { points } from '../../verify/accuracy/tried-points.js';
import { oracle } from '../../verify/oracle/oracle.js';
import { ulps } from '../../verify/oracle/ulps.js';
import { times } from '../support/thorough.js';

/** The reference is asked for this many points a function and delta; `npm run verify -- accuracy` asks for more. */
const COUNT = times(60, 10);

/** Deltas for one function: the usual two, and of the others every eighth, another eighth for the next function; all of
 *  them with `THOROUGH=1`. */
const EVERY = times(1, 8);
const deltasFor = (place: number) =>
  DELTAS.filter((delta, i) => delta === 0 || delta === 1e-3 || (i + place) % EVERY === 0);

describe.each(initial)('$name', (instance) => {
  const { name } = instance;
  const deltas = deltasFor(initial.indexOf(instance));

  /** Fails with the input, what came and what was wanted. */
  const check = (delta: number | undefined, seed: number, most: number) => {
    const meter = meterOf(delta === undefined ? { instance } : { instance, delta });
    const x = points(COUNT, seed, delta).filter((v) => Number.isFinite(v) && !(v === 0 && delta === 0));
    const got = meter.f(x);
    x.forEach((v, i) => {
      const y = got[i] as number;
      const ulp = meter.errorOf(v, y);
      if (ulp > most + 1e-6)
        expect.fail(`${ulp} ULP, more than ${most}, at x = ${v}: got ${y}, want ${meter.want(v)}`);
    });
  };

  test('the value, against arbitrary precision', () => {
    check(undefined, 7, tolerances[name].value);
  });

  test.each(deltas)('the slope at delta %d, against arbitrary precision', (delta) => {
    check(delta, 8, tolerances[name].slope);
  });

  test('NaN stays NaN', () => {
    const values = meterOf({ instance });
    expect(values.f(Float64Array.of(Number.NaN))).toEqual(Float64Array.of(Number.NaN));
    for (const delta of deltas) {
      const slopes = meterOf({ instance, delta });
      expect(slopes.f(Float64Array.of(Number.NaN))).toEqual(Float64Array.of(Number.NaN));
    }
  });
});

describe('edges', () => {
  const { sigmoid, log, log1p, sqrt, reciprocal, relu, abs, exp, tanh, sin, elu, expm1 } = functions;

  test('the tails of sigmoid', () => {
    expect(sigmoid(-745)).toBe(5e-324);
    expect(sigmoid(-1000)).toBe(0);
    expect(sigmoid(-Infinity)).toBe(0);
    expect(sigmoid(Infinity)).toBe(1);
    expect(sigmoid.deriv(800)).toBe(0);
  });

  test('symmetric derivatives at kinks', () => {
    expect(relu.deriv(0, { delta: 0 })).toBe(0.5);
    expect(abs.deriv(0, { delta: 0 })).toBe(0);
    expect(elu.deriv(0, { delta: 0 })).toBe(1);
  });

  test('edges of domains', () => {
    expect(log([0, -0, -1, Infinity])).toEqual(Float64Array.of(-Infinity, -Infinity, Number.NaN, Infinity));
    expect(log.deriv([0.0005, -1], { delta: 1e-3 })).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    expect(log1p([-1, -2])).toEqual(Float64Array.of(-Infinity, Number.NaN));
    expect(sqrt([-1, 4])).toEqual(Float64Array.of(Number.NaN, 2));
    expect(sqrt.deriv(0, { delta: 0 })).toBe(Infinity);
    expect(reciprocal([0, -0])).toEqual(Float64Array.of(Infinity, -Infinity));
  });

  test('signed zeros', () => {
    for (const f of [tanh, sin, expm1, log1p, sqrt]) expect(f(-0)).toBe(-0);
  });

  test('huge arguments', () => {
    expect(sin(1e22)).toBe(-0.8522008497671888);
    expect(exp([710, -746])).toEqual(Float64Array.of(Infinity, 0));
    expect(sin(Number.MAX_VALUE)).toBe(0.004961954789184062);
  });

  test("gelu's worst known input: 2.2 ULP", () => {
    const exact = oracle(functions.gelu.descriptor.formula);
    const x = -0x15900ae4af3363 * 2 ** -54;
    expect(ulps(functions.gelu(x), exact.value(x)).toFixed(1)).toBe('2.2');
  });

  test('the slopes of gelu and silu at 0 are a half, at every delta', () => {
    for (const delta of [0, 5e-324, 1e-3, 0.5, 1, 10, 301, 1e308]) {
      expect(functions.gelu.deriv(0, { delta })).toBe(0.5);
      expect(functions.silu.deriv(0, { delta })).toBe(0.5);
    }
  });

  test('powers at 0, infinity and the pole of a difference, as C23 and the formula have them', () => {
    const { power } = functions;
    const ends = [0, -0, Infinity, -Infinity];
    expect([...power(-3)(Float64Array.from(ends))]).toEqual([Infinity, -Infinity, 0, -0]);
    expect([...power(-2)(Float64Array.from(ends))]).toEqual([Infinity, Infinity, 0, 0]);
    expect(power(0)([Number.NaN, Infinity])).toEqual(Float64Array.of(1, 1));
    expect(power(-3).deriv([2, -2], { delta: 2 })).toEqual(Float64Array.of(-Infinity, Infinity));
    expect(power(-3).deriv([0, 1e160])).toEqual(Float64Array.of(-Infinity, -0));
    expect(power(100).deriv(1, { delta: 1e-17 })).toBe(100);
    expect(power(11).deriv(0, { delta: 1 })).toBe(1);
  });
});
