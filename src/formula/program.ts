import type { Graph } from '../expression/tree.js';
import { operations } from '../kernel/generated/parts.js';
import type { Real } from '../types.js';
import { isSingle, viewOf, write } from '../views.js';
import { allocate } from './allocate.js';
import { type Blocks, blocks } from './blocks.js';
import { type Code, moduleOf } from './bytes.js';
import { type Emitted, emit } from './emit.js';
import { fuse } from './fuse.js';
import { linkOf, OPERATE } from './kernel-calls.js';
import { inOrder } from './order.js';
import { Scalars } from './scalars.js';
import type { Operand, Step } from './steps.js';
import { type Output, workOf } from './tasks.js';
import { Total } from './total.js';

/** One call at work: what the steps read and write. */
interface Call {
  readonly blocks: Blocks;
  readonly inputs: readonly unknown[];
  readonly length: number;
  /** By output: where its elements go, or its sum. */
  readonly stores: readonly (Real | undefined)[];
  readonly totals: readonly (Total | undefined)[];
  start: number;
  count: number;
}

type Action = (call: Call) => void;
type Entry = (count: number, ...numbers: number[]) => void;

/** After how many elements a formula's arithmetic is compiled to a loop of its own; undefined: never. */
export const fusing: { after: number | undefined } = { after: 4096 };

/** A plan of a formula's outputs, for inputs of which some are arrays. */
export class Program {
  readonly scalars: Scalars;
  readonly #steps: readonly Step[];
  #actions: readonly Action[];
  /** Elements computed so far; -1 once the runs are fused, or cannot be. */
  #elements = 0;
  readonly #spilled: readonly Float64Array[];

  constructor(
    graph: Graph,
    readonly outputs: readonly Output[],
    readonly names: readonly string[],
    mask: string,
  ) {
    const arrays = new Set(names.filter((_, i) => mask[i] === 'a'));
    const { tasks, scalars } = workOf(graph, outputs, arrays);
    this.scalars = new Scalars(scalars, names);
    const { addresses, kernel } = blocks();
    const { steps, spills } = allocate(inOrder(tasks), outputs, addresses.length);
    this.#spilled = Array.from({ length: spills }, () => new Float64Array(kernel.block));
    this.#steps = steps;
    this.#actions = steps.map((step) => this.#action(step));
  }

  /** Runs over arrays of that length; the numbers are computed already.
   *  @returns the sums, by output. */
  run(
    inputs: readonly unknown[],
    length: number,
    stores: readonly (Real | undefined)[],
  ): readonly (Total | undefined)[] {
    const totals = this.outputs.map((output) => ('sum' in output ? new Total() : undefined));
    const call: Call = { blocks: blocks(), inputs, length, stores, totals, start: 0, count: 0 };
    const { block } = call.blocks.kernel;
    if (this.#elements >= 0) this.#warm(length);
    for (; call.start < length; call.start += block) {
      call.count = Math.min(block, length - call.start);
      for (const action of this.#actions) action(call);
    }
    return totals;
  }

  /** Fuses the runs of arithmetic once that pays: a module compiles in 0.1 to 0.3 ms. */
  #warm(length: number): void {
    this.#elements += length;
    if (fusing.after === undefined || this.#elements < fusing.after) return;
    this.#elements = -1;
    const steps = fuse(this.#steps);
    const runs = steps.filter((step) => step.kind === 'run');
    const { addresses, kernel } = blocks();
    const emitted = runs.map((run) => emit(run, addresses, kernel.exports.TOTALS.value));
    if (emitted.length === 0) return;
    const entries = compile(emitted.map(({ code }) => code));
    if (entries === undefined) return;
    this.#actions = steps.map((step) => {
      if (step.kind !== 'run') return this.#action(step);
      const i = runs.indexOf(step);
      return this.#fused(entries[i] as Entry, emitted[i] as Emitted);
    });
  }

  #fused(entry: Entry, { numbers, sums }: Emitted): Action {
    const indices = numbers.map((node) => this.scalars.indexOf(node));
    const given = new Array<number>(indices.length).fill(0);
    const { values } = this.scalars;
    return ({ blocks, count, totals }) => {
      for (let i = 0; i < indices.length; i++) given[i] = values[indices[i] as number] as number;
      entry(count, ...given);
      for (let k = 0; k < sums.length; k++) totals[sums[k] as number]?.addBlock(blocks.totals, 4 * k);
    };
  }

  #action(step: Step): Action {
    switch (step.kind) {
      case 'load': {
        const input = this.names.indexOf(step.name);
        return ({ blocks, inputs, length, start, count }) => {
          const x = inputs[input] as Real;
          blocks.views[step.to]?.set(count === length ? x : viewOf(x, isSingle(x), start, count));
        };
      }
      case 'move':
        return ({ blocks, count }) => blocks.views[step.to]?.set(blocks.heads[step.from]?.head(count) ?? []);
      case 'spill':
        return ({ blocks }) => this.#spilled[step.slot]?.set(blocks.views[step.from] as Float64Array);
      case 'fill':
        return ({ blocks }) => blocks.views[step.to]?.set(this.#spilled[step.slot] as Float64Array);
      case 'function':
        return functionAction(step);
      case 'operate':
        return this.#operate(step.f, step.args, step.to);
      case 'sum':
        return this.#sum(step.output, step.a, step.b);
      case 'store':
        return this.#store(step.output, step.from);
    }
  }

  /** Addresses and steps of operands, the numbers among them written to their places first. */
  #operands(operands: readonly Operand[]): (blocks: Blocks) => { at: number[]; steps: number[] } {
    const { addresses, scalarAddress } = blocks();
    const at = operands.map((operand, i) =>
      typeof operand === 'number' ? (addresses[operand] as number) : scalarAddress + 16 * i,
    );
    const steps = operands.map((operand) => (typeof operand === 'number' ? 16 : 0));
    const numbers = operands.flatMap((operand, i) =>
      typeof operand === 'number' ? [] : [{ place: 2 * i, index: this.scalars.indexOf(operand) }],
    );
    const result = { at, steps };
    if (numbers.length === 0) return () => result;
    const { values } = this.scalars;
    return ({ scalars }) => {
      for (const { place, index } of numbers) {
        const value = values[index] as number;
        scalars[place] = value;
        scalars[place + 1] = value;
      }
      return result;
    };
  }

  #operate(f: string, args: readonly Operand[], to: number): Action {
    const operate = OPERATE.get(f);
    if (operate === undefined) throw new RangeError(`formula: the kernel has no ${f}`);
    const operands = this.#operands(args);
    const out = blocks().addresses[to] as number;
    return ({ blocks, count }) => {
      const { at, steps } = operands(blocks);
      operate(blocks.kernel, count, out, at, steps);
    };
  }

  #sum(output: number, a: Operand, b: Operand): Action {
    const operands = this.#operands([a, b]);
    return ({ blocks, count, totals }) => {
      const { at, steps } = operands(blocks);
      const [first, second] = at as [number, number];
      blocks.kernel.part(operations).total(count, first, steps[0] as number, second, steps[1] as number);
      totals[output]?.addBlock(blocks.totals);
    };
  }

  #store(output: number, from: Operand): Action {
    if (typeof from === 'number')
      return ({ blocks, stores, start, count }) =>
        write(stores[output] as Real, blocks.heads[from]?.head(count) as Real, start);
    const index = this.scalars.indexOf(from);
    return ({ stores, start, count }) => {
      const value = this.scalars.values[index] as number;
      write(stores[output] as Real, new Float64Array(count).fill(value), start);
    };
  }
}

function functionAction({ call, value, slope }: Step & { kind: 'function' }): Action {
  const link = linkOf(call);
  if (!slope) return ({ blocks, count }) => link.value(blocks.kernel, count);
  return ({ blocks: { kernel }, count }) => {
    kernel.exports.start(count);
    if (value) link.valueAndSlope(kernel, count, 0);
    else link.slope(kernel, count, 0);
  };
}

/** The loops, over the kernel's memory; undefined where nothing may be compiled. */
function compile(codes: readonly Code[]): Entry[] | undefined {
  const { memory } = blocks().kernel.exports;
  try {
    const module = new WebAssembly.Module(moduleOf(codes));
    const { exports } = new WebAssembly.Instance(module, { k: { m: memory as WebAssembly.Memory } });
    return codes.map((_, i) => exports[i] as Entry);
  } catch (cause) {
    if (cause instanceof Error) return undefined;
    throw cause;
  }
}
