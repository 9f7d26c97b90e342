/** One thread of the accuracy suite: measures what it is sent. */
import { parentPort } from 'node:worker_threads';
import { climb, measure, type Subject, type Worst } from './measure.js';

export interface Job {
  readonly subject: Subject;
  readonly count: number;
  readonly seed: number;
  /** Whether to climb from the worst. */
  readonly search: boolean;
}

export interface Done {
  /** The largest error among the points. */
  readonly worst: Worst | undefined;
  /** The largest found by climbing from the worst of them. */
  readonly climbed: Worst | undefined;
}

parentPort?.on('message', ({ subject, count, seed, search }: Job) => {
  const found = measure(subject, count, seed);
  const done: Done = {
    worst: found[0],
    climbed: search ? climb(subject, found, seed) : undefined,
  };
  parentPort?.postMessage(done);
});
