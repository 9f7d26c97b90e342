/** One call in shared memory: what is to be computed, in words that every thread reads, cut into pieces that any thread
 *  may take. A thread says which desk it looks at before it trusts what stands there. The calling thread writes to no
 *  desk that another looks at. So a worker that wakes late finds an old call, done, and never half a new one. */

import type { Instance } from './instance.js';
import { DESK, STEP_BYTES, STEPS } from './memory-map.js';

/** The states of a piece. */
const TAKEN = 1;
/** Its result is whole, in the thread's keeping, as it goes over x. */
const KEPT = 2;
const FINISHED = 3;

/** What is to be computed, by addresses; 0: not wanted. */
export interface Task {
  readonly x: number;
  readonly values: number;
  readonly slopes: number;
  readonly single: boolean;
  readonly length: number;
  readonly piece: number;
  readonly delta: number;
  readonly steps: readonly (readonly [operation: number, p: number, q: number])[];
}

/** Writes a chain as the kernel reads it (docs/abi.md). */
export function writeSteps(memory: ArrayBuffer, at: number, steps: Task['steps']): void {
  const view = new DataView(memory, at, STEP_BYTES * steps.length);
  for (let i = 0; i < steps.length; i++) {
    const [operation, p, q] = steps[i] as Task['steps'][number];
    view.setInt32(STEP_BYTES * i, operation, true);
    view.setFloat64(STEP_BYTES * i + 8, p, true);
    view.setFloat64(STEP_BYTES * i + 16, q, true);
  }
}

/** A desk as one thread sees it. */
export class Desk {
  readonly #words: Int32Array;

  constructor(
    readonly memory: WebAssembly.Memory,
    readonly address: number,
  ) {
    this.#words = new Int32Array(memory.buffer, address, STEPS / 4);
  }

  /** Writes a call to the desk, which no one looks at. */
  write(task: Task): void {
    const words = this.#words;
    words.fill(0, 0, DESK.states + Math.ceil(task.length / task.piece));
    words[DESK.length] = task.length;
    words[DESK.piece] = task.piece;
    words[DESK.single] = Number(task.single);
    words[DESK.links] = task.steps.length;
    words[DESK.x] = task.x;
    words[DESK.values] = task.values;
    words[DESK.slopes] = task.slopes;
    new DataView(words.buffer, this.address + 4 * DESK.delta, 8).setFloat64(0, task.delta, true);
    writeSteps(this.memory.buffer, this.address + STEPS, task.steps);
  }

  get #count(): number {
    return Math.ceil(this.#word(DESK.length) / this.#word(DESK.piece));
  }

  #word(at: number): number {
    return (this.#words[at] as number) >>> 0;
  }

  get isDone(): boolean {
    return Atomics.load(this.#words, DESK.done) === this.#count;
  }

  stop(): void {
    Atomics.store(this.#words, DESK.stop, 1);
  }

  /** Asks to be told when a worker leaves, or no longer. */
  set waiting(on: boolean) {
    Atomics.store(this.#words, DESK.waiting, Number(on));
  }

  get waiting(): boolean {
    return Atomics.load(this.#words, DESK.waiting) !== 0;
  }

  /** Takes the next piece and computes it.
   *  @param keeping where a result is kept that goes over x; 0: straight over it, where no one can die.
   *  @returns whether there was one. */
  takePiece(instance: Instance, thread: number, keeping: number): boolean {
    if (Atomics.load(this.#words, DESK.stop) !== 0) return false;
    const piece = Atomics.add(this.#words, DESK.next, 1);
    if (piece >= this.#count) return false;
    this.#state(piece, thread, TAKEN);
    this.#compute(instance, piece, thread, keeping);
    this.#finished(piece);
    return true;
  }

  /** Computes what threads left that are no more. @param keepings where each kept its result. */
  finish(instance: Instance, keepings: (thread: number) => number): void {
    const count = this.#count;
    for (let piece = 0; piece < count; piece++) {
      const found = Atomics.load(this.#words, DESK.states + piece);
      const [thread, state] = [found >> 2, found & 3];
      if (state === FINISHED) continue;
      if (state === KEPT) this.#move(instance, piece, keepings(thread));
      else this.#compute(instance, piece, 0, 0);
      this.#finished(piece);
    }
  }

  #state(piece: number, thread: number, state: number): void {
    Atomics.store(this.#words, DESK.states + piece, 4 * thread + state);
  }

  #finished(piece: number): void {
    this.#state(piece, 0, FINISHED);
    Atomics.add(this.#words, DESK.done, 1);
  }

  #place(array: number, piece: number): number {
    if (array === 0) return 0;
    return array + piece * this.#word(DESK.piece) * (this.#words[DESK.single] === 1 ? 4 : 8);
  }

  #elements(piece: number): number {
    const size = this.#word(DESK.piece);
    return Math.min(size, this.#word(DESK.length) - piece * size);
  }

  #compute(instance: Instance, piece: number, thread: number, keeping: number): void {
    const [x, values, slopes] = [DESK.x, DESK.values, DESK.slopes].map((at) => this.#word(at)) as [
      number,
      number,
      number,
    ];
    const over = x === values || x === slopes;
    const to = (array: number) => (keeping !== 0 && array === x ? keeping : this.#place(array, piece));
    instance.run(
      this.#words[DESK.single] === 1,
      this.address + STEPS,
      this.#word(DESK.links),
      this.#place(x, piece),
      this.#elements(piece),
      to(values),
      to(slopes),
      new DataView(this.#words.buffer, this.address + 4 * DESK.delta, 8).getFloat64(0, true),
    );
    if (!over || keeping === 0) return;
    this.#state(piece, thread, KEPT);
    this.#move(instance, piece, keeping);
  }

  #move(instance: Instance, piece: number, keeping: number): void {
    const bytes = this.#elements(piece) * (this.#words[DESK.single] === 1 ? 4 : 8);
    instance.copy(this.#place(this.#word(DESK.x), piece), keeping, bytes);
  }
}
