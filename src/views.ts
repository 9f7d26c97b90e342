/** Typed arrays as the engine knows them. A caller's array may be of a subclass, have properties of its own, or a
 *  species. What its methods and properties say is then the caller's word: `subarray` or `slice` may return any array.
 *  The functions below ask the engine itself. */

import type { Real } from './types.js';

const ofTypedArrays = Object.getPrototypeOf(Float64Array.prototype) as object;

const getterOf = (prototype: object, name: PropertyKey): (() => unknown) =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get as () => unknown;

const tag = /* @__PURE__ */ getterOf(ofTypedArrays, Symbol.toStringTag);
const length = /* @__PURE__ */ getterOf(ofTypedArrays, 'length');
const byteOffset = /* @__PURE__ */ getterOf(ofTypedArrays, 'byteOffset');
const byteLength = /* @__PURE__ */ getterOf(ofTypedArrays, 'byteLength');
const buffer = /* @__PURE__ */ getterOf(ofTypedArrays, 'buffer');
const byteLengthOfBuffer = /* @__PURE__ */ getterOf(ArrayBuffer.prototype, 'byteLength');
const { keys, set } = Float64Array.prototype;

/** The typed array's kind, whatever realm it comes from: `'Float64Array'`, or undefined for anything else. */
export const kindOf = (x: unknown): string | undefined => tag.call(x) as string | undefined;

/** Its elements; 0 if its buffer is detached, or was cut off before its end. */
export const lengthOf = (x: ArrayBufferView): number => length.call(x) as number;

/** Whether x has singles. */
export const isSingle = (x: Real): boolean => kindOf(x) === 'Float32Array';

/** What an array is to a call, asked of the engine once. */
export interface Shape {
  /** Whether it has singles. */
  readonly single: boolean;
  readonly length: number;
}

export const shapeOf = (x: Real): Shape => ({ single: isSingle(x), length: lengthOf(x) });

/** Whether x only looks like a typed array: a Proxy of one, or an object made from its prototype. */
export const isImitation = (x: object): boolean =>
  kindOf(x) === undefined && Object.prototype.isPrototypeOf.call(ofTypedArrays, x);

/** `count` elements from `start` as a plain array of the same memory. */
export function viewOf(x: Real, single: boolean, start: number, count: number): Real {
  const memory = buffer.call(x) as ArrayBuffer;
  const at = byteOffset.call(x) as number;
  return single
    ? new Float32Array(memory, at + 4 * start, count)
    : new Float64Array(memory, at + 8 * start, count);
}

/** Writes numbers to x from `start` on. */
export function write(x: Real, numbers: Real, start = 0): void {
  set.call(x, numbers, start);
}

/** A plain array of the same numbers. */
export const copyOf = (x: Real): Real => (isSingle(x) ? new Float32Array(x) : new Float64Array(x));

/** Whether x's buffer is detached or ends before x: then x has length 0 like an empty array, but no method works. */
export function isLost(x: ArrayBufferView): boolean {
  if (lengthOf(x) > 0) return false;
  try {
    keys.call(x as Float64Array);
    return false;
  } catch {
    return true;
  }
}

/** The memory that an array is in, and its bytes there. */
export function bytesOf(x: Real): { memory: ArrayBuffer; from: number; to: number } {
  const from = byteOffset.call(x) as number;
  return { memory: buffer.call(x) as ArrayBuffer, from, to: from + lengthOf(x) * (isSingle(x) ? 4 : 8) };
}

/** Whether two arrays of one shape share bytes but are not the same elements. */
export function overlapsShifted(a: Real, b: Real, shape: Shape): boolean {
  if (byteOffset.call(a) === byteOffset.call(b) || areApart(a, b, shape)) return false;
  const [one, other] = [buffer.call(a) as ArrayBuffer, buffer.call(b) as ArrayBuffer];
  return one === other || (isShared(one) && isShared(other));
}

/** Whether two arrays of one shape, both to be written, share bytes. Two objects for shared memory may
 *  be one memory: nothing tells but writing, which is undone. */
export function overlaps(a: Real, b: Real, shape: Shape): boolean {
  if (areApart(a, b, shape)) return false;
  const [one, other] = [buffer.call(a) as ArrayBuffer, buffer.call(b) as ArrayBuffer];
  if (one === other) return true;
  if (!isShared(one) || !isShared(other)) return false;
  const at = Math.max(byteOffset.call(a) as number, byteOffset.call(b) as number);
  const [there, here] = [new Uint8Array(one, at, 1), new Uint8Array(other, at, 1)];
  const before = Atomics.load(here, 0);
  Atomics.xor(there, 0, 255);
  const after = Atomics.load(here, 0);
  Atomics.xor(there, 0, 255);
  return before !== after;
}

/** Whether two arrays of one shape would not meet if they were in one memory. */
const areApart = (a: Real, b: Real, { single, length }: Shape): boolean =>
  Math.abs((byteOffset.call(a) as number) - (byteOffset.call(b) as number)) >= length * (single ? 4 : 8);

/** Whether two arrays have bytes in common, as far as can be told: shared memory may have several objects.
 *  @param same whether that counts where they are the same elements. */
export function mayShare(a: Real, b: Real, same: boolean): boolean {
  // At one place of whatever memory they are the same elements, or have none in common: mostly so, and soon asked.
  if (!same && byteOffset.call(a) === byteOffset.call(b) && byteLength.call(a) === byteLength.call(b))
    return false;
  const [one, other] = [buffer.call(a) as ArrayBuffer, buffer.call(b) as ArrayBuffer];
  return one === other ? meet(a, b) : isShared(one) && isShared(other);
}

/** Whether two arrays have bytes of one buffer in common. */
export function meet(a: Real, b: Real): boolean {
  if (buffer.call(a) !== buffer.call(b)) return false;
  const [first, second] = [bytesOf(a), bytesOf(b)];
  return first.from < second.to && second.from < first.to;
}

/** Whether x is on memory that threads share. */
export const isOnShared = (x: Real): boolean => isShared(buffer.call(x) as ArrayBuffer);

/** Of a buffer, whether it is a SharedArrayBuffer, of which one memory may have several. */
function isShared(memory: ArrayBuffer): boolean {
  try {
    byteLengthOfBuffer.call(memory);
    return false;
  } catch {
    return true;
  }
}
