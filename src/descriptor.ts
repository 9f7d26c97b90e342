import { describe, toFinite } from './arguments.js';
import { fromLinks, noteNoLink } from './elementwise.js';
import type { KernelFunction } from './kernel/kernel.js';
import type { Part } from './kernel/part.js';
import { KernelLink } from './link.js';
import type { PlainLoop } from './plain-loops.js';
import type { Elementwise } from './types.js';

/** A number that chooses one function of a family, such as the slope of `leaky(slope)`. */
export interface Parameter {
  readonly name: string;
  /** A value to start from, where one must be shown. */
  readonly initial: number;
  /** Whether it must be an integer, at most 2^31 - 1 in size. */
  readonly integer?: boolean;
  /** Whether it must be above 0. */
  readonly positive?: boolean;
}

/** What a function is, well enough to test, time, show and document it without knowing it. */
export interface Descriptor {
  /** In a few words. */
  readonly summary: string;
  /** f(x) by its definition, in the language of `expression/parse.ts`: `1 / (1 + exp(-x))`. Its derivative, its
   *  forms in NumPy, JavaScript, MathML and TeX, and what tests compare it with are all read from this. */
  readonly formula: string;
  /** None for a function that stands alone. */
  readonly parameters: readonly Parameter[];
  /** The function itself, with values for its parameters. */
  create(...parameters: number[]): Elementwise;
}

/** A built-in function. */
export interface Builtin extends Elementwise {
  readonly descriptor: Descriptor;
}

/** Makes functions of a family: `affine(3, -14)`. */
export interface Maker<Arguments extends number[] = number[]> {
  (...parameters: Arguments): Elementwise;
  readonly name: string;
  readonly descriptor: Descriptor;
}

type About = Omit<Descriptor, 'parameters' | 'create'>;

/** The row of a function without parameters.
 *  @param part the kernel file that computes it. @param numbers what that file is called with.
 *  @param loop what takes long arrays. */
export function builtin(
  name: string,
  part: Part<KernelFunction>,
  about: About,
  numbers: readonly number[] = [],
  loop?: PlainLoop,
): Builtin {
  const f = fromLinks(name, [new KernelLink(name, part, numbers, loop)]);
  return Object.assign(f, { descriptor: { ...about, parameters: [], create: () => f } });
}

/** The row of a family: each parameter a finite number, an integer or above 0 where the table says so.
 *  @param loop what takes long arrays. */
export function maker<Arguments extends number[]>(
  part: Part<KernelFunction>,
  parameters: readonly Parameter[],
  about: About,
  loop?: PlainLoop,
): Maker<Arguments> {
  const { name } = part;
  const create = (...given: number[]): Elementwise => {
    const numbers = parameters.map((parameter, i) => check(name, parameter, given[i]));
    const called = `${name}(${numbers.join(', ')})`;
    return fromLinks(called, [new KernelLink(called, part, numbers, loop)]);
  };
  const make = (...given: Arguments) => create(...given);
  Object.defineProperty(make, 'name', { value: name, configurable: true });
  const usage = `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`;
  noteNoLink(make, `which makes functions: give ${usage}`);
  return Object.assign(make, { descriptor: { ...about, parameters, create } });
}

function check(who: string, parameter: Parameter, value: unknown): number {
  const number = toFinite(who, parameter.name, value);
  if (parameter.integer && !(Number.isInteger(number) && Math.abs(number) < 2 ** 31))
    throw new RangeError(
      `${who}: ${parameter.name} must be an integer at most 2^31 - 1 in size; got ${describe(value)}`,
    );
  if (parameter.positive && !(number > 0))
    throw new RangeError(`${who}: ${parameter.name} must be above 0; got ${describe(value)}`);
  return number;
}
