import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Done, Job } from './measuring.js';

const PROGRAM = './build/verify/worker.mjs';

/** Runs all jobs, in as many threads as there are processors.
 *  @param onDone is told of each as it ends. */
export async function runAll(
  jobs: readonly Job[],
  onDone: (job: Job, done: Done, ended: number) => void,
): Promise<void> {
  await build({
    entryPoints: ['verify/accuracy/measuring.ts'],
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['gmp-wasm'],
    logLevel: 'error',
  });
  let next = 0;
  let ended = 0;
  const thread = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(PROGRAM);
      let job: Job | undefined;
      const give = () => {
        job = jobs[next++];
        if (job === undefined) worker.terminate().then(() => resolve(), reject);
        else worker.postMessage(job);
      };
      worker.on('message', (done: Done) => {
        ended++;
        onDone(job as Job, done, ended);
        give();
      });
      worker.on('error', reject);
      give();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, thread));
}
