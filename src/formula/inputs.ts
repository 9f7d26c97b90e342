import { describe, toReal } from '../arguments.js';
import { nearest } from '../nearest.js';
import type { Real } from '../types.js';
import { isSingle, lengthOf, viewOf } from '../views.js';

/** What a formula is given: a number or an array for each name. */
export type Inputs = Readonly<Record<string, number | ArrayLike<number>>>;

/** Inputs as they are computed with. */
export interface Given {
  readonly numbers: Readonly<Record<string, number>>;
  readonly arrays: Readonly<Record<string, Real>>;
  /** Of the arrays; undefined if there is none. */
  readonly length: number | undefined;
  /** Whether results are singles: all arrays are. */
  readonly single: boolean;
}

const has = Object.prototype.hasOwnProperty;

/** @throws {TypeError} if a name has no number or array, or an input is none of the names.
 *  @throws {RangeError} if arrays differ in length. */
export function toInputs(names: readonly string[], inputs: unknown): Given {
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs) || ArrayBuffer.isView(inputs))
    throw new TypeError(
      `formula: inputs must be an object such as { ${names[0] ?? 'x'}: 1 }; got ${describe(inputs)}`,
    );
  for (const name of Object.keys(inputs)) if (!names.includes(name)) throw unknown(name, names);
  const numbers: [string, number][] = [];
  const arrays: [string, Real][] = [];
  for (const name of names) {
    if (!has.call(inputs, name))
      throw new TypeError(`formula: ${name} is missing; the names are ${names.join(', ')}`);
    const value = (inputs as Record<string, unknown>)[name];
    if (typeof value === 'number') numbers.push([name, value]);
    else arrays.push([name, plain(toReal('formula', value, name))]);
  }
  const [first, ...others] = arrays;
  for (const [name, { length }] of others)
    if (length !== first?.[1].length)
      throw new RangeError(
        `formula: arrays must be of one length; ${first?.[0]} has ${first?.[1].length} elements, ${name} has ${length}`,
      );
  return {
    numbers: Object.fromEntries(numbers),
    arrays: Object.fromEntries(arrays),
    length: first?.[1].length,
    single: arrays.length > 0 && arrays.every(([, array]) => isSingle(array)),
  };
}

/** The same elements as an array without anything of the caller's. */
export const plain = (x: Real): Real => viewOf(x, isSingle(x), 0, lengthOf(x));

function unknown(name: string, names: readonly string[]): TypeError {
  const near = nearest(name, names);
  const known = near ? `did you mean ${near}?` : `the names are ${names.join(', ')}`;
  return new TypeError(`formula: there is no input ${JSON.stringify(name.slice(0, 40))}; ${known}`);
}

/** The names by which to differentiate; default: all.
 *  @throws {TypeError} if it is no list of names. @throws {RangeError} if one is no input, or comes twice. */
export function toNames(who: string, wanted: unknown, names: readonly string[]): readonly string[] {
  if (wanted === undefined) return names;
  if (!Array.isArray(wanted) || wanted.some((name) => typeof name !== 'string'))
    throw new TypeError(`${who}: names must be an array such as ['x']; got ${describe(wanted)}`);
  const list: readonly string[] = wanted;
  for (const [i, name] of list.entries()) {
    if (!names.includes(name))
      throw new RangeError(
        `${who}: ${JSON.stringify(name.slice(0, 40))} is no input; the names are ${names.join(', ')}`,
      );
    if (list.indexOf(name) !== i) throw new RangeError(`${who}: ${name} comes twice`);
  }
  return list;
}
