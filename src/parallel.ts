/** Arrays on all cores: a pool of workers, and arrays on memory that they share. */

import { checkFunction, describe, toDelta, toOut, toReal } from './arguments.js';
import { CHAPTER_DELTA, linksBehind, toElementwise } from './elementwise.js';
import { kernel } from './kernel/kernel.js';
import { KernelLink, type Link } from './link.js';
import { toOptions } from './options.js';
import { PIECE } from './parallel/job.js';
import { Pool } from './parallel/pool.js';
import { concurrency } from './parallel/threads.js';
import type { ArrayFunction, Delta, Elementwise, Out, OutFor, Real, ValueAndDeriv } from './types.js';
import { copyOf, isOnShared, overlaps, overlapsShifted, type Shape, shapeOf, write } from './views.js';

/** Options of every parallel call. */
export interface Abort {
  /** Stops the call between two pieces. Its promise is rejected with the signal's reason, and the results are as they
   *  were in part. */
  readonly signal?: AbortSignal | undefined;
}

/** A function whose calls run on all threads of a pool. Results have the same bits as those of the function itself. */
export interface ParallelFunction {
  /** f(x). */
  <X extends ArrayLike<number>>(x: X, options?: Out<OutFor<X>> & Abort): Promise<OutFor<X>>;
  /** df/dx, as `f.deriv`. */
  deriv<X extends ArrayLike<number>>(x: X, options?: Delta & Out<OutFor<X>> & Abort): Promise<OutFor<X>>;
  /** f(x) and df/dx in one pass, as `f.valueAndDeriv`. */
  valueAndDeriv<X extends ArrayLike<number>>(
    x: X,
    options?: Delta & Out<ValueAndDeriv<OutFor<X>>> & Abort,
  ): Promise<ValueAndDeriv<OutFor<X>>>;
}

/** A pool of threads. */
export interface Parallel {
  /** f on all threads. A function that you bring, or a chain with one, runs on the calling thread.
   *  @throws {TypeError} if f is no function. */
  (f: Elementwise | ArrayFunction): ParallelFunction;
  /** How many threads, the calling one included. */
  readonly threads: number;
  /** Whether memory is shared. Without (a page that is not cross-origin isolated) all runs on the calling thread. */
  readonly shared: boolean;
  /** A new array of n zeros on memory that the threads share: only on such arrays do they run together.
   *  @throws {RangeError} if n is no integer >= 0, or there is no memory. */
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
  const shared =
    typeof SharedArrayBuffer === 'function' &&
    (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false;
  const threads = shared ? wanted : 1;
  const pool = threads > 1 ? await Pool.start(threads) : undefined;

  // Calls wait for each other: two at once would only take turns on the same threads.
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const queue = <T>(call: () => T | Promise<T>): Promise<T> => {
    if (closed) return Promise.reject(new Error('parallel: the pool is closed'));
    const result = last.then(call);
    last = result.catch(() => undefined);
    return result;
  };

  const close = async (): Promise<void> => {
    closed = true;
    await last;
    pool?.end();
  };

  const array = (kind: unknown, n?: unknown): Real => {
    const [Kind, length] = n === undefined ? [Float64Array, kind] : [kind, n];
    if (Kind !== Float64Array && Kind !== Float32Array)
      throw new TypeError(`parallel: array takes Float64Array or Float32Array; got ${describe(Kind)}`);
    if (!Number.isInteger(length) || (length as number) < 0)
      throw new RangeError(`parallel: an array's length must be an integer >= 0; got ${describe(length)}`);
    return newArray(Kind === Float32Array, length as number, shared);
  };

  const on = (f: Elementwise | ArrayFunction): ParallelFunction => {
    checkFunction('parallel', 'f', f);
    return toParallel(toElementwise('parallel', 'f', f), pool, shared, queue);
  };
  const dispose = (Symbol as { asyncDispose?: symbol }).asyncDispose;
  return Object.assign(on, {
    threads,
    shared,
    array,
    close,
    ...(dispose && { [dispose]: close }),
  }) as Parallel;
}

function newArray(single: boolean, length: number, shared: boolean): Real {
  const bytes = (single ? 4 : 8) * length;
  try {
    const memory = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
    return single ? new Float32Array(memory) : new Float64Array(memory);
  } catch (cause) {
    throw new RangeError(`parallel: there is no memory for ${length} elements`, { cause });
  }
}

const VALUE = ['out', 'signal'];
const DERIV = ['delta', 'out', 'signal'];
const PARTS = ['value', 'deriv'];

function toParallel(
  f: Elementwise,
  pool: Pool | undefined,
  shared: boolean,
  queue: <T>(call: () => T | Promise<T>) => Promise<T>,
): ParallelFunction {
  const links = linksBehind(f);
  const kernels = links.filter((link): link is KernelLink => link instanceof KernelLink);
  const steps = () =>
    kernels.map(({ name, part, parameters }) => ({
      name,
      part: { name: part.name, binary: kernel().compiled(part) },
      parameters,
    }));
  const able = pool !== undefined && kernels.length === links.length;

  /** Whether threads may run together on these. */
  const together = (...arrays: (Real | undefined)[]): boolean =>
    able && arrays.every((array) => array === undefined || isOnShared(array));

  const call = async (
    x: Real,
    shape: Shape,
    value: Real | undefined,
    deriv: Real | undefined,
    delta: number,
    signal: AbortSignal | undefined,
  ): Promise<void> => {
    const outs = [value, deriv].filter((out) => out !== undefined);
    if (pool === undefined || shape.length <= PIECE || !together(x, ...outs))
      return alone(f, x, value, deriv, delta, signal);
    const apart = outs.some((out) => overlapsShifted(out, x, shape));
    const from = apart ? sharedCopy(x, shape) : x;
    const overwrites = outs.some((out) => overlaps(out, from, shape));
    await pool.run(
      { x: from, shape, value, deriv, delta },
      links as readonly Link[],
      steps(),
      overwrites,
      signal,
    );
  };

  const outFor = (who: string, argument: string, x: Real, shape: Shape, out: unknown): Real =>
    out === undefined && together(x)
      ? newArray(shape.single, shape.length, shared)
      : toOut(who, argument, shape, out);

  const value = async (x: unknown, options?: unknown) => {
    const [out, signal] = toOptions(f.name, options, VALUE);
    const input = toReal(f.name, x);
    const shape = shapeOf(input);
    const result = outFor(f.name, 'out', input, shape, out);
    const abort = toSignal(f.name, signal);
    await queue(() => call(input, shape, result, undefined, 0, abort));
    return result;
  };

  const deriv = async (x: unknown, options?: unknown) => {
    const who = `${f.name}.deriv`;
    const [given, out, signal] = toOptions(who, options, DERIV);
    const delta = deltaFor(who, links, given);
    const input = toReal(who, x);
    const shape = shapeOf(input);
    const result = outFor(who, 'out', input, shape, out);
    const abort = toSignal(who, signal);
    await queue(() => call(input, shape, undefined, result, delta, abort));
    return result;
  };

  const valueAndDeriv = async (x: unknown, options?: unknown) => {
    const who = `${f.name}.valueAndDeriv`;
    const [given, out, signal] = toOptions(who, options, DERIV);
    const [outValue, outDeriv] = toOptions(`${who}: out`, out, PARTS);
    const delta = deltaFor(who, links, given);
    const input = toReal(who, x);
    const shape = shapeOf(input);
    const values = outFor(who, 'out.value', input, shape, outValue);
    const slopes = outFor(who, 'out.deriv', input, shape, outDeriv);
    if (overlaps(values, slopes, shape))
      throw new RangeError(`${who}: out.value and out.deriv must not share memory`);
    const abort = toSignal(who, signal);
    await queue(() => call(input, shape, values, slopes, delta, abort));
    return { value: values, deriv: slopes };
  };

  return Object.assign(value, { deriv, valueAndDeriv }) as ParallelFunction;
}

/** The call on the calling thread. */
function alone(
  f: Elementwise,
  x: Real,
  value: Real | undefined,
  deriv: Real | undefined,
  delta: number,
  signal: AbortSignal | undefined,
): void {
  signal?.throwIfAborted();
  if (value && deriv) f.valueAndDeriv(x, { delta, out: { value, deriv } });
  else if (deriv) f.deriv(x, { delta, out: deriv });
  else if (value) f(x, { out: value });
}

function sharedCopy(x: Real, { single, length }: Shape): Real {
  const copy = newArray(single, length, true);
  write(copy, copyOf(x));
  return copy;
}

/** The methods' own default: 0 where every link has a derivative. */
function deltaFor(who: string, links: readonly Link[], given: unknown): number {
  if (given !== undefined) return toDelta(who, given);
  return links.every(({ differentiable }) => differentiable) ? 0 : CHAPTER_DELTA;
}

function toSignal(who: string, signal: unknown): AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw new TypeError(`${who}: signal must be an AbortSignal; got ${describe(signal)}`);
}
