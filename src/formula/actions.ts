import { operations } from '../kernel/generated/parts.js';
import type { Block } from '../kernel/kernel.js';
import type { Real } from '../types.js';
import { isSingle, viewOf, write } from '../views.js';
import { type Blocks, blocks } from './blocks.js';
import { linkOf, OPERATE } from './kernel-calls.js';
import type { Scalars } from './scalars.js';
import type { Operand, Step } from './steps.js';
import type { BlockSums } from './sums.js';

/** One call at work: what the steps read and write. */
export interface Call {
  blocks: Blocks;
  inputs: readonly unknown[];
  length: number;
  /** By output: where its elements go. */
  stores: readonly (Real | undefined)[];
  sums: BlockSums;
  start: number;
  count: number;
}

export type Action = (call: Call) => void;

/** Makes what is done for each step. */
export class Actions {
  readonly #spilled: readonly Float64Array[];

  constructor(
    readonly names: readonly string[],
    readonly scalars: Scalars,
    spills: number,
  ) {
    const { block } = blocks().kernel;
    this.#spilled = Array.from({ length: spills }, () => new Float64Array(block));
  }

  of(step: Step): Action {
    switch (step.kind) {
      case 'load': {
        const input = this.names.indexOf(step.name);
        const to = blocks().views[step.to] as Float64Array;
        return ({ inputs, length, start, count }) => {
          const x = inputs[input] as Real;
          to.set(count === length ? x : viewOf(x, isSingle(x), start, count));
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
    const operate = OPERATE.get(f)?.(blocks().kernel);
    if (operate === undefined) throw new RangeError(`formula: the kernel has no ${f}`);
    const operands = this.#operands(args);
    const out = blocks().addresses[to] as number;
    return ({ blocks, count }) => {
      const { at, steps } = operands(blocks);
      operate(count, out, at, steps);
    };
  }

  #sum(output: number, a: Operand, b: Operand): Action {
    const operands = this.#operands([a, b]);
    const { total } = blocks().kernel.part(operations);
    return ({ blocks, count, sums }) => {
      const { at, steps } = operands(blocks);
      total(count, at[0] as number, steps[0] as number, at[1] as number, steps[1] as number);
      sums.add(output, blocks.totals, 0);
    };
  }

  #store(output: number, from: Operand): Action {
    if (typeof from === 'number') {
      const block = blocks().heads[from] as Block<Float64Array>;
      return ({ stores, start, count }) => write(stores[output] as Real, block.head(count), start);
    }
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
  return ({ blocks: { kernel, start }, count }) => {
    start(count);
    if (value) link.valueAndSlope(kernel, count, 0);
    else link.slope(kernel, count, 0);
  };
}
