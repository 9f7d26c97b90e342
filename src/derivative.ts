import { doublesOf, make, toReal } from './arguments.js';
import type { Chainable } from './chain.js';
import { type DerivativeOptions, outside, toGoal } from './derivative/options.js';
import { run } from './derivative/run.js';
import { toElementwise } from './elementwise.js';
import { callArray } from './link.js';
import type { ArrayFunction } from './types.js';

export type { DerivativeOptions, PointOptions } from './derivative/options.js';
export { type Gradient, gradient, type Jacobian, jacobian } from './derivative/several.js';

/** The derivative at one number. */
export interface DerivativeAt {
  /** f'(x), or f''(x); at a kink, the mean of both sides' derivatives; NaN where f(x) is not finite, or f is not
   *  so around x. */
  value: number;
  /** How far off the value may be, by estimate; Infinity where nothing is known of that. What shows at none of the
   *  points tried, such as a wave smaller than f's rounding, it cannot count. */
  error: number;
  /** Whether the differences closed in on the value: to the tolerance, or to what f's rounding leaves. Where they
   *  did not, the error is what noise in f makes of it, how far apart two readings of f are (flat, or stairs), or
   *  Infinity. */
  converged: boolean;
  /** How often f was evaluated. */
  evaluations: number;
  /** Whether the derivatives from the left and from the right differ. */
  kink: boolean;
  /** The derivative from the left; of a smooth function the value. */
  left: number;
  /** The derivative from the right; of a smooth function the value. */
  right: number;
}

/** The derivatives at the numbers of an array, each array as long as it. */
export interface Derivatives {
  value: Float64Array<ArrayBuffer>;
  error: Float64Array<ArrayBuffer>;
  /** 1 where the differences closed in on the value, else 0. */
  converged: Uint8Array<ArrayBuffer>;
  evaluations: Int32Array<ArrayBuffer>;
  /** 1 where the derivatives from the left and from the right differ, else 0. */
  kink: Uint8Array<ArrayBuffer>;
  left: Float64Array<ArrayBuffer>;
  right: Float64Array<ArrayBuffer>;
}

/** The derivative of any function, by central differences whose steps choose themselves, extrapolated to step
 *  0, with an estimate of the error. For functions that you bring; a built-in's derivative is exact by
 *  `f.deriv(x, { delta: 0 })`.
 *
 *  @param f elementwise: a function from Float64Array to Float64Array, or `elementwise((x) => ...)` of one
 *  from number to number. It is called with the points of many elements at once.
 *  @param x a number or an array; singles are taken as doubles.
 *  @returns value, error, converged, evaluations, kink, left and right: numbers for a number, arrays for an array.
 *  @throws {TypeError} if f is no function, x no number or array of numbers, or an option unknown or of another
 *  type.
 *  @throws {RangeError} if order is not 1 or 2, accuracy not 2, 4, 6 or 8, tolerance negative, domain empty, or
 *  an x outside domain.
 *  @example
 *  derivative((x) => x.map((v) => v ** 3), 2);               // value 12, error 2e-12, converged true
 *  derivative((x) => x.map((v) => v ** 3), 2, { order: 2 }); // value 12, the second derivative
 *  derivative(elementwise(Math.sqrt), [0.01, 1], { domain: [0, Infinity] });
 *  derivative(elementwise(Math.abs), 0);                     // kink true, left -1, right 1, value 0
 */
export function derivative(f: Chainable, x: number, options?: DerivativeOptions): DerivativeAt;
export function derivative(f: Chainable, x: ArrayLike<number>, options?: DerivativeOptions): Derivatives;
export function derivative(f: Chainable, x: number | ArrayLike<number>, options?: unknown): unknown {
  const who = 'derivative';
  const call = toCall(f);
  const { low, high, ...goal } = toGoal(who, options);
  const single = typeof x === 'number';
  // A copy: f may change the caller's array.
  const numbers = single ? Float64Array.of(x) : doublesOf(who, toReal(who, x));
  const { length } = numbers;
  for (let i = 0; i < length; i++) {
    const v = numbers[i] as number;
    if (v < low || v > high) throw outside(who, single ? 'x' : `x[${i}]`, v, low, high);
  }
  const doubles = () => doublesOf(who, length);
  const flags = () => make(who, Uint8Array, length);
  const result: Derivatives = {
    value: doubles(),
    error: doubles(),
    converged: flags(),
    evaluations: make(who, Int32Array, length),
    kink: flags(),
    left: doubles(),
    right: doubles(),
  };
  const { value, error, converged, evaluations, kink, left, right } = result;
  const places = {
    x: numbers,
    low: doubles().fill(low),
    high: doubles().fill(high),
  };
  run(goal, places, call, (found, start, count) => {
    value.set(found.value.subarray(0, count), start);
    error.set(found.error.subarray(0, count), start);
    converged.set(found.converged.subarray(0, count), start);
    evaluations.set(found.evaluations.subarray(0, count), start);
    kink.set(found.kink.subarray(0, count), start);
    left.set(found.leftValue.subarray(0, count), start);
    right.set(found.rightValue.subarray(0, count), start);
  });
  if (!single) return result;
  return {
    value: value[0],
    error: error[0],
    converged: converged[0] === 1,
    evaluations: evaluations[0],
    kink: kink[0] === 1,
    left: left[0],
    right: right[0],
  };
}

/** f as it is called here: what the caller brings, directly and on all points at once. */
function toCall(f: Chainable): ArrayFunction {
  const made = toElementwise('derivative', 'f', f);
  return made === f ? (x) => made(x) : (x) => callArray(made.name, f as ArrayFunction, x.slice());
}
