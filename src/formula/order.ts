import type { Node } from '../expression/tree.js';
import { Heap } from './heap.js';
import { listIn, type Task } from './tasks.js';

/** A task that can run, and what running it does to the number of blocks in use. */
interface Ready {
  readonly task: Task;
  readonly gain: number;
  readonly turn: number;
}

/** The tasks in an order that needs few blocks: always the one that frees most, of equals the one that became ready
 *  last, so that a branch is finished before the next is begun. */
export function inOrder(tasks: readonly Task[]): Task[] {
  const producer = new Map<Node, Task>();
  const readers = new Map<Node, Task[]>();
  const waits = new Map<Task, number>();
  for (const task of tasks) for (const result of task.results) producer.set(result, task);
  for (const task of tasks) {
    waits.set(task, new Set(task.reads.map((node) => producer.get(node)).filter(Boolean)).size);
    for (const node of task.reads) listIn(readers, node).push(task);
  }
  const left = new Map([...readers].map(([node, list]): [Node, number] => [node, list.length]));
  const present = new Set<Node>();
  const done = new Set<Task>();
  const heap = new Heap<Ready>((a, b) => a.gain > b.gain || (a.gain === b.gain && a.turn > b.turn));
  let turn = 0;
  const gainOf = ({ reads, results }: Task) =>
    reads.reduce(
      (gain, node) => gain + Number(left.get(node) === 1) - Number(!present.has(node)),
      -results.length,
    );
  const offer = (task: Task) => {
    if (!done.has(task) && waits.get(task) === 0) heap.push({ task, gain: gainOf(task), turn: turn++ });
  };
  // The first task is to be the first offered.
  for (const task of [...tasks].reverse()) offer(task);

  const order: Task[] = [];
  for (let next = heap.pop(); next; next = heap.pop()) {
    const { task } = next;
    if (done.has(task) || gainOf(task) !== next.gain) continue;
    done.add(task);
    order.push(task);
    for (const node of task.reads) {
      const readersLeft = (left.get(node) ?? 0) - 1;
      left.set(node, readersLeft);
      const loaded = !present.has(node);
      present.add(node);
      // Whoever else reads it gains by its presence, the last one by its end.
      if (loaded || readersLeft === 1) for (const reader of readers.get(node) ?? []) offer(reader);
    }
    const waiting = new Set(task.results.flatMap((result) => readers.get(result) ?? []));
    for (const result of task.results) present.add(result);
    for (const reader of waiting) {
      waits.set(reader, (waits.get(reader) ?? 0) - 1);
      offer(reader);
    }
  }
  return order;
}
