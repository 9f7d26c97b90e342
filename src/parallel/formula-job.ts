/** A formula's call, cut into pieces that any thread may take. What each block sums to is kept, and put together in the
 *  order of the blocks: sums are the same whoever computed what. */

import type { Node } from '../expression/tree.js';
import type { Program } from '../formula/program.js';
import { KEPT, Record } from '../formula/sums.js';
import type { Output } from '../formula/tasks.js';
import type { Real } from '../types.js';
import { claim, finished } from './job.js';
import { PIECE } from './memory-map.js';

/** As it travels to a worker. Nodes are those of the graph, and those of the outputs are among them. */
export interface FormulaJob {
  readonly control: Int32Array;
  readonly graph: readonly Node[];
  readonly outputs: readonly Output[];
  readonly names: readonly string[];
  readonly isArray: readonly boolean[];
  readonly inputs: readonly (number | Real)[];
  readonly length: number;
  readonly stores: readonly (Real | undefined)[];
  /** Of blocks, what they sum to. */
  readonly sums: Float64Array;
}

/** Elements of the kernel's blocks, by which sums are kept. */
const BLOCK = 1024;

export const blocksOf = (length: number): number => Math.ceil(length / BLOCK);

/** Numbers to keep of a call with so many outputs. */
export const keptOf = (length: number, outputs: number): number => KEPT * outputs * blocksOf(length);

/** Takes the next piece and computes it. @returns whether there was one. */
export function takeFormulaPiece(job: FormulaJob, program: Program, thread: number): boolean {
  const piece = claim(job.control, thread);
  if (piece === undefined) return false;
  computePiece(job, program, piece);
  return true;
}

export function computePiece(job: FormulaJob, program: Program, piece: number): void {
  const { inputs, length, stores, sums, control } = job;
  const from = piece * PIECE;
  const record = new Record(sums, blocksOf(length));
  program.runPart(inputs, length, stores, from, Math.min(length, from + PIECE), record);
  finished(control, piece);
}
