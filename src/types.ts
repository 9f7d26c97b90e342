/** Arrays that are read and written as they are; results have the type of the input. */
export type Real = Float64Array | Float32Array;

/** A new Float64Array, over memory of its own. TypeScript 5.7 and later call it `Float64Array<ArrayBuffer>`; to
 *  earlier ones `Float64Array` is all that can be said. */
export type Doubles = ReturnType<Float64ArrayConstructor['of']>;

/** A new Float32Array, likewise. */
export type Singles = ReturnType<Float32ArrayConstructor['of']>;

/** What a function is applied to: a number, or an array of numbers of any kind. */
export type Numbers = number | ArrayLike<number>;

/** What comes out of a call on x: a number for a number, singles for singles, doubles for any other array. For a
 *  subclass it is a plain array; for `number | Float64Array` it is either. */
export type Result<X extends Numbers> = X extends number
  ? number
  : X extends Float32Array
    ? Singles
    : Doubles;

/** What `out` may be for an array x. */
export type OutFor<X extends Numbers> = X extends Float32Array ? Float32Array : Float64Array;

/** A function as the chapter has it: from an array to an array of the same length. Each element of the result depends on
 *  the same element of the input alone. It may be called on any part of the input. */
export type ArrayFunction = (x: Float64Array) => Float64Array;

/** Options of a call on an array. */
export interface Out<A> {
  /** Array to write the result to; default: a new one. It may be the input itself, or overlap it. */
  readonly out?: A | undefined;
}

/** Options of a call that brings its own array. */
export interface Into<A> {
  readonly out: A;
}

/** Options that choose between the derivative and a central difference. */
export interface Delta {
  /** Half the distance of the two points, a finite number >= 0; 0 means the derivative. Default: 0 where every
   *  link has a derivative, 0.001 where one is a function that you bring without it. */
  readonly delta?: number | undefined;
}

/** f(x) and df/dx, of x's shape. */
export interface ValueAndDeriv<T> {
  value: T;
  deriv: T;
}

/** One link of a chain at work. */
export interface TraceStep<T> {
  /** Name of the link's function, such as `'sigmoid'`. */
  name: string;
  /** What enters the link. */
  input: T;
  /** What leaves it. */
  output: T;
  /** The link's derivative, or difference, at its input: its factor in the chain rule. */
  slope: T;
}

/** What a stream can put out for each element. */
export type Column = 'x' | 'value' | 'derivative';

/** Options of a stream. */
export interface Show {
  /** One column or more; default `'value'`. */
  readonly show?: Column | readonly Column[] | undefined;
}

/** A function applied to each element: every built-in, every `chain(...)`, every `elementwise(...)`.
 *
 *  All calls take a number, a `Float64Array` or `Float32Array` (results have the same type; singles are
 *  computed in double precision and rounded once), or any other array of numbers (result: `Float64Array`).
 *
 *  They throw a `TypeError` or `RangeError` before anything is written. */
export interface Elementwise {
  /** f(x). */
  <X extends ArrayLike<number>, A extends OutFor<X>>(x: X, options: Into<A>): A;
  <X extends ArrayLike<number>>(x: X, options: Out<OutFor<X>> | undefined): OutFor<X>;
  <X extends Numbers>(x: X): Result<X>;
  // The last two say it again without a type parameter. TypeScript looks at them where a function is handed on: to a
  // chain, or to `[1, 2].map(f)`.
  (x: Float64Array): Doubles;
  (x: number): number;

  /** `'sigmoid'`; of a chain `'sigmoid(square(x))'`. */
  readonly name: string;

  /** The functions of a chain, first to last; of any other function itself. */
  readonly links: readonly Elementwise[];

  /** df/dx by the chain rule: the product of the links' derivatives, or of their central differences at the delta
   *  given, each at its own input, multiplied first link to last. */
  deriv<X extends ArrayLike<number>, A extends OutFor<X>>(x: X, options: Delta & Into<A>): A;
  deriv<X extends Numbers>(x: X, options?: Delta & Out<undefined>): Result<X>;
  deriv<X extends ArrayLike<number>>(x: X, options: (Delta & Out<OutFor<X>>) | undefined): OutFor<X>;

  /** f(x) and df/dx in one pass. */
  valueAndDeriv<X extends ArrayLike<number>, A extends OutFor<X>>(
    x: X,
    options: Delta & Into<ValueAndDeriv<A>>,
  ): ValueAndDeriv<A>;
  valueAndDeriv<X extends Numbers>(x: X, options?: Delta & Out<undefined>): ValueAndDeriv<Result<X>>;
  valueAndDeriv<X extends ArrayLike<number>>(
    x: X,
    options: (Delta & Out<ValueAndDeriv<OutFor<X>>>) | undefined,
  ): ValueAndDeriv<OutFor<X>>;

  /** The chain link by link: what enters each, what leaves it, and its slope there. In double
   *  precision whatever x is. */
  trace<X extends Numbers>(x: X, options?: Delta): TraceStep<X extends number ? number : Doubles>[];

  /** A web `TransformStream` from chunks of numbers to chunks of results, in the memory of one chunk.
   *  Of several columns a chunk holds the rows one after the other: x, f(x), df/dx, next x, ... */
  stream(options?: Delta & Show): TransformStream<ArrayLike<number>, Doubles>;
}
