import { ARRAY, describe, toReal } from '../arguments.js';
import { kindOf, lengthOf, meet } from '../views.js';
import { checkLengths, type Given } from './inputs.js';
import { type Outs, toOuts } from './outs.js';

/** The sums that a step of least squares needs, for p names. */
export interface LeastSquares {
  /** J'J, p by p, row by row: symmetric. */
  JtJ: Float64Array;
  /** J'r, p numbers. */
  Jtr: Float64Array;
  /** r'r, the residual sum of squares, r = f - y. */
  rss: number;
}

const WHO = 'formula.leastSquares';

/** A name that no text can have: that of the target. */
export const Y = ' y';

/** The inputs, and what the formula is to be near to.
 *  @throws {TypeError} if y is no array. @throws {RangeError} if it is of another length. */
export function withTarget(names: readonly string[], given: Given, y: unknown): Given {
  const target = toReal(WHO, y, 'y', ARRAY);
  const length = lengthOf(target);
  if (given.length !== undefined && given.length !== length)
    throw new RangeError(
      `${WHO}: y must have the length of the arrays, ${given.length}; got length ${length}`,
    );
  given.values.push(target);
  const fitted = { values: given.values, length, single: false };
  if (target !== y) checkLengths(names, fitted);
  return fitted;
}

const ARRAYS = ['JtJ', 'Jtr'] as const;

/** Where J'J and J'r go.
 *  @param n how many names there are.
 *  @throws {TypeError} if one is no Float64Array, or there is another. @throws {RangeError} if one is of another length, or
 *  they share memory. */
export function toSquareOuts(out: unknown, n: number): Outs {
  const outs = toOuts(WHO, out, ARRAYS);
  for (let i = 0; i < outs.length; i++) {
    const array = outs[i];
    if (array === undefined) continue;
    if (kindOf(array) !== 'Float64Array')
      throw new TypeError(`${WHO}: out.${ARRAYS[i]} must be a Float64Array; got ${describe(array)}`);
    const length = i === 0 ? n * n : n;
    const found = lengthOf(array as Float64Array);
    if (found !== length)
      throw new RangeError(
        `${WHO}: out.${ARRAYS[i]} must have ${length} elements, as there are ${n} names; got ${found}`,
      );
  }
  const [squares, products] = outs as readonly (Float64Array | undefined)[];
  if (squares && products && meet(squares, products))
    throw new RangeError(`${WHO}: out.JtJ and out.Jtr must not share memory`);
  return outs;
}

/** @param sums of the upper triangle of J'J by rows, of J'r and of r'r. @param n how many names there are. */
export function toLeastSquares(sums: readonly number[], n: number, outs: Outs = []): LeastSquares {
  const JtJ = (outs[0] as Float64Array | undefined) ?? new Float64Array(n * n);
  const Jtr = (outs[1] as Float64Array | undefined) ?? new Float64Array(n);
  let at = 0;
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      JtJ[i * n + j] = sums[at] as number;
      JtJ[j * n + i] = sums[at++] as number;
    }
  for (let i = 0; i < n; i++) Jtr[i] = sums[at++] as number;
  return { JtJ, Jtr, rss: sums[at] as number };
}
