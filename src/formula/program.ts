import type { Graph } from '../expression/tree.js';
import type { Real } from '../types.js';
import { type Action, Actions, type Call } from './actions.js';
import { allocate } from './allocate.js';
import { blocks } from './blocks.js';
import { emit } from './emit.js';
import { fuse } from './fuse.js';
import { inOrder } from './order.js';
import { Scalars } from './scalars.js';
import type { Step } from './steps.js';
import { type BlockSums, Sums } from './sums.js';
import { type Output, workOf } from './tasks.js';
import { type Code, moduleOf } from './wasm-bytes.js';

type Entry = (count: number) => void;

/** After how many elements a formula's arithmetic is compiled to a loop of its own; undefined: never. */
export const fusing: { after: number | undefined } = { after: 4096 };

const NONE: readonly never[] = [];

/** A plan of a formula's outputs, for inputs of which some are arrays. */
export class Program {
  readonly scalars: Scalars;
  readonly sums: Sums;
  /** By output, whether its elements are wanted, not their sum. */
  readonly stored: readonly boolean[];
  /** By output: nothing yet. */
  readonly blank: readonly undefined[];
  readonly #steps: readonly Step[];
  readonly #made: Actions;
  readonly #call: Call;
  #actions: readonly Action[];
  /** Elements computed so far; -1 once the runs are fused, or cannot be. */
  #elements = 0;
  #fused = false;

  /** @param isArray which of the names are arrays. */
  constructor(
    graph: Graph,
    readonly outputs: readonly Output[],
    names: readonly string[],
    readonly isArray: readonly boolean[],
  ) {
    const arrays = new Set(names.filter((_, i) => isArray[i]));
    const { tasks, scalars } = workOf(graph, outputs, arrays);
    this.scalars = new Scalars(scalars, names);
    this.sums = new Sums(outputs.length);
    this.stored = outputs.map((output) => 'store' in output);
    this.blank = outputs.map(() => undefined);
    const { steps, spills } = allocate(
      inOrder(tasks, graph.nodes.length),
      outputs,
      blocks().addresses.length,
    );
    this.#steps = steps;
    this.#made = new Actions(names, this.scalars, spills);
    this.#actions = steps.map((step) => this.#made.of(step));
    // Written out: what a spread makes is of several kinds to an engine, and every action then slower.
    this.#call = {
      blocks: blocks(),
      inputs: NONE,
      length: 0,
      stores: NONE,
      sums: this.sums,
      start: 0,
      count: 0,
    };
  }

  /** Whether it is for inputs such as these. */
  fits(inputs: readonly unknown[]): boolean {
    const { isArray } = this;
    for (let i = 0; i < isArray.length; i++) if ((typeof inputs[i] === 'number') === isArray[i]) return false;
    return true;
  }

  /** Runs over arrays of that length; the numbers are computed already. No code of the caller's runs meanwhile. The
   *  sums are in `sums` afterwards. */
  run(inputs: readonly unknown[], length: number, stores: readonly (Real | undefined)[]): void {
    this.sums.clear();
    this.#run(inputs, length, stores, 0, length, this.sums);
  }

  /** Runs over the elements from one, the first of a block, to another, the numbers computed anew: what blocks sum to
   *  goes to `sums`. */
  runPart(
    inputs: readonly unknown[],
    length: number,
    stores: readonly (Real | undefined)[],
    from: number,
    to: number,
    sums: BlockSums,
  ): void {
    this.scalars.run(inputs);
    this.#run(inputs, length, stores, from, to, sums);
  }

  #run(
    inputs: readonly unknown[],
    length: number,
    stores: readonly (Real | undefined)[],
    from: number,
    to: number,
    sums: BlockSums,
  ): void {
    const call = this.#call;
    call.blocks = blocks();
    call.inputs = inputs;
    call.length = length;
    call.stores = stores;
    call.sums = sums;
    if (this.#elements >= 0) this.#warm(to - from);
    if (this.#fused) this.scalars.copyTo(call.blocks.numbers);
    const { block } = call.blocks.kernel;
    const actions = this.#actions;
    for (let start = from; start < to; start += block) {
      call.start = start;
      call.count = Math.min(block, to - start);
      sums.begin(start / block);
      for (let i = 0; i < actions.length; i++) (actions[i] as Action)(call);
    }
    // So that the caller's arrays are not kept alive.
    call.inputs = NONE;
    call.stores = NONE;
  }

  /** Fuses the runs of arithmetic once that pays: a module compiles in 0.1 to 0.3 ms. */
  #warm(length: number): void {
    this.#elements += length;
    if (fusing.after === undefined || this.#elements < fusing.after) return;
    this.#elements = -1;
    const { addresses, kernel, numbers } = blocks();
    if (this.scalars.values.length > numbers.length) return;
    const steps = fuse(this.#steps);
    const runs = steps.filter((step) => step.kind === 'run');
    if (runs.length === 0) return;
    const { base } = kernel;
    const places = {
      addresses: addresses.map((address) => base + address),
      totals: base + kernel.exports.TOTALS.value,
      numberAt: (node: Parameters<Scalars['indexOf']>[0]) =>
        numbers.byteOffset + 8 * this.scalars.indexOf(node),
    };
    const emitted = runs.map((run) => emit(run, places));
    const entries = compile(emitted.map(({ code }) => code));
    if (entries === undefined) return;
    this.#fused = true;
    let next = 0;
    this.#actions = steps.map((step) =>
      step.kind === 'run' ? fused(entries[next] as Entry, emitted[next++]?.sums ?? []) : this.#made.of(step),
    );
  }
}

function fused(entry: Entry, outputs: readonly number[]): Action {
  if (outputs.length === 0) return ({ count }) => entry(count);
  return ({ blocks, count, sums }) => {
    entry(count);
    for (let k = 0; k < outputs.length; k++) sums.add(outputs[k] as number, blocks.totals, 4 * k);
  };
}

/** The loops, over the kernel's memory; undefined where nothing may be compiled. */
function compile(codes: readonly Code[]): Entry[] | undefined {
  const { memory, isShared } = blocks().kernel;
  try {
    const module = new WebAssembly.Module(moduleOf(codes, isShared));
    const { exports } = new WebAssembly.Instance(module, { k: { m: memory as WebAssembly.Memory } });
    return codes.map((_, i) => exports[i] as Entry);
  } catch (cause) {
    if (cause instanceof Error) return undefined;
    throw cause;
  }
}
