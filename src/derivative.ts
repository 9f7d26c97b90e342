import { describe, toFinite, toReal } from './arguments.js';
import type { Chainable } from './chain.js';
import { type Goal, Search } from './derivative/search.js';
import { toElementwise } from './elementwise.js';
import { callArray } from './link.js';
import { toOptions } from './options.js';
import type { ArrayFunction } from './types.js';

/** How to look for a derivative. */
export interface DerivativeOptions {
  /** The highest order of the difference formula: 2, 4, 6 or 8. Default 8. */
  readonly order?: 2 | 4 | 6 | 8 | undefined;
  /** When to stop: at an estimated error of this times the derivative. Default 1e-10. The error cannot fall
   *  below what f's own rounding leaves: 0 asks for that. */
  readonly tolerance?: number | undefined;
  /** Where f is defined, both ends included: no point outside is tried. Default: everywhere. */
  readonly domain?: readonly [low: number, high: number] | undefined;
}

/** The derivative at one number. */
export interface DerivativeAt {
  /** f'(x); at a kink, the mean of both sides' derivatives; NaN where f(x) is not finite, or f is not so
   *  around x. */
  value: number;
  /** How far off the value may be, by estimate. */
  error: number;
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
  value: Float64Array;
  error: Float64Array;
  evaluations: Int32Array;
  /** 1 where the derivatives from the left and from the right differ, else 0. */
  kink: Uint8Array;
  left: Float64Array;
  right: Float64Array;
}

/** Elements searched at once. */
const BLOCK = 4096;

/** The derivative of any function, by central differences whose steps choose themselves, extrapolated to step
 *  0, with an estimate of the error. For functions that you bring; a built-in's derivative is exact by
 *  `f.deriv(x)`.
 *
 *  @param f elementwise: a function from Float64Array to Float64Array, or `elementwise((x) => ...)` of one
 *  from number to number. It is called once a round for all elements that still search (4,096 at most at once).
 *  @param x a number or an array; singles are taken as doubles.
 *  @returns value, error, evaluations, kink, left and right: numbers for a number, arrays for an array.
 *  @throws {TypeError} if f is no function, x no number or array of numbers, or an option of another type.
 *  @throws {RangeError} if order is not 2, 4, 6 or 8, tolerance negative, domain empty, or
 *  an x outside domain.
 *  @example
 *  derivative((x) => x.map((v) => v ** 3), 2);               // value 12, error 5e-13, evaluations 7
 *  derivative(elementwise(Math.sqrt), [0.01, 1], { domain: [0, Infinity] });
 *  derivative(elementwise(Math.abs), 0);                     // kink true, left -1, right 1, value 0
 */
export function derivative(f: Chainable, x: number, options?: DerivativeOptions): DerivativeAt;
export function derivative(f: Chainable, x: ArrayLike<number>, options?: DerivativeOptions): Derivatives;
export function derivative(f: Chainable, x: number | ArrayLike<number>, options?: unknown): unknown {
  const call = toCall(f);
  const goal = toGoal(options);
  const numbers = typeof x === 'number' ? Float64Array.of(x) : new Float64Array(toReal('derivative', x));
  numbers.forEach((v, i) => {
    if (v < goal.low || v > goal.high)
      throw new RangeError(
        `derivative: ${typeof x === 'number' ? 'x' : `x[${i}]`} must be in the domain, ` +
          `${goal.low} to ${goal.high}; got ${v}`,
      );
  });
  const { length } = numbers;
  const result: Derivatives = {
    value: new Float64Array(length),
    error: new Float64Array(length),
    evaluations: new Int32Array(length),
    kink: new Uint8Array(length),
    left: new Float64Array(length),
    right: new Float64Array(length),
  };
  for (let start = 0; start < length; start += BLOCK)
    search(call, new Float64Array(numbers.subarray(start, start + BLOCK)), goal).forEach((found, i) => {
      const at = start + i;
      result.value[at] = found.value;
      result.error[at] = found.error;
      result.evaluations[at] = found.evaluations;
      result.kink[at] = Number(found.kink);
      result.left[at] = found.left;
      result.right[at] = found.right;
    });
  if (typeof x !== 'number') return result;
  const { value, error, evaluations, kink, left, right } = result;
  return {
    value: value[0],
    error: error[0],
    evaluations: evaluations[0],
    kink: kink[0] === 1,
    left: left[0],
    right: right[0],
  };
}

/** Round by round, f at the next points of all elements that still search, in one call. */
function search(call: ArrayFunction, x: Float64Array, goal: Goal): readonly Search[] {
  const values = call(x.slice());
  const searches = Array.from(x, (v, i) => new Search(v, values[i] as number, goal));
  let active = searches.filter(({ open }) => open);
  while (active.length > 0) {
    const points = new Float64Array(2 * active.length);
    active.forEach((one, i) => {
      one.points(points, 2 * i);
    });
    const y = call(points);
    active = active.filter((one, i) => one.take(y[2 * i] as number, y[2 * i + 1] as number));
  }
  return searches;
}

/** f as it is called here: what the caller brings, directly and on the whole array. */
function toCall(f: Chainable): ArrayFunction {
  const made = toElementwise('derivative', 'f', f);
  return made === f ? made : (x) => callArray(made.name, f as ArrayFunction, x);
}

const OPTIONS = ['order', 'tolerance', 'domain'] as const;

/** @throws {TypeError} @throws {RangeError} if an option is not what it must be. */
function toGoal(options: unknown): Goal {
  const who = 'derivative';
  const [order = 8, tolerance = 1e-10, domain = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]] =
    toOptions(who, options, OPTIONS);
  if (order !== 2 && order !== 4 && order !== 6 && order !== 8)
    throw new RangeError(`${who}: order must be 2, 4, 6 or 8; got ${describe(order)}`);
  if (toFinite(who, 'tolerance', tolerance) < 0)
    throw new RangeError(`${who}: tolerance must be a finite number >= 0; got ${tolerance}`);
  const [low, high] = (Array.isArray(domain) ? domain : []) as unknown[];
  if (typeof low !== 'number' || typeof high !== 'number')
    throw new TypeError(`${who}: domain must be two numbers, [low, high]; got ${describe(domain)}`);
  if (!(low < high)) throw new RangeError(`${who}: domain must have low < high; got ${low} and ${high}`);
  return { order, tolerance: tolerance as number, low, high };
}
