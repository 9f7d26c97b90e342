import type { Operand, Step } from './steps.js';

/** Steps that one loop runs, between what comes before it and after it. */
export interface Run {
  readonly kind: 'run';
  readonly steps: readonly Step[];
  /** Blocks that are read after it before they are written: those it must write. */
  readonly leaves: readonly number[];
}

/** What one loop computes without a call. */
const FUSIBLE = /^(add|subtract|multiply|divide|negate|min|max|less|lessOrEqual|equal|where)$/;

/** Longer runs are cut: engines compile functions in more than linear time. */
const LONGEST = 150;

/** Sums that one run can leave in the kernel's memory. */
export const SUMS = 32;

const readsOf = (step: Step): readonly Operand[] => {
  switch (step.kind) {
    case 'operate':
      return step.args;
    case 'sum':
      return [step.a, step.b];
    case 'move':
    case 'spill':
    case 'store':
      return [step.from];
    case 'function':
      return [0];
    default:
      return [];
  }
};

const writesOf = (step: Step): readonly number[] => {
  if (step.kind === 'function') return step.slope ? [0, 1] : [0];
  return 'to' in step ? [step.to] : [];
};

/** The steps with every run of arithmetic put together. Loads go before a run and stores after it, where no block of
 *  theirs is in its way. */
export function fuse(steps: readonly Step[]): (Step | Run)[] {
  const result: (Step | Run)[] = [];
  let run: Step[] = [];
  let before: Step[] = [];
  let after: Step[] = [];
  const close = (rest: number) => {
    const arithmetic = run.filter(({ kind }) => kind !== 'move').length;
    const leaves = arithmetic > 1 ? liveAfter(run, [...after, ...steps.slice(rest)]) : [];
    result.push(
      ...before,
      ...(arithmetic > 1 ? [{ kind: 'run' as const, steps: run, leaves }] : run),
      ...after,
    );
    [run, before, after] = [[], [], []];
  };
  steps.forEach((step, i) => {
    const touched = (block: number) =>
      run.some((other) => readsOf(other).includes(block) || writesOf(other).includes(block));
    const awaited = (block: number) => after.some((store) => readsOf(store).includes(block));
    if (isFusible(step)) {
      const sums = run.filter(({ kind }) => kind === 'sum').length;
      if (run.length >= LONGEST || sums === SUMS || writesOf(step).some(awaited)) close(i);
      run.push(step);
    } else if (step.kind === 'load') {
      if (touched(step.to) || awaited(step.to)) close(i);
      before.push(step);
    } else if (step.kind === 'store') after.push(step);
    else {
      close(i);
      result.push(step);
    }
  });
  close(steps.length);
  return result;
}

const isFusible = (step: Step): boolean =>
  step.kind === 'sum' || step.kind === 'move' || (step.kind === 'operate' && FUSIBLE.test(step.f));

/** Of the blocks that the run writes, those that are read later before they are written. */
function liveAfter(run: readonly Step[], later: readonly Step[]): number[] {
  const open = new Set(run.flatMap(writesOf));
  const live: number[] = [];
  for (const step of later) {
    if (open.size === 0) break;
    for (const block of readsOf(step)) if (typeof block === 'number' && open.delete(block)) live.push(block);
    for (const block of writesOf(step)) open.delete(block);
  }
  return live;
}
