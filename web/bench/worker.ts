/** The comparison in a worker: the page stays responsive, and to cancel is to end the worker. */
import { type Result, runSuite } from '../../src/bench/suite.js';

/** What the page asks for. */
export interface Ask {
  readonly sizes: readonly number[];
  readonly workloads?: readonly string[] | undefined;
}

/** What the worker answers: results as they come, and last that it is done or what went wrong. */
export type Answer =
  | { readonly results: readonly Result[]; readonly done: number }
  | { readonly finished: true }
  | { readonly error: string };

const answer = (message: Answer): void => postMessage(message);

addEventListener('message', async ({ data }: MessageEvent<Ask>) => {
  try {
    await runSuite({ ...data, onResults: (results, done) => answer({ results, done }) });
    answer({ finished: true });
  } catch (error) {
    answer({ error: (error as Error).message });
  }
});
