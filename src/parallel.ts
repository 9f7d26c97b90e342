/** Arrays on all cores: a pool of workers, and arrays on memory that they share. */

import { checkFunction, describe } from './arguments.js';
import { toElementwise } from './elementwise.js';
import type { Formula } from './formula.js';
import { toOptions } from './options.js';
import { toParallel } from './parallel/call.js';
import { isFormula, toParallelFormula } from './parallel/formula-call.js';
import { newArray } from './parallel/new-array.js';
import { Pool } from './parallel/pool.js';
import { Queue } from './parallel/queue.js';
import { Store } from './parallel/store.js';
import { concurrency } from './parallel/threads.js';
import type { ParallelFormula, ParallelFunction } from './parallel/types.js';

export type { Abort, ParallelFormula, ParallelFunction } from './parallel/types.js';

import type { ArrayFunction, Elementwise, Real } from './types.js';

/** A pool of threads. */
export interface Parallel {
  /** A formula on all threads. */
  (f: Formula): ParallelFormula;
  /** f on all threads. A function that you bring, or a chain with one, runs on the calling thread.
   *  @throws {TypeError} if f is no function. */
  (f: Elementwise | ArrayFunction): ParallelFunction;
  /** How many threads, the calling one included. */
  readonly threads: number;
  /** Whether memory is shared. Without (a page that is not cross-origin isolated) all runs on the calling thread. */
  readonly shared: boolean;
  /** Milliseconds that it took a worker to wake and do a little, as a rule, when the pool started. Where the rest of a call
   *  takes less than three times that, it stays on the calling thread. */
  readonly handOver: number;
  /** A new array of n zeros on memory that the threads share: only on such arrays do they run together.
   *  An array that nothing refers to any more gives its memory back to the pool, so keep one here while another worker
   *  of yours has it.
   *  @throws {RangeError} if n is no integer >= 0, or there is no memory. @throws {Error} if the pool is closed. */
  array(n: number): Float64Array;
  array(kind: Float32ArrayConstructor, n: number): Float32Array;
  array(kind: Float64ArrayConstructor, n: number): Float64Array;
  /** Waits for the calls that were made, then ends the workers. */
  close(): Promise<void>;
}

/** Options of `parallel`. */
export interface ParallelOptions {
  /** Default: as many as the machine runs at once. */
  readonly threads?: number | undefined;
}

/** Starts a pool of threads.
 *
 *  @throws {TypeError} if threads is no number. @throws {RangeError} if it is no integer from 1 to 1,024.
 *  @example
 *  const p = await parallel();
 *  const x = p.array(10_000_000);
 *  const slopes = await p(chain(square, sigmoid)).deriv(x);
 *  await p.close();
 */
export async function parallel(options?: ParallelOptions): Promise<Parallel> {
  const [given] = toOptions('parallel', options, ['threads']);
  if (given !== undefined && typeof given !== 'number')
    throw new TypeError(`parallel: threads must be a number; got ${describe(given)}`);
  const wanted = given ?? Math.min(1024, await concurrency());
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 1024)
    throw new RangeError(`parallel: threads must be an integer from 1 to 1024; got ${wanted}`);
  const isolated =
    typeof SharedArrayBuffer === 'function' &&
    (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false;
  const store = isolated ? await Store.make(wanted) : undefined;
  const pool = store && (await Pool.start(store));
  const queue = new Queue();

  const close = async (): Promise<void> => {
    await queue.close();
    pool?.end();
  };

  const array = (kind: unknown, n?: unknown): Real => {
    const [Kind, length] = n === undefined ? [Float64Array, kind] : [kind, n];
    if (Kind !== Float64Array && Kind !== Float32Array)
      throw new TypeError(`parallel: array takes Float64Array or Float32Array; got ${describe(Kind)}`);
    if (typeof length !== 'number')
      throw new TypeError(`parallel: an array's length must be a number; got ${describe(length)}`);
    if (!Number.isInteger(length) || length < 0)
      throw new RangeError(`parallel: an array's length must be an integer >= 0; got ${describe(length)}`);
    queue.check();
    return newArray(store, Kind === Float32Array, length);
  };

  const made = new WeakMap<object, ParallelFunction | ParallelFormula>();
  const on = (f: Elementwise | ArrayFunction | Formula): ParallelFunction | ParallelFormula => {
    let found = made.get(f);
    if (found === undefined) {
      checkFunction('parallel', 'f', f);
      found = isFormula(f)
        ? toParallelFormula(f, pool, queue)
        : toParallel(toElementwise('parallel', 'f', f), pool, queue);
      made.set(f, found);
    }
    return found;
  };
  const dispose = (Symbol as { asyncDispose?: symbol }).asyncDispose;
  return Object.assign(on, {
    threads: pool ? pool.threads : 1,
    shared: store !== undefined,
    handOver: pool ? pool.handOver : 0,
    array,
    close,
    ...(dispose && { [dispose]: close }),
  }) as Parallel;
}
