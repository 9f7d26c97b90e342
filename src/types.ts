/** Arrays that are read and written as they are; results have the type of the input. */
export type Real = Float64Array | Float32Array;

/** A function as the chapter has it: from an array to an array of the same length, each element of the
 *  result depending on the same element of the input alone. It may be called on any part of the input. */
export type ArrayFunction = (x: Float64Array) => Float64Array;

/** Options of a call on an array. */
export interface Out<A> {
  /** Array to write the result to; default: a new one. It may be the input itself, or overlap it. */
  readonly out?: A | undefined;
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
  (x: number): number;
  <A extends Real>(x: A, options?: Out<A>): A;
  (x: ArrayLike<number>, options?: Out<Float64Array>): Float64Array;

  /** `'sigmoid'`; of a chain `'sigmoid(square(x))'`. */
  readonly name: string;

  /** The functions of a chain, first to last; of any other function itself. */
  readonly links: readonly Elementwise[];

  /** df/dx by the chain rule: the product of the links' derivatives, or of their central differences at the delta
   *  given, each at its own input, multiplied first link to last. */
  deriv(x: number, options?: Delta): number;
  deriv<A extends Real>(x: A, options?: Delta & Out<A>): A;
  deriv(x: ArrayLike<number>, options?: Delta & Out<Float64Array>): Float64Array;

  /** f(x) and df/dx in one pass. */
  valueAndDeriv(x: number, options?: Delta): ValueAndDeriv<number>;
  valueAndDeriv<A extends Real>(x: A, options?: Delta & Out<ValueAndDeriv<A>>): ValueAndDeriv<A>;
  valueAndDeriv(
    x: ArrayLike<number>,
    options?: Delta & Out<ValueAndDeriv<Float64Array>>,
  ): ValueAndDeriv<Float64Array>;

  /** The chain link by link: what enters each, what leaves it, and its slope there. In double
   *  precision whatever x is. */
  trace(x: number, options?: Delta): TraceStep<number>[];
  trace(x: ArrayLike<number>, options?: Delta): TraceStep<Float64Array>[];

  /** A web `TransformStream` from chunks of numbers to chunks of results, in the memory of one chunk.
   *  Of several columns a chunk holds the rows one after the other: x, f(x), df/dx, next x, ... */
  stream(options?: Delta & Show): TransformStream<ArrayLike<number>, Float64Array>;
}
