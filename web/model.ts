/** The numbers behind the page: what follows from the state, computed once for all views. */

import { chain, type Elementwise, type TraceStep } from '../src/index.js';
import { pointsOf } from '../src/plot/span.js';
import type { State } from './state.js';
import { functionOf } from './supply.js';

export interface Model {
  readonly f: Elementwise;
  readonly range: Float64Array;
  /** The chain at x0, link by link. */
  readonly steps: readonly TraceStep<number>[];
  /** f(x0). */
  readonly value: number;
  /** df/dx at x0: the product of the steps' slopes. */
  readonly slope: number;
}

/** Remembers its last result: views ask for the same state one after another, and a drag of the point leaves
 *  chain and range as they are. */
function latest<Key extends readonly unknown[], Result>(
  compute: (...key: Key) => Result,
): (...key: Key) => Result {
  let last: { key: Key; result: Result } | undefined;
  return (...key) => {
    if (!last || key.some((part, i) => part !== last?.key[i])) last = { key, result: compute(...key) };
    return last.result;
  };
}

const composed = latest((links: State['chain']) => chain(...links.map(functionOf)));
const points = latest((from: number, to: number, step: number) => pointsOf({ from, to, step }));

/** What follows from the state. */
export const modelOf = latest((state: State): Model => {
  const f = composed(state.chain);
  const { value, deriv } = f.valueAndDeriv(state.x, { delta: state.delta });
  return {
    f,
    range: points(state.from, state.to, state.step),
    steps: f.trace(state.x, { delta: state.delta }),
    value,
    slope: deriv,
  };
});
