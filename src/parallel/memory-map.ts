/** Where things are in the memory that the threads of a pool share. Addresses are bytes, words numbers of 4 bytes.
 *
 *  | from         | bytes              | holds                                                           |
 *  |--------------|--------------------|-----------------------------------------------------------------|
 *  | 0            | 128 K              | the calling thread's kernel, and the tables that all read       |
 *  | `PLACE` t    | 256 K each         | worker t's kernel, then room for one piece's result             |
 *  | `SIGNS`      | 4 K + 8 a thread   | what threads wait for, what each holds                          |
 *  | desks        | 18 K each          | one call each: what to compute, and who took which piece        |
 *  | `trial`      | 64 K               | what the first hand-over is tried with                          |
 *  | the arena    | the rest           | the arrays                                                      | */

/** Elements of a piece at most: 128 KiB, so that a piece of x and one of the result fit the L2 cache. */
export const PIECE = 16384;
/** And at least: some 15 us of work. */
export const LEAST_PIECE = 4096;
/** Pieces of one call at most; longer arrays take several. */
export const PIECES = 4096;
/** Functions of a chain at most; longer chains run on the calling thread. */
export const LINKS = 64;
export const STEP_BYTES = 24;
/** As `ARENA` in the kernel says: what is its own. */
export const KERNEL_BYTES = 2 * 65536;
/** Bytes of the tables, which end where the blocks begin (assembly/memory.ts). */
export const PLACE_BYTES = KERNEL_BYTES + 8 * PIECE;

export interface Layout {
  /** Where a thread's kernel has its base: thread 0 is the calling one. */
  place(thread: number): number;
  /** Where its result waits to be moved over x. */
  keeping(thread: number): number;
  readonly signs: number;
  readonly desks: readonly number[];
  /** Two least pieces, to try a hand-over with. Like desks and arrays it lies above every place, as a kernel takes no
   *  address below its own. */
  readonly trial: number;
  /** The first byte for arrays. */
  readonly arena: number;
}

export function layoutOf(threads: number): Layout {
  const place = (thread: number) => thread * PLACE_BYTES;
  const signs = place(threads);
  const first = signs + pages(4096 + 8 * threads);
  // One at work, and one that each thread may still be looking at.
  const desks = Array.from({ length: threads + 1 }, (_, i) => first + i * DESK_BYTES);
  const trial = pages(first + desks.length * DESK_BYTES);
  return {
    place,
    keeping: (thread) => place(thread) + KERNEL_BYTES,
    signs,
    desks,
    trial,
    arena: trial + 16 * LEAST_PIECE,
  };
}

const pages = (bytes: number): number => Math.ceil(bytes / 65536) * 65536;

/** Words of the signs. */
export const SIGN = {
  /** Goes up with everything that there is to do; workers sleep on it. */
  generation: 0,
  /** The desk of the call at work, by its address; 0: none. */
  current: 1,
} as const;

/** Word of the signs: the desk that a thread is looking at. */
export const holdOf = (thread: number): number => 1024 + 2 * thread;
/** And how many messages were sent to it. */
export const mailOf = (thread: number): number => 1025 + 2 * thread;

/** Words of a desk. */
export const DESK = {
  /** The number of the next piece that no thread has taken. */
  next: 0,
  /** How many are done. */
  done: 1,
  /** Not 0: no thread is to take another. */
  stop: 2,
  /** Not 0: the calling thread sleeps, and is to be told when a worker leaves. */
  waiting: 3,
  /** Elements, and those of a piece. */
  length: 4,
  piece: 5,
  /** 1 for singles. */
  single: 6,
  links: 7,
  /** Addresses of arrays; 0: not wanted. */
  x: 8,
  values: 9,
  slopes: 10,
  /** Two words, a double. */
  delta: 12,
  /** A word a piece: 0, or 4 times the thread that took it, plus a state. */
  states: 32,
} as const;

/** Where a desk's steps begin. */
export const STEPS = 4 * (DESK.states + PIECES);
const DESK_BYTES = 18432;
