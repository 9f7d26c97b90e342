import { copyFor, describe, toOut } from '../arguments.js';
import { nearest } from '../nearest.js';
import type { Real } from '../types.js';
import { mayShare, overlaps, type Shape } from '../views.js';
import type { Given } from './inputs.js';
import type { Program } from './program.js';

const has = Object.prototype.hasOwnProperty;

/** Where results go, in their order: arrays that the caller gave, unchecked. */
export type Outs = readonly unknown[];

export const NO_OUTS: Outs = [];

/** The arrays of `out`, in the order of the results' names.
 *  @throws {TypeError} if it is no object of arrays, or has a name that is none of the results'. */
export function toOuts(who: string, out: unknown, names: readonly string[]): Outs {
  if (out === undefined) return NO_OUTS;
  if (typeof out !== 'object' || out === null || ArrayBuffer.isView(out) || Array.isArray(out))
    throw new TypeError(`${who}: out must be an object of arrays; got ${describe(out)}`);
  const outs: unknown[] = names.map(() => undefined);
  let next = 0;
  for (const name in out) {
    if (!has.call(out, name)) continue;
    // Mostly they come in the order of the names.
    const at = names[next] === name ? next : names.indexOf(name);
    next++;
    if (at < 0) {
      const near = nearest(name, names);
      const known = near ? `did you mean ${near}?` : `there are ${names.join(', ')}`;
      throw new TypeError(`${who}: out has no result ${JSON.stringify(name.slice(0, 40))}; ${known}`);
    }
    outs[at] = (out as Record<string, unknown>)[name];
  }
  return outs;
}

/** An array for each result that is one: the caller's, or a new one.
 *  @param called what the results are called, for errors.
 *  @throws {TypeError} @throws {RangeError} if one of the caller's is of another type, length, or goes with a number. */
export function makeOuts(
  outs: Outs,
  { stored, blank }: Pick<Program, 'stored' | 'blank'>,
  shape: Shape,
  called: readonly string[],
): (Real | undefined)[] {
  // A copy, as it takes half the time of a list that grows.
  const arrays: (Real | undefined)[] = blank.slice();
  for (let i = 0; i < blank.length; i++) {
    const out = outs[i];
    if (stored[i]) arrays[i] = toOut('formula', called[i] as string, shape, out);
    else if (out !== undefined)
      throw new TypeError(`formula: ${called[i]} goes with an array; it is a number`);
  }
  return arrays;
}

/** Arrays to write to in the place of those that share memory with an input: a block may be read again after it was
 *  written. A single result in the place of an input is written last, and needs none.
 *  @throws {RangeError} if two results share memory. */
export function stage(
  wanted: readonly (Real | undefined)[],
  outs: Outs,
  { values, single }: Given,
  length: number,
  called: readonly string[],
): readonly (Real | undefined)[] {
  let staged: (Real | undefined)[] | undefined;
  for (let i = 0; i < wanted.length; i++) {
    const array = wanted[i];
    if (array === undefined || outs[i] === undefined) continue;
    for (let j = 0; j < wanted.length; j++) {
      const other = wanted[j];
      if (j !== i && other && outs[j] !== undefined && j < i && overlaps(array, other, { single, length }))
        throw new RangeError(`formula: ${called[j]} and ${called[i]} must not share memory`);
    }
    for (let k = 0; k < values.length; k++) {
      const value = values[k] as number | Real;
      if (typeof value === 'number' || !mayShare(array, value, wanted.length > 1)) continue;
      staged ??= wanted.slice();
      staged[i] = copyFor('formula', array);
      break;
    }
  }
  return staged ?? wanted;
}
