import type { Part } from '../kernel/part.js';
import type { Job } from './job.js';

/** A link as it travels to a worker. */
export interface Step {
  readonly name: string;
  /** The kernel's part that has it, compiled. */
  readonly part: Part;
  readonly parameters: readonly number[];
}

/** To a worker, once: who it is. */
export interface Start {
  readonly module: WebAssembly.Module;
  readonly thread: number;
  readonly keeping: Float64Array;
}

/** To a worker: take pieces of this until there are no more. */
export interface Work {
  readonly id: number;
  readonly job: Job;
  readonly steps: readonly Step[];
  /** Whether results may overwrite x. */
  readonly overwrites: boolean;
}

/** From a worker: 0 once it is ready, then the number of each call that it has no more to do for. */
export type Answer = number;
