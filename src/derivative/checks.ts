/** How candidates become results. One that agrees with the difference at a much smaller step is accepted. Else two small
 *  steps are compared. If they contradict each other, and far smaller ones do too (see ladder.ts), f is noisy. If they
 *  agree, there is a detail between the steps, and the search begins anew with smaller ones. */

import { accept, checkKink, choose, compareWithSmall, kinkStep, settle, takeFar } from './accept.js';
import { blurAt, differenceAt, otherAt } from './candidates.js';
import { fitCurves } from './curves.js';
import { takeEdge } from './edges.js';
import { KEPT, LEAP, PHASE } from './goal.js';
import { climb, listen, takeFourth, takeThird } from './ladder.js';
import {
  curveAt,
  gapAt,
  hiddenNoise,
  isCusp,
  isRough,
  probeStep,
  sampleNoise,
  see,
  shows,
  takeProbe,
} from './probes.js';
import { giveUp, goSmaller, hasTeeth, keep, nearer } from './restarts.js';
import { ROWS } from './searches.js';
import { takeTooth } from './teeth.js';
import { ask, beginAnew, remember, type Work } from './work.js';

/** A difference is this much smaller than noise makes it by chance only once in a thousand times. */
const UNLIKELY = 1e-3;

/** Samples of up to this part of what rounding may do are f's last place, which every error counts (see `accept`). */
const QUIET = 3 / 8;

/** Further small steps that sample f's noise, against the probe's. */
const SAMPLES = [2.3, 0.37] as const;

/** The candidate: what remains to be looked at before it is the result. */
export function conclude(w: Work, e: number): void {
  const { s } = w;
  const at = s.at[e] as number;
  const probe = s.probe[e] as number;
  const step = probeStep(w, e, at);
  // What came after the candidate is no part of it: what it makes of a probe is by its own rows.
  const base = e * ROWS - 1;
  while ((s.rows[e] as number) > 3 && (s.h[base + (s.rows[e] as number)] as number) < at)
    s.rows[e] = (s.rows[e] as number) - 1;
  if (!((s.error[e] as number) < Number.POSITIVE_INFINITY)) giveUp(w, e);
  else if (s.fallback[e] === KEPT.small) compareWithSmall(w, e);
  else if (s.kink[e] === 1) ask(w, e, PHASE.kink, kinkStep(w, e));
  else if (probe > 0 && probe <= at / 8) checkProbe(w, e);
  else if (step > at / 2) accept(w, e);
  else ask(w, e, PHASE.check, step);
}

/** Takes f at the two points of a check. */
export function takeCheck(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  switch (s.phase[e]) {
    case PHASE.check:
      takeProbe(w, e, h, a, b);
      checkProbe(w, e);
      break;
    case PHASE.second:
      takeSecond(w, e, h, a, b);
      break;
    case PHASE.again:
      takeAgain(w, e, h, a, b);
      break;
    case PHASE.third:
      takeThird(w, e, h, a, b);
      break;
    case PHASE.fourth:
      takeFourth(w, e, h, a, b);
      break;
    case PHASE.ladder:
      climb(w, e, h, a, b);
      break;
    case PHASE.far:
      takeFar(w, e, a, b);
      break;
    case PHASE.edge:
      takeEdge(w, e, h, a, b);
      break;
    case PHASE.teeth:
      settle(w, e, takeTooth(w, e, a, b));
      break;
    default:
      checkKink(w, e, h, a, b);
  }
}

/** A second sample of noise that the candidate's error has room for. Where the two contradict each other by more than
 *  rounding would, what f is like at far smaller steps is looked at as well. */
function takeAgain(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  if (!Number.isFinite(a - b)) {
    accept(w, e);
    return;
  }
  fitCurves(w, e);
  const one = s.probed[e] as number;
  const two = differenceAt(w, e, h, a, b);
  const [gap, gap2] = [gapAt(w, e, s.probe[e] as number, one), gapAt(w, e, h, two)];
  const apart = Math.abs(one - curveAt(w, e, s.probe[e] as number) - two + curveAt(w, e, h));
  const noise = sampleNoise(w, e, h, gap2, otherAt(w, e, h, a, b));
  see(w, e, 8 * noise, h);
  const rough = apart > 0.25 * Math.min(gap, gap2) && noise > 4 * blurAt(w, e, h, a, b);
  s.samples[e] = (s.samples[e] as number) + 1;
  if (rough) {
    remember(w, e, 1, a, b);
    listen(w, e, h);
  } else sampleMore(w, e);
}

/** The two samples of one probe may be small by chance: the candidate is accepted after three probes. */
function sampleMore(w: Work, e: number): void {
  const { s } = w;
  const step = SAMPLES[s.samples[e] as number];
  if (step === undefined) accept(w, e);
  else ask(w, e, PHASE.again, (s.probe[e] as number) * step);
}

function checkProbe(w: Work, e: number): void {
  const { s } = w;
  const h = s.probe[e] as number;
  if (h === 0) {
    beginAnew(w, e, nearer(w, e, s.at[e] as number));
    return;
  }
  if (isCusp(w, e)) {
    goSmaller(w, e, Math.sqrt((s.at[e] as number) * h));
    return;
  }
  fitCurves(w, e);
  const gap = gapAt(w, e, h, s.probed[e] as number);
  const error = s.error[e] as number;
  // Where the differences close in slowly, the one at the candidate's step is no further off than its error.
  const off = Math.abs((s.atRow[e] as number) - (s.value[e] as number));
  const slow = s.bySides[e] === 1 ? off : Math.min(off, 8 * error);
  const allowed = error + (s.blur[e] as number) + Math.abs(curveAt(w, e, h)) / 2 + slow;
  if (s.bySides[e] === 1 && gap <= allowed) {
    accept(w, e);
    return;
  }
  const noise = sampleNoise(w, e, h, gap, s.probedOther[e] as number);
  // Noise as large as was seen before would show here. So it was a detail, on which the rows have closed in since.
  if (gap > 0 && gap < UNLIKELY * shows(w, e, h)) s.seen[e] = 0;
  see(w, e, 8 * noise, h);
  const quiet = Math.max(QUIET * (s.blur[e] as number), hiddenNoise(w, e, h), s.noise[e] as number);
  const floor = 8 * quiet * h;
  const enough = (w.goal.tolerance * Math.abs(s.value[e] as number)) / 2;
  const small = noise === 0 || (noise <= quiet && floor <= enough * (s.at[e] as number));
  if (noise <= allowed && w.goal.order === 1 && small) {
    s.floor[e] = floor;
    accept(w, e);
  } else if (noise <= allowed) sampleMore(w, e);
  else ask(w, e, PHASE.second, h * 0.37);
}

function takeSecond(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  const at = s.at[e] as number;
  const one = s.probed[e] as number;
  const two = Number.isFinite(a - b) ? differenceAt(w, e, h, a, b) : one;
  remember(w, e, 1, a, b);
  fitCurves(w, e);
  const gap = gapAt(w, e, s.probe[e] as number, one);
  const gap2 = gapAt(w, e, h, two);
  const gaps = Math.min(gap, gap2);
  const stairs = isRough(w, e, h, a, b, two);
  if (Math.abs(one - two) <= 0.25 * gaps && gaps > 0 && !stairs) {
    // Equal on both sides of both: perhaps stairs, which are looked at again where they are flat.
    if (one === 0 && two === 0 && s.fallback[e] === KEPT.nothing) {
      s.converged[e] = 0;
      keep(w, e, KEPT.detail);
    }
    goSmaller(w, e, Math.sqrt(at * h));
    return;
  }
  see(w, e, 4 * gap2, h);
  choose(w, e);
  // Noise as large as what f shows at the candidate's steps cannot be told from a detail.
  const shown = shows(w, e, s.at[e] as number);
  if (hasTeeth(w, e)) accept(w, e);
  else if (shown > 0.5 * Math.abs(s.value[e] as number) && gaps > 0) {
    s.blind[e] = shown + (s.error[e] as number) + Math.abs(s.value[e] as number);
    goSmaller(w, e, h * LEAP);
  } else listen(w, e, h);
}
