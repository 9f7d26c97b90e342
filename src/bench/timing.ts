/** How times are taken. */
import { batchOf, leastBatch, tick } from './clock.js';

/** Nanoseconds a call. */
export interface Timing {
  /** Of the rounds: the median, and the middle half. Both ends are the median where the clock cannot tell. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** Round by round. */
  readonly each: readonly number[];
}

export interface Effort {
  readonly rounds: number;
  /** Milliseconds that a contender has in one round. Longer where the clock is too coarse for it. */
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

/** Times each of the functions in rounds. A round runs every function, and begins with another than the last: so a
 *  machine that slows down hits all alike. A batch of calls is timed as one, and spans 20 ticks of the clock. */
export function interleaved(functions: readonly (() => unknown)[], { rounds, batch }: Effort): Timing[] {
  const span = batchOf(batch);
  const least = Math.max(span / 2, leastBatch());
  const calls = functions.map((f) => callsPerBatch(f, span));
  const times: number[][] = functions.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < functions.length; k++) {
      const i = (k + round) % functions.length;
      const f = functions[i] as () => unknown;
      let count = calls[i] as number;
      // This call is not timed: it brings its own arrays into the caches, where the others' were. Else a batch of one
      // long call would be timed with cold caches, a batch of many short ones with warm ones.
      f();
      let took = time(f, count);
      // Faster than it was: more calls, so that the clock sees enough.
      while (took < least) {
        count = took < least / 2 ? 2 * count : Math.ceil(1.25 * count);
        took = time(f, count);
      }
      calls[i] = count;
      times[i]?.push((1e6 * took) / count);
    }
  }
  return times.map((each, i) => timingOf(each, (1e6 * tick()) / (calls[i] as number)));
}

/** @param resolution nanoseconds a call between two ticks: a spread below that is the clock's, and is left out. */
export function timingOf(each: readonly number[], resolution: number): Timing {
  const sorted = [...each].sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => quantile(sorted, part)) as [
    number,
    number,
    number,
  ];
  const seen = high - low > resolution;
  return { median, low: seen ? low : median, high: seen ? high : median, each };
}

/** Milliseconds of `calls` calls. */
function time(f: () => unknown, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) f();
  return performance.now() - start;
}

/** How many calls fill a batch. First the engine compiles the function for good: it runs for a batch, uncounted. Of
 *  three times the least counts: in the others the machine may have done something else. */
function callsPerBatch(f: () => unknown, batch: number): number {
  let calls = 1;
  for (let spent = 0; spent < batch; calls *= 2) spent += time(f, calls);
  for (calls = Math.max(1, calls >> 3); ; calls *= 2) {
    const took = Math.min(time(f, calls), time(f, calls), time(f, calls));
    if (took >= batch / 2) return Math.max(1, Math.round((calls * batch) / took));
  }
}
