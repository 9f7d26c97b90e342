/** What a run of the comparison runs, and how long that takes. */
import { batchOf } from './clock.js';
import type { Kind } from './contenders.js';
import type { Effort } from './timing.js';
import { type Workload, workloads } from './workloads.js';

export interface Plan {
  readonly sizes: readonly number[];
  /** Names of workloads; default: all. */
  readonly workloads?: readonly string[] | undefined;
  readonly kinds?: readonly Kind[] | undefined;
  /** Default: 11 rounds with 10 ms for each contender. */
  readonly effort?: Effort | undefined;
}

export const SIZES: readonly number[] = [600, 10_000, 1_000_000, 10_000_000];
export const KINDS: readonly Kind[] = ['f64', 'f32'];

export const EFFORT: Effort = { rounds: 11, batch: 10 };

/** Long calls need fewer rounds. */
export const roundsOf = ({ rounds }: Effort, n: number): number =>
  n >= 1e6 ? Math.min(rounds, n >= 1e7 ? 5 : 9) : rounds;

/** The workloads of these names.
 *  @throws {RangeError} if there is no workload of a name. */
export function choose(names: readonly string[] | undefined): readonly Workload[] {
  if (names === undefined) return workloads;
  return names.map((name) => {
    const found = workloads.find((workload) => workload.name === name);
    if (found) return found;
    throw new RangeError(
      `bench: workload must be one of ${workloads.map((w) => w.name).join(', ')}; got ${name}`,
    );
  });
}

/** Seconds that an element takes, in the mean of all contenders: a caller's own functions take most. Measured in Chromium,
 *  on a Zen 4. */
const ELEMENT = 25e-9;

/** Batches that a contender takes before the first round: to warm up, and to count its calls. */
const BEFORE = 5;

/** About how many seconds a run takes with this clock, on a machine that is not slow. */
export function secondsOf({ sizes, kinds = KINDS, effort = EFFORT, ...plan }: Plan): number {
  const contenders = choose(plan.workloads).reduce((sum, { closed }) => sum + (closed ? 5 : 4), 0);
  const wanted = batchOf(effort.batch) / 1000;
  const each = sizes.reduce((sum, n) => {
    // Each round begins with a call that is not timed. A call may be longer than a batch is to be.
    const call = n * ELEMENT;
    const batch = Math.max(wanted, call);
    return sum + roundsOf(effort, n) * (call + batch) + BEFORE * batch;
  }, 0);
  return kinds.length * contenders * each;
}
