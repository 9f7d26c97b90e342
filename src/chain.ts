import { describe, toDelta } from './arguments.js';
import { CHAPTER_DELTA, fromLinks, linksBehind, toElementwise } from './elementwise.js';
import { toOptions } from './options.js';
import type { ArrayFunction, Delta, Elementwise, Numbers, Result } from './types.js';

/** A function, and one that takes it as a link of a chain. */
export type Chainable = Elementwise | ArrayFunction;

/** The chapter's functions take delta as their last argument; `{ delta }`, as the methods have it, is the same. */
type DeltaArgument = number | Delta;

/** @throws {TypeError} @throws {RangeError} if delta is no finite number >= 0. */
function toArgument(who: string, given: unknown): Delta {
  const delta = typeof given === 'object' && given !== null ? toOptions(who, given, DELTA)[0] : given;
  return { delta: toDelta(who, delta === undefined ? CHAPTER_DELTA : delta) };
}

const DELTA = ['delta'] as const;

/** Composes functions, the first applied first: `chain(square, sigmoid)(x)` is sigmoid(square(x)).
 *  A chain within a chain is taken apart into its links.
 *
 *  @throws {RangeError} if no function is given. @throws {TypeError} if an argument is no function.
 *  @example
 *  const f = chain(square, sigmoid);
 *  f.name;               // 'sigmoid(square(x))'
 *  f(2);                 // 0.9820137900379085
 *  f.deriv([0, 1, 2]);   // df/dx, the product of both links' derivatives, at 0, 1 and 2
 */
export function chain(...functions: Chainable[]): Elementwise {
  if (functions.length === 0) throw new RangeError('chain: takes one function or more; got none');
  return compose(functions);
}

/** The same of a list: a call takes no more arguments than the stack holds. */
export function compose(functions: readonly Chainable[]): Elementwise {
  const parts = functions.flatMap((f, i) => {
    if (Array.isArray(f)) throw new TypeError('chain: takes functions one by one, chain(f, g); got an Array');
    return toElementwise('chain', `function ${i + 1}`, f).links;
  });
  const name = parts.reduce((inner, { name }) => `${name}(${inner})`, 'x');
  return fromLinks(name, parts.flatMap(linksBehind), parts);
}

/** The central difference of f at x, `(f(x + delta) - f(x - delta)) / (2 delta)`: of a chain, the product
 *  of its links' differences; of a built-in, in closed form; of a function that you bring, by the textbook.
 *
 *  @param f a built-in, a chain, or any elementwise function from Float64Array to Float64Array.
 *  @param x a number or an array; the result has its shape.
 *  @param delta half the distance of the two points, or `{ delta }`; default 0.001, as in the chapter (of `f.deriv`
 *  it is 0); 0 gives the derivative of a built-in.
 *  @throws {TypeError} if f is no function or x no number or array of numbers.
 *  @throws {RangeError} if delta is negative, NaN or infinite, or 0 with a function that you bring
 *  without its derivative.
 *  @example
 *  deriv(square, 3);                                    // 6
 *  deriv((x) => x.map((v) => v ** 3), arange(0, 1, 0.1));
 */
export function deriv<X extends Numbers>(f: Chainable, x: X, delta?: DeltaArgument): Result<X> {
  return toElementwise('deriv', 'f', f).deriv(x, toArgument('deriv', delta));
}

type Two = readonly [Chainable, Chainable];
type Three = readonly [Chainable, Chainable, Chainable];

/** f2(f1(x)), as the chapter's `chain_length_2`.
 *  @throws {RangeError} if the chain does not have two functions. */
export function chainLength2<X extends Numbers>(functions: Two, x: X): Result<X> {
  return ofLength('chainLength2', 2, functions)(x);
}

/** f3(f2(f1(x))), as the chapter's `chain_length_3`.
 *  @throws {RangeError} if the chain does not have three functions. */
export function chainLength3<X extends Numbers>(functions: Three, x: X): Result<X> {
  return ofLength('chainLength3', 3, functions)(x);
}

/** df/dx of f2(f1(x)) by the chain rule, as the chapter's `chain_deriv_2`: df1/dx(x) df2/du(f1(x)).
 *  @param delta default 0.001. @throws {RangeError} if the chain does not have two functions. */
export function chainDeriv2<X extends Numbers>(functions: Two, x: X, delta?: DeltaArgument): Result<X> {
  return ofLength('chainDeriv2', 2, functions).deriv(x, toArgument('chainDeriv2', delta));
}

/** df/dx of f3(f2(f1(x))), as the chapter's `chain_deriv_3`: df1/dx df2/du df3/du, each at its own input.
 *  @param delta default 0.001. @throws {RangeError} if the chain does not have three functions. */
export function chainDeriv3<X extends Numbers>(functions: Three, x: X, delta?: DeltaArgument): Result<X> {
  return ofLength('chainDeriv3', 3, functions).deriv(x, toArgument('chainDeriv3', delta));
}

function ofLength(who: string, length: number, functions: readonly Chainable[]): Elementwise {
  if (!Array.isArray(functions))
    throw new TypeError(`${who}: chain must be an array of functions; got ${describe(functions)}`);
  if (functions.length !== length)
    throw new RangeError(`${who}: chain must have ${length} functions; got ${functions.length}`);
  return chain(...functions);
}
