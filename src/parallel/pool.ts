import { kernel } from '../kernel/kernel.js';
import type { Link } from '../link.js';
import { controlFor, finish, isDone, type Job, PIECE, stop, takePiece } from './job.js';
import type { Step } from './messages.js';
import { spawn, type Thread } from './threads.js';

/** A worker and what it is waited for. */
interface Slot {
  readonly thread: Thread;
  /** Where it keeps x while it overwrites it; also read here, should it be gone. */
  readonly keeping: Float64Array;
  /** Settles each wait for it: by its answer, or because it is gone. */
  waits: Map<number, () => void>;
  gone: boolean;
}

/** How long the calling thread works before it lets others have their turn: half a frame. */
const TURN = 8;

/** The workers of one pool. The calling thread takes pieces as they do. */
export class Pool {
  #slots: Slot[] = [];
  #calls = 0;
  /** Milliseconds from a message to its answer, at best. */
  #roundTrip = 0;

  /** Workers to have. */
  #wanted: number;

  private constructor(threads: number) {
    this.#wanted = threads - 1;
  }

  static async start(threads: number): Promise<Pool> {
    const pool = new Pool(threads);
    await pool.#fill();
    const trips: number[] = [];
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      const x = new Float64Array(new SharedArrayBuffer(0));
      const shape = { single: false, length: 0 };
      const job = { x, shape, value: x, deriv: undefined, delta: 0, control: controlFor(0) };
      const [slot] = pool.#slots;
      if (slot) await pool.#post(slot, job, [], false);
      trips.push(performance.now() - start);
    }
    pool.#roundTrip = Math.min(...trips);
    return pool;
  }

  /** Ends all workers. */
  end(): void {
    for (const { thread } of this.#slots) thread.end();
    this.#slots = [];
  }

  /** Runs a call over arrays on shared memory. `steps` say the links to the workers.
   *  @throws the signal's reason, if it aborts; the results are then in part as they were. */
  async run(
    given: Omit<Job, 'control'>,
    links: readonly Link[],
    steps: readonly Step[],
    overwrites: boolean,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    signal?.throwIfAborted();
    await this.#fill();
    const job: Job = { ...given, control: controlFor(given.shape.length) };
    const halt = () => stop(job);
    signal?.addEventListener('abort', halt, { once: true });
    try {
      await this.#share(job, links, steps, overwrites);
    } finally {
      signal?.removeEventListener('abort', halt);
    }
    signal?.throwIfAborted();
    finish(job, links, this.#keepings);
  }

  /** Of every worker that has ever been, by its number. */
  readonly #keepings: Float64Array[] = [];

  async #share(job: Job, links: readonly Link[], steps: readonly Step[], overwrites: boolean): Promise<void> {
    // The first piece, alone, tells whether the rest is worth the workers.
    const start = performance.now();
    takePiece(job, links, 0);
    const rest = Math.ceil(job.shape.length / PIECE) - 1;
    const alone = (performance.now() - start) * rest;
    const asked =
      alone > 2 * this.#roundTrip
        ? this.#slots.slice(0, rest).map((slot) => this.#post(slot, job, steps, overwrites))
        : [];
    let turn = performance.now();
    while (takePiece(job, links, 0)) {
      if (performance.now() - turn < TURN) continue;
      await new Promise((resolve) => setTimeout(resolve));
      turn = performance.now();
    }
    // A worker that has not even begun is not waited for: there is nothing left for it to find.
    if (!isDone(job)) await Promise.all(asked);
  }

  /** @returns a promise that the worker has no more to do for the job, or is gone. */
  #post(slot: Slot, job: Job, steps: readonly Step[], overwrites: boolean): Promise<void> {
    const id = ++this.#calls;
    return new Promise((resolve) => {
      if (slot.gone) return resolve();
      slot.waits.set(id, resolve);
      slot.thread.hold(true);
      slot.thread.post({ id, job, steps, overwrites });
    });
  }

  /** Starts workers in the place of those that are gone; but where none starts, as where a page's policy forbids it,
   *  that is not tried again. */
  async #fill(): Promise<void> {
    this.#slots = this.#slots.filter(({ gone }) => !gone);
    const missing = this.#wanted - this.#slots.length;
    if (missing === 0) return;
    const added = await Promise.all(Array.from({ length: missing }, () => this.#add()));
    this.#slots.push(...added.filter(({ gone }) => !gone));
    if (added.every(({ gone }) => gone)) this.#wanted = this.#slots.length;
  }

  async #add(): Promise<Slot> {
    const keeping = new Float64Array(new SharedArrayBuffer(8 * PIECE));
    const thread = this.#keepings.push(keeping);
    const waits = new Map<number, () => void>();
    const settle = (id: number) => {
      waits.get(id)?.();
      waits.delete(id);
      if (waits.size === 0) slot.thread.hold(false);
    };
    let slot!: Slot;
    const started = new Promise<void>((resolve) => waits.set(0, resolve));
    slot = {
      keeping,
      waits,
      gone: false,
      thread: await spawn({
        answer: settle,
        gone: () => {
          slot.gone = true;
          for (const id of [...waits.keys()]) settle(id);
        },
      }),
    };
    slot.thread.post({ module: kernel().module, thread, keeping });
    await started;
    return slot;
  }
}
