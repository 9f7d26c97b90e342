/** Chains, and the formulas in them, as plain data: the one form in which they travel to workers, files and other hosts (docs/abi.md). */

import { checkFunction, describe } from './arguments.js';
import { compose } from './chain.js';
import type { Descriptor } from './descriptor.js';
import { isNoLink, linksBehind } from './elementwise.js';
import { suggestion } from './elsewhere.js';
import { ownData, readAll, readItems, readLength, readOwn, toFormulaData } from './foreign-data.js';
import * as functions from './functions.js';
import { ForeignLink, KernelLink, type Link } from './link.js';
import { toOptions } from './options.js';
import type { Elementwise } from './types.js';

const has = Object.prototype.hasOwnProperty;

/** A number as it is written: `JSON.stringify` makes 0 of -0, so that is text. */
export type NumberData = number | '-0';

/** A built-in function as data. */
export interface FunctionData {
  readonly name: string;
  readonly parameters: readonly NumberData[];
}

/** A formula's function of the one name that is left, `f.at(values)`, as data. */
export interface AtData {
  readonly formula: string;
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, NumberData>>;
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
        (isNoLink(f) && has.call(f, 'toJSON') ? '. A formula has f.toJSON()' : ''),
    );
  return { fluxion: 1, links: links.map(toData) };
}

function toData(link: Link): FunctionData | AtData {
  if (link instanceof KernelLink) {
    // A member of a family is called by its parameters: 'affine(3, -14)'. Others have theirs by name: 'leakyRelu'.
    const [name = '', rest] = link.name.split('(');
    return { name, parameters: rest === undefined ? [] : link.parameters.map(toNumberData) };
  }
  const data = link instanceof ForeignLink ? link.data : undefined;
  if (data === undefined)
    throw new TypeError(`toJSON: ${link.name} is a function that you bring, which is code and no data`);
  const values: Record<string, NumberData> = {};
  for (const [name, value] of Object.entries(data.values)) {
    if (!Number.isFinite(value))
      throw new TypeError(`toJSON: ${link.name}: ${name} is ${value}, which JSON has not`);
    values[name] = toNumberData(value);
  }
  return { ...data, names: [...data.names], values };
}

const toNumberData = (value: number): NumberData => (Object.is(value, -0) ? '-0' : value);

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
  const [links, text] = ownData('fromJSON', data, 'an object { fluxion: 1, links }', ['links', 'formula']);
  if (links === undefined && text !== undefined)
    throw new TypeError(
      "fromJSON: this is a formula by itself: formulaFromJSON of 'fluxion/formula' reads it",
    );
  const parts = readItems('fromJSON: links', links, 'an array of one function or more', (link, i) =>
    toFunction(`fromJSON: links[${i}]`, link, formula as FromJSONOptions['formula']),
  );
  if (parts.length === 0)
    throw new TypeError('fromJSON: links must be an array of one function or more; got an empty one');
  return compose(parts);
}

const table: Readonly<Record<string, { readonly descriptor: Descriptor }>> = functions;

const LINK = ['name', 'parameters', 'formula', 'names', 'values'];

function toFunction(where: string, link: unknown, formula: FromJSONOptions['formula']): Elementwise {
  const takes = 'an object { name, parameters } or { formula, names, values }';
  const [name, parameters = [], text, names, values] = readOwn(where, link, takes, LINK);
  if (text !== undefined) return toBound(where, text, names, values, formula);
  if (typeof name !== 'string') throw new TypeError(`${where}.name must be a string; got ${describe(name)}`);
  const descriptor = has.call(functions, name) ? table[name]?.descriptor : undefined;
  const given = readLength(`${where}.parameters`, parameters, 'an array of numbers');
  if (descriptor === undefined) {
    const near = suggestion(name, Object.keys(table));
    throw new RangeError(
      `${where}: there is no function ${JSON.stringify(name.slice(0, 40))}` +
        (near ? `; did you mean ${near}?` : ''),
    );
  }
  const wanted = descriptor.parameters.length;
  if (given !== wanted) throw new RangeError(`${where}: ${name} takes ${wanted} parameters; got ${given}`);
  const numbers = readItems(`${where}.parameters`, parameters, 'an array of numbers', toNumber);
  // What is no number is refused there, by its name.
  return descriptor.create(...(numbers.slice(0, wanted) as number[]));
}

const toNumber = (value: unknown): unknown => (value === '-0' ? -0 : value);

/** A formula with values for all names but one. */
function toBound(
  where: string,
  text: unknown,
  names: unknown,
  values: unknown,
  formula: FromJSONOptions['formula'],
): Elementwise {
  if (formula === undefined)
    throw new TypeError(
      `${where} is a formula: give formula of 'fluxion/formula', as in fromJSON(data, { formula })`,
    );
  const given = readAll(`${where}.values`, values, 'an object such as { a: 1 }');
  const numbers = Object.fromEntries(given.map(([name, value]) => [name, toNumber(value)]));
  const [checked, list] = toFormulaData(`${where}.`, text, names);
  const f: unknown = formula(checked, list);
  const at = f === null || f === undefined ? undefined : (f as { at?: unknown }).at;
  const bound: unknown = typeof at === 'function' ? at.call(f, numbers as Record<string, number>) : undefined;
  if (typeof bound !== 'function')
    throw new TypeError(
      `fromJSON: formula must be that of 'fluxion/formula'; got ${describe(formula)}, which gives ${describe(f)}`,
    );
  return bound as Elementwise;
}
