import {
  checkFunction,
  checkNoOut,
  describe,
  overlaps,
  toDelta,
  toOptions,
  toOut,
  toReal,
} from './arguments.js';
import { evaluate, evaluateDeriv, evaluateValue } from './evaluate.js';
import { ForeignLink, type Link } from './link.js';
import { toStream } from './stream.js';
import type { ArrayFunction, Elementwise, Real, TraceStep } from './types.js';

/** The links behind each function made here: what tells it from a function that the caller brings. */
const linksOf = new WeakMap<object, readonly Link[]>();

/** The callable of a chain of links.
 *  @param parts what its `links` are; default: itself. */
export function fromLinks(name: string, links: readonly Link[], parts?: readonly Elementwise[]): Elementwise {
  const foreign = links.some((link) => link.foreign);

  const f = (x: unknown, options?: unknown): unknown => {
    if (typeof x === 'number') {
      checkNoOut(name, options);
      return evaluateValue(links, x);
    }
    const { out } = toOptions(name, options);
    const input = toReal(name, x);
    const value = toOut(name, 'out', input, out);
    write(links, foreign, input, 0, out !== undefined, value, undefined);
    return value;
  };

  const deriv = (x: unknown, options?: unknown): unknown => {
    const who = `${name}.deriv`;
    const { out, delta: given } = toOptions(who, options);
    const delta = checkDelta(who, links, given);
    if (typeof x === 'number') {
      checkNoOut(who, options);
      return evaluateDeriv(links, x, delta).deriv;
    }
    const input = toReal(who, x);
    const slope = toOut(who, 'out', input, out);
    write(links, foreign, input, delta, out !== undefined, undefined, slope);
    return slope;
  };

  const valueAndDeriv = (x: unknown, options?: unknown): unknown => {
    const who = `${name}.valueAndDeriv`;
    const { out, delta: given } = toOptions(who, options);
    const delta = checkDelta(who, links, given);
    if (typeof x === 'number') {
      checkNoOut(who, options);
      return evaluateDeriv(links, x, delta);
    }
    const input = toReal(who, x);
    const outs = toOuts(who, out);
    const value = toOut(who, 'out.value', input, outs.value);
    const slope = toOut(who, 'out.deriv', input, outs.deriv);
    if (overlaps(value, slope)) throw new RangeError(`${who}: out.value and out.deriv must not share memory`);
    write(links, foreign, input, delta, out !== undefined, value, slope);
    return { value, deriv: slope };
  };

  const trace = (x: unknown, options?: unknown): TraceStep<number | Float64Array>[] => {
    const who = `${name}.trace`;
    const delta = checkDelta(who, links, toOptions(who, options).delta);
    let input = typeof x === 'number' ? x : new Float64Array(toReal(who, x));
    return links.map((link) => {
      const { value: output, deriv: slope } = valueAndSlope(link, input, delta);
      const step = { name: link.name, input, output, slope };
      input = output;
      return step;
    });
  };

  const stream = (options?: unknown) => {
    const who = `${name}.stream`;
    const { delta, show } = toOptions(who, options);
    return toStream(who, result, checkDelta(who, links, delta), show);
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
 *  @throws {TypeError} if f is no function. */
export function toElementwise(who: string, argument: string, f: Elementwise | ArrayFunction): Elementwise {
  checkFunction(who, argument, f);
  if (linksOf.has(f)) return f as Elementwise;
  const name = f.name || 'f';
  return fromLinks(name, [new ForeignLink(name, f as ArrayFunction)]);
}

/** The links behind a function made here. */
export const linksBehind = (f: Elementwise): readonly Link[] => linksOf.get(f) ?? [];

/** Lifts a function of one number to arrays, so that it can be a link of a chain. Its difference is the
 *  textbook formula, so delta must be greater than 0.
 *
 *  @param f called once an element; it must return a number.
 *  @param name its name in chains and messages; default: the function's own.
 *  @throws {TypeError} if f is no function, and when it is called, if it returns no number.
 *  @example
 *  const cube = elementwise((x) => x ** 3, 'cube');
 *  chain(cube, sigmoid).deriv([0, 1, 2]);
 */
export function elementwise(f: (x: number) => number, name?: string): Elementwise {
  checkFunction('elementwise', 'f', f);
  if (name !== undefined && typeof name !== 'string')
    throw new TypeError(`elementwise: name must be a string; got ${describe(name)}`);
  const called = name ?? (f.name || 'f');
  const lifted: ArrayFunction = (x) => {
    // In place: the link gives a copy.
    for (let i = 0; i < x.length; i++) {
      const y: unknown = f(x[i] as number);
      if (typeof y !== 'number')
        throw new TypeError(`${called}: f must return a number; got ${describe(y)} at x = ${x[i]}`);
      x[i] = y;
    }
    return x;
  };
  return fromLinks(called, [new ForeignLink(called, lifted)]);
}

/** Runs the chain from x into the caller's arrays, if `given`, or into new ones. Where the caller's could
 *  be read or left half written meanwhile, a copy stands in: of x, if the two overlap shifted; of the
 *  results, if a function of the caller's may throw midway. */
function write(
  links: readonly Link[],
  foreign: boolean,
  x: Real,
  delta: number,
  given: boolean,
  value: Real | undefined,
  deriv: Real | undefined,
): void {
  if (!given) {
    evaluate(links, x, value, deriv, delta);
  } else if (foreign) {
    const staged = { value: value?.slice(), deriv: deriv?.slice() };
    evaluate(links, x, staged.value, staged.deriv, delta);
    if (staged.value) value?.set(staged.value);
    if (staged.deriv) deriv?.set(staged.deriv);
  } else {
    const copy = overlapsShifted(value, x) || overlapsShifted(deriv, x);
    evaluate(links, copy ? x.slice() : x, value, deriv, delta);
  }
}

/** Whether the arrays, of one type and length, share bytes but are not the same elements. Where both start at
 *  one offset they do not; that is asked first, as asking for an array's buffer takes 12 ns (measured, V8 11.3). */
const overlapsShifted = (out: Real | undefined, x: Real): boolean =>
  out !== undefined && out.byteOffset !== x.byteOffset && overlaps(out, x);

function valueAndSlope(link: Link, x: number | Float64Array, delta: number) {
  if (typeof x === 'number') return evaluateDeriv([link], x, delta);
  const value = new Float64Array(x.length);
  const deriv = new Float64Array(x.length);
  evaluate([link], x, value, deriv, delta);
  return { value, deriv };
}

function toOuts(who: string, out: unknown): { value?: unknown; deriv?: unknown } {
  if (out === undefined) return {};
  if (typeof out !== 'object' || out === null || ArrayBuffer.isView(out))
    throw new TypeError(`${who}: out must be an object { value, deriv }; got ${describe(out)}`);
  return out;
}

/** @throws {RangeError} if delta is 0 and a link is the caller's, which has no closed form to take the
 *  derivative from. */
function checkDelta(who: string, links: readonly Link[], given: unknown): number {
  const delta = toDelta(who, given);
  const foreign = delta === 0 ? links.find((link) => link.foreign) : undefined;
  if (foreign)
    throw new RangeError(
      `${who}: delta must be greater than 0 for a function that you bring (${foreign.name}); got 0`,
    );
  return delta;
}
