import { ARRAY, toReal } from '../arguments.js';
import { lengthOf } from '../views.js';
import { checkLengths, type Given } from './inputs.js';

/** The sums that a step of least squares needs, for p names. */
export interface LeastSquares {
  /** J'J, p by p, row by row: symmetric. */
  JtJ: Float64Array;
  /** J'r, p numbers. */
  Jtr: Float64Array;
  /** r'r, the residual sum of squares, r = f - y. */
  rss: number;
}

/** A name that no text can have: that of the target. */
export const Y = ' y';

/** The inputs, and what the formula is to be near to.
 *  @throws {TypeError} if y is no array. @throws {RangeError} if it is of another length. */
export function withTarget(names: readonly string[], given: Given, y: unknown): Given {
  const target = toReal('formula.leastSquares', y, 'y', ARRAY);
  const length = lengthOf(target);
  if (given.length !== undefined && given.length !== length)
    throw new RangeError(
      `formula.leastSquares: y must have the length of the arrays, ${given.length}; got length ${length}`,
    );
  given.values.push(target);
  const fitted = { values: given.values, length, single: false };
  if (target !== y) checkLengths(names, fitted);
  return fitted;
}

/** @param sums of the upper triangle of J'J by rows, of J'r and of r'r. @param n how many names there are. */
export function toLeastSquares(sums: readonly number[], n: number): LeastSquares {
  const JtJ = new Float64Array(n * n);
  const Jtr = new Float64Array(n);
  let at = 0;
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      JtJ[i * n + j] = sums[at] as number;
      JtJ[j * n + i] = sums[at++] as number;
    }
  for (let i = 0; i < n; i++) Jtr[i] = sums[at++] as number;
  return { JtJ, Jtr, rss: sums[at] as number };
}
