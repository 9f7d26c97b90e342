/** Judges a candidate by the differences at a few small steps: how far they are from what it predicts, and how much of
 *  that is noise of f. */

import { blurAt, differenceAt, noiseAt, otherAt, otherError } from './candidates.js';
import { fitCurves, fitSlopes } from './curves.js';
import { PHASE, PROBE, RATIO } from './goal.js';
import { ROWS } from './searches.js';
import { remember, type Work } from './work.js';

/** How much more of f's noise a second difference has than the slope by the same points over h: √6 against √(1/2). */
const SLOPE_TO_BEND = 3.5;

export function probeStep(w: Work, e: number, h: number): number {
  return Math.max(h * PROBE, 2 * (w.s.least[e] as number));
}

export function takeProbe(w: Work, e: number, h: number, a: number, b: number): void {
  const { s } = w;
  s.probe[e] = Number.isFinite(a - b) ? h : 0;
  s.probed[e] = differenceAt(w, e, h, a, b);
  s.probedOther[e] = otherAt(w, e, h, a, b);
  s.blur[e] = blurAt(w, e, h, a, b);
  remember(w, e, 0, a, b);
}

/** What f's curve adds to the difference at a small step. */
export function curveAt(w: Work, e: number, h: number): number {
  const { s } = w;
  const { aside } = w;
  const ratio = shrunk(w, e, h);
  if (s.side[e] === 0)
    return (
      aside *
      ratio ** 2 *
      (w.curve + ratio * (w.cubed * (1 - aside) + w.squared * ratio * (1 - aside + aside ** 2)))
    );
  return w.goal.order === 1
    ? -w.curve * RATIO * h * h
    : 2 * (s.side[e] as number) * w.curve * (1 + RATIO) * h;
}

/** A small step as a part of the last row's. */
function shrunk(w: Work, e: number, h: number): number {
  return h / (w.s.h[e * ROWS + (w.s.rows[e] as number) - 1] as number);
}

export function probedError(w: Work, e: number): number {
  const { s } = w;
  const h = s.probe[e] as number;
  if (h === 0 || s.side[e] !== 0 || (s.rows[e] as number) < 3) return Number.POSITIVE_INFINITY;
  fitCurves(w, e);
  return Math.abs(curveAt(w, e, h)) + 2 * (s.blur[e] as number) + shows(w, e, h);
}

/** How far the difference at a small step is from what the candidate predicts. */
export function gapAt(w: Work, e: number, h: number, difference: number): number {
  return Math.abs(difference - (w.s.value[e] as number) - curveAt(w, e, h));
}

/** Remembers an error of the difference at step h as noise of f. */
export function see(w: Work, e: number, error: number, h: number): void {
  const { s } = w;
  const seen = error * h * (w.goal.order === 1 ? 1 : h);
  s.seen[e] = Math.max(s.seen[e] as number, seen);
}

/** What the noise that was seen may do to the difference at step h. */
export function shows(w: Work, e: number, h: number): number {
  return (w.s.seen[e] as number) / h / (w.goal.order === 1 ? 1 : h);
}

/** A sample of f's noise: the part of a small step's gap that f's curve does not explain. */
export function sampleNoise(w: Work, e: number, h: number, gap: number, seen: number): number {
  if (w.s.side[e] !== 0) return Math.max(0, gap - Math.abs(curveAt(w, e, h)) / 8);
  const ratio = shrunk(w, e, h);
  const noise = Math.max(0, gap - hiddenNoise(w, e, h));
  // The same two points give a second sample, by f's bend or by its slope.
  if (w.goal.order === 1) {
    const { aside } = w;
    const bend =
      (w.halfBend * ratio * (1 + aside) +
        w.curve * ratio ** 2 * (1 - aside ** 2) +
        w.cubed * ratio ** 3 * (1 + aside ** 3)) /
      2;
    const left = Math.abs(w.halfBendOff * ratio) / 8 + hiddenNoise(w, e, h);
    return Math.max(noise, Math.abs(seen - bend) - left);
  }
  const { s } = w;
  const error = otherError(w, e);
  fitSlopes(w, e);
  const curve = w.halfBend * ratio ** 2;
  const left = (Math.abs(w.halfBendOff) * ratio ** 2) / 8;
  const off = Math.abs(seen - w.other - curve) - left - 4 * error;
  // Beside the probe before, the rows' own error cancels. What is larger at the larger of two steps is no noise of f.
  const residual = seen - curve;
  const apart = Math.abs(residual - (s.residual[e] as number));
  let beside = 0;
  if (s.samples[e] === 0 && s.phase[e] !== PHASE.again) {
    s.residual[e] = residual;
    s.apart[e] = 0;
  } else if (s.samples[e] === 0) s.apart[e] = apart;
  else beside = apart - (s.apart[e] as number) / 2;
  return Math.max(noise, (SLOPE_TO_BEND * Math.max(off, beside)) / h);
}

/** How much noise f's curve may hide at a small step. */
export function hiddenNoise(w: Work, e: number, h: number): number {
  if (w.s.side[e] !== 0) return 0;
  const ratio = shrunk(w, e, h);
  return (Math.abs(w.curveOff) * ratio ** 2) / 8;
}

/** The difference at a step far smaller still; NaN where it shows nothing but that f is flat or straight, as the
 *  stairs of a rounding are. */
export function farSmaller(w: Work, e: number, h: number, a: number, b: number): number {
  const y = w.s.y[e] as number;
  if (!Number.isFinite(a - b) || (a === b && a === y)) return Number.NaN;
  const difference = differenceAt(w, e, h, a, b);
  const straight = w.goal.order === 2 && Math.abs(difference) <= blurAt(w, e, h, a, b);
  return straight ? Number.NaN : difference;
}

/** Whether two probes show a second derivative of 0, but two slopes: the stairs of a rounding, no line. */
export function isRough(w: Work, e: number, h: number, a: number, b: number, two: number): boolean {
  const { s } = w;
  if (w.goal.order === 1 || s.side[e] !== 0) return false;
  const blur = blurAt(w, e, h, a, b);
  if (!(Math.abs(s.probed[e] as number) <= (s.blur[e] as number) && Math.abs(two) <= blur)) return false;
  // From blur, which is of second differences.
  return Math.abs((s.probedOther[e] as number) - otherAt(w, e, h, a, b)) > blur * h;
}

/** Half the difference of the slopes to both sides at the last row's step. */
export function lastBend(w: Work, e: number): number {
  const { s } = w;
  const last = e * ROWS + (s.rows[e] as number) - 1;
  return Math.abs((s.right[last] as number) - (s.left[last] as number)) / 2;
}

/** How fast the slopes from the left and from the right go apart as h gets smaller: they differ by h to the power of -p.
 *  √|x| at 0 has p = 1/2. There is no derivative then, though its central differences are all 0.
 *  @returns p; 0 if they do not go apart by a power. */
export function cuspPower(w: Work, e: number): number {
  const { s } = w;
  const rows = s.rows[e] as number;
  if (w.goal.order !== 1 || s.side[e] !== 0 || s.kink[e] === 1 || rows < 3) return 0;
  const at = e * ROWS + rows - 1;
  const bend = (n: number) => (s.right[n] as number) - (s.left[n] as number);
  const power = (n: number) =>
    Math.log(bend(n) / bend(n - 1)) / Math.log((s.h[n - 1] as number) / (s.h[n] as number));
  const [last, before] = [power(at), power(at - 1)];
  return last > 0.02 && last < 1.1 && Math.abs(last - before) < 0.1 ? last : 0;
}

/** Whether the slopes go apart by that power down to the probe's points. */
export function isCusp(w: Work, e: number): boolean {
  const { s } = w;
  const power = cuspPower(w, e);
  const both = (1 + w.aside ** -power) / 2;
  const expected = both * lastBend(w, e) * shrunk(w, e, s.probe[e] as number) ** -power;
  const last = e * ROWS + (s.rows[e] as number) - 1;
  if (!(lastBend(w, e) > 8 * noiseAt(w, e, last, false))) return false;
  return power > 0 && Math.abs(Math.abs(s.probedOther[e] as number) / expected - 1) <= 0.3;
}
