/** Checks of what callers give. Each error names the argument, what it got and what it takes. */

import type { Real } from './types.js';

/** A value in words, short enough for an error message. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `the string ${JSON.stringify(value.slice(0, 20))}`;
  if (typeof value === 'bigint') return `the bigint ${value}n`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`;
  if (typeof value !== 'object') return typeof value;
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return /^[AEIOU]/.test(tag) ? `an ${tag}` : `a ${tag}`;
}

const typeError = (who: string, argument: string, takes: string, got: unknown): TypeError =>
  new TypeError(`${who}: ${argument} must be ${takes}; got ${describe(got)}`);

/** The typed array's kind, whatever realm it comes from: `'Float64Array'`, or undefined for anything else. */
export function kindOf(x: unknown): string | undefined {
  if (x instanceof Float64Array) return 'Float64Array';
  return ArrayBuffer.isView(x) && !(x instanceof DataView)
    ? (x as unknown as { [Symbol.toStringTag]: string })[Symbol.toStringTag]
    : undefined;
}

const isReal = (x: unknown): x is Real => {
  const kind = kindOf(x);
  return kind === 'Float64Array' || kind === 'Float32Array';
};

const TAKES =
  'a number, an array of numbers or a typed array of numbers (Float64Array, Float32Array, Int32Array, ...)';

/** x as an array the kernel reads: itself if it is a `Real`, else a new Float64Array of its numbers.
 *  @throws {TypeError} if x is no array of numbers, or its buffer is detached. */
export function toReal(who: string, x: unknown): Real {
  if (isReal(x)) {
    if (x.length === 0) checkAttached(who, 'x', x);
    return x;
  }
  const kind = kindOf(x);
  if (kind?.startsWith('Big')) throw typeError(who, 'x', TAKES, x);
  if (typeof x !== 'object' || x === null || ArrayBuffer.isView(x) !== (kind !== undefined))
    throw typeError(who, 'x', TAKES, x);
  const { length } = x as ArrayLike<unknown>;
  if (!Number.isInteger(length) || length < 0) throw typeError(who, 'x', TAKES, x);
  if (kind !== undefined) {
    if (length === 0) checkAttached(who, 'x', x as ArrayBufferView);
    return new Float64Array(x as ArrayLike<number>);
  }
  const list = x as ArrayLike<unknown>;
  const result = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const item = list[i];
    if (typeof item !== 'number') throw typeError(who, `x[${i}]`, 'a number', item);
    result[i] = item;
  }
  return result;
}

/** Where the result goes: a new array like x, or the caller's `out`.
 *  @throws {TypeError} if out's type is not x's. @throws {RangeError} if its length is not. */
export function toOut(who: string, argument: string, x: Real, out: unknown): Real {
  const kind = kindOf(x);
  if (out === undefined)
    return kind === 'Float64Array' ? new Float64Array(x.length) : new Float32Array(x.length);
  if (kindOf(out) !== kind) throw typeError(who, argument, `a ${kind}, as the result is`, out);
  const array = out as Real;
  if (array.length === 0) checkAttached(who, argument, array);
  if (array.length !== x.length)
    throw new RangeError(`${who}: ${argument} must have x's length, ${x.length}; got length ${array.length}`);
  return array;
}

/** A view of a detached buffer, or of one that was made shorter, has length 0 like an empty one; but its
 *  methods throw. */
function checkAttached(who: string, argument: string, view: ArrayBufferView): void {
  try {
    (view as Uint8Array).keys();
  } catch {
    throw new TypeError(`${who}: ${argument} must be an array in use; its buffer is detached or cut off`);
  }
}

/** @throws {TypeError} if delta is no number. @throws {RangeError} if it is negative, NaN or infinite. */
export function toDelta(who: string, delta: unknown): number {
  if (typeof delta !== 'number') throw typeError(who, 'delta', 'a number', delta);
  if (!(delta >= 0 && delta < Number.POSITIVE_INFINITY))
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

/** Whether two arrays share bytes. */
export function overlaps(a: Real, b: Real): boolean {
  return (
    a.buffer === b.buffer &&
    a.byteOffset < b.byteOffset + b.byteLength &&
    b.byteOffset < a.byteOffset + a.byteLength
  );
}
