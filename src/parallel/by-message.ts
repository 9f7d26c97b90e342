/** Calls over shared memory that is not the pool's: their arrays go to the workers by message. */

import type { KernelLink } from '../link.js';
import type { Real } from '../types.js';
import { copyOf, overlaps, overlapsShifted, type Shape, write } from '../views.js';
import { controlFor, finish, type Job, takePiece } from './job.js';
import { PIECE } from './memory-map.js';
import { newArray } from './new-array.js';
import type { Pool } from './pool.js';
import { workThrough } from './work-through.js';

interface Call extends Omit<Job, 'control'> {
  readonly shape: Shape;
  readonly signal: AbortSignal | undefined;
}

/** @throws the signal's reason, if it aborts; the results are then in part as they were. */
export async function byMessage(pool: Pool, links: readonly KernelLink[], call: Call): Promise<void> {
  const { x, shape, value, deriv, delta, signal } = call;
  signal?.throwIfAborted();
  await pool.fill();
  const outs = [value, deriv].filter((out) => out !== undefined);
  const from = outs.some((out) => overlapsShifted(out, x, shape)) ? sharedCopy(pool, x, shape) : x;
  const overwrites = outs.some((out) => overlaps(out, from, shape));
  const job: Job = { x: from, shape, value, deriv, delta, control: controlFor(shape.length) };
  const steps = links.map(({ name, part, parameters }) => ({ name, part: part.name, parameters }));
  const kept = new Map(pool.slots.map(({ number, keeping }) => [number, keeping]));
  const rest = Math.ceil(shape.length / PIECE) - 1;
  await workThrough(
    job,
    signal,
    () => pool.slots.slice(0, rest).map((slot) => pool.post(slot, { job, steps, overwrites })),
    () => takePiece(job, links, 0),
  );
  finish(job, links, kept);
}

function sharedCopy({ store }: Pool, x: Real, { single, length }: Shape): Real {
  const copy = newArray(store, single, length);
  write(copy, copyOf(x));
  return copy;
}
