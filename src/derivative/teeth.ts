/** Tells whether a slope that only small steps show is f's own, or that of teeth. What is left of two large numbers,
 *  divided by x, is a staircase whose treads are not level, and small steps see one tread. So the search looks for the
 *  distance, on either side of x, at which f leaves the curve of the rows. A wave leaves it smoothly. A step of f's own is
 *  on one side alone. Jumps on both sides are f's rounding. */

import { otherError } from './candidates.js';
import { fitCurves, fitSlopes } from './curves.js';
import { PHASE } from './goal.js';
import { ROWS } from './searches.js';
import { ask, type Work } from './work.js';

/** A result is looked at for teeth if its step is below this part of the first step. */
const FAR = 5e-3;
/** The same after many rows, as slopes that close in so slowly are suspect. */
const NEAR = 1 / 16;
const MANY = 8;

/** Each distance is so many times the one before, until f leaves the curve of the rows. */
const FURTHER = 4;

/** The distance at which f leaves it is found to this part of itself. */
const CLOSE = 2 ** -9;

/** f has left the curve where it is off by more than so many times what the rows may be off by. What has grown with the
 *  square of the distance is the rows' own error, and is allowed for. */
const BROKEN = 6;

/** A change that shrinks below this part, as one looks closer, is no jump. */
const SHRUNK = 1 / 40;

/** Changes of up to so many units in f's last place are no jumps either. */
const PLACES = 16;

/** f is evaluated at most so often for that. */
const MOST_LOOKS = 40;

/** What a look for teeth came to; `asked`: more points are needed; `unasked`: there is no reason for one. */
export type Verdict = 'teeth' | 'none' | 'asked' | 'unasked';

/** Looks at the result for teeth, if it is to be. */
export function seekTeeth(w: Work, e: number): Verdict {
  const { s } = w;
  const at = s.at[e] as number;
  if ((s.teeth[e] as number) > 0 || s.side[e] !== 0 || s.kink[e] === 1) return 'unasked';
  const rows = s.rows[e] as number;
  const part = rows < MANY ? FAR : NEAR;
  if (!(at < part * (s.origin[e] as number)) || rows < 3) return 'unasked';
  s.spread[e] = 0;
  for (let n = 2 * e; n < 2 * e + 2; n++) {
    s.near[n] = at;
    s.nearOff[n] = s.smooth[n] = 0;
    s.far[n] = Number.POSITIVE_INFINITY;
  }
  return look(w, e);
}

/** Asks for the next two points, one on each side, or decides. */
function look(w: Work, e: number): Verdict {
  const { s } = w;
  const [above, below] = [nextDistance(w, 2 * e), nextDistance(w, 2 * e + 1)];
  const [foundAbove, foundBelow] = [above === s.far[2 * e], below === s.far[2 * e + 1]];
  const most = Math.max(above, below);
  if (foundAbove && foundBelow)
    return tell(w, e, jumpsAt(w, 2 * e, 2 * e + 1) || jumpsAt(w, 2 * e + 1, 2 * e));
  if (most > (s.origin[e] as number) || (s.teeth[e] as number) >= MOST_LOOKS)
    return tell(w, e, (s.teeth[e] as number) > 0 && strayBeside(w, e));
  s.teeth[e] = (s.teeth[e] as number) + 1;
  [s.ask[2 * e], s.ask[2 * e + 1]] = [above, below];
  ask(w, e, PHASE.teeth, most);
  return 'asked';
}

/** The next distance; the far end, where it is found. */
function nextDistance(w: Work, n: number): number {
  const { s } = w;
  const [near, far] = [s.near[n] as number, s.far[n] as number];
  if (s.smooth[n] === 1) return far;
  if (far === Number.POSITIVE_INFINITY) return FURTHER * near;
  return far - near > Math.max(CLOSE * near, 2 * (s.least[n >> 1] as number)) ? near + (far - near) / 2 : far;
}

/** Takes f at two points, one on each side. */
export function takeTooth(w: Work, e: number, a: number, b: number): Verdict {
  const { s } = w;
  const x = s.x[e] as number;
  const above = x + (s.ask[2 * e] as number) - x;
  const below = x - (x - (s.ask[2 * e + 1] as number));
  fitModel(w, e);
  if (takeSide(w, e, 0, above, a)) s.smooth[2 * e] = 1;
  if (takeSide(w, e, 1, -below, b)) s.smooth[2 * e + 1] = 1;
  return look(w, e);
}

/** @returns whether f leaves the curve smoothly there: the closer one looks, the less it changes. */
function takeSide(w: Work, e: number, side: 0 | 1, d: number, f: number): boolean {
  const { s } = w;
  const n = 2 * e + side;
  const off = f - modelAt(w, e, d);
  const distance = Math.abs(d);
  const far = s.far[n] as number;
  if (distance === far || s.smooth[n] === 1) return false;
  if (far === Number.POSITIVE_INFINITY) {
    const known = 1.5 * FURTHER ** 2 * Math.abs(s.nearOff[n] as number);
    if (Math.abs(off) > BROKEN * allowedAt(w, e, distance) + known) {
      [s.far[n], s.farOff[n]] = [distance, off];
      s.jump[n] = off - (s.nearOff[n] as number);
    } else [s.near[n], s.nearOff[n]] = [distance, off];
    return false;
  }
  // Into the half where it changes by more.
  const [below, above] = [off - (s.nearOff[n] as number), (s.farOff[n] as number) - off];
  if (Math.abs(below) > Math.abs(above)) [s.far[n], s.farOff[n]] = [distance, off];
  else [s.near[n], s.nearOff[n]] = [distance, off];
  return Math.max(Math.abs(below), Math.abs(above)) < SHRUNK * Math.abs(s.jump[n] as number);
}

/** Fits the curve of the rows, `w.model`. */
function fitModel(w: Work, e: number): void {
  const { s } = w;
  const h = s.h[e * ROWS + (s.rows[e] as number) - 1] as number;
  fitCurves(w, e);
  if (w.goal.order === 1) {
    w.model.one = s.value[e] as number;
    w.model.oneOff = s.error[e] as number;
    w.model.two = w.halfBend / h;
    w.model.twoOff = Math.abs(w.halfBendOff) / h;
    w.model.three = w.curve / h / h;
    w.model.four = w.cubed / h / h / h;
  } else {
    w.model.oneOff = otherError(w, e);
    w.model.one = w.other;
    fitSlopes(w, e);
    w.model.two = (s.value[e] as number) / 2;
    w.model.twoOff = s.error[e] as number;
    w.model.three = w.halfBend / h / h;
    w.model.four = w.curve / h / h / 2;
  }
  // A term that cannot be told from rounding is left out: further from x it would be large.
  const rounding = roundingOf(w, e);
  if (!(Math.abs(w.model.three) * h * h * h > rounding)) w.model.three = 0;
  if (!(Math.abs(w.model.four) * h * h * h * h > rounding)) w.model.four = 0;
}

function modelAt(w: Work, e: number, d: number): number {
  return (
    (w.s.y[e] as number) + d * (w.model.one + d * (w.model.two + d * (w.model.three + d * w.model.four)))
  );
}

function allowedAt(w: Work, e: number, d: number): number {
  const terms = d * (w.model.oneOff + d * w.model.twoOff);
  return roundingOf(w, e) + terms + d * d * d * (Math.abs(w.model.three) + d * Math.abs(w.model.four));
}

function roundingOf(w: Work, e: number): number {
  const { s } = w;
  const last = e * ROWS + (s.rows[e] as number) - 1;
  return Math.max(PLACES * (s.place[last] as number), 2 * (s.seen[e] as number));
}

/** Whether side `one` has a jump, and the other side has one too, or so many that f rises there by another slope. */
function jumpsAt(w: Work, one: number, other: number): boolean {
  const { s } = w;
  if (s.smooth[one] === 1) return false;
  if (s.smooth[other] === 0) return true;
  const off = Math.abs(slopeOff(w, other));
  return off > Math.abs(slopeOff(w, one)) / 4 && off > Math.abs(w.model.one) / 4;
}

/** How much steeper f rises on that side than the rows say. */
function slopeOff(w: Work, n: number): number {
  const { s } = w;
  const broken = (s.far[n] as number) < Number.POSITIVE_INFINITY;
  return broken
    ? (s.farOff[n] as number) / (s.far[n] as number)
    : (s.nearOff[n] as number) / (s.near[n] as number);
}

/** Whether f jumps on that side, or drifts off the curve in proportion to the distance, as it does over many small teeth. */
function strays(w: Work, e: number, n: number): boolean {
  const { s } = w;
  const far = s.far[n] as number;
  if (far < Number.POSITIVE_INFINITY) return s.smooth[n] === 0 && nextDistance(w, n) === far;
  return Math.abs(s.nearOff[n] as number) > BROKEN * allowedAt(w, e, s.near[n] as number);
}

/** Whether one side has a jump, and f strays on both. */
function strayBeside(w: Work, e: number): boolean {
  const [above, below] = [2 * e, 2 * e + 1];
  const jump = Math.min(w.s.far[above] as number, w.s.far[below] as number) < Number.POSITIVE_INFINITY;
  return jump && strays(w, e, above) && strays(w, e, below);
}

function tell(w: Work, e: number, teeth: boolean): Verdict {
  const { s } = w;
  s.teeth[e] = MOST_LOOKS + 1;
  s.spread[e] = 0;
  if (teeth) {
    const [above, below] = [slopeOff(w, 2 * e), -slopeOff(w, 2 * e + 1)];
    const off = Math.max(Math.abs(above), Math.abs(below));
    const width = Math.min(s.near[2 * e] as number, s.near[2 * e + 1] as number);
    s.spread[e] = w.goal.order === 1 ? off : (2 * off) / width;
    s.rise[e] = (s.value[e] as number) + (above + below) / 2;
  }
  return teeth ? 'teeth' : 'none';
}
