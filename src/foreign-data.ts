/** Reads plain data that someone else wrote: its own properties alone, each once. A getter or a Proxy is their code: what
 *  it throws becomes an error that says what was read. */

import { describe } from './arguments.js';

const has = Object.prototype.hasOwnProperty;

/** The properties of these names of what a `toJSON` wrote.
 *  @throws {TypeError} if it is no object. @throws {RangeError} if it is of another version. */
export function ownData(who: string, data: unknown, takes: string, keys: readonly string[]): unknown[] {
  const [version, ...rest] = readOwn(`${who}: data`, data, takes, ['fluxion', ...keys]);
  if (version !== 1) throw new RangeError(`${who}: fluxion must be 1, the version; got ${describe(version)}`);
  return rest;
}

/** An object's own properties of these names; undefined for one that it has not.
 *  @throws {TypeError} if it is no object. */
export function readOwn(where: string, value: unknown, takes: string, keys: readonly string[]): unknown[] {
  const object = toObject(where, value, takes);
  return guarded(where, takes, () => keys.map((key) => (has.call(object, key) ? object[key] : undefined)));
}

/** All that an object has of its own and shows.
 *  @throws {TypeError} if it is no object. */
export function readAll(where: string, value: unknown, takes: string): [string, unknown][] {
  const object = toObject(where, value, takes);
  return guarded(where, takes, () => Object.entries(object));
}

/** @throws {TypeError} if it is no array. */
export function readLength(where: string, value: unknown, takes: string): number {
  if (!guarded(where, takes, () => Array.isArray(value)))
    throw new TypeError(`${where} must be ${takes}; got ${describe(value)}`);
  return guarded(where, takes, () => (value as unknown[]).length);
}

/** The items of an array, each looked at once and in order. So an array that is only long, and empty, fails at its
 *  first item.
 *  @throws {TypeError} if it is no array; and what `read` throws. */
export function readItems<T>(
  where: string,
  value: unknown,
  takes: string,
  read: (item: unknown, at: number) => T,
): T[] {
  const length = readLength(where, value, takes);
  const array = value as unknown[];
  const items: T[] = [];
  for (let i = 0; i < length; i++) {
    const item = guarded(where, takes, () => (has.call(array, i) ? array[i] : undefined));
    items.push(read(item, i));
  }
  return items;
}

/** A formula's text and names. The names themselves are checked where all are.
 *  @throws {TypeError} if they are none. */
export function toFormulaData(where: string, text: unknown, names: unknown): [string, readonly string[]] {
  if (typeof text !== 'string')
    throw new TypeError(`${where}formula must be a string such as 'a * x + b'; got ${describe(text)}`);
  const takes = "an array such as ['x', 'a']";
  const list = readItems(`${where}names`, names, takes, (name, i) => {
    if (typeof name !== 'string')
      throw new TypeError(`${where}names must be ${takes}; names[${i}] is ${describe(name)}`);
    return name;
  });
  return [text, list];
}

function toObject(where: string, value: unknown, takes: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || guarded(where, takes, () => Array.isArray(value)))
    throw new TypeError(`${where} must be ${takes}; got ${describe(value)}`);
  return value as Record<string, unknown>;
}

function guarded<T>(where: string, takes: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new TypeError(`${where} must be ${takes}; reading it threw an error`, { cause });
  }
}
