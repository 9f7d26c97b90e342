/** A formula's calls, brought to where they run: on all threads, or on the calling one. */

import { checkKept, type Plan, type PlanGiven, type PlanKind, plannersOf } from '../formula/plan.js';
import { Record, Sums } from '../formula/sums.js';
import type { Formula } from '../formula.js';
import { toOptions } from '../options.js';
import type { Real } from '../types.js';
import { isOnShared } from '../views.js';
import { toSignal } from './call.js';
import { blocksOf, computePiece, type FormulaJob, keptOf, takeFormulaPiece } from './formula-job.js';
import { controlFor, unfinished } from './job.js';
import { PIECE } from './memory-map.js';
import { newArray } from './new-array.js';
import type { Pool } from './pool.js';
import type { Queue } from './queue.js';
import type { ParallelFormula } from './types.js';
import { workThrough } from './work-through.js';

const OPTIONS = ['out', 'signal'];

/** Whether it is a formula. */
export const isFormula = (f: object): f is Formula => plannersOf.has(f);

export function toParallelFormula(f: Formula, pool: Pool | undefined, queue: Queue): ParallelFormula {
  const planner = plannersOf.get(f);

  const call = async (kind: PlanKind, given: PlanGiven, signal: AbortSignal | undefined) => {
    let result: unknown;
    const make = (single: boolean, length: number) => newArray(pool?.store, single, length);
    const plan = planner?.(kind, given, make);
    await queue.run(() => {
      signal?.throwIfAborted();
      if (plan !== undefined) checkKept(plan.inputs, plan.length);
      if (plan === undefined) result = onNumbers(f, kind, given);
      else if (pool === undefined || !isWorth(plan, pool)) result = alone(plan);
      else
        return together(pool, plan, signal).then((sums) => {
          result = plan.finish(sums);
        });
      return undefined;
    });
    return result;
  };

  const value = (inputs: unknown, options?: unknown) => {
    const [out, signal] = toOptions('formula', options, OPTIONS);
    return call('value', { inputs, out }, toSignal('formula', signal));
  };
  const method = (kind: 'gradient' | 'jacobian') => (inputs: unknown, names?: unknown, options?: unknown) => {
    const [out, signal] = toOptions(`formula.${kind}`, options, OPTIONS);
    return call(kind, { inputs, names, out }, toSignal(`formula.${kind}`, signal));
  };
  const leastSquares = (inputs: unknown, y: unknown, names?: unknown, options?: unknown) => {
    const [signal] = toOptions('formula.leastSquares', options, ['signal']);
    return call('leastSquares', { inputs, names, y }, toSignal('formula.leastSquares', signal));
  };
  // A wrong option rejects the promise, as all else does.
  const promised =
    <A extends unknown[]>(run: (...given: A) => Promise<unknown>) =>
    async (...given: A) =>
      run(...given);
  return Object.assign(promised(value), {
    gradient: promised(method('gradient')),
    jacobian: promised(method('jacobian')),
    leastSquares: promised(leastSquares),
  }) as unknown as ParallelFormula;
}

function onNumbers(f: Formula, kind: PlanKind, { inputs, names, out }: PlanGiven): unknown {
  // Least squares have an array, y.
  if (kind === 'leastSquares') return undefined;
  const options = out === undefined ? undefined : { out };
  const given = [inputs, names, options] as Parameters<Formula['gradient']>;
  return kind === 'value' ? f(given[0], options as Parameters<Formula>[1]) : f[kind](...given);
}

/** Whether its arrays are shared, and long enough. */
function isWorth({ inputs, stores, length }: Plan, pool: Pool): boolean {
  const isShared = (array: number | Real | undefined) => typeof array !== 'object' || isOnShared(array);
  return length > 4 * PIECE && pool.slots.length > 0 && inputs.every(isShared) && stores.every(isShared);
}

function alone(plan: Plan): unknown {
  const { program, inputs, length, stores } = plan;
  program.scalars.run(inputs);
  program.run(inputs, length, stores);
  return plan.finish(program.sums);
}

/** @returns the sums. @throws the signal's reason, if it aborts; nothing of the caller's is written then. */
async function together(pool: Pool, plan: Plan, signal: AbortSignal | undefined): Promise<Sums> {
  await pool.fill();
  const { program, graph, names, inputs, length, stores } = plan;
  const { outputs, isArray } = program;
  const sums = new Float64Array(new SharedArrayBuffer(8 * keptOf(length, outputs.length)));
  const control = controlFor(length);
  const job: FormulaJob = { control, graph, outputs, names, isArray, inputs, length, stores, sums };
  await workThrough(
    job,
    signal,
    () => pool.slots.map((slot) => pool.post(slot, { formula: job })),
    () => takeFormulaPiece(job, program, 0),
  );
  for (const piece of unfinished(control)) computePiece(job, program, piece);
  const record = new Record(sums, blocksOf(length));
  const total = new Sums(outputs.length);
  outputs.forEach((output, i) => {
    if ('sum' in output) record.addTo(total, i);
  });
  return total;
}
