/** The memory that the threads of a pool share: a kernel's place for each, and the arrays. A kernel computes on them
 *  where they lie. */

import { decode } from '../kernel/decode.js';
import { kernel } from '../kernel/kernel.js';
import type { Real } from '../types.js';
import { bytesOf } from '../views.js';
import { Arena } from './arena.js';
import { type Task, writeSteps } from './desk.js';
import { KERNEL, TABLES } from './generated/kernel.js';
import { fillTables, Instance } from './instance.js';
import { type Layout, layoutOf } from './memory-map.js';
import { Weights } from './weights.js';

/** The most memory to ask for, in pages of 64 KiB: 4 GiB, or what the system lets be reserved. */
const LIMITS = [65536, 16384, 4096];

export class Store {
  readonly layout: Layout;
  /** The calling thread's kernel. */
  readonly instance: Instance;
  readonly #arena: Arena;
  /** The buffers that arrays were given, each an object of its own over the whole memory. */
  readonly #ours = new WeakSet<object>();
  /** A registry for each array. With one for all, V8 (11.3, Node 20) stops calling back once a collection has come in
   *  the middle of its callbacks (seen in one run of three). */
  readonly #registries = new Set<FinalizationRegistry<undefined>>();
  readonly #weights = new Weights();

  private constructor(
    readonly module: WebAssembly.Module,
    readonly memory: WebAssembly.Memory,
    readonly threads: number,
  ) {
    this.layout = layoutOf(threads);
    const from = kernel();
    // It has only those that it has needed so far.
    from.part(TABLES);
    for (let thread = 0; thread < threads; thread++) fillTables(memory, this.layout.place(thread), from);
    this.instance = new Instance(module, memory, 0);
    this.#arena = new Arena(this.layout.arena, memory.buffer.byteLength, (bytes) => grown(memory, bytes));
  }

  /** @returns undefined where no memory can be shared. */
  static async make(threads: number): Promise<Store | undefined> {
    const memory = memoryFor(layoutOf(threads).arena);
    return memory && new Store(await WebAssembly.compile(decode(KERNEL)), memory, threads);
  }

  /** Bytes for arrays that no one has. */
  get free(): number {
    return this.#arena.free;
  }

  /** An array of zeros; undefined if there is no room. */
  array(single: boolean, length: number): Real | undefined {
    const bytes = (single ? 4 : 8) * length;
    const room = this.#arena.take(bytes);
    if (room === undefined) return undefined;
    // The copy of a shared buffer is the same memory under another name. Every view of the array leads to that
    // name: when it is gone, so are they.
    const buffer: ArrayBuffer = structuredClone(this.memory.buffer);
    this.#ours.add(buffer);
    this.#giveBack(buffer, room.at, bytes);
    this.#weights.add(buffer, bytes);
    const array = single
      ? new Float32Array(buffer, room.at, length)
      : new Float64Array(buffer, room.at, length);
    if (room.used) array.fill(0);
    return array;
  }

  /** Gives the room back once the buffer is gone. */
  #giveBack(buffer: ArrayBuffer, at: number, bytes: number): void {
    const registry = new FinalizationRegistry<undefined>(() => {
      this.#registries.delete(registry);
      this.#arena.give(at, bytes);
    });
    this.#registries.add(registry);
    registry.register(buffer, undefined);
  }

  /** Runs a call on the calling thread, whole. */
  runWhole(task: Omit<Task, 'piece'>): void {
    const at = this.layout.keeping(0);
    writeSteps(this.memory.buffer, at, task.steps);
    const { single, steps, x, length, values, slopes, delta } = task;
    this.instance.run(single, at, steps.length, x, length, values, slopes, delta);
  }

  /** Where the array lies; undefined if it is not one of this memory's. */
  addressOf(x: Real): number | undefined {
    const { memory, from } = bytesOf(x);
    return this.#ours.has(memory) ? from : undefined;
  }
}

function memoryFor(bytes: number): WebAssembly.Memory | undefined {
  for (const maximum of LIMITS)
    try {
      return new WebAssembly.Memory({ initial: bytes / 65536, maximum, shared: true });
    } catch {
      // Less, then.
    }
  return undefined;
}

function grown(memory: WebAssembly.Memory, bytes: number): boolean {
  try {
    memory.grow(Math.ceil(bytes / 65536));
    return true;
  } catch {
    return false;
  }
}
