import { describe, toReal } from '../arguments.js';
import { nearest } from '../nearest.js';
import type { Real } from '../types.js';
import { kindOf, lengthOf } from '../views.js';
import { FUNCTIONS } from './language.js';

/** What a formula is given: a number or an array for each name. */
export type Inputs = Readonly<Record<string, number | ArrayLike<number>>>;

/** Inputs as they are computed with, in the order of the names. */
export interface Given {
  readonly values: (number | Real)[];
  /** Of the arrays; undefined if there is none. */
  length: number | undefined;
  /** Whether results are singles: all arrays are. */
  single: boolean;
}

/** The names of a formula's inputs, as each call looks for them. The list is not frozen: engines read such slower. */
export interface Names {
  readonly list: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  /** As many places without a value. */
  readonly blank: readonly undefined[];
  /** The order in which the last call brought them, and their places: calls tend to repeat it. */
  readonly order: string[];
  readonly orderPlaces: number[];
}

export const namesOf = (names: readonly string[]): Names => ({
  list: [...names],
  places: new Map(names.map((name, i) => [name, i])),
  blank: names.map(() => undefined),
  order: [...names],
  orderPlaces: names.map((_, i) => i),
});

const has = Object.prototype.hasOwnProperty;

/** @throws {TypeError} if a name has no number or array, or an input is none of the names.
 *  @throws {RangeError} if arrays differ in length. */
export function toInputs({ list: names, places, blank, order, orderPlaces }: Names, inputs: unknown): Given {
  checkInputs(names, inputs);
  const values: unknown[] = blank.slice();
  let next = 0;
  for (const name in inputs) {
    if (!has.call(inputs, name)) continue;
    if (order[next] !== name) {
      const place = places.get(name);
      if (place === undefined) throw unknown(name, names);
      order[next] = name;
      orderPlaces[next] = place;
    }
    const place = orderPlaces[next] as number;
    values[place] = (inputs as Record<string, unknown>)[name];
    next++;
  }
  if (next < names.length) addHidden(names, inputs, values);
  return check(names, values);
}

/** @throws {TypeError} if inputs is no object. */
export function checkInputs(names: readonly string[], inputs: unknown): asserts inputs is object {
  if (typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs) && !ArrayBuffer.isView(inputs))
    return;
  const bound = ArrayBuffer.isView(inputs)
    ? '. A function of one array, as chains have it, is f.at({ … })'
    : '';
  throw new TypeError(
    `formula: inputs must be an object such as { ${names[0] ?? 'x'}: 1 }; got ${describe(inputs)}${bound}`,
  );
}

/** What the loop over an object does not show: properties that are not enumerable.
 *  @throws {TypeError} if one is missing. */
function addHidden(names: readonly string[], inputs: object, values: unknown[]): void {
  for (const [i, name] of names.entries()) {
    if (values[i] !== undefined) continue;
    if (!has.call(inputs, name))
      throw new TypeError(`formula: ${name} is missing; the names are ${names.join(', ')}`);
    values[i] = (inputs as Record<string, unknown>)[name];
  }
}

function check(names: readonly string[], values: unknown[]): Given {
  let length: number | undefined;
  let first = '';
  let single = true;
  let isRead = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (typeof value === 'number') continue;
    const name = names[i] as string;
    let kind = kindOf(value);
    let found = 0;
    // What is a Float64Array or Float32Array in use is itself; each question to the engine takes time.
    if (kind === 'Float64Array' || kind === 'Float32Array') found = lengthOf(value as Real);
    if (found === 0) {
      const array = toReal('formula', value, name);
      isRead ||= array !== value;
      values[i] = array;
      kind = kindOf(array);
      found = lengthOf(array);
    }
    if (length === undefined) {
      length = found;
      first = name;
    } else if (found !== length)
      throw new RangeError(
        `formula: arrays must be of one length; ${first} has ${length} elements, ${name} has ${found}`,
      );
    single &&= kind === 'Float32Array';
  }
  const given = { values: values as (number | Real)[], length, single: single && length !== undefined };
  if (isRead) checkLengths(names, given);
  return given;
}

/** After one was read element by element: that may run the caller's code, which may have reached another.
 *  @throws {TypeError} if an array has become shorter or longer, as one whose buffer is detached has. */
export function checkLengths(names: readonly string[], { values, length }: Given): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number | Real;
    if (typeof value !== 'number' && lengthOf(value) !== length)
      throw new TypeError(
        `formula: ${names[i] ?? 'y'} must stay as long as it is while inputs are read, ${length}; ` +
          `it became ${lengthOf(value)} long`,
      );
  }
}

function unknown(name: string, names: readonly string[]): TypeError {
  if (FUNCTIONS.has(name))
    return new TypeError(
      `formula: ${name} is ${FUNCTIONS.get(name) === 0 ? 'a number' : 'a function'} of the language and no input; ` +
        'call it otherwise in the text',
    );
  const near = nearest(name, names);
  const known = near ? `did you mean ${near}?` : `the names are ${names.join(', ')}`;
  return new TypeError(`formula: there is no input ${JSON.stringify(name.slice(0, 40))}; ${known}`);
}

/** The names by which to differentiate; default: all.
 *  @throws {TypeError} if it is no list of names. @throws {RangeError} if one is no input, or comes twice. */
export function toNames(who: string, wanted: unknown, { list: names, places }: Names): readonly string[] {
  if (wanted === undefined) return names;
  if (!Array.isArray(wanted))
    throw new TypeError(`${who}: names must be an array such as ['x']; got ${describe(wanted)}`);
  const list: string[] = [];
  for (let i = 0; i < wanted.length; i++) {
    const name: unknown = wanted[i];
    if (typeof name !== 'string')
      throw new TypeError(`${who}: names must be an array such as ['x']; names[${i}] is ${describe(name)}`);
    if (!places.has(name)) {
      const near = nearest(name, names);
      const known = near ? `did you mean ${near}?` : `the names are ${names.join(', ')}`;
      throw new RangeError(`${who}: ${JSON.stringify(name.slice(0, 40))} is no input; ${known}`);
    }
    if (list.includes(name)) throw new RangeError(`${who}: ${name} comes twice`);
    list.push(name);
  }
  return list;
}
