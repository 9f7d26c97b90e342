/** Chains, and the formulas in them, as plain data: the one form in which they travel to workers, files and other hosts (docs/abi.md). */

import { checkFunction, describe } from './arguments.js';
import { chain } from './chain.js';
import type { Descriptor } from './descriptor.js';
import { linksBehind } from './elementwise.js';
import { suggestion } from './elsewhere.js';
import * as functions from './functions.js';
import { ForeignLink, KernelLink, type Link } from './link.js';
import { toOptions } from './options.js';
import type { Elementwise } from './types.js';

const has = Object.prototype.hasOwnProperty;

/** A built-in function as data. */
export interface FunctionData {
  readonly name: string;
  readonly parameters: readonly number[];
}

/** A formula's function of the one name that is left, `f.at(values)`, as data. */
export interface AtData {
  readonly formula: string;
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, number>>;
}

/** A chain as data: its functions, first applied first. */
export interface ChainData {
  /** The version of this form. */
  readonly fluxion: 1;
  readonly links: readonly (FunctionData | AtData)[];
}

/** What `fromJSON` may be given besides. */
export interface FromJSONOptions {
  /** `formula` of `fluxion/formula`, to read chains with formulas in them. */
  readonly formula?:
    | ((
        text: string,
        names: readonly string[],
      ) => { at(values: Readonly<Record<string, number>>): Elementwise })
    | undefined;
}

/** A chain as data that `fromJSON` reads back, here, in a worker or in Python.
 *
 *  @throws {TypeError} if f has a function that you bring, which is code and no data, or a formula with a value that
 *  JSON has not, NaN or an infinity.
 *  @example
 *  const text = JSON.stringify(toJSON(chain(affine(3, -14), sigmoid)));
 *  fromJSON(JSON.parse(text))(5); // sigmoid(1)
 */
export function toJSON(f: Elementwise): ChainData {
  const links = linksBehind(f);
  if (links.length === 0)
    throw new TypeError(
      `toJSON: f must be a built-in function or a chain; got ${describe(f)}` +
        (f && typeof (f as { toJSON?: unknown }).toJSON === 'function' ? '. A formula has f.toJSON()' : ''),
    );
  return { fluxion: 1, links: links.map(toData) };
}

function toData(link: Link): FunctionData | AtData {
  if (link instanceof KernelLink) {
    // A member of a family is called by its parameters: 'affine(3, -14)'. Others have theirs by name: 'leakyRelu'.
    const [name = '', rest] = link.name.split('(');
    return { name, parameters: rest === undefined ? [] : [...link.parameters] };
  }
  const data = link instanceof ForeignLink ? link.data : undefined;
  if (data === undefined)
    throw new TypeError(`toJSON: ${link.name} is a function that you bring, which is code and no data`);
  for (const [name, value] of Object.entries(data.values))
    if (!Number.isFinite(value))
      throw new TypeError(`toJSON: ${link.name}: ${name} is ${value}, which JSON has not`);
  return { ...data, names: [...data.names], values: { ...data.values } };
}

/** The chain that `toJSON` wrote. A formula by itself is read by `formulaFromJSON` of
 *  `fluxion/formula`.
 *
 *  @param options `{ formula }`, that of `fluxion/formula`, for chains with formulas in them.
 *  @throws {TypeError} if data is no such thing, has a parameter that is no number, or a formula and none was given.
 *  @throws {RangeError} if its version is another, a function is unknown, or parameters do not fit it.
 *  @throws {SyntaxError} if a formula cannot be read.
 *  @example
 *  fromJSON({ fluxion: 1, links: [{ name: 'sigmoid', parameters: [] }] })(0); // 0.5
 */
export function fromJSON(data: unknown, options?: FromJSONOptions): Elementwise {
  const [formula] = toOptions('fromJSON', options, ['formula']);
  if (formula !== undefined) checkFunction('fromJSON', 'formula', formula);
  const read = ownData('fromJSON', data, 'an object { fluxion: 1, links }');
  const { links } = read;
  if (links === undefined && read.formula !== undefined)
    throw new TypeError(
      "fromJSON: this is a formula by itself: formulaFromJSON of 'fluxion/formula' reads it",
    );
  if (!Array.isArray(links) || links.length === 0)
    throw new TypeError(`fromJSON: links must be an array of one function or more; got ${describe(links)}`);
  return chain(...links.map((link, i) => toFunction(link, i, formula as FromJSONOptions['formula'])));
}

/** The properties of what a `toJSON` wrote.
 *  @throws {TypeError} if it is no object. @throws {RangeError} if it is of another version. */
export function ownData(who: string, data: unknown, takes: string): Readonly<Record<string, unknown>> {
  const read = own(`${who}: data`, data, takes);
  if (read.fluxion !== 1)
    throw new RangeError(`${who}: fluxion must be 1, the version; got ${describe(read.fluxion)}`);
  return read;
}

const table: Readonly<Record<string, { readonly descriptor: Descriptor }>> = functions;

function toFunction(link: unknown, i: number, formula: FromJSONOptions['formula']): Elementwise {
  const where = `links[${i}]`;
  const read = own(
    `fromJSON: ${where}`,
    link,
    'an object { name, parameters } or { formula, names, values }',
  );
  if (read.formula !== undefined) return toBound(where, read, formula);
  const { name, parameters = [] } = read;
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

/** A formula with values for all names but one. Its text, names and values are checked by `formula` itself. */
function toBound(
  where: string,
  { formula: text, names, values }: Readonly<Record<string, unknown>>,
  formula: FromJSONOptions['formula'],
): Elementwise {
  if (formula === undefined)
    throw new TypeError(
      `fromJSON: ${where} is a formula: give formula of 'fluxion/formula', as in fromJSON(data, { formula })`,
    );
  const given = own(`fromJSON: ${where}.values`, values, 'an object such as { a: 1 }');
  return formula(text as string, names as readonly string[]).at(given as Readonly<Record<string, number>>);
}

/** An object's own properties.
 *  @throws {TypeError} if it is no object. */
function own(where: string, value: unknown, takes: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError(`${where} must be ${takes}; got ${describe(value)}`);
  return Object.assign(Object.create(null), value) as Record<string, unknown>;
}
