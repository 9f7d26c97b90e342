/** A function's calls, brought to where they run: on all threads, or on the calling one. */

import { ARRAY, describe, toDelta, toOut, toReal } from '../arguments.js';
import { CHAPTER_DELTA, linksBehind } from '../elementwise.js';
import { KernelLink, type Link } from '../link.js';
import { toOptions } from '../options.js';
import type { Elementwise, Real } from '../types.js';
import { copyOf, isOnShared, overlaps, type Shape, shapeOf, write } from '../views.js';
import { byMessage } from './by-message.js';
import { NUMBERS } from './generated/kernel.js';
import { LEAST_PIECE, LINKS, PIECE } from './memory-map.js';
import { newArray } from './new-array.js';
import type { Pool } from './pool.js';
import type { Queue } from './queue.js';
import type { ParallelFunction } from './types.js';

const VALUE = ['out', 'signal'];
const DERIV = ['delta', 'out', 'signal'];
const PARTS = ['value', 'deriv'];

/** One call, its arguments checked. */
interface Call {
  readonly x: Real;
  readonly shape: Shape;
  readonly value: Real | undefined;
  readonly deriv: Real | undefined;
  readonly delta: number;
  readonly signal: AbortSignal | undefined;
}

export function toParallel(f: Elementwise, pool: Pool | undefined, queue: Queue): ParallelFunction {
  const links = linksBehind(f);
  const kernels = links.filter((link): link is KernelLink => link instanceof KernelLink);
  const able = pool !== undefined && kernels.length === links.length;
  const run = runner(f, kernels, able && kernels.length <= LINKS ? pool : undefined);

  const outFor = (who: string, argument: string, x: Real, shape: Shape, out: unknown): Real =>
    out === undefined && able && isOnShared(x)
      ? newArray(pool.store, shape.single, shape.length)
      : toOut(who, argument, shape, out);

  const value = (x: unknown, options: unknown, done: Done<Real>) => {
    const [out, signal] = toOptions(f.name, options, VALUE);
    const input = toReal(f.name, x, 'x', ARRAY);
    const shape = shapeOf(input);
    const result = outFor(f.name, 'out', input, shape, out);
    const abort = toSignal(f.name, signal);
    const call = { x: input, shape, value: result, deriv: undefined, delta: 0, signal: abort };
    return done(
      queue.run(() => run(call)),
      result,
    );
  };

  const deriv = (x: unknown, options: unknown, done: Done<Real>) => {
    const who = `${f.name}.deriv`;
    const [given, out, signal] = toOptions(who, options, DERIV);
    const delta = deltaFor(who, links, given);
    const input = toReal(who, x, 'x', ARRAY);
    const shape = shapeOf(input);
    const result = outFor(who, 'out', input, shape, out);
    const abort = toSignal(who, signal);
    const call = { x: input, shape, value: undefined, deriv: result, delta, signal: abort };
    return done(
      queue.run(() => run(call)),
      result,
    );
  };

  const valueAndDeriv = (x: unknown, options: unknown, done: Done<{ value: Real; deriv: Real }>) => {
    const who = `${f.name}.valueAndDeriv`;
    const [given, out, signal] = toOptions(who, options, DERIV);
    const [outValue, outDeriv] = toOptions(`${who}: out`, out, PARTS);
    const delta = deltaFor(who, links, given);
    const input = toReal(who, x, 'x', ARRAY);
    const shape = shapeOf(input);
    const values = outFor(who, 'out.value', input, shape, outValue);
    const slopes = outFor(who, 'out.deriv', input, shape, outDeriv);
    if (overlaps(values, slopes, shape))
      throw new RangeError(`${who}: out.value and out.deriv must not share memory`);
    const abort = toSignal(who, signal);
    const call = { x: input, shape, value: values, deriv: slopes, delta, signal: abort };
    return done(
      queue.run(() => run(call)),
      { value: values, deriv: slopes },
    );
  };

  return Object.assign(promised(value), {
    deriv: promised(deriv),
    valueAndDeriv: promised(valueAndDeriv),
  }) as ParallelFunction;
}

type Done<T> = (running: Promise<void> | undefined, result: T) => Promise<T>;

const whenDone = <T>(running: Promise<void> | undefined, result: T): Promise<T> =>
  running === undefined ? Promise.resolve(result) : running.then(() => result);

/** A call as its promise: what it throws rejects it. */
const promised =
  <T>(call: (x: unknown, options: unknown, done: Done<T>) => Promise<T>) =>
  (x: unknown, options?: unknown): Promise<T> => {
    try {
      return call(x, options, whenDone);
    } catch (error) {
      return Promise.reject(error);
    }
  };

/** What runs a call: on all threads where its arrays are shared and it is worth it. */
function runner(
  f: Elementwise,
  links: readonly KernelLink[],
  pool: Pool | undefined,
): (call: Call) => Promise<void> | undefined {
  if (pool === undefined) return (call) => alone(f, call);
  const { store } = pool;
  const steps = links.map(({ part, parameters: [p = 0, q = 0] }) => {
    return [NUMBERS[part.name] as number, p, q] as const;
  });

  /** The array's address; 0 if it is not wanted. */
  const place = (array: Real | undefined) => (array === undefined ? 0 : store.addressOf(array));

  return (call) => {
    const { x, shape, value, deriv, delta, signal } = call;
    const { single, length } = shape;
    const [at, values, slopes] = [place(x), place(value), place(deriv)];
    if (at === undefined || values === undefined || slopes === undefined) {
      const shared = [x, value, deriv].every((array) => array === undefined || isOnShared(array));
      return shared && length > PIECE && pool.slots.length > 0
        ? byMessage(pool, links, call)
        : alone(f, call);
    }
    if (isShifted(values, at, shape) || isShifted(slopes, at, shape)) {
      const copy = newArray(store, single, length);
      write(copy, copyOf(x));
      return store.addressOf(copy) === undefined
        ? alone(f, call)
        : runner(f, links, pool)({ ...call, x: copy });
    }
    const task = { x: at, values, slopes, single, length, delta, steps };
    if (length > 2 * LEAST_PIECE) return pool.run(task, signal);
    signal?.throwIfAborted();
    store.runWhole(task);
    return undefined;
  };
}

function isShifted(a: number, b: number, { single, length }: Shape): boolean {
  return a !== 0 && a !== b && Math.abs(a - b) < length * (single ? 4 : 8);
}

/** The call on the calling thread. */
function alone(f: Elementwise, { x, value, deriv, delta, signal }: Call): undefined {
  signal?.throwIfAborted();
  if (value && deriv) f.valueAndDeriv(x, { delta, out: { value, deriv } });
  else if (deriv) f.deriv(x, { delta, out: deriv });
  else if (value) f(x, { out: value });
}

/** The methods' own default: 0 where every link has a derivative. */
function deltaFor(who: string, links: readonly Link[], given: unknown): number {
  if (given !== undefined) return toDelta(who, given);
  return links.every(({ differentiable }) => differentiable) ? 0 : CHAPTER_DELTA;
}

export function toSignal(who: string, signal: unknown): AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw new TypeError(`${who}: signal must be an AbortSignal; got ${describe(signal)}`);
}
