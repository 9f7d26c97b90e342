import {
  checkFunction,
  checkNoOut,
  checkUnchanged,
  copyFor,
  describe,
  doublesOf,
  toDelta,
  toOut,
  toReal,
} from './arguments.js';
import { runChain, runChainDeriv, runChainValue } from './block-loop.js';
import { ForeignLink, type Link } from './link.js';
import { toOptions, toOutOption } from './options.js';
import { toStream } from './stream.js';
import type { ArrayFunction, Elementwise, Real, TraceStep } from './types.js';
import { overlaps, overlapsShifted, type Shape, shapeOf, write } from './views.js';

/** The links behind each function made here: what tells it from a function that the caller brings. Of one that is no
 *  link, what to give in its place. */
const linksOf = new WeakMap<object, readonly Link[] | string>();

/** The chapter's delta, which the functions named after the chapter's keep. */
export const CHAPTER_DELTA = 0.001;

const DELTA = ['delta'] as const;
const DELTA_OUT = ['delta', 'out'] as const;
const DELTA_SHOW = ['delta', 'show'] as const;
const VALUE_DERIV = ['value', 'deriv'] as const;

/** Notes that f is none to be applied to numbers, in words that follow its name: `which makes functions: give
 *  affine(scale, shift)`. */
export function noteNoLink(f: object, instead: string): void {
  linksOf.set(f, instead);
}

/** Whether it is one of them. */
export const isNoLink = (f: unknown): boolean => typeof linksOf.get(f as object) === 'string';

/** The links of a function made here, none of a caller's.
 *  @throws {TypeError} if it is one that is no link. */
function toLinks(who: string, argument: string, f: object): readonly Link[] | undefined {
  const links = linksOf.get(f);
  // A formula's name is its text.
  if (typeof links === 'string')
    throw new TypeError(
      `${who}: ${argument} is ${String((f as { name?: unknown }).name).slice(0, 60)}, ${links}`,
    );
  return links;
}

/** The callable of a chain of links.
 *  @param parts what its `links` are; default: itself. */
export function fromLinks(name: string, links: readonly Link[], parts?: readonly Elementwise[]): Elementwise {
  const foreign = links.some((link) => link.foreign);
  const without = links.find((link) => !link.differentiable)?.name;

  const f = (x: unknown, options?: unknown): unknown => {
    if (typeof x === 'number') {
      // What is no object is let pass, as `Array.prototype.map` gives an index: `[1, 2].map(sigmoid)` works.
      if (typeof options === 'object') checkNoOut(name, toOutOption(name, options));
      return runChainValue(links, x);
    }
    const out = toOutOption(name, options);
    const input = toReal(name, x);
    const shape = shapeOf(input);
    const value = toOut(name, 'out', shape, out);
    run(name, links, foreign, input, shape, 0, out !== undefined, value, undefined);
    return value;
  };

  const deriv = (x: unknown, options?: unknown): unknown => {
    const who = `${name}.deriv`;
    const [given, out] = toOptions(who, options, DELTA_OUT);
    const delta = checkDelta(who, without, given);
    if (typeof x === 'number') {
      checkNoOut(who, out);
      return runChainDeriv(links, x, delta).deriv;
    }
    const input = toReal(who, x);
    const shape = shapeOf(input);
    const slope = toOut(who, 'out', shape, out);
    run(who, links, foreign, input, shape, delta, out !== undefined, undefined, slope);
    return slope;
  };

  const valueAndDeriv = (x: unknown, options?: unknown): unknown => {
    const who = `${name}.valueAndDeriv`;
    const [given, out] = toOptions(who, options, DELTA_OUT);
    const delta = checkDelta(who, without, given);
    if (typeof x === 'number') {
      checkNoOut(who, out);
      return runChainDeriv(links, x, delta);
    }
    // Read first: they may be getters, the caller's code, which could reach x. Nothing runs after x is looked at.
    const [outValue, outDeriv] = toOuts(who, out);
    const input = toReal(who, x);
    const shape = shapeOf(input);
    const value = toOut(who, 'out.value', shape, outValue);
    const slope = toOut(who, 'out.deriv', shape, outDeriv);
    if (overlaps(value, slope, shape))
      throw new RangeError(`${who}: out.value and out.deriv must not share memory`);
    run(who, links, foreign, input, shape, delta, out !== undefined, value, slope);
    return { value, deriv: slope };
  };

  const trace = (x: unknown, options?: unknown): TraceStep<number | Float64Array>[] => {
    const who = `${name}.trace`;
    const delta = checkDelta(who, without, toOptions(who, options, DELTA)[0]);
    let input = typeof x === 'number' ? x : doublesOf(who, toReal(who, x));
    return links.map((link) => {
      const { value: output, deriv: slope } = valueAndSlope(who, link, input, delta);
      const step = { name: link.name, input, output, slope };
      input = output;
      return step;
    });
  };

  const stream = (options?: unknown) => {
    const who = `${name}.stream`;
    const [delta, show] = toOptions(who, options, DELTA_SHOW);
    return toStream(who, result, checkDelta(who, without, delta), show);
  };

  // The implementations take unknown and check it; what they return is what the interface says.
  const result = Object.assign(f, { deriv, valueAndDeriv, trace, stream }) as unknown as Elementwise;
  linksOf.set(result, links);
  Object.defineProperties(result, {
    name: { value: name, configurable: true },
    links: { value: Object.freeze(parts ?? [result]), enumerable: true },
  });
  return result;
}

/** A function made here as it is; a caller's function with the callable around it.
 *  @throws {TypeError} if f is no function, one that makes functions, or a formula. */
export function toElementwise(who: string, argument: string, f: Elementwise | ArrayFunction): Elementwise {
  checkFunction(who, argument, f);
  if (toLinks(who, argument, f)) return f as Elementwise;
  const name = nameOf(f);
  return fromLinks(name, [new ForeignLink(name, f as ArrayFunction)]);
}

/** What a caller's function is called. Its name may be a getter, or no text: then it is f. */
function nameOf(f: { readonly name: unknown }): string {
  try {
    const { name } = f;
    if (typeof name === 'string' && name !== '') return name;
  } catch {}
  return 'f';
}

/** The links behind a function made here. */
export function linksBehind(f: Elementwise): readonly Link[] {
  const links = linksOf.get(f);
  return typeof links === 'object' ? links : [];
}

/** What `elementwise` may be told of a function. */
export interface ElementwiseOptions {
  /** The function's name in chains and messages; default: its own. */
  readonly name?: string | undefined;
  /** Its derivative, called once an element; it must return a number. */
  readonly deriv?: ((x: number) => number) | undefined;
}

/** Lifts a function of one number to arrays, so that it can be a link of a chain.
 *
 *  With a `deriv` of your own, delta 0, the default of `f.deriv`, is that derivative. Without one, delta must be
 *  greater than 0, and its default is 0.001. At a delta greater than 0 both get the textbook difference,
 *  `(f(x + delta) - f(x - delta))` divided by the distance of the two points as they are rounded; where both
 *  round to x, there is none: NaN.
 *
 *  @param f called once an element; it must return a number.
 *  @param options `{ name, deriv }`, or the name alone; by default the function's own name, and no derivative.
 *  @throws {TypeError} if f or deriv is no function, name no string, or an option has another name; and when it
 *  is called, if f or deriv returns no number.
 *  @example
 *  const cube = elementwise((x) => x ** 3, { name: 'cube', deriv: (x) => 3 * x ** 2 });
 *  chain(cube, sigmoid).deriv([0, 1, 2]);
 */
export function elementwise(f: (x: number) => number, options?: string | ElementwiseOptions): Elementwise;
export function elementwise(f: (x: number) => number, options?: unknown, ...more: unknown[]): Elementwise {
  checkFunction('elementwise', 'f', f);
  toLinks('elementwise', 'f', f);
  if (more.length > 0)
    throw new TypeError(
      `elementwise: takes f and options such as { name, deriv }; got a third argument, ${describe(more[0])}`,
    );
  const [name, deriv] =
    typeof options === 'string' ? [options] : toOptions('elementwise', options, NAME_DERIV);
  if (name !== undefined && typeof name !== 'string')
    throw new TypeError(`elementwise: name must be a string; got ${describe(name)}`);
  if (deriv !== undefined) checkFunction('elementwise', 'deriv', deriv);
  const called = name ?? nameOf(f);
  const slope = deriv === undefined ? undefined : lift(called, 'deriv', deriv as typeof f);
  return fromLinks(called, [new ForeignLink(called, lift(called, 'f', f), slope)]);
}

const NAME_DERIV = ['name', 'deriv'] as const;

/** A function of arrays from one of numbers. In place: the link gives a copy. */
const lift =
  (who: string, argument: string, f: (x: number) => number): ArrayFunction =>
  (x) => {
    for (let i = 0; i < x.length; i++) {
      const y: unknown = f(x[i] as number);
      if (typeof y !== 'number')
        throw new TypeError(`${who}: ${argument} must return a number; got ${describe(y)} at x = ${x[i]}`);
      x[i] = y;
    }
    return x;
  };

/** Runs the chain from x into the caller's arrays, if `given`, or into new ones. If x and a result overlap shifted, a copy
 *  of x is read. If a function of the caller's may throw midway, results are written to copies first. */
function run(
  who: string,
  links: readonly Link[],
  foreign: boolean,
  x: Real,
  shape: Shape,
  delta: number,
  given: boolean,
  value: Real | undefined,
  deriv: Real | undefined,
): void {
  if (foreign) {
    runForeign(who, links, x, shape, delta, given, value, deriv);
  } else if (given) {
    const copy = (value && overlapsShifted(value, x, shape)) || (deriv && overlapsShifted(deriv, x, shape));
    runChain(links, copy ? copyFor(who, x) : x, shape, value, deriv, delta);
  } else {
    runChain(links, x, shape, value, deriv, delta);
  }
}

/** The same with a function of the caller's. It may resize or detach x or out, so both are checked after each call of it.
 *  @throws {TypeError} if it has; then out is as it was. */
function runForeign(
  who: string,
  links: readonly Link[],
  x: Real,
  shape: Shape,
  delta: number,
  given: boolean,
  value: Real | undefined,
  deriv: Real | undefined,
): void {
  const { length } = shape;
  const check = () => checkUnchanged(who, 'x', x, length);
  // New arrays are in no one's hands yet: they need no standing in for.
  const staged = {
    value: given && value ? copyFor(who, value) : value,
    deriv: given && deriv ? copyFor(who, deriv) : deriv,
  };
  runChain(links, x, shape, staged.value, staged.deriv, delta, check);
  if (!given) return;
  if (value) checkUnchanged(who, 'out', value, length);
  if (deriv) checkUnchanged(who, 'out', deriv, length);
  if (value && staged.value) write(value, staged.value);
  if (deriv && staged.deriv) write(deriv, staged.deriv);
}

function valueAndSlope(who: string, link: Link, x: number | Float64Array, delta: number) {
  if (typeof x === 'number') return runChainDeriv([link], x, delta);
  const [value, deriv] = [doublesOf(who, x.length), doublesOf(who, x.length)];
  runChain([link], x, { single: false, length: x.length }, value, deriv, delta);
  return { value, deriv };
}

/** What `valueAndDeriv` was given as out: where the value goes, and where the derivative. */
function toOuts(who: string, out: unknown): readonly unknown[] {
  if (out !== undefined && (typeof out !== 'object' || out === null || ArrayBuffer.isView(out)))
    throw new TypeError(`${who}: out must be an object { value, deriv }; got ${describe(out)}`);
  return toOptions(`${who}: out`, out, VALUE_DERIV);
}

/** Delta as it was given; otherwise 0, the derivative itself, if every link has one, else the chapter's.
 *  @param without a link that has none: the caller's, which came without it.
 *  @throws {RangeError} if delta is 0 and there is such a link. */
function checkDelta(who: string, without: string | undefined, given: unknown): number {
  if (given === undefined) return without === undefined ? 0 : CHAPTER_DELTA;
  const delta = toDelta(who, given);
  if (delta === 0 && without !== undefined)
    throw new RangeError(
      `${who}: delta must be greater than 0 for a function that you bring without its derivative ` +
        `(${without}); got 0. elementwise(f, { deriv }) brings one`,
    );
  return delta;
}
