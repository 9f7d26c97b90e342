import { settleEasy } from './easy.js';
import { FIRST_POINTS, type Goal } from './goal.js';
import { Search } from './search.js';
import { BLOCK, giveBack, type Searches, takeSearches } from './searches.js';

/** f at points: `each` of them for every element in `active`, counted from `start`. They are to be read, or copied,
 *  before foreign code runs. */
export type Evaluate = (
  points: Float64Array,
  each: number,
  start: number,
  active: Int32Array,
) => Float64Array;

/** Where to differentiate, and where f may be called: a number for each element. */
export interface Places {
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Searches block by block; `done` is told of each block's results. Round by round, f is called once with the next
 *  points of all elements of the block that still search. */
export function run(
  goal: Goal,
  places: Places,
  evaluate: Evaluate,
  done: (searches: Searches, start: number, count: number) => void,
): void {
  const s = takeSearches();
  const search = new Search(s, goal);
  const { length } = places.x;
  for (let start = 0; start < length; start += BLOCK) {
    const count = Math.min(BLOCK, length - start);
    for (let e = 0; e < count; e++) s.active[e] = e;
    const y = evaluate(places.x.subarray(start, start + count), 1, start, s.active.subarray(0, count));
    let active = 0;
    for (let e = 0; e < count; e++) {
      const i = start + e;
      search.start(
        e,
        places.x[i] as number,
        y[e] as number,
        places.low[i] as number,
        places.high[i] as number,
      );
      if (search.open(e)) s.active[active++] = e;
    }
    active = first(s, search, goal, evaluate, start, active);
    while (active > 0) active = next(s, search, evaluate, start, active);
    done(s, start, count);
  }
  // Where f throws they are not used again.
  giveBack(s);
}

/** The first round. @returns how many still search. */
function first(s: Searches, search: Search, goal: Goal, evaluate: Evaluate, start: number, count: number) {
  for (let i = 0; i < count; i++) {
    search.firstPoints(s.active[i] as number, s.points, FIRST_POINTS * i);
  }
  const points = s.points.subarray(0, FIRST_POINTS * count);
  const y = evaluate(points, FIRST_POINTS, start, s.active.subarray(0, count));
  const hard = settleEasy(s, goal, y, count);
  let left = 0;
  for (let i = 0; i < hard; i++) {
    const e = s.active[i] as number;
    search.takeFirst(e, y, s.places[i] as number);
    if (search.open(e)) s.active[left++] = e;
  }
  return left;
}

/** A further round. @returns how many still search. */
function next(s: Searches, search: Search, evaluate: Evaluate, start: number, count: number): number {
  for (let i = 0; i < count; i++) {
    search.points(s.active[i] as number, s.points, 2 * i);
  }
  const y = evaluate(s.points.subarray(0, 2 * count), 2, start, s.active.subarray(0, count));
  let left = 0;
  for (let i = 0; i < count; i++) {
    const e = s.active[i] as number;
    search.take(e, y[2 * i] as number, y[2 * i + 1] as number);
    if (search.open(e)) s.active[left++] = e;
  }
  return left;
}
