/** How times are taken. */

/** Nanoseconds a call. */
export interface Timing {
  /** Of the rounds: the median, and the middle half. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Round by round. */
  readonly each: readonly number[];
}

export interface Effort {
  readonly rounds: number;
  /** Milliseconds that a contender has in one round, and once before the first. */
  readonly batch: number;
}

/** How many times as fast as `base` it is: the median of the rounds' ratios, each of two times that were taken
 *  one after the other. */
export const ratioTo = (base: Timing, timing: Timing): number =>
  quantile(
    timing.each.map((ns, i) => (base.each[i] as number) / ns).sort((a, b) => a - b),
    0.5,
  );

/** The element at that part of a sorted list; between two, by a straight line. */
function quantile(sorted: readonly number[], part: number): number {
  const at = part * (sorted.length - 1);
  const [a, b] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return a + (at - Math.floor(at)) * (b - a);
}

/** Times each of the functions in interleaved rounds: a round runs every one, the next round starting with
 *  another, so that a machine that slows down or a neighbour's load hits all alike. A batch of calls is timed
 *  as one, as a browser's clock ticks in steps of 0.1 ms and a call may take a thousandth of that. */
export function interleaved(functions: readonly (() => unknown)[], { rounds, batch }: Effort): Timing[] {
  const calls = functions.map((f) => callsPerBatch(f, batch));
  const times: number[][] = functions.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < functions.length; k++) {
      const i = (k + round) % functions.length;
      const f = functions[i] as () => unknown;
      let count = calls[i] as number;
      // Untimed, after the others' turns: a batch of one long call would else find their arrays in the caches,
      // where a batch of many short ones, and a C or Python program of its own, finds its own.
      f();
      let took = time(f, count);
      // Between two ticks of the clock: more calls.
      while (took === 0) {
        count *= 2;
        took = time(f, count);
      }
      times[i]?.push((1e6 * took) / count);
    }
  }
  return times.map((each) => {
    const sorted = [...each].sort((a, b) => a - b);
    const at = (part: number) => quantile(sorted, part);
    return { median: at(0.5), low: at(0.25), high: at(0.75), each };
  });
}

/** Milliseconds of `calls` calls. */
function time(f: () => unknown, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) f();
  return performance.now() - start;
}

/** Warms a function up, and finds how many calls fill a batch. The least of three times counts: one in which
 *  the machine did something else would make the batch too short for the clock to see. */
function callsPerBatch(f: () => unknown, batch: number): number {
  for (let calls = 1; ; calls *= 2) {
    const took = Math.min(time(f, calls), time(f, calls), time(f, calls));
    if (took >= batch / 2) return Math.max(1, Math.round((calls * batch) / took));
  }
}
