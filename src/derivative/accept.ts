/** How a candidate that the checks let pass becomes the result, or the reason to begin anew: with larger steps where
 *  rounding or noise limits it. */

import {
  extrapolate,
  extrapolateSides,
  measureGrain,
  noiseAt,
  otherAt,
  otherError,
  unitAt,
} from './candidates.js';
import { finish } from './edges.js';
import { EPSILON, FIRST, KEPT, LEAP, PHASE } from './goal.js';
import { cuspPower, lastBend, shows } from './probes.js';
import { goBack, goSmaller, grow, hasTeeth, keep, lessLarge, MOST_GROWTHS } from './restarts.js';
import { PROBES, ROWS } from './searches.js';
import { seekTeeth, type Verdict } from './teeth.js';
import { ask, beginAnew, type Work } from './work.js';

/** Where f(x) is below this part of f further out, x is in a tail of f. Anything from 1e-14 to 0.3 does: below, bells so
 *  narrow that rounding beside them hides them are passed over; above, every f is a tail. */
const TAIL = 1e-3;

/** f's noise far from x shows between points this part of the step apart: so near that f's bend does not. */
const NEXT = 2 ** -24;

/** The rows' best candidate, now that the noise is known: with noise, the first rows are better than the last. */
export function choose(w: Work, e: number): void {
  const { s, extrapolation } = w;
  const rows = s.rows[e] as number;
  let best = (s.error[e] as number) + shows(w, e, s.at[e] as number);
  for (let n = 2; n <= rows; n++) {
    s.rows[e] = n;
    const at = e * ROWS + n - 1;
    const h = s.h[at] as number;
    extrapolate(w, e);
    const noise = noiseAt(w, e, at, false);
    const error = extrapolation.error + noise;
    if (!(error + shows(w, e, h) < best)) continue;
    best = error + shows(w, e, h);
    [s.value[e], s.error[e], s.noise[e], s.at[e]] = [extrapolation.value, error, noise, h];
    s.atRow[e] = s.difference[at] as number;
  }
  s.rows[e] = rows;
}

export function kinkStep(w: Work, e: number): number {
  const { s } = w;
  const at = s.at[e] as number;
  const jump = Math.abs((s.rightValue[e] as number) - (s.leftValue[e] as number)) / 2;
  const step = Math.max((64 * EPSILON * Math.abs(s.y[e] as number)) / jump, at * 1e-15);
  return Math.max(4 * (s.least[e] as number), Math.min(step, at / 8));
}

/** Whether the kink is still there at a step as small as can be: at x, and not beside it. */
export function checkKink(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  const jump = ((s.rightValue[e] as number) - (s.leftValue[e] as number)) / 2;
  if (Math.abs(otherAt(w, e, h, a, b) - jump) <= Math.abs(jump) / 2) {
    s.converged[e] = s.closed[e] as number;
    finish(w, e);
  } else goSmaller(w, e, Math.sqrt(h * (s.at[e] as number)));
}

/** After a look for teeth: a slope that only their treads show is not the result. */
export function settle(w: Work, e: number, verdict: Verdict): void {
  const { s } = w;
  if (verdict === 'asked') return;
  if (verdict !== 'teeth') accept(w, e);
  else if (s.fallback[e] === KEPT.detail) goBack(w, e);
  else {
    s.error[e] = (s.error[e] as number) + 2 * (s.spread[e] as number);
    if (w.goal.order === 1) s.value[e] = s.rise[e] as number;
    s.converged[e] = s.kink[e] = 0;
    s.probe[e] = s.seen[e] = 0;
    keep(w, e, KEPT.detail);
    const room = Math.min(
      (s.x[e] as number) - (s.low[e] as number),
      (s.high[e] as number) - (s.x[e] as number),
    );
    beginAnew(w, e, Math.min(Math.max(FIRST, s.origin[e] as number), room / 2));
  }
}

/** The candidate is the result, unless larger steps would do better. */
export function accept(w: Work, e: number): void {
  const { s, goal } = w;
  const verdict = seekTeeth(w, e);
  if (verdict !== 'unasked') {
    settle(w, e, verdict);
    return;
  }
  if (goal.order === 2 && s.side[e] === 0) bendJumps(w, e);
  const value = s.value[e] as number;
  const shown = shows(w, e, s.at[e] as number);
  const base = e * ROWS;
  const last = base + (s.rows[e] as number) - 1;
  if (cuspPower(w, e) > 0 && lastBend(w, e) > 8 * (shown + noiseAt(w, e, last, false))) {
    goSmaller(w, e, LEAP * (s.at[e] as number));
    return;
  }
  // Two samples may be small by chance where f's noise is not: more is counted than they showed.
  const error = (s.error[e] as number) + Math.max(shown, (s.floor[e] as number) / (s.at[e] as number));
  s.error[e] = error;
  const bend =
    s.side[e] === 0 && goal.order === 1
      ? Math.abs((s.right[base] as number) - (s.left[base] as number)) / 2
      : Math.abs((s.difference[base] as number) - value);
  // At x itself the derivative may be 0: its size around x counts.
  const around = Math.abs((s.difference[base] as number) - value);
  const scale = Math.max(Math.abs(value), bend, around);
  const wanted = goal.tolerance * scale;
  const flat = s.side[e] === 0 && s.right[last] === 0 && s.left[last] === 0;
  // Of f's last place, not of a coarser one: what is rounded to single precision does not converge.
  const fine = (EPSILON * (s.size[last] as number) + Number.MIN_VALUE) / (s.place[last] as number);
  const rounding = 32 * fine * (s.noise[e] as number);
  s.converged[e] =
    error <= (scale === 0 ? rounding : Math.max(wanted, Math.min(rounding, 1e-3 * scale))) ? 1 : 0;
  if (flat && (s.blind[e] as number) > 0) {
    // Stairs, which larger steps showed as noise: between two of them nothing is seen of f.
    s.error[e] = Math.max(error, s.blind[e] as number);
    s.converged[e] = 0;
    finish(w, e);
    return;
  }
  const kept = s.fallback[e];
  // Steps so small that f is equal on both sides show f's rounding, to single precision perhaps, and not f. Then the result
  // of the larger steps is taken, if it has digits.
  const digits = (s.smallError[e] as number) <= 0.05 * Math.abs(s.smallValue[e] as number);
  if (flat && kept === KEPT.detail && digits) {
    // On stairs, rows agree by chance.
    s.smallError[e] = 16 * (s.smallError[e] as number);
    goBack(w, e);
    return;
  }
  // Flat where steps are small: stairs, unless their size says that they are f's rounding.
  if (kept === KEPT.flat && value !== 0 && !isRounding(w, e, error)) {
    goBack(w, e);
    return;
  }
  if (kept === KEPT.flat) s.fallback[e] = KEPT.nothing;
  // The slope of the treads, whose error counts the teeth, may be the better guess.
  if (hasTeeth(w, e) && !(error < (s.smallError[e] as number))) {
    goBack(w, e);
    return;
  }
  const noise = Math.max(s.noise[e] as number, shown);
  // What is small beside f further out, and shows at small steps, is f's tail, not rounding: larger steps would miss it.
  const small = noise < error / 16 || Math.abs(s.y[e] as number) < TAIL * largestOf(w, e);
  const tail = (s.probe[e] as number) > 0 && small && (s.blur[e] as number) < error / 16;
  if ((noise <= wanted && !flat) || (s.growths[e] as number) >= MOST_GROWTHS || kept === KEPT.detail || tail)
    finish(w, e);
  else grow(w, e, flat ? Number.POSITIVE_INFINITY : noise / wanted);
}

/** The largest |f| of the rows and the probes. */
function largestOf(w: Work, e: number): number {
  const { s } = w;
  let most = 0;
  for (let n = e * ROWS; n < e * ROWS + (s.rows[e] as number); n++)
    most = Math.max(most, s.size[n] as number);
  for (let n = PROBES * e; n < PROBES * (e + 1); n++)
    most = Math.max(most, Math.abs(s.probes[n] as number) || 0);
  return most;
}

/** Whether the stairs on which f is flat at small steps are only its rounding, so that the result of larger steps holds. */
function isRounding(w: Work, e: number, error: number): boolean {
  const { s } = w;
  const value = Math.abs(s.value[e] as number);
  if (error + value <= (s.smallError[e] as number)) return true;
  if (error <= 0.01 * value) return true;
  const unit = measureGrain(w, e, s.probes, PROBES * e, PROBES, s.probe[e] as number);
  if (!(unit > 0)) return false;
  s.error[e] = error + 4 * unitAt(w, unit, s.at[e] as number);
  return true;
}

/** Whether the second derivatives from both sides differ as much without the last row. */
function jumpStays(w: Work, e: number): boolean {
  const { s } = w;
  if ((s.rows[e] as number) < 4) return true;
  extrapolateSides(w, e);
  const jump = w.rightLimit - w.leftLimit;
  s.rows[e] = (s.rows[e] as number) - 1;
  extrapolateSides(w, e);
  s.rows[e] = (s.rows[e] as number) + 1;
  return Math.abs(w.rightLimit - w.leftLimit - jump) <= 0.2 * Math.abs(jump);
}

/** Where the second derivatives from the right and from the left differ, the value is their mean. */
function bendJumps(w: Work, e: number): void {
  const { s } = w;
  if ((s.rows[e] as number) < 3) return;
  const at = e * ROWS + (s.rows[e] as number) - 1;
  const h = s.h[at] as number;
  if (!jumpStays(w, e)) return;
  const error = extrapolateSides(w, e) + 256 * unitAt(w, s.place[at] as number, h) + 64 * shows(w, e, h);
  const jump = Math.abs(w.rightLimit - w.leftLimit) / 2;
  const scale = Math.max(Math.abs(w.rightLimit), Math.abs(w.leftLimit));
  if (!(jump > 1e-3 * scale && jump > 4 * error)) return;
  s.kink[e] = 1;
  s.leftValue[e] = w.leftLimit;
  s.rightValue[e] = w.rightLimit;
  s.value[e] = (w.leftLimit + w.rightLimit) / 2;
  s.error[e] = Math.max(s.error[e] as number, error);
}

/** Whether the derivative of the other order is the same by both. */
function otherAgrees(w: Work, e: number, known: number): boolean {
  const error = otherError(w, e);
  return !(Math.abs(w.other - (w.s.smallOther[e] as number)) > error + known);
}

/** Holds the result of larger steps against the one that was kept from smaller ones. */
export function compareWithSmall(w: Work, e: number): void {
  const { s } = w;
  const gap = Math.abs((s.value[e] as number) - (s.smallValue[e] as number));
  const error = (s.error[e] as number) + shows(w, e, s.at[e] as number);
  const small = s.smallError[e] as number;
  // Steps that missed what f is like around x may agree by chance, but not in the other derivative too.
  const known = s.smallOtherError[e] as number;
  const agree = known === Number.POSITIVE_INFINITY || otherAgrees(w, e, known);
  const fromProbe = Math.abs((s.value[e] as number) - (s.smallProbed[e] as number));
  const near = !(fromProbe > error + (s.smallProbedError[e] as number));
  if (!(error < small && gap <= error + small && agree && near)) lessLarge(w, e);
  else if (s.side[e] === 0 && s.x[e] !== 0 && (s.at[e] as number) > Math.abs(s.x[e] as number) / 4) {
    s.sampled[e] = 0;
    ask(w, e, PHASE.far, (s.at[e] as number) * (1 + NEXT));
  } else accept(w, e);
}

/** Samples f's noise at the candidate's points, which are so far from x that it may be another there. */
export function takeFar(w: Work, e: number, a: number, b: number): void {
  const { s } = w;
  if (s.sampled[e] === 0) {
    s.sampled[e] = 1;
    s.farOff[2 * e] = a;
    s.farOff[2 * e + 1] = b;
    ask(w, e, PHASE.far, (s.at[e] as number) * (1 + 2 * NEXT));
    return;
  }
  const at = s.at[e] as number;
  const last = e * ROWS + (s.rows[e] as number) - 1;
  if ((s.h[last] as number) === at && Number.isFinite(a - b)) {
    const y = s.y[e] as number;
    const above = y + (s.right[last] as number) * at - 2 * (s.farOff[2 * e] as number) + a;
    const below = y - (s.left[last] as number) * at - 2 * (s.farOff[2 * e + 1] as number) + b;
    const noise = 8 * Math.max(Math.abs(above), Math.abs(below));
    s.seen[e] = Math.max(s.seen[e] as number, noise * (w.goal.order === 1 ? 1 : 2));
  }
  accept(w, e);
}
