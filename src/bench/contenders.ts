/** Who runs a workload, and how. */
import { chain } from '../chain.js';
import type { Real } from '../types.js';
import { LOOPS } from './generated/loops.js';
import { FEW, forAnyArrays, type Make } from './plain.js';
import { DELTA, type Wanted, type Workload } from './workloads.js';

/** Kinds of numbers in the arrays. */
export type Kind = 'f64' | 'f32';

export interface Results {
  readonly value?: Real | undefined;
  readonly deriv?: Real | undefined;
}

export interface Contender {
  readonly name: string;
  /** Largest difference at which its results agree; default: that of the kind of numbers. */
  readonly tolerance?: number;
  /** Does the work once; returns where the results are. */
  run(): Results;
}

/** What contenders are called, in the order in which they are shown. */
export const CONTENDERS: Readonly<Record<string, string>> = {
  out: 'fluxion, into out',
  allocating: 'fluxion, new array',
  caller: "fluxion, caller's own functions",
  plain: 'plain JS loop',
  closed: 'plain JS loop, closed form',
};

const like = (x: Real): Real =>
  x instanceof Float64Array ? new Float64Array(x.length) : new Float32Array(x.length);

/** The contenders of a workload on x. Each writes to arrays of its own. */
export function contendersFor(workload: Workload, x: Real): Contender[] {
  const { name, wanted, f, closed, own } = workload;
  const made = [
    fluxionInto('out', f, wanted, x),
    allocating(f, wanted, x),
    fluxionInto('caller', chain(...own), wanted, x),
    plain('plain', name, wanted, x),
  ];
  if (closed) made.push(plain('closed', `${name} closed`, wanted, x));
  return made;
}

/** One of them. @throws {RangeError} if there is none of that name. */
export function contenderFor(workload: Workload, x: Real, wanted: string): Contender {
  const found = contendersFor(workload, x).find(({ name }) => name === wanted);
  if (found) return found;
  throw new RangeError(`bench: ${workload.name} has no contender ${wanted}`);
}

function fluxionInto(name: string, f: Workload['f'], wanted: Wanted, x: Real): Contender {
  const [value, deriv] = [like(x), like(x)];
  const results = pick(wanted, value, deriv);
  const run = {
    value: () => f(x, { out: value }),
    deriv: () => f.deriv(x, { delta: DELTA, out: deriv }),
    both: () => f.valueAndDeriv(x, { delta: DELTA, out: { value, deriv } }),
  }[wanted];
  return {
    name,
    run() {
      run();
      return results;
    },
  };
}

function allocating(f: Workload['f'], wanted: Wanted, x: Real): Contender {
  const run = {
    value: () => ({ value: f(x) }),
    deriv: () => ({ deriv: f.deriv(x, { delta: DELTA }) }),
    both: () => f.valueAndDeriv(x, { delta: DELTA }),
  }[wanted];
  return { name: 'allocating', run };
}

function plain(name: string, loopName: string, wanted: Wanted, x: Real): Contender {
  const make = loopOf(loopName, x instanceof Float64Array ? 'f64' : 'f32');
  const runOn = (x: Real) => {
    // An array that the loop does not write stays empty.
    const value = wanted === 'deriv' ? like(x.subarray(0, 0)) : like(x);
    const deriv = wanted === 'value' ? like(x.subarray(0, 0)) : like(x);
    const call = make(x, value, deriv, DELTA);
    const results = pick(wanted, value, deriv);
    return () => {
      call();
      return results;
    };
  };
  return { name, run: forAnyArrays(runOn, x.slice(0, FEW), x) };
}

function pick(wanted: Wanted, value: Real, deriv: Real): Results {
  return { value: wanted === 'deriv' ? undefined : value, deriv: wanted === 'value' ? undefined : deriv };
}

/** The plain loop of that name, for that kind of numbers.
 *  @throws {RangeError} if there is none. */
function loopOf(name: string, kind: Kind): Make {
  const make = LOOPS[`${name} ${kind}`];
  if (make) return make;
  throw new RangeError(`bench: there is no plain loop for ${name} ${kind}`);
}
