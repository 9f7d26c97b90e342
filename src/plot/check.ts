/** Checks of what `plotChain`, `plotChainDeriv` and `update` are given, before anything is built. */

import { describe } from '../arguments.js';
import { type Chainable, chain } from '../chain.js';
import { toOptions } from '../options.js';
import type { Elementwise } from '../types.js';
import { kindOf } from '../views.js';
import type { PlotState } from './plot-state.js';
import { widthFaultOf } from './span.js';

export type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
/** What each option takes, in words, and whether a value is that. */
export type Options<Name extends PropertyKey> = Readonly<Record<Name, readonly [takes: string, Check]>>;

/** Options that all plots have. */
export const COMMON: Options<'delta' | 'point' | 'title'> = {
  delta: ['a finite number >= 0', (value) => isNumber(value) && (value as number) >= 0],
  point: ['a finite number', isNumber],
  title: ['a string', (value) => typeof value === 'string'],
};

export const isCurves: Check = (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((curve) => curve === 'value' || curve === 'derivative');
export const CURVES = "an array of one or both of 'value' and 'derivative'";

const isObject: Check = (value) => typeof value === 'object' && value !== null;

/** What may be changed of a plot; range has a check of its own. */
const STATE: Options<keyof PlotState> = {
  ...COMMON,
  f: ['a chain', (value) => typeof value === 'function' && 'valueAndDeriv' in value],
  range: ['a Float64Array', isObject],
  curves: [CURVES, isCurves],
  point: ['a finite number, or null for none', (value) => value === null || isNumber(value)],
  extras: ['an array', Array.isArray],
  ladder: ['an array', Array.isArray],
  line: ['a finite number', isNumber],
  secret: ['true or false', (value) => typeof value === 'boolean'],
  words: ['an object', isObject],
  vertical: ['two numbers, [low, high]', (value) => Array.isArray(value) && value.every(isNumber)],
};

/** The change of a plot, checked: the names that it has, undefined only where a plot can be without.
 *  @throws {TypeError | RangeError} if one is not what it must be, or there is none of that name. */
export function toChange(change: Partial<PlotState>): Partial<PlotState> {
  const given = Object.entries(readOf<Partial<PlotState>>('update', change, STATE));
  return Object.fromEntries(
    given.filter(([name, value]) => value !== undefined || (name in change && !NEEDED.includes(name))),
  );
}

const NEEDED = ['f', 'range', 'curves', 'delta'];

/** Wrong in kind is a TypeError, wrong in size a RangeError. */
const fault = (wrong: unknown, message: string): Error =>
  typeof wrong === 'number' ? new RangeError(message) : new TypeError(message);

/** Options, checked: own properties, each read once.
 *  @throws {TypeError | RangeError} if one is not what it must be, or there is no such option. */
export function readOf<A extends object>(who: string, options: unknown, table: Options<keyof A & string>): A {
  const names = Object.keys(table) as (keyof A & string)[];
  const given = toOptions(who, options, names);
  for (const [i, name] of names.entries()) {
    const value = given[i];
    const [takes, is] = table[name];
    if (value !== undefined && !is(value))
      throw fault(value, `${who}: ${name} must be ${takes}; got ${describe(value)}`);
  }
  // Each is what the table says.
  return Object.fromEntries(names.map((name, i) => [name, given[i]])) as A;
}

/** The chain of what plots are given: a chain, or its functions in order.
 *  @throws {TypeError} if it is neither. */
export function toChain(who: string, functions: Elementwise | readonly Chainable[]): Elementwise {
  if (typeof functions === 'function') return chain(functions);
  if (Array.isArray(functions)) return chain(...functions);
  throw new TypeError(
    `${who}: functions must be a chain or an array of functions; got ${describe(functions)}`,
  );
}

/** The range as a plain array that nobody else has: the caller's may be of a subclass, or changed or taken away later.
 *  @throws as `checkRange` does. */
export function toRange(who: string, given: unknown): Float64Array {
  checkKind(who, given);
  const range = new Float64Array(given);
  checkRange(who, range);
  return range;
}

/** @throws {TypeError} if range is no Float64Array.
 *  @throws {RangeError} if it is empty, not finite, not ascending, or too narrow for its numbers. */
export function checkRange(who: string, range: unknown): void {
  checkKind(who, range);
  if (range.length === 0) throw new RangeError(`${who}: range must hold one point or more; it is empty`);
  for (let i = 0; i < range.length; i++) {
    const [before, x] = [range[i - 1] ?? Number.NEGATIVE_INFINITY, range[i] as number];
    if (!Number.isFinite(x)) throw new RangeError(`${who}: range must be finite; got ${x} at ${i}`);
    if (!(before < x)) throw new RangeError(`${who}: range must ascend; got ${before}, then ${x} at ${i}`);
  }
  const narrow = range.length > 1 && widthFaultOf(range[0] as number, range[range.length - 1] as number);
  if (narrow) throw new RangeError(`${who}: ${narrow}`);
}

function checkKind(who: string, range: unknown): asserts range is Float64Array {
  if (kindOf(range) !== 'Float64Array')
    throw new TypeError(
      `${who}: range must be a Float64Array, as arange(-3, 3, 0.01) gives; got ${describe(range)}`,
    );
}
