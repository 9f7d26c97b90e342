/** Checks of what callers give. Each error names the argument, what it got and what it takes. */

import type { Real } from './types.js';
import { isImitation, isLost, isSingle, kindOf, lengthOf, type Shape } from './views.js';

/** A value in words, short enough for an error message. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `the string ${JSON.stringify(value.slice(0, 20))}`;
  if (typeof value === 'bigint') return `the bigint ${asked(() => `${value}`)}n`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'function') return `the function ${asked(() => String(value.name)) || '(anonymous)'}`;
  if (typeof value !== 'object') return typeof value;
  const tag = kindOf(value) ?? (asked(() => Object.prototype.toString.call(value).slice(8, -1)) || 'Object');
  return `a${/^[AEIOU]/.test(tag) ? 'n' : ''} ${tag}`;
}

/** What a value says of itself. That may be its own code: it may throw, or say anything. */
function asked(question: () => string): string {
  try {
    return question().slice(0, 60);
  } catch {
    return '';
  }
}

const typeError = (who: string, argument: string, takes: string, got: unknown): TypeError =>
  new TypeError(`${who}: ${argument} must be ${takes}; got ${describe(got)}`);

const TAKES =
  'a number, an array of numbers or a typed array of numbers (Float64Array, Float32Array, Int32Array, ...)';
/** Where a number will not do. */
export const ARRAY = TAKES.slice('a number, '.length);

/** x as an array the kernel reads: itself if it is a `Real`, else a new Float64Array of its numbers.
 *  @throws {TypeError} if x is no array of numbers, or its buffer is detached.
 *  @throws {RangeError} if it is too long. */
export function toReal(who: string, x: unknown, argument = 'x', takes = TAKES): Real {
  const kind = kindOf(x);
  const real = kind === 'Float64Array' || kind === 'Float32Array';
  if (!real && kind === undefined) return toNumbers(who, x, argument, takes);
  if (!real && kind?.startsWith('Big')) throw typeError(who, argument, takes, x);
  checkAttached(who, argument, x as ArrayBufferView);
  return real ? (x as Real) : doublesOf(who, x as TypedNumbers);
}

/** The numbers of an array or array-like. What it holds is the caller's code at work: each is asked for once. */
function toNumbers(who: string, x: unknown, argument: string, takes: string): Float64Array {
  if (typeof x !== 'object' || x === null || ArrayBuffer.isView(x)) throw typeError(who, argument, takes, x);
  if (isImitation(x))
    throw new TypeError(
      `${who}: ${argument} must be ${takes}; got what only looks like a typed array, as a Proxy`,
    );
  const { length } = x as ArrayLike<unknown>;
  if (!Number.isInteger(length) || length < 0) throw typeError(who, argument, takes, x);
  let result: Float64Array | undefined;
  for (let i = 0; i < length; i++) {
    const item = (x as ArrayLike<unknown>)[i];
    if (typeof item !== 'number') throw typeError(who, `${argument}[${i}]`, 'a number', item);
    // After the first number: most that claim to be of great length have nothing.
    result ??= doublesOf(who, length);
    result[i] = item;
  }
  return result ?? new Float64Array();
}

/** A typed array of numbers, of any kind. */
type TypedNumbers = ArrayBufferView & ArrayLike<number>;

interface Kind<A> {
  new (given: number | ArrayLike<number>): A;
}

/** A new array: so long, or with the numbers of a typed array.
 *  @throws {RangeError} if there is no memory for it. */
export function make<A>(who: string, kind: Kind<A>, given: number | TypedNumbers): A {
  try {
    return new kind(given);
  } catch (cause) {
    const length = typeof given === 'number' ? given : lengthOf(given);
    throw new RangeError(`${who}: there is no memory for ${length} elements`, { cause });
  }
}

/** The same in double precision. */
export const doublesOf = (who: string, given: number | TypedNumbers): Float64Array<ArrayBuffer> =>
  make(who, Float64Array, given);

const kindOfReal = (single: boolean): Kind<Real> => (single ? Float32Array : Float64Array);

/** A plain array of the same numbers. */
export const copyFor = (who: string, x: Real): Real => make(who, kindOfReal(isSingle(x)), x);

/** Where the result goes: a new array like x, or the caller's `out`.
 *  @throws {TypeError} if out's type is not x's. @throws {RangeError} if its length is not, or there is no memory. */
export function toOut(who: string, argument: string, { single, length }: Shape, out: unknown): Real {
  if (out === undefined) return make(who, kindOfReal(single), length);
  const kind = single ? 'Float32Array' : 'Float64Array';
  if (kindOf(out) !== kind) throw typeError(who, argument, `a ${kind}, as the result is`, out);
  const array = out as Real;
  const found = lengthOf(array);
  if (found === 0) checkAttached(who, argument, array);
  if (found !== length)
    throw new RangeError(`${who}: ${argument} must have x's length, ${length}; got length ${found}`);
  return array;
}

function checkAttached(who: string, argument: string, view: ArrayBufferView): void {
  if (isLost(view))
    throw new TypeError(`${who}: ${argument} must be an array in use; its buffer is detached or cut off`);
}

/** After a call of foreign code, which may have reached the array.
 *  @throws {TypeError} if it has another length than before it, as that of a detached buffer has. */
export function checkUnchanged(who: string, argument: string, array: Real, length: number): void {
  if (lengthOf(array) !== length)
    throw new TypeError(
      `${who}: ${argument} must keep its length while the chain runs, ${length}; got length ${lengthOf(array)}`,
    );
}

/** @throws {TypeError} if delta is no number. @throws {RangeError} if it is negative, NaN or infinite. */
export function toDelta(who: string, delta: unknown): number {
  if (typeof delta !== 'number') throw typeError(who, 'delta', 'a number', delta);
  if (!Number.isFinite(delta) || delta < 0)
    throw new RangeError(`${who}: delta must be a finite number >= 0; got ${delta}`);
  return delta;
}

/** @throws {TypeError} if the value is no number. @throws {RangeError} if it is NaN or infinite. */
export function toFinite(who: string, argument: string, value: unknown): number {
  if (typeof value !== 'number') throw typeError(who, argument, 'a number', value);
  if (!Number.isFinite(value))
    throw new RangeError(`${who}: ${argument} must be a finite number; got ${value}`);
  return value;
}

/** @throws {TypeError} if f is no function. */
export function checkFunction(who: string, argument: string, f: unknown): void {
  if (typeof f !== 'function') throw typeError(who, argument, 'a function', f);
}

/** @throws {TypeError} if there is an out, which goes with arrays. */
export function checkNoOut(who: string, out: unknown): void {
  if (out !== undefined) throw new TypeError(`${who}: out goes with an array x; x is a number`);
}
