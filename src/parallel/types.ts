/** What calls on a pool look like. */

import type { Inputs, LeastSquares, Result } from '../formula.js';
import type { Delta, Out, OutFor, Real, ValueAndDeriv } from '../types.js';

/** Options of every parallel call. */
export interface Abort {
  /** Stops the call between two pieces. Its promise is rejected with the signal's reason, and the results are as they
   *  were in part. A call of plain arrays, of a function that you bring or without shared memory has one piece. */
  readonly signal?: AbortSignal | undefined;
}

/** A function whose calls run on all threads of a pool. Results have the same bits as those of the function itself. */
export interface ParallelFunction {
  /** f(x). */
  <X extends ArrayLike<number>>(x: X, options?: Out<OutFor<X>> & Abort): Promise<OutFor<X>>;
  /** df/dx, as `f.deriv`. */
  deriv<X extends ArrayLike<number>>(x: X, options?: Delta & Out<OutFor<X>> & Abort): Promise<OutFor<X>>;
  /** f(x) and df/dx in one pass, as `f.valueAndDeriv`. */
  valueAndDeriv<X extends ArrayLike<number>>(
    x: X,
    options?: Delta & Out<ValueAndDeriv<OutFor<X>>> & Abort,
  ): Promise<ValueAndDeriv<OutFor<X>>>;
}

/** A formula whose calls run on all threads of a pool, with the same bits: sums do not depend on how many there are. */
export interface ParallelFormula {
  /** f, element by element. */
  <const I extends Inputs>(
    inputs: I,
    options?: { readonly out?: Real | undefined } & Abort,
  ): Promise<Result<I>>;
  /** As `formula.gradient`. */
  gradient(
    inputs: Inputs,
    names?: readonly string[],
    options?: Outs & Abort,
  ): Promise<Record<string, Real | number>>;
  /** As `formula.jacobian`. */
  jacobian(
    inputs: Inputs,
    names?: readonly string[],
    options?: Outs & Abort,
  ): Promise<Record<string, Real | number>>;
  /** As `formula.leastSquares`. */
  leastSquares(
    inputs: Inputs,
    y: ArrayLike<number>,
    names: readonly string[],
    options?: Abort,
  ): Promise<LeastSquares>;
}

/** Where a formula's results go: an object with an array for any of them. */
interface Outs {
  readonly out?: Readonly<Record<string, Real>> | undefined;
}
