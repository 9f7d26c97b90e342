import { toFunction } from '../chain-text.js';
import { linksBehind } from '../elementwise.js';
import type { CallNode } from '../expression/tree.js';
import { operations } from '../kernel/generated/parts.js';
import type { Exports, Kernel } from '../kernel/kernel.js';
import type { Link } from '../link.js';

/** An operation between blocks and numbers: addresses, each with the bytes from one vector to the next. */
export type Operate = (count: number, out: number, at: readonly number[], steps: readonly number[]) => void;

/** Finds a kernel's entry once: the exports of a module are slow to read. */
type Find = (kernel: Kernel) => Operate;

type Binary =
  | 'pow'
  | 'hypot'
  | 'atan2'
  | 'plus'
  | 'minus'
  | 'times'
  | 'over'
  | 'least'
  | 'most'
  | 'less'
  | 'lessOrEqual'
  | 'equal';

const binary =
  (name: Binary & keyof Exports): Find =>
  (kernel) => {
    const entry = kernel.part(operations)[name];
    return (count, out, at, steps) =>
      entry(count, out, at[0] as number, steps[0] as number, at[1] as number, steps[1] as number);
  };

/** The kernel's entries for operations, by the names of nodes. */
export const OPERATE: ReadonlyMap<string, Find> = new Map<string, Find>([
  ['add', binary('plus')],
  ['subtract', binary('minus')],
  ['multiply', binary('times')],
  ['divide', binary('over')],
  ['pow', binary('pow')],
  ['hypot', binary('hypot')],
  ['atan2', binary('atan2')],
  ['min', binary('least')],
  ['max', binary('most')],
  ['less', binary('less')],
  ['lessOrEqual', binary('lessOrEqual')],
  ['equal', binary('equal')],
  [
    'negate',
    (kernel) => {
      const { negative } = kernel.part(operations);
      return (count, out, at, steps) => negative(count, out, at[0] as number, steps[0] as number);
    },
  ],
  [
    'where',
    (kernel) => {
      const { choose } = kernel.part(operations);
      return (count, out, at, steps) =>
        choose(
          count,
          out,
          at[0] as number,
          steps[0] as number,
          at[1] as number,
          steps[1] as number,
          at[2] as number,
          steps[2] as number,
        );
    },
  ],
]);

/** The function of the table that a call names, its parameters being numbers. */
export function linkOf({ f, args }: Pick<CallNode, 'f' | 'args'>): Link {
  const parameters = args.slice(1).map((node) => (node.kind === 'number' ? node.value : Number.NaN));
  return linksBehind(toFunction({ name: f, parameters }))[0] as Link;
}
