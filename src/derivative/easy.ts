import {
  ASIDE,
  EPSILON,
  FIRST_PAIRS,
  FIRST_POINTS,
  type Goal,
  LEAST_JUMP,
  PROBE,
  RATIO,
  ROUNDED_X,
} from './goal.js';
import type { Searches } from './searches.js';

const PAIRS = FIRST_PAIRS;
const LAST = PAIRS - 1;
const h = new Float64Array(PAIRS);
const right = new Float64Array(PAIRS);
const left = new Float64Array(PAIRS);
const slope = new Float64Array(PAIRS);
const row = new Float64Array(PAIRS);

/** By what column k multiplies its difference, for its value and for its error, where steps are RATIO apart.
 *  `Extrapolation` divides. */
const WEIGHT = Float64Array.from({ length: PAIRS }, (_, k) => 1 / (RATIO ** (-2 * k) - 1));
const JUDGE = Float64Array.from({ length: PAIRS }, (_, k) => 1 / (4 ** k - 1));

const [, ONE = 0, TWO = 0] = WEIGHT;
const SHRUNK = RATIO * RATIO;
const AROUND = 1 - ASIDE + ASIDE * ASIDE;
const CUBES = 1 + ASIDE * ASIDE * ASIDE;

/** The elements that the first round settles, most of a smooth function's: first derivatives whose four differences
 *  agree, with each other and with the probe, to the tolerance. What is asked of them is what search.ts asks, and
 *  more; here in one loop without a call, which takes a tenth of the time.
 *  @param y f at the points of the first round, for the `count` elements in `s.active`.
 *  @returns how many are left: `s.active` and `s.places` say which, and where in y their values begin. */
export function settleEasy(s: Searches, goal: Goal, y: Float64Array, count: number): number {
  const { active, places, x: xs, y: ys, step, least, value, error, leftValue, rightValue } = s;
  const { tolerance } = goal;
  const able = goal.order === 1 && goal.accuracy === 8;
  let remaining = 0;
  for (let i = 0; i < count; i++) {
    const e = active[i] as number;
    const at = FIRST_POINTS * i;
    active[remaining] = e;
    places[remaining] = at;
    remaining++;
    const first = step[e] as number;
    const smallest = least[e] as number;
    // Far from 0 the steps are not RATIO apart, as x plus one is rounded.
    if (!able || s.side[e] !== 0 || smallest > 1e-12 * first) continue;
    const x = xs[e] as number;
    const fx = ys[e] as number;
    let next = first;
    const probe = Math.max(first * PROBE, 2 * smallest);
    let size = 0;
    for (let n = 0; n < PAIRS; n++, next *= RATIO) {
      const a = y[at + 2 * n] as number;
      const b = y[at + 2 * n + 1] as number;
      const above = x + next - x;
      const below = x - (x - next);
      h[n] = (above + below) / 2;
      right[n] = (a - fx) / above;
      left[n] = (fx - b) / below;
      slope[n] = (a - b) / (above + below);
      size = Math.max(Math.abs(a), Math.abs(b), Math.abs(fx));
    }
    const h3 = h[LAST] as number;
    const right3 = right[LAST] as number;
    const left3 = left[LAST] as number;

    // Richardson's extrapolation, as in `Extrapolation`.
    let best = 0;
    let off = 0;
    let earlier = 0;
    for (let n = 0; n < PAIRS; n++) {
      let near = slope[n] as number;
      row[n] = near;
      earlier = best;
      best = near;
      off = Number.POSITIVE_INFINITY;
      for (let k = 1; k <= n; k++) {
        const difference = near - (row[n - k] as number);
        near += difference * (WEIGHT[k] as number);
        row[n - k] = near;
        const judged = Math.abs(difference) * (JUDGE[k] as number);
        if (judged <= off) {
          off = judged;
          best = near;
        }
      }
    }
    off = 3 * Math.max(off, Math.abs(best - earlier) / 4);

    const unit = (EPSILON * size + Number.MIN_VALUE) / h3;
    const inX =
      (3 * EPSILON * Math.abs(x) * Math.max(Math.abs(right[0] as number), Math.abs(left[0] as number))) / h3;
    const noise = 4 * unit + Math.min(inX, ROUNDED_X * unit);
    const bend0 = ((right[0] as number) - (left[0] as number)) / 2;
    const scale = Math.max(Math.abs(best), Math.abs(bend0));
    const change = Math.abs((slope[LAST] as number) - (slope[LAST - 1] as number));
    const before = Math.abs((slope[LAST - 1] as number) - (slope[LAST - 2] as number));
    if (!(off <= Math.max((tolerance * Math.abs(best)) / 2, noise / 4))) continue;
    if (!(change <= 0.7 * before || change <= noise)) continue;

    // No kink: the part of the bend that does not shrink with the step.
    const h2 = h[LAST - 1] as number;
    const bend3 = right3 - left3;
    const bend2 = (right[LAST - 1] as number) - (left[LAST - 1] as number);
    const h1 = h[LAST - 2] as number;
    const bend1 = (right[LAST - 2] as number) - (left[LAST - 2] as number);
    const jump = (bend3 * h2 - bend2 * h3) / (h2 - h3) / 2;
    const wider = (bend2 * h1 - bend1 * h2) / (h1 - h2) / 2;
    const least3 = Math.max(LEAST_JUMP * Math.max(Math.abs(right3), Math.abs(left3)), 8 * unit);
    if (Math.abs(jump) > least3 && Math.abs(jump - wider) <= Math.abs(jump) / 2) continue;
    if (right3 === 0 && left3 === 0) continue;
    // Values coarser than their last place (see `Grain`): only those are whole in the last place of `large`.
    const large = 24 * size;
    let coarse = fx + large - large === fx;
    for (let n = at; coarse && n < at + FIRST_POINTS; n++) coarse = (y[n] as number) + large - large === y[n];
    if (coarse) continue;

    // The probe, against what the rows make of it, in slope and in bend.
    const a = y[at + 2 * PAIRS] as number;
    const b = y[at + 2 * PAIRS + 1] as number;
    const above = x + probe - x;
    const below = x - (x - ASIDE * probe);
    const seenRight = (a - fx) / above;
    const seenLeft = (fx - b) / below;
    const seen = (seenRight * below + seenLeft * above) / (above + below);
    const seenBend = (seenRight - seenLeft) / 2;
    const ratio = probe / h3;
    const curve = limit(
      (slope[LAST] as number) - best,
      ((slope[LAST - 1] as number) - best) * SHRUNK,
      ((slope[LAST - 2] as number) - best) * SHRUNK * SHRUNK,
    );
    const curveOff = added;
    const halfBend = limit(bend3 / 2, (bend2 * RATIO) / 2, (bend1 * SHRUNK) / 2);
    const bendOff = added;
    const third = bend3 / 2 - halfBend;
    const square = ratio * ratio;
    const fourth = ((slope[LAST] as number) - best - curve) * ratio * AROUND;
    const seenOff = seen - best - ASIDE * square * (curve + ratio * (third * (1 - ASIDE) + fourth));
    const bent = halfBend * ratio * (1 + ASIDE) + curve * square * (1 - ASIDE * ASIDE);
    const bentOff = seenBend - (bent + third * square * ratio * CUBES) / 2;
    const noiseSeen = Math.max(
      0,
      Math.abs(seenOff) - Math.abs(curveOff * square) / 2,
      Math.abs(bentOff) - (Math.abs(bendOff * ratio) + Math.abs(curveOff * square)) / 2,
    );
    // Two samples may be small by chance where f's noise is not. Only what rounding of the result leaves passes, and more is
    // counted than was seen.
    const blind = Math.max(Math.abs(curveOff * square), Math.abs(bendOff * ratio)) / 2;
    const quiet = Math.max((1.5 * unit + inX / 6) / ratio, blind, noise);
    if (!(noiseSeen <= quiet)) continue;
    const total = off + noise + 8 * quiet * ratio;
    // The rest is for the search: steps may be too small for f's digits, or the error too large.
    if (!(total <= tolerance * scale)) continue;
    value[e] = leftValue[e] = rightValue[e] = best;
    error[e] = total;
    s.converged[e] = 1;
    s.evaluations[e] = 1 + FIRST_POINTS;
    remaining--;
  }
  return remaining;
}

/** As in curves.ts: the limit of what grows with the step squared, by three rows; `added` is what the first adds. */
let added = 0;
function limit(one: number, two: number, three: number): number {
  const last = one + (one - two) * ONE;
  added = (last - two - (two - three) * ONE) * TWO;
  return last + added;
}
