import type { FormulaJob } from './formula-job.js';
import type { Job } from './job.js';

/** A link as it travels to a worker. */
export interface Step {
  readonly name: string;
  /** Of the kernel's part that has it. */
  readonly part: string;
  readonly parameters: readonly number[];
}

/** To a worker, once: who it is. */
export interface Start {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly thread: number;
  readonly threads: number;
  /** For calls by message: where x is kept while it may be overwritten. */
  readonly keeping: Float64Array;
}

/** To a worker: take pieces of this until there are no more. For arrays on shared memory that is not the pool's. */
export interface Work {
  readonly id: number;
  readonly job: Job;
  readonly steps: readonly Step[];
  /** Whether results may overwrite x. */
  readonly overwrites: boolean;
}

/** To a worker: take pieces of a formula's call. */
export interface FormulaWork {
  readonly id: number;
  readonly formula: FormulaJob;
}

/** From a worker: `LEFT`, 0 once it is ready, then the number of each message that it has no more to do for. */
export type Answer = number;

/** It has left a desk, and was asked to say so. */
export const LEFT = -1;
