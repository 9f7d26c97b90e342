import type { CallNode, Node } from '../expression/tree.js';
import { D, type Operand, type Step, U } from './steps.js';
import type { Output, Task } from './tasks.js';
import { BETWEEN_BLOCKS, listIn } from './tasks.js';

/** The tasks as steps on so many blocks. A value stays where it is until it is read for the last time. Where no block
 *  is left, the value that is read again last gives up its own: an input is read once more from its array, another is
 *  kept meanwhile in an array outside the kernel. */
export function allocate(
  order: readonly Task[],
  outputs: readonly Output[],
  blocks: number,
): { steps: Step[]; spills: number } {
  return new Allocation(order, outputs, blocks).run();
}

class Allocation {
  readonly #steps: Step[] = [];
  readonly #where = new Map<Node, number>();
  readonly #holds: (Node | undefined)[];
  readonly #slots = new Map<Node, number>();
  readonly #uses = new Map<Node, number[]>();
  #at = 0;
  /** Where the search for a free block goes on: in turn, so that one just freed is not written at once. */
  #turn = 2;

  constructor(
    readonly order: readonly Task[],
    readonly outputs: readonly Output[],
    blocks: number,
  ) {
    this.#holds = Array.from({ length: blocks });
    // Uses from the last to the first, so that the next one is at the end.
    for (let t = order.length - 1; t >= 0; t--)
      for (const node of order[t]?.reads ?? []) listIn(this.#uses, node).push(t);
  }

  run(): { steps: Step[]; spills: number } {
    this.order.forEach((task, t) => {
      this.#at = t;
      const [first] = task.results;
      if (first === undefined) this.#output(task);
      else if (BETWEEN_BLOCKS.has(first.f)) this.#operate(first, task);
      else this.#function(first, task);
    });
    return { steps: this.#steps, spills: this.#slots.size };
  }

  /** When the node is read next, after this task; Infinity if never. */
  #nextUse(node: Node): number {
    const uses = this.#uses.get(node);
    while (uses && uses.length > 0 && (uses.at(-1) as number) <= this.#at) uses.pop();
    return uses?.at(-1) ?? Number.POSITIVE_INFINITY;
  }

  #isDead = (node: Node): boolean => this.#nextUse(node) === Number.POSITIVE_INFINITY;

  #put(node: Node, block: number): void {
    this.#where.set(node, block);
    this.#holds[block] = node;
  }

  #free(node: Node): void {
    const block = this.#where.get(node);
    if (block === undefined) return;
    this.#where.delete(node);
    this.#holds[block] = undefined;
  }

  #output({ output, reads }: Task): void {
    const index = output as number;
    const wanted = this.outputs[index] as Output;
    for (const node of reads) this.#present(node, reads);
    if ('store' in wanted)
      this.#steps.push({ kind: 'store', output: index, from: this.#operand(wanted.store) });
    else
      this.#steps.push({
        kind: 'sum',
        output: index,
        a: this.#operand(wanted.sum),
        b: this.#operand(wanted.by),
      });
    this.#release(reads);
  }

  #operate(node: CallNode, { reads }: Task): void {
    for (const read of reads) this.#present(read, reads);
    const args = node.args.map((argument) => this.#operand(argument));
    this.#release(reads);
    const to = this.#intoU(node) ? U : this.#take(reads.filter((read) => this.#where.has(read)));
    this.#put(node, to);
    this.#steps.push({ kind: 'operate', f: node.f, args, to, node });
  }

  /** Whether a function reads the node next, and U is free for it. */
  #intoU(node: Node): boolean {
    const next = this.order[this.#nextUse(node)]?.results[0];
    return this.#holds[U] === undefined && next !== undefined && !BETWEEN_BLOCKS.has(next.f);
  }

  #function(node: CallNode, { results, reads }: Task): void {
    const u = node.args[0] as Node;
    const value = results.find(({ f }) => !f.endsWith("'"));
    const slope = results.find(({ f }) => f.endsWith("'"));
    if (this.#where.get(u) !== U) {
      this.#clear(U, reads);
      this.#bring(u, U);
    }
    // The function takes the place of what it reads.
    const kept = this.#where.get(u) === U && !this.#isDead(u);
    if (value && kept) this.#clear(U, reads);
    if (slope) this.#clear(D, reads);
    this.#release(reads);
    const call = value ?? ({ ...node, f: node.f.slice(0, -1) } as CallNode);
    this.#steps.push({ kind: 'function', call, value: value !== undefined, slope: slope !== undefined });
    if (value) this.#put(value, U);
    if (slope) this.#put(slope, D);
  }

  /** Puts a copy of the node into U; it counts as being there if it is nowhere else. */
  #bring(node: Node, to: number): void {
    const from = this.#where.get(node);
    if (from !== undefined) {
      this.#steps.push({ kind: 'move', from, to });
      if (!this.#isDead(node)) return;
      this.#free(node);
    } else {
      this.#fetch(node, to);
    }
    this.#put(node, to);
  }

  #fetch(node: Node, to: number): void {
    const slot = this.#slots.get(node);
    if (node.kind === 'name') this.#steps.push({ kind: 'load', name: node.name, to });
    else if (slot !== undefined) this.#steps.push({ kind: 'fill', slot, to });
    else throw new Error('formula: a value was lost');
  }

  /** The node in some block. */
  #present(node: Node, keep: readonly Node[]): void {
    if (this.#where.has(node)) return;
    const to = this.#take(keep);
    this.#fetch(node, to);
    this.#put(node, to);
  }

  #operand(node: Node): Operand {
    return this.#where.get(node) ?? node;
  }

  #release(nodes: readonly Node[]): void {
    for (const node of nodes) if (this.#isDead(node)) this.#free(node);
  }

  /** Makes the block free; what it holds, if it is read again, goes elsewhere. */
  #clear(block: number, keep: readonly Node[]): void {
    const node = this.#holds[block];
    if (node === undefined) return;
    const next = this.#nextUse(node);
    this.#free(node);
    if (next === Number.POSITIVE_INFINITY || node.kind === 'name') return;
    this.#holds[block] = node;
    const to = this.#take([...keep, node], false);
    this.#holds[block] = undefined;
    this.#steps.push({ kind: 'move', from: block, to });
    this.#put(node, to);
  }

  /** A block to write to. @param registers whether it may be U or D. */
  #take(keep: readonly Node[], registers = true): number {
    const { length } = this.#holds;
    for (let i = 0; i < length - 2; i++) {
      const block = 2 + ((this.#turn - 2 + i) % (length - 2));
      if (this.#holds[block] !== undefined) continue;
      this.#turn = block + 1 < length ? block + 1 : 2;
      return block;
    }
    if (registers && this.#holds[D] === undefined) return D;
    if (registers && this.#holds[U] === undefined) return U;
    return this.#evict(keep);
  }

  /** Frees the block of the value that is read last. */
  #evict(keep: readonly Node[]): number {
    let last = -1;
    let chosen: number | undefined;
    for (let block = 2; block < this.#holds.length; block++) {
      const node = this.#holds[block] as Node;
      const next = this.#nextUse(node);
      if (keep.includes(node) || next <= last) continue;
      last = next;
      chosen = block;
    }
    if (chosen === undefined) throw new RangeError('formula: it needs more blocks than the kernel has');
    const node = this.#holds[chosen] as Node;
    if (node.kind !== 'name' && !this.#slots.has(node)) {
      const slot = this.#slots.size;
      this.#slots.set(node, slot);
      this.#steps.push({ kind: 'spill', from: chosen, slot });
    }
    this.#free(node);
    return chosen;
  }
}
