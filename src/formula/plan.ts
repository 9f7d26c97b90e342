import type { Node } from '../expression/tree.js';
import type { Real } from '../types.js';
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
