import { isDone, stop } from './job.js';
import { pause } from './pause.js';
import { TURN } from './pool.js';

/** Does a job with the workers, and lets others have their turn in between. Ends when it is done, or stopped.
 *  @param ask posts it to workers; each answers when there is no more for it to take.
 *  @param take does the next piece on this thread; false if there is none.
 *  @throws the signal's reason, if it aborts. */
export async function workThrough(
  job: { readonly control: Int32Array },
  signal: AbortSignal | undefined,
  ask: () => readonly Promise<unknown>[],
  take: () => boolean,
): Promise<void> {
  const halt = () => stop(job);
  signal?.addEventListener('abort', halt, { once: true });
  const asked = ask();
  let turn = performance.now();
  while (take()) {
    if (performance.now() - turn < TURN) continue;
    await pause();
    turn = performance.now();
  }
  // A worker that has not even begun is not waited for: there is nothing left for it to find.
  if (!isDone(job)) await Promise.all(asked);
  signal?.removeEventListener('abort', halt);
  signal?.throwIfAborted();
}
