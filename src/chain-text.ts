/** Chains written as text: `square sigmoid`, `affine(3,-14) relu`. The element's attribute, the page's URL
 *  and the command line read the same. */

import { describe } from './arguments.js';
import type { Descriptor } from './descriptor.js';
import { suggestion } from './elsewhere.js';
import * as functions from './functions.js';
import { likest } from './nearest.js';
import type { Elementwise } from './types.js';

/** A function of the table by its name, with its parameters: `{ name: 'affine', parameters: [3, -14] }`. */
export interface NamedFunction {
  readonly name: string;
  readonly parameters: readonly number[];
}

/** The table's rows by name. */
export const descriptors: ReadonlyMap<string, Descriptor> = new Map(
  Object.entries(functions).map(([name, { descriptor }]) => [name, descriptor]),
);

/** A name, and what follows it in parentheses. */
const FUNCTION = /([^\s,()]+)(?:\s*\(([^()]*)\))?/y;
const SEPARATOR = /[\s,]*/y;

/** The functions of a chain written as text, first applied first.
 *
 *  @param text names separated by spaces or commas; parameters in parentheses, as in `affine(3, -14)`.
 *  @throws {TypeError} if text is no string.
 *  @throws {RangeError} if it names no function, a function there is not, or the wrong parameters.
 *  @example
 *  chain(...parseChain('square sigmoid'))(2); // sigmoid(4)
 */
export function parseChain(text: string): Elementwise[] {
  return parseNames(text).map(toFunction);
}

/** The same, as names with their parameters.
 *  @throws {TypeError} @throws {RangeError} as `parseChain`. */
export function parseNames(text: string): NamedFunction[] {
  if (typeof text !== 'string')
    throw new TypeError(`chain must be text such as 'square sigmoid'; got ${describe(text)}`);
  const found: NamedFunction[] = [];
  let at = match(SEPARATOR, text, 0)?.[0].length ?? 0;
  while (at < text.length) {
    const [all, name, inside] = match(FUNCTION, text, at) ?? [];
    if (all === undefined || name === undefined)
      throw new RangeError(
        `chain: a function's name was expected at ${JSON.stringify(text.slice(at, at + 20))}`,
      );
    if (text[at + all.length] === '(') throw new RangeError(`chain: ${name}( has no closing parenthesis`);
    const named = { name, parameters: numbers(name, inside) };
    toFunction(named);
    found.push(named);
    at += all.length;
    at += match(SEPARATOR, text, at)?.[0].length ?? 0;
  }
  if (found.length === 0) throw new RangeError("chain must name one function or more, as 'square sigmoid'");
  return found;
}

/** The text that `parseNames` reads back: `affine(3,-14) relu`. */
export function formatNames(names: readonly NamedFunction[]): string {
  return names.map(({ name, parameters }) => name + (parameters.length ? `(${parameters})` : '')).join(' ');
}

/** The function of that name.
 *  @throws {RangeError} if there is none, or the parameters do not fit it. */
export function toFunction({ name, parameters }: NamedFunction): Elementwise {
  const { create, parameters: takes } = descriptorOf(name);
  if (parameters.length !== takes.length) throw new RangeError(`${usage(name)}; got ${parameters.length}`);
  return create(...parameters);
}

/** The row of that name.
 *  @throws {RangeError} if there is none; the message says which name is near. */
export function descriptorOf(name: string): Descriptor {
  const descriptor = descriptors.get(name);
  if (descriptor) return descriptor;
  const shown = JSON.stringify(name.slice(0, 40));
  const names = [...descriptors.keys()];
  const near = suggestion(name, names);
  throw new RangeError(
    near
      ? `no function ${shown}; did you mean ${near}?`
      : `no function ${shown}; nearest are ${likest(name, names, 3).join(', ')}; the reference lists all ${names.length}`,
  );
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function numbers(name: string, inside: string | undefined): number[] {
  if (inside === undefined || inside.trim() === '') return [];
  return inside.split(',').map((part) => {
    const number = Number(part);
    if (part.trim() === '' || !Number.isFinite(number))
      throw new RangeError(`${usage(name)}; got ${JSON.stringify(part.trim().slice(0, 20))}`);
    return number;
  });
}

/** "affine takes 2 numbers, scale and shift, as affine(3,-14)". */
function usage(name: string): string {
  const { parameters } = descriptorOf(name);
  if (parameters.length === 0) return `${name} takes no numbers`;
  const names = parameters.map((parameter) => parameter.name).join(' and ');
  const kind = parameters.every(({ integer }) => integer) ? 'integer' : 'number';
  const example = parameters.map(({ initial }) => initial);
  return `${name} takes ${parameters.length} ${kind}${parameters.length > 1 ? 's' : ''}, ${names}, as ${name}(${example})`;
}
