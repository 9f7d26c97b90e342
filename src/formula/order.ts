import type { Task } from './tasks.js';

/** What a task can gain or cost in blocks: it reads up to three values, and has up to two results. */
const MOST_GAIN = 3;
const MOST_COST = 5;

/** The tasks in an order that needs few blocks: always the one that frees most, of equals the one that became ready
 *  last, so that a branch is finished before the next is begun. In time that grows with what there is to read.
 *  @param nodes how many nodes the graph has. */
export function inOrder(tasks: readonly Task[], nodes: number): Task[] {
  return new Scheduler(tasks, nodes).run();
}

class Scheduler {
  /** By node: the tasks that read it, and how many of them have not run. */
  readonly #readers: number[][] = [];
  readonly #left: Int32Array;
  /** Whether it is in a block. */
  readonly #present: Uint8Array;
  /** By task: how many of the tasks that it reads from have not run. */
  readonly #waits: Int32Array;
  readonly #done: Uint8Array;
  /** Tasks that can run, by their gain, the last on top. What has been run or has another gain by now lies there
   *  still, and is passed over. */
  readonly #ready: number[][] = Array.from({ length: MOST_GAIN + MOST_COST + 1 }, () => []);

  constructor(
    readonly tasks: readonly Task[],
    nodes: number,
  ) {
    this.#left = new Int32Array(nodes);
    this.#present = new Uint8Array(nodes);
    this.#waits = new Int32Array(tasks.length);
    this.#done = new Uint8Array(tasks.length);
    const producer = new Int32Array(nodes).fill(-1);
    tasks.forEach(({ results }, t) => {
      for (const { id } of results) producer[id] = t;
    });
    tasks.forEach(({ reads }, t) => {
      let before = -1;
      for (const { id } of reads) {
        this.#left[id] = (this.#left[id] as number) + 1;
        const readers = this.#readers[id];
        if (readers) readers.push(t);
        else this.#readers[id] = [t];
        const from = producer[id] as number;
        if (from < 0) continue;
        // A function and its derivative are one task, which is waited for once.
        if (from !== before) this.#waits[t] = (this.#waits[t] as number) + 1;
        before = from;
      }
    });
  }

  run(): Task[] {
    const order: Task[] = [];
    // The first task is to be the first offered.
    for (let t = this.tasks.length - 1; t >= 0; t--) this.#offer(t);
    for (let t = this.#next(); t !== undefined; t = this.#next()) {
      this.#done[t] = 1;
      const task = this.tasks[t] as Task;
      order.push(task);
      for (const { id } of task.reads) this.#read(id);
      for (const { id } of task.results) this.#present[id] = 1;
      this.#wake(task);
    }
    return order;
  }

  #next(): number | undefined {
    for (let k = this.#ready.length - 1; k >= 0; k--) {
      const stack = this.#ready[k] as number[];
      for (let t = stack.pop(); t !== undefined; t = stack.pop())
        if (!this.#done[t] && this.#gain(t) === k - MOST_COST) return t;
    }
    return undefined;
  }

  #offer(t: number): void {
    if (!this.#done[t] && this.#waits[t] === 0) this.#ready[this.#gain(t) + MOST_COST]?.push(t);
  }

  /** What running it does to the number of blocks that are free. */
  #gain(t: number): number {
    const { reads, results } = this.tasks[t] as Task;
    let gain = -results.length;
    for (const { id } of reads) gain += Number(this.#left[id] === 1) - Number(!this.#present[id]);
    return gain;
  }

  #read(id: number): void {
    const left = (this.#left[id] as number) - 1;
    this.#left[id] = left;
    const loaded = !this.#present[id];
    this.#present[id] = 1;
    // Whoever else reads it gains by its presence, the last one by its end.
    if (loaded || left === 1) for (const reader of this.#readers[id] ?? []) this.#offer(reader);
  }

  /** What waited for this task waits for one less. */
  #wake({ results }: Task): void {
    const [first, second] = results;
    const woken = first ? (this.#readers[first.id] ?? []) : [];
    const more = second ? (this.#readers[second.id] ?? []) : [];
    const all = more.length === 0 ? woken : [...new Set([...woken, ...more])];
    for (const reader of all) {
      this.#waits[reader] = (this.#waits[reader] as number) - 1;
      this.#offer(reader);
    }
  }
}
