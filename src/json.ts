/** Chains as plain data: the one form in which they travel to workers, files and other hosts (docs/abi.md). */

import { describe } from './arguments.js';
import { chain } from './chain.js';
import type { Descriptor } from './descriptor.js';
import { linksBehind } from './elementwise.js';
import { suggestion } from './elsewhere.js';
import * as functions from './functions.js';
import { KernelLink } from './link.js';
import type { Elementwise } from './types.js';

const has = Object.prototype.hasOwnProperty;

/** A chain as data: its functions by name, first applied first. */
export interface ChainData {
  /** The version of this form. */
  readonly fluxion: 1;
  readonly links: readonly { readonly name: string; readonly parameters: readonly number[] }[];
}

/** A chain as data that `fromJSON` reads back, here, in a worker or in Python.
 *
 *  @throws {TypeError} if f is not made of built-in functions alone: a function that you bring is code, not data.
 *  @example
 *  const text = JSON.stringify(toJSON(chain(affine(3, -14), sigmoid)));
 *  fromJSON(JSON.parse(text))(5); // sigmoid(1)
 */
export function toJSON(f: Elementwise): ChainData {
  const links = linksBehind(f);
  if (links.length === 0)
    throw new TypeError(`toJSON: f must be a built-in function or a chain; got ${describe(f)}`);
  return {
    fluxion: 1,
    links: links.map((link) => {
      if (!(link instanceof KernelLink))
        throw new TypeError(`toJSON: ${link.name} is a function that you bring, which is code and no data`);
      // A member of a family is called by its parameters: 'affine(3, -14)'. Others have theirs by name: 'leakyRelu'.
      const [name = '', rest] = link.name.split('(');
      return { name, parameters: rest === undefined ? [] : [...link.parameters] };
    }),
  };
}

/** The chain that `toJSON` wrote.
 *
 *  @throws {TypeError} if data is no such thing, or has a parameter that is no number.
 *  @throws {RangeError} if its version is another, a function is unknown, or parameters do not fit it.
 *  @example
 *  fromJSON({ fluxion: 1, links: [{ name: 'sigmoid', parameters: [] }] })(0); // 0.5
 */
export function fromJSON(data: unknown): Elementwise {
  const { fluxion, links } = own('data', data, 'an object { fluxion: 1, links }');
  if (fluxion !== 1)
    throw new RangeError(`fromJSON: fluxion must be 1, the version; got ${describe(fluxion)}`);
  if (!Array.isArray(links) || links.length === 0)
    throw new TypeError(`fromJSON: links must be an array of one function or more; got ${describe(links)}`);
  return chain(...links.map(toFunction));
}

const table: Readonly<Record<string, { readonly descriptor: Descriptor }>> = functions;

function toFunction(link: unknown, i: number): Elementwise {
  const where = `links[${i}]`;
  const { name, parameters = [] } = own(where, link, 'an object { name, parameters }');
  if (typeof name !== 'string')
    throw new TypeError(`fromJSON: ${where}.name must be a string; got ${describe(name)}`);
  if (!Array.isArray(parameters))
    throw new TypeError(
      `fromJSON: ${where}.parameters must be an array of numbers; got ${describe(parameters)}`,
    );
  if (!has.call(functions, name)) {
    const near = suggestion(name, Object.keys(table));
    throw new RangeError(
      `fromJSON: ${where}: there is no function ${JSON.stringify(name.slice(0, 40))}` +
        (near ? `; did you mean ${near}?` : ''),
    );
  }
  const { descriptor } = table[name] as { readonly descriptor: Descriptor };
  if (parameters.length !== descriptor.parameters.length)
    throw new RangeError(
      `fromJSON: ${where}: ${name} takes ${descriptor.parameters.length} parameters; got ${parameters.length}`,
    );
  return descriptor.create(...parameters);
}

/** An object's own properties.
 *  @throws {TypeError} if it is no object. */
function own(where: string, value: unknown, takes: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`fromJSON: ${where} must be ${takes}; got ${describe(value)}`);
  return Object.assign(Object.create(null), value) as Record<string, unknown>;
}
