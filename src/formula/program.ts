import type { Graph } from '../expression/tree.js';
import type { Real } from '../types.js';
import { allocate } from './allocate.js';
import { type Blocks, blocks } from './blocks.js';
import { linkOf, OPERATE } from './kernel-calls.js';
import { inOrder } from './order.js';
import { Scalars } from './scalars.js';
import type { Operand, Step } from './steps.js';
import { type Output, workOf } from './tasks.js';
import { Total } from './total.js';

/** One call at work: what the steps read and write. */
interface Call {
  readonly blocks: Blocks;
  readonly inputs: Readonly<Record<string, Real>>;
  /** By output: where its elements go, or its sum. */
  readonly stores: readonly (Real | undefined)[];
  readonly totals: readonly (Total | undefined)[];
  start: number;
  count: number;
}

type Action = (call: Call) => void;

/** A plan of a formula's outputs, for inputs of which some are arrays. */
export class Program {
  readonly scalars: Scalars;
  readonly #actions: readonly Action[];
  readonly #spilled: readonly Float64Array[];

  constructor(
    graph: Graph,
    readonly outputs: readonly Output[],
    arrays: ReadonlySet<string>,
  ) {
    const { tasks, scalars } = workOf(graph, outputs, arrays);
    this.scalars = new Scalars(scalars);
    const { addresses, kernel } = blocks();
    const { steps, spills } = allocate(inOrder(tasks), outputs, addresses.length);
    this.#spilled = Array.from({ length: spills }, () => new Float64Array(kernel.block));
    this.#actions = steps.map((step) => this.#action(step));
  }

  /** Runs over arrays of that length; the numbers are computed already.
   *  @returns the sums, by output. */
  run(
    inputs: Readonly<Record<string, Real>>,
    length: number,
    stores: readonly (Real | undefined)[],
  ): readonly (Total | undefined)[] {
    const totals = this.outputs.map((output) => ('sum' in output ? new Total() : undefined));
    const call: Call = { blocks: blocks(), inputs, stores, totals, start: 0, count: 0 };
    const { block } = call.blocks.kernel;
    for (; call.start < length; call.start += block) {
      call.count = Math.min(block, length - call.start);
      for (const action of this.#actions) action(call);
    }
    return totals;
  }

  #action(step: Step): Action {
    switch (step.kind) {
      case 'load':
        return ({ blocks, inputs, start, count }) => {
          const x = inputs[step.name] as Real;
          blocks.views[step.to]?.set(count === x.length ? x : x.subarray(start, start + count));
        };
      case 'move':
        return ({ blocks, count }) => {
          const from = blocks.views[step.from] as Float64Array;
          blocks.views[step.to]?.set(count === from.length ? from : from.subarray(0, count));
        };
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
      blocks.kernel.exports.total(count, first, steps[0] as number, second, steps[1] as number);
      totals[output]?.addBlock(blocks.totals);
    };
  }

  #store(output: number, from: Operand): Action {
    if (typeof from === 'number')
      return ({ blocks, stores, start, count }) => {
        const block = blocks.views[from] as Float64Array;
        stores[output]?.set(count === block.length ? block : block.subarray(0, count), start);
      };
    const index = this.scalars.indexOf(from);
    return ({ stores, start, count }) => {
      stores[output]?.fill(this.scalars.values[index] as number, start, start + count);
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
