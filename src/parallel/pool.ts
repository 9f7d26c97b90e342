import { Desk, type Task } from './desk.js';
import { NUMBERS } from './generated/kernel.js';
import { holdOf, LEAST_PIECE, mailOf, PIECE, PIECES, SIGN } from './memory-map.js';
import { type FormulaWork, LEFT, type Work } from './messages.js';
import { idle, pause } from './pause.js';
import type { Store } from './store.js';
import { spawn, type Thread } from './threads.js';

/** A worker and what it is waited for. */
interface Slot {
  readonly thread: Thread;
  readonly number: number;
  /** Where it keeps x in calls by message; also read here, should it be gone. */
  readonly keeping: Float64Array;
  /** Settles each wait for it: by its answer, or because it is gone. */
  readonly waits: Map<number, () => void>;
  gone: boolean;
}

/** How long the calling thread works before it lets others have their turn, in milliseconds: half a frame. */
export const TURN = 8;
/** How long it watches for the last pieces before it lets others: a few pieces' time. */
const WATCH = 0.4;

/** How many times as long as waking a worker the rest of a call must take for workers to be asked. One worker then
 *  makes the call 1.5 times as fast, and nothing is lost even if waking takes three times what it took at the start. */
const WORTH = 3;
/** Hand-overs at the start: the first are not counted. */
const WARM_UP = 6;
const TRIALS = 9;

/** What is left of a call after so many elements. */
function after(task: Task, elements: number): Task {
  const bytes = elements * (task.single ? 4 : 8);
  const from = (address: number) => (address === 0 ? 0 : address + bytes);
  const [x, values, slopes] = [from(task.x), from(task.values), from(task.slopes)];
  return { ...task, x, values, slopes, length: task.length - elements };
}

/** The workers of one pool. The calling thread takes pieces as they do. */
export class Pool {
  readonly #signs: Int32Array;
  readonly #desks: readonly Desk[];
  #slots: Slot[] = [];
  #calls = 0;
  /** Workers to have. */
  #wanted: number;
  /** Milliseconds until a worker has done what it was woken for, as a rule. */
  handOver = 0;
  #left: (() => void) | undefined;
  /** Whether a call waits for workers to leave its desk: an answer to an earlier one lets go of none of them. */
  #leaving = false;

  private constructor(readonly store: Store) {
    const { memory, layout, threads } = store;
    this.#wanted = threads - 1;
    this.#signs = new Int32Array(memory.buffer, layout.signs, mailOf(threads));
    this.#desks = layout.desks.map((address) => new Desk(memory, address));
  }

  static async start(store: Store): Promise<Pool> {
    const pool = new Pool(store);
    await pool.fill();
    if (pool.#slots.length > 0) pool.handOver = await pool.#measure();
    return pool;
  }

  /** Ends all workers. */
  end(): void {
    for (const { thread } of this.#slots) thread.end();
    this.#slots = [];
  }

  /** How many there are, the calling one included. */
  get threads(): number {
    return this.#slots.length + 1;
  }

  get slots(): readonly Slot[] {
    return this.#slots;
  }

  /** Runs a call over arrays of the store. @returns undefined if it is done already: short calls are.
   *  @throws the signal's reason, if it aborts; the results are then in part as they were. */
  run(task: Omit<Task, 'piece'>, signal: AbortSignal | undefined): Promise<void> | undefined {
    signal?.throwIfAborted();
    if (this.#slots.some(({ gone }) => gone)) return this.fill().then(() => this.run(task, signal));
    const most = PIECE * PIECES;
    if (task.length > most) return this.#inParts(task, most, signal);
    const even = Math.ceil(task.length / (8 * this.store.threads) / 1024) * 1024;
    return this.#part({ ...task, piece: Math.min(PIECE, Math.max(LEAST_PIECE, even)) }, signal);
  }

  async #inParts(task: Omit<Task, 'piece'>, most: number, signal?: AbortSignal): Promise<void> {
    const size = task.single ? 4 : 8;
    for (let start = 0; start < task.length; start += most) {
      const from = (address: number) => (address === 0 ? 0 : address + size * start);
      const length = Math.min(most, task.length - start);
      const [x, values, slopes] = [from(task.x), from(task.values), from(task.slopes)];
      await this.#part({ ...task, x, values, slopes, length, piece: PIECE }, signal);
      signal?.throwIfAborted();
    }
  }

  #part(task: Task, signal: AbortSignal | undefined): Promise<void> | undefined {
    // The first piece, alone, tells whether the rest is worth the workers, or a desk.
    const start = performance.now();
    const first = Math.min(task.piece, task.length);
    this.store.runWhole({ ...task, length: first });
    const rest = after(task, first);
    const alone = (performance.now() - start) * (rest.length / first);
    const isWorth = alone > WORTH * this.handOver && this.#slots.length > 0;
    if (!isWorth && alone < TURN) {
      if (rest.length > 0) this.store.runWhole(rest);
      return undefined;
    }
    const desk = this.#freeDesk();
    desk.write(rest);
    if (isWorth) this.#offer(desk, Math.ceil(rest.length / task.piece));
    const out = this.#help(desk, start + TURN);
    if (out && this.#watch(desk)) {
      this.#withdraw();
      return undefined;
    }
    return this.#goOn(desk, out, signal);
  }

  async #goOn(desk: Desk, out: boolean, signal: AbortSignal | undefined): Promise<void> {
    const halt = () => desk.stop();
    signal?.addEventListener('abort', halt, { once: true });
    let done = out;
    while (!done) {
      await pause();
      done = this.#help(desk, performance.now() + TURN);
    }
    signal?.removeEventListener('abort', halt);
    if (!this.#watch(desk)) await this.#leave(desk);
    this.#withdraw();
    signal?.throwIfAborted();
    desk.finish(this.store.instance, this.store.layout.keeping);
  }

  #takePiece = (desk: Desk): boolean => desk.takePiece(this.store.instance, 0, 0);

  /** Lets so many workers take pieces. */
  #offer({ address }: Desk, workers: number): void {
    Atomics.store(this.#signs, SIGN.current, address);
    this.#wake(workers);
  }

  #wake(workers?: number): void {
    Atomics.add(this.#signs, SIGN.generation, 1);
    Atomics.notify(this.#signs, SIGN.generation, workers);
  }

  #withdraw(): void {
    Atomics.store(this.#signs, SIGN.current, 0);
  }

  /** Takes pieces until then. @returns whether there are no more. */
  #help(desk: Desk, until: number): boolean {
    while (this.#takePiece(desk)) if (performance.now() > until) return false;
    return true;
  }

  /** Waits a moment for the last pieces. @returns whether all are done. */
  #watch(desk: Desk): boolean {
    if (desk.isDone) return true;
    const until = performance.now() + WATCH;
    while (!desk.isDone) if (performance.now() > until) return false;
    return true;
  }

  #isHeld({ address }: Desk): boolean {
    return this.#slots.some(({ number }) => Atomics.load(this.#signs, holdOf(number)) === address);
  }

  /** Waits until no worker is at the desk. */
  async #leave(desk: Desk): Promise<void> {
    this.#withdraw();
    desk.waiting = true;
    this.#leaving = true;
    for (const { thread } of this.#slots) thread.hold(true);
    while (this.#isHeld(desk))
      await new Promise<void>((resolve) => {
        this.#left = resolve;
      });
    this.#leaving = false;
    for (const { thread, waits } of this.#slots) if (waits.size === 0) thread.hold(false);
  }

  /** @returns a promise that the worker has no more to do for the message, or is gone. */
  post(slot: Slot, work: Omit<Work, 'id'> | Omit<FormulaWork, 'id'>): Promise<void> {
    const id = ++this.#calls;
    return new Promise((resolve) => {
      if (slot.gone) return resolve();
      slot.waits.set(id, resolve);
      slot.thread.hold(true);
      this.#send(slot, { ...work, id });
    });
  }

  #send({ thread, number }: Slot, message: Parameters<Thread['post']>[0]): void {
    Atomics.add(this.#signs, mailOf(number), 1);
    thread.post(message);
    this.#wake();
  }

  /** Starts workers in the place of those that are gone; but where none starts, as where a page's policy forbids it,
   *  that is not tried again. */
  async fill(): Promise<void> {
    const living = this.#slots.filter(({ gone }) => !gone);
    const taken = new Set(living.map(({ number }) => number));
    const numbers = Array.from({ length: this.store.threads - 1 }, (_, i) => i + 1);
    const free = numbers.filter((number) => !taken.has(number)).slice(0, this.#wanted - living.length);
    this.#slots = living;
    if (free.length === 0) return;
    const added = await Promise.all(free.map((number) => this.#add(number)));
    this.#slots.push(...added.filter(({ gone }) => !gone));
    if (added.every(({ gone }) => gone)) this.#wanted = this.#slots.length;
  }

  async #add(number: number): Promise<Slot> {
    const { module, memory, threads } = this.store;
    Atomics.store(this.#signs, mailOf(number), 0);
    const keeping = new Float64Array(new SharedArrayBuffer(8 * PIECE));
    const waits = new Map<number, () => void>();
    const settle = (id: number) => {
      waits.get(id)?.();
      waits.delete(id);
      if (waits.size === 0 && !this.#leaving) slot.thread.hold(false);
    };
    let slot!: Slot;
    const started = new Promise<void>((resolve) => waits.set(0, resolve));
    const thread = await spawn({
      answer: (id) => (id === LEFT ? this.#left?.() : settle(id)),
      gone: () => {
        slot.gone = true;
        Atomics.store(this.#signs, holdOf(number), 0);
        for (const id of [...waits.keys()]) settle(id);
        this.#left?.();
      },
    });
    slot = { thread, number, keeping, waits, gone: false };
    this.#send(slot, { module, memory, thread: number, threads, keeping });
    await started;
    return slot;
  }

  /** How long it takes a worker to wake and to square a piece, as a rule. Each time it is let fall asleep first: shortly
   *  after its last piece it wakes in a third to a half of the time (20 to 35 us for 75 to 100 in Chromium), and the next
   *  call would not have that. The first times are left out: code is not compiled yet. Of the others the lower quartile
   *  is taken: the least is luck, and those above tell of what else the machine does. */
  async #measure(): Promise<number> {
    const trips: number[] = [];
    for (let i = 0; i < WARM_UP + TRIALS; i++) {
      if (i >= WARM_UP) await idle(1);
      else await pause();
      trips.push(this.#trip());
    }
    const sorted = trips.slice(WARM_UP).sort((a, b) => a - b);
    return sorted[TRIALS >> 2] as number;
  }

  /** Has a worker square a piece. @returns milliseconds. */
  #trip(): number {
    const x = this.store.layout.trial;
    const desk = this.#freeDesk();
    desk.write({
      x,
      values: x + 8 * LEAST_PIECE,
      slopes: 0,
      single: false,
      length: LEAST_PIECE,
      piece: LEAST_PIECE,
      delta: 0,
      steps: [[NUMBERS.square as number, 0, 0]],
    });
    const start = performance.now();
    this.#offer(desk, 1);
    while (!desk.isDone && performance.now() - start < 5) {
      // A worker is on its way.
    }
    const trip = performance.now() - start;
    desk.stop();
    this.#withdraw();
    return trip;
  }

  #freeDesk(): Desk {
    return this.#desks.find((desk) => !this.#isHeld(desk)) as Desk;
  }
}
