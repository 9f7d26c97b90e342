import { describe, toReal } from '../arguments.js';
import { nearest } from '../nearest.js';
import type { Real } from '../types.js';
import { isSingle, lengthOf } from '../views.js';

/** What a formula is given: a number or an array for each name. */
export type Inputs = Readonly<Record<string, number | ArrayLike<number>>>;

/** Inputs as they are computed with, in the order of the names. */
export interface Given {
  readonly values: readonly (number | Real)[];
  /** Which of them are arrays: a letter for each, `a` for an array. */
  readonly mask: string;
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
  for (const name in inputs) if (!names.includes(name) && has.call(inputs, name)) throw unknown(name, names);
  const values: (number | Real)[] = [];
  let mask = '';
  let length: number | undefined;
  let first = '';
  let single = true;
  for (const name of names) {
    if (!has.call(inputs, name))
      throw new TypeError(`formula: ${name} is missing; the names are ${names.join(', ')}`);
    const value = (inputs as Record<string, unknown>)[name];
    if (typeof value === 'number') {
      values.push(value);
      mask += '1';
      continue;
    }
    const array = toReal('formula', value, name);
    const found = lengthOf(array);
    if (length !== undefined && found !== length)
      throw new RangeError(
        `formula: arrays must be of one length; ${first} has ${length} elements, ${name} has ${found}`,
      );
    if (length === undefined) first = name;
    length = found;
    single &&= isSingle(array);
    values.push(array);
    mask += 'a';
  }
  return { values, mask, length, single };
}

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
