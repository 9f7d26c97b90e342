/** The search for the derivative at each point of a block. Central steps take two evaluations, one to each side;
 *  where the domain ends, both are to one side.
 *
 *  Rows of differences at shrinking steps are extrapolated until the result is as good as wanted. It is then held
 *  against the difference at a step some hundred times smaller (see checks.ts).
 *
 *  A search is a column of numbers in `Searches`; what works on it are functions, each file's calling those of the files
 *  before it: work, candidates, curves, probes, edges, restarts, teeth, accept, ladder, checks, search. */

import { addRow, extrapolate, extrapolateSides, mayJump, measureGrain, noiseAt } from './candidates.js';
import { conclude, takeCheck } from './checks.js';
import { noteFlat } from './edges.js';
import {
  EPSILON,
  FIRST,
  FIRST_PAIRS,
  FIRST_POINTS,
  KEPT,
  LEAP,
  LEAST_JUMP,
  MOST,
  PHASE,
  RATIO,
} from './goal.js';
import { probeStep, see, takeProbe } from './probes.js';
import { giveUp, hasTeeth, lessLarge, nearer } from './restarts.js';
import { ROWS } from './searches.js';
import { beginAnew, remember, type Work } from './work.js';

/** Begins with f(x). */
export function start(w: Work, e: number, x: number, y: number, low: number, high: number): void {
  const { s } = w;
  s.x[e] = x;
  s.y[e] = y;
  // No point is infinite.
  low = Math.max(low, -Number.MAX_VALUE);
  high = Math.min(high, Number.MAX_VALUE);
  s.low[e] = low;
  s.high[e] = high;
  s.evaluations[e] = 1;
  s.side[e] = s.kink[e] = s.converged[e] = 0;
  s.value[e] = s.error[e] = s.leftValue[e] = s.rightValue[e] = Number.NaN;
  s.phase[e] = PHASE.done;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return;
  s.phase[e] = PHASE.row;
  const least = Math.max(Math.abs(x) * EPSILON, Number.MIN_VALUE / EPSILON);
  s.least[e] = least;
  // A quarter of the way to 0, where poles, kinks and the ends of domains are most often.
  const step = Math.max(x === 0 ? FIRST : Math.min(FIRST, Math.abs(x) / 4), 8 * least);
  const room = Math.min(x - low, high - x);
  if (room > 128 * least) s.step[e] = Math.min(step, room / 2);
  else goToSide(w, e, step);
}

export function isOpen(w: Work, e: number): boolean {
  return w.s.phase[e] !== PHASE.done;
}

/** Writes the points of the first round: rows and a probe. */
export function firstPoints(w: Work, e: number, to: Float64Array, at: number): void {
  const { s } = w;
  const x = s.x[e] as number;
  const side = s.side[e] as number;
  let h = s.step[e] as number;
  const probe = probeStep(w, e, h);
  for (let k = at; k < at + 2 * FIRST_PAIRS; k += 2) {
    to[k] = side === 0 ? x + h : x + side * h;
    h *= side === 0 ? 1 : RATIO;
    to[k + 1] = side === 0 ? x - h : x + side * h;
    h *= RATIO;
  }
  writePoints(w, e, to, at + 2 * FIRST_PAIRS, probe, w.aside);
}

/** Writes the next two points to evaluate f at. */
export function nextPoints(w: Work, e: number, to: Float64Array, at: number): void {
  const { s } = w;
  const phase = s.phase[e] as number;
  if (phase === PHASE.teeth) {
    to[at] = (s.x[e] as number) + (s.ask[2 * e] as number);
    to[at + 1] = (s.x[e] as number) - (s.ask[2 * e + 1] as number);
    return;
  }
  const level = phase === PHASE.row || phase >= PHASE.teeth;
  writePoints(w, e, to, at, w.s.step[e] as number, level ? 1 : w.aside);
}

function writePoints(w: Work, e: number, to: Float64Array, at: number, h: number, aside: number): void {
  const x = w.s.x[e] as number;
  const side = w.s.side[e] as number;
  to[at] = side === 0 ? x + h : x + side * h;
  to[at + 1] = side === 0 ? x - h * aside : x + side * h * RATIO;
}

/** Takes f at the points of the first round, from y[at] on. */
export function takeFirst(w: Work, e: number, y: Float64Array, at: number): void {
  const { s } = w;
  s.evaluations[e] = (s.evaluations[e] as number) + FIRST_POINTS;
  measureGrain(w, e, y, at, FIRST_POINTS, s.step[e] as number);
  s.restarts[e] = s.floor[e] = s.growths[e] = s.fallback[e] = s.seen[e] = s.blind[e] = s.teeth[e] = 0;
  s.spread[e] = s.follows[e] = s.edge[e] = s.flatTo[e] = s.widest[e] = 0;
  s.changed[e] = Number.POSITIVE_INFINITY;
  s.origin[e] = s.step[e] as number;
  beginAnew(w, e, s.step[e] as number);
  let h = s.step[e] as number;
  const factor = s.side[e] === 0 ? RATIO : RATIO * RATIO;
  const probe = at + 2 * FIRST_PAIRS;
  takeProbe(w, e, probeStep(w, e, h), y[probe] as number, y[probe + 1] as number);
  if (s.side[e] === 0) noteFirst(w, e, y, at);
  for (let pair = 0; pair < FIRST_PAIRS; pair++, h *= factor) {
    if (addRow(w, e, h, y[at + 2 * pair] as number, y[at + 2 * pair + 1] as number)) {
      // As if they came one by one: with noise, the first rows are better than the last.
      const rows = s.rows[e];
      if (pair > 1) judge(w, e);
      if (s.phase[e] !== PHASE.row || s.rows[e] !== rows) return;
    } else if (pair < FIRST_PAIRS - 1) {
      s.rows[e] = 0;
      s.first[e] = h * factor;
    } else miss(w, e, h);
  }
}

function noteFirst(w: Work, e: number, y: Float64Array, at: number): void {
  let h = w.s.step[e] as number;
  noteFlat(
    w,
    e,
    probeStep(w, e, h),
    y[at + 2 * FIRST_PAIRS] as number,
    y[at + 2 * FIRST_PAIRS + 1] as number,
  );
  for (let n = at; n < at + 2 * FIRST_PAIRS; n += 2, h *= RATIO)
    noteFlat(w, e, h, y[n] as number, y[n + 1] as number);
}

/** Takes f at the two points. */
export function take(w: Work, e: number, a: number, b: number): void {
  const { s } = w;
  s.evaluations[e] = (s.evaluations[e] as number) + 2;
  const h = s.step[e] as number;
  if ((s.phase[e] as number) < PHASE.teeth) noteFlat(w, e, h, a, b);
  if (s.phase[e] !== PHASE.row) takeCheck(w, e, h, a, b);
  else if (addRow(w, e, h, a, b)) {
    const rows = s.rows[e] as number;
    if (s.fallback[e] === KEPT.flat && rows <= 3) remember(w, e, rows, a, b);
    judge(w, e);
  } else miss(w, e, h);
}

/** After a pole or the end of f's domain between the points, or where x's digits end. */
function miss(w: Work, e: number, h: number): void {
  const { s } = w;
  if (h * LEAP < (s.least[e] as number) || (s.evaluations[e] as number) >= MOST) giveUp(w, e);
  else beginAnew(w, e, nearer(w, e, h));
}

/** From here on, steps to the side where the domain has more room. */
function goToSide(w: Work, e: number, step: number): void {
  const { s } = w;
  const below = (s.x[e] as number) - (s.low[e] as number);
  const above = (s.high[e] as number) - (s.x[e] as number);
  s.side[e] = below < above ? 1 : -1;
  s.probe[e] = 0;
  // Half, as x plus all of it may round to beyond the edge.
  // Far from 0 not so small that x's digits end within the first round.
  const first = Math.max(step, 4096 * (s.least[e] as number));
  beginAnew(w, e, Math.min(first, Math.max(below, above) / 2));
}

/** After a new row: what it makes of the candidate, and the next step. */
function judge(w: Work, e: number): void {
  const { s, goal, extrapolation } = w;
  const rows = s.rows[e] as number;
  const at = e * ROWS + rows - 1;
  const h = s.h[at] as number;
  const oneSided = s.side[e] !== 0;
  if (rows < 3) {
    goOn(w, e, h * RATIO, false);
    return;
  }
  extrapolate(w, e);
  let { value, error } = extrapolation;
  let scale = Math.abs(value);
  let noise = noiseAt(w, e, at, false);
  const last = Math.abs((s.difference[at] as number) - (s.difference[at - 1] as number));
  const before = Math.abs((s.difference[at - 1] as number) - (s.difference[at - 2] as number));
  const closes = last <= 0.7 * before || last <= noise;
  if (!oneSided && isCramped(w, e, h, noise, scale)) return;
  let kink = 0;
  let bySides = 0;
  if (!oneSided && goal.order === 1) {
    const jumps = mayJump(w, at);
    if (jumps > 0 || (rows > 4 && error > goal.tolerance * scale && last > 0.35 * before)) {
      const errors = extrapolateSides(w, e);
      const [right, left] = [w.rightLimit, w.leftLimit];
      const sides = Math.max(Math.abs(right), Math.abs(left));
      const jump = Math.abs(right - left) / 2;
      kink = jumps === 2 && jump > LEAST_JUMP * sides && jump > errors + 16 * noise ? 1 : 0;
      if (kink === 1 || errors < error) {
        [value, error, scale] = [(left + right) / 2, errors, sides];
        noise *= 16;
        bySides = 1;
      }
    }
  }
  // Where the differences do not close in, extrapolation means little.
  if (!closes) error = Math.max(error, last) + Math.abs(value - (s.difference[at] as number));
  if (Number.isNaN(s.value[e] as number) || error + noise <= (s.error[e] as number)) {
    s.value[e] = value;
    s.error[e] = error + noise;
    s.noise[e] = kink === 1 ? noise : noiseAt(w, e, at, true);
    s.at[e] = h;
    s.atRow[e] = s.difference[at] as number;
    s.kink[e] = kink;
    s.bySides[e] = bySides;
    s.leftValue[e] = kink === 1 ? w.leftLimit : value;
    s.rightValue[e] = kink === 1 ? w.rightLimit : value;
    s.since[e] = 0;
  } else {
    s.since[e] = (s.since[e] as number) + 1;
    // What smaller steps make of a result that had closed in is f's noise.
    const before = s.value[e] as number;
    if ((s.error[e] as number) <= 1e-3 * Math.abs(before)) see(w, e, 2 * Math.abs(value - before), h);
  }
  // What tends to 0 never comes within a part of its limit.
  const largest = Math.max(s.largest[e] as number, Math.abs(s.difference[at] as number));
  s.largest[e] = largest;
  const wanted = Math.max((goal.tolerance * scale) / 2, noise / 4);
  const vanishes = error <= 1e-6 * goal.tolerance * largest;
  if (error <= wanted || vanishes) {
    // What looked like noise before was none.
    if (s.restarts[e] !== 0 && s.growths[e] === 0) s.seen[e] = 0;
    if (error > wanted) s.error[e] = (s.error[e] as number) + Math.abs(s.difference[at] as number) + scale;
    s.closed[e] = 1;
    conclude(w, e);
    return;
  }
  const found = (s.error[e] as number) <= 0.05 * Math.abs(s.value[e] as number);
  // Differences that closed in and now go apart: f is that noisy.
  if (found && last > before && last > noise) see(w, e, 2 * last, h);
  if (found && ((s.since[e] as number) >= 3 || noise > (s.error[e] as number))) conclude(w, e);
  else goOn(w, e, h * (closes ? leapOf(w, rows, error, wanted, noise) : LEAP), found);
}

/** Where an edge keeps the steps too small for f's digits, and the other side has room, the search goes on to
 *  that side. */
function isCramped(w: Work, e: number, h: number, noise: number, scale: number): boolean {
  const { s, goal } = w;
  const below = (s.x[e] as number) - (s.low[e] as number);
  const above = (s.high[e] as number) - (s.x[e] as number);
  const near = Math.min(below, above);
  if (!(h > near / 32 && Math.max(below, above) > 4 * near)) return false;
  if (!(noise > 4 * goal.tolerance * scale)) return false;
  goToSide(w, e, FIRST);
  return true;
}

/** On to the next step, while there is one. @param found whether there is a candidate with digits. */
function goOn(w: Work, e: number, h: number, found: boolean): void {
  const { s } = w;
  const kept = s.fallback[e];
  if (kept !== KEPT.nothing && kept !== KEPT.detail && h < 2 * (s.smallFirst[e] as number)) {
    if (found && kept === KEPT.small) conclude(w, e);
    else lessLarge(w, e);
  } else if (hasTeeth(w, e) && h < (s.origin[e] as number) / 32) {
    // Back to where teeth are.
    if ((s.error[e] as number) < Number.POSITIVE_INFINITY) conclude(w, e);
    else giveUp(w, e);
  } else if (h < (s.least[e] as number) || (s.evaluations[e] as number) >= MOST) {
    if (found) conclude(w, e);
    else giveUp(w, e);
  } else {
    s.step[e] = h;
    s.phase[e] = PHASE.row;
  }
}

/** By how much to shrink the step: more where the formula's order is reached and its error says that more is
 *  needed. */
function leapOf(w: Work, rows: number, error: number, wanted: number, noise: number): number {
  const { accuracy } = w.goal;
  if (rows <= accuracy / 2) return RATIO;
  let factor = RATIO;
  let left = error * RATIO ** accuracy;
  while (factor > 0.06 && left > wanted && left > (2 * noise) / factor) {
    factor *= RATIO;
    left *= RATIO ** accuracy;
  }
  return factor;
}
