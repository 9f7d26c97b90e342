import { numbersFrom } from '../../src/bits/random.js';
import { derivative } from '../../src/derivative.js';
import { elementwise } from '../../src/index.js';
import { times } from '../support/thorough.js';

export type Real = (v: number) => number;
/** A function, its derivatives, and where it is looked at. */
export interface Family {
  readonly name: string;
  readonly f: Real;
  readonly first: Real;
  readonly second?: Real;
  readonly from: number;
  readonly to: number;
  /** Points by their logarithm. */
  readonly log?: boolean;
}

/** Points of each family. */
export const COUNT = times(1500, 150);

function pointsOf({ from, to, log }: Family, seed: number): Float64Array {
  const next = numbersFrom(seed);
  return Float64Array.from({ length: COUNT }, () => {
    const part = next();
    return log ? from * (to / from) ** part : from + (to - from) * part;
  });
}

/** At how many points the result is further off than it says, and at how many of these it is said to have converged. */
export function look(family: Family, order: 1 | 2) {
  const x = pointsOf(family, order);
  const exact = (order === 1 ? family.first : family.second) as Real;
  const { value, error, converged } = derivative(elementwise(family.f), x, { order });
  const beyond = [...x.keys()].filter((i) => {
    const want = exact(x[i] as number);
    const off = Math.abs((value[i] as number) - want);
    return !(off <= (error[i] as number) + 4e-15 * Math.abs(want) + 1e-300);
  });
  const sure = converged.reduce((sum, flag) => sum + flag, 0);
  return { beyond: beyond.length, wrong: beyond.filter((i) => converged[i] === 1).length, sure, error, x };
}

/** Both orders, where the second is known. */
export const orders = (families: readonly Family[]) =>
  families.flatMap((family) =>
    (family.second === undefined ? ([1] as const) : ([1, 2] as const)).map(
      (order) => [family.name, order, family] as const,
    ),
  );

/** A part of the points; of few points one more, as chance has it. */
export const share = (part: number): number => part * COUNT + times(0, 1);

/** So many points may be further off than their estimate: 0.5 %. */
export const honest = share(0.005);
