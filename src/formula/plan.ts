import type { Node } from '../expression/tree.js';
import type { Real } from '../types.js';
import { lengthOf } from '../views.js';
import type { Program } from './program.js';
import type { Sums } from './sums.js';

export type PlanKind = 'value' | 'gradient' | 'jacobian' | 'leastSquares';

/** What a formula was called with, unchecked. */
export interface PlanGiven {
  readonly inputs: unknown;
  readonly names?: unknown;
  readonly out?: unknown;
  /** What least squares are to be near to. */
  readonly y?: unknown;
}

/** A formula's call, checked and not run: any thread may run a part of it. */
export interface Plan {
  readonly program: Program;
  /** What the program is made of: another thread makes the same of it. */
  readonly graph: readonly Node[];
  readonly names: readonly string[];
  readonly inputs: readonly (number | Real)[];
  readonly length: number;
  readonly single: boolean;
  /** By output: where its elements go. No input shares memory with them. */
  readonly stores: readonly (Real | undefined)[];
  /** What the call returns, once all is computed. */
  finish(sums: Sums): unknown;
}

type Planner = (
  kind: PlanKind,
  given: PlanGiven,
  make: (single: boolean, length: number) => Real,
) => Plan | undefined;

/** How formulas are planned: here, so that `fluxion/parallel` knows them and needs none of their code. */
export const plannersOf = new WeakMap<object, Planner>();

/** What was checked when the call was made may be gone when its turn comes, or when it ends.
 *  @throws {TypeError} if an array is shorter or longer, or its buffer detached; then nothing is written. */
export function checkKept(arrays: readonly (number | Real | undefined)[], length: number): void {
  for (const array of arrays)
    if (typeof array === 'object' && lengthOf(array) !== length)
      throw new TypeError(
        `formula: an array must stay as long as it is until the call is done, ${length}; it became ${lengthOf(array)} long`,
      );
}
