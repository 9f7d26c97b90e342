/** One call whose arrays come by message, cut into pieces that any thread may take. What the threads agree on stands in
 *  shared memory: */

import { runChain } from '../block-loop.js';
import type { Link } from '../link.js';
import type { Real } from '../types.js';
import { copyOf, type Shape, viewOf, write } from '../views.js';
import { PIECE } from './memory-map.js';

/** The number of the next piece that no thread has taken. */
const NEXT = 0;
/** How many are done. */
const DONE = 1;
/** Not 0: no thread is to take another. */
const STOP = 2;
/** From here on a number a piece: 0, or 4 times the thread that took it, plus a state. */
const PIECES = 3;

const TAKEN = 1;
/** x is in the thread's keeping, as the piece's own may be half overwritten. */
const KEPT = 2;
const FINISHED = 3;

/** What is to be computed. */
export interface Job {
  readonly x: Real;
  readonly shape: Shape;
  readonly value: Real | undefined;
  readonly deriv: Real | undefined;
  readonly delta: number;
  readonly control: Int32Array;
}

export const controlFor = (length: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(4 * (PIECES + Math.ceil(length / PIECE))));

const countOf = ({ control }: Job): number => control.length - PIECES;

/** @returns the number of a piece that no thread has taken, taken by this one; undefined if there is none. */
export function claim(control: Int32Array, thread: number): number | undefined {
  if (Atomics.load(control, STOP) !== 0) return undefined;
  const piece = Atomics.add(control, NEXT, 1);
  if (piece >= control.length - PIECES) return undefined;
  Atomics.store(control, PIECES + piece, 4 * thread + TAKEN);
  return piece;
}

export function finished(control: Int32Array, piece: number): void {
  Atomics.store(control, PIECES + piece, FINISHED);
  Atomics.add(control, DONE, 1);
}

/** Pieces that are not finished: of threads that are no more. */
export const unfinished = (control: Int32Array): number[] =>
  Array.from(control.subarray(PIECES), (state, piece) => ((state & 3) === FINISHED ? -1 : piece)).filter(
    (piece) => piece >= 0,
  );

/** Takes the next piece and computes it.
 *  @param thread its number, from 1. @param keeping where x is kept while it may be overwritten, if it may.
 *  @returns whether there was one. */
export function takePiece(job: Job, links: readonly Link[], thread: number, keeping?: Float64Array): boolean {
  const piece = claim(job.control, thread);
  if (piece === undefined) return false;
  compute(job, links, piece, thread, keeping);
  return true;
}

function compute(
  job: Job,
  links: readonly Link[],
  piece: number,
  thread: number,
  keeping?: Float64Array,
): void {
  const { control } = job;
  const state = (value: number) => Atomics.store(control, PIECES + piece, 4 * thread + value);
  let x = partOf(job, job.x, piece);
  if (keeping !== undefined) {
    const kept = keptIn(job, keeping, x.length);
    write(kept, x);
    state(KEPT);
    x = kept;
  }
  computeFrom(job, links, piece, x);
  finished(control, piece);
}

function computeFrom(job: Job, links: readonly Link[], piece: number, x: Real): void {
  const { shape, value, deriv, delta } = job;
  const part = (array: Real | undefined) => array && partOf(job, array, piece);
  runChain(links, x, { single: shape.single, length: x.length }, part(value), part(deriv), delta);
}

/** Computes what threads left that are no more: they took it, and never finished.
 *  @param keepings of each thread. */
export function finish(job: Job, links: readonly Link[], keepings: ReadonlyMap<number, Float64Array>): void {
  for (let piece = 0; piece < countOf(job); piece++) {
    const found = Atomics.load(job.control, PIECES + piece);
    const [thread, state] = [found >> 2, found & 3];
    if (state === FINISHED) continue;
    const x = partOf(job, job.x, piece);
    const keeping = state === KEPT ? keepings.get(thread) : undefined;
    // The kept copy is a thread's own: as x it must not be, where the result may overlap it.
    computeFrom(job, links, piece, keeping ? copyOf(keptIn(job, keeping, x.length)) : x);
    finished(job.control, piece);
  }
}

export const isDone = ({ control }: { control: Int32Array }): boolean =>
  Atomics.load(control, DONE) === control.length - PIECES;

export function stop({ control }: { control: Int32Array }): void {
  Atomics.store(control, STOP, 1);
}

function partOf({ shape: { single, length } }: Job, array: Real, piece: number): Real {
  const start = piece * PIECE;
  return viewOf(array, single, start, Math.min(PIECE, length - start));
}

const keptIn = ({ shape: { single } }: Job, keeping: Float64Array, length: number): Real =>
  single ? new Float32Array(keeping.buffer, 0, length) : new Float64Array(keeping.buffer, 0, length);
