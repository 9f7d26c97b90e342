/** The clock and its steps. */

/** Milliseconds between two ticks of `performance.now()`: a millisecond in some browsers, a few microseconds where a
 *  page is isolated, less in Node. The least of several, as the machine may do something else between two. */
export function tickOf(now: () => number = () => performance.now()): number {
  let least = Number.POSITIVE_INFINITY;
  let last = now();
  for (let ticks = 0; ticks < 24; ) {
    const time = now();
    if (time === last) continue;
    least = Math.min(least, time - last);
    last = time;
    ticks++;
  }
  return least;
}

let known: number | undefined;

/** The same, measured once. */
export function tick(): number {
  known ??= tickOf();
  return known;
}

/** A batch spans so many ticks at least: then the clock is off by a twentieth at most. */
const TICKS = 20;

/** The least that a batch may take, in milliseconds, for the clock to see it. */
export const leastBatch = (): number => TICKS * tick();

/** How long a batch has to be, in milliseconds, to be as long as wanted and long enough for the clock. */
export const batchOf = (wanted: number): number => Math.max(wanted, leastBatch());
