/** Options of a call: an object's own properties, each read once. What Object.prototype has is never looked at, as
 *  any code on a page may have put it there. An option that is inherited from another prototype (a class's, or one
 *  given to Object.create) is an error, and so is a name that is none: either would otherwise be ignored. */

import { describe } from './arguments.js';

const has = Object.prototype.hasOwnProperty;

/** Reads the options that have these names.
 *  @returns their values, unchecked, in the order of the names; undefined for one that was not given.
 *  @throws {TypeError} if options is no object, has a name that is not among them, or inherits one that is. */
export function toOptions(who: string, options: unknown, names: readonly string[]): readonly unknown[] {
  // An array, as no prototype reaches what it holds.
  const given: unknown[] = names.length < 3 ? [undefined, undefined] : names.map(() => undefined);
  if (options === undefined) return given;
  checkObject(who, options, names);
  for (const name in options) {
    if (!has.call(options, name)) continue;
    const at = names.indexOf(name);
    if (at < 0) throw unknown(who, name, names);
    given[at] = (options as Record<string, unknown>)[name];
  }
  return given;
}

/** `out`, of options that may have nothing else. The same as `toOptions(who, options, ['out'])[0]` in a third of its time,
 *  which counts where arrays are short (30 of 220 ns at 16 elements).
 *  @throws {TypeError} if options is no object, has another name, or inherits this one. */
export function toOutOption(who: string, options: unknown): unknown {
  if (options === undefined) return undefined;
  checkObject(who, options, OUT);
  let out: unknown;
  for (const name in options) {
    if (!has.call(options, name)) continue;
    if (name !== 'out') throw unknown(who, name, OUT);
    out = (options as { out: unknown }).out;
  }
  return out;
}

const OUT = ['out'];

function checkObject(who: string, options: unknown, names: readonly string[]): asserts options is object {
  if (
    typeof options !== 'object' ||
    options === null ||
    ArrayBuffer.isView(options) ||
    Array.isArray(options)
  )
    throw new TypeError(
      `${who}: options must be an object such as { ${names.join(', ')} }; got ${describe(options)}`,
    );
  const prototype = prototypeOf(options);
  if (prototype !== Object.prototype && prototype !== null) checkInherited(who, prototype, names);
}

const prototypeOf = (value: object): object | null => Object.getPrototypeOf(value) as object | null;

/** Of the prototypes between an object and Object.prototype, that of another realm too, none may have an option. */
function checkInherited(who: string, prototype: object, names: readonly string[]): void {
  for (let at: object | null = prototype; at !== null; ) {
    const next = prototypeOf(at);
    // The last has none: an Object.prototype, unless it was made without, by Object.create(null).
    if (next === null && has.call(at, 'hasOwnProperty')) return;
    const inherited = names.find((name) => has.call(at, name));
    if (inherited !== undefined)
      throw new TypeError(
        `${who}: an option must be the object's own property; ${inherited} is its prototype's`,
      );
    at = next;
  }
}

const unknown = (who: string, key: string, names: readonly string[]): TypeError =>
  new TypeError(
    `${who}: there is no option ${JSON.stringify(key.slice(0, 40))}; it takes ${names.join(', ')}`,
  );
