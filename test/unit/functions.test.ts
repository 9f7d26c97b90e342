import { describe, expect, test } from 'vitest';
import { functions } from '../../src/index.js';
import { points } from '../../verify/accuracy/points.js';
import { tolerances } from '../../verify/accuracy/tolerances.js';
import type { Exact } from '../../verify/oracle/exact.js';
import { oracle } from '../../verify/oracle/oracle.js';
import { ulps } from '../../verify/oracle/ulps.js';

const DELTAS = [0, 1e-6, 1e-3, 0.1, 1];

/** A reference is asked for this many points a function and delta; `npm run verify -- accuracy` asks for more. */
const COUNT = 60;

describe.each(Object.entries(functions))('%s', (name, row) => {
  const { formula, parameters, create } = row.descriptor;
  const initial = parameters.map((parameter) => parameter.initial);
  const f = create(...initial);
  const exact = oracle(formula, Object.fromEntries(parameters.map((p, i) => [p.name, initial[i] ?? 0])));
  const bound = tolerances[name as keyof typeof tolerances];

  /** Fails with the input, what came and what was wanted. */
  const check = (x: number, got: number, want: Exact, most: number | undefined) => {
    if (most === undefined) return;
    const ulp = ulps(got, want);
    if (ulp > most + 1e-6)
      expect.fail(`${ulp} ULP, more than ${most}, at x = ${x}: got ${got}, want ${want.toPrecision(25)}`);
  };
  // The sign of a zero is no matter of a formula: see the edges below.
  const sample = (seed: number, delta = 0) =>
    points(COUNT, seed, delta).filter((x) => Number.isFinite(x) && !Object.is(x, -0));

  test('the value, against arbitrary precision', () => {
    for (const x of sample(7)) check(x, f(x), exact.value(x), bound.value);
  });

  test.each(DELTAS)('the slope at delta %d, against arbitrary precision', (delta) => {
    for (const x of sample(8, delta)) check(x, f.deriv(x, { delta }), exact.slope(x, delta), bound.slope);
  });

  test('NaN stays NaN', () => {
    expect(f(Number.NaN)).toBeNaN();
    for (const delta of DELTAS) expect(f.deriv(Number.NaN, { delta })).toBeNaN();
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

  test("gelu's worst known inputs: 2.8 and 3.2 ULP", () => {
    const exact = oracle(functions.gelu.descriptor.formula);
    const error = (x: number) => ulps(functions.gelu(x), exact.value(x)).toFixed(1);
    expect(error(-0x1040677b1ebed0 * 2 ** -56)).toBe('2.8');
    expect(error(-0x12ca6d30530fc9 * 2 ** -47)).toBe('3.2');
  });
});
