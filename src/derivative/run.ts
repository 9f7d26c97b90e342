import { settleEasy } from './easy.js';
import { FIRST_POINTS, type Goal } from './goal.js';
import { firstPoints, isOpen, nextPoints, start, take, takeFirst } from './search.js';
import { AT_ONCE, giveBack, type Searches, takeSearches } from './searches.js';
import { Work } from './work.js';

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
  const w = new Work(s, goal);
  const { length } = places.x;
  for (let from = 0; from < length; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, length - from);
    for (let e = 0; e < count; e++) s.active[e] = e;
    const y = evaluate(places.x.subarray(from, from + count), 1, from, s.active.subarray(0, count));
    let active = 0;
    for (let e = 0; e < count; e++) {
      const i = from + e;
      start(w, e, places.x[i] as number, y[e] as number, places.low[i] as number, places.high[i] as number);
      if (isOpen(w, e)) s.active[active++] = e;
    }
    active = first(w, evaluate, from, active);
    while (active > 0) active = next(w, evaluate, from, active);
    done(s, from, count);
  }
  // Where f throws they are not used again.
  giveBack(s);
}

/** The first round. @returns how many still search. */
function first(w: Work, evaluate: Evaluate, from: number, count: number): number {
  const { s, goal } = w;
  for (let i = 0; i < count; i++) {
    firstPoints(w, s.active[i] as number, s.points, FIRST_POINTS * i);
  }
  const points = s.points.subarray(0, FIRST_POINTS * count);
  const y = evaluate(points, FIRST_POINTS, from, s.active.subarray(0, count));
  const hard = settleEasy(s, goal, y, count);
  let left = 0;
  for (let i = 0; i < hard; i++) {
    const e = s.active[i] as number;
    takeFirst(w, e, y, s.places[i] as number);
    if (isOpen(w, e)) s.active[left++] = e;
  }
  return left;
}

/** A further round. @returns how many still search. */
function next(w: Work, evaluate: Evaluate, from: number, count: number): number {
  const { s } = w;
  for (let i = 0; i < count; i++) {
    nextPoints(w, s.active[i] as number, s.points, 2 * i);
  }
  const y = evaluate(s.points.subarray(0, 2 * count), 2, from, s.active.subarray(0, count));
  let left = 0;
  for (let i = 0; i < count; i++) {
    const e = s.active[i] as number;
    take(w, e, y[2 * i] as number, y[2 * i + 1] as number);
    if (isOpen(w, e)) s.active[left++] = e;
  }
  return left;
}
