/** The rows of differences of one element, and the best value that follows from them. */

import { EPSILON, LEAST_JUMP, RATIO, ROUNDED_X } from './goal.js';
import { isShort } from './grain.js';
import { ROWS } from './searches.js';
import type { Work } from './work.js';

/** Units in x's last place that a result counts for, whatever the step. */
const UNITS_IN_X = 2;

/** A row from f at the two points of a central step, or two rows from those of a one-sided one.
 *  @returns whether the points were there: finite, and apart from x. */
export function addRow(w: Work, e: number, h: number, a: number, b: number): boolean {
  const { s } = w;
  if (!Number.isFinite(a - b)) return false;
  const x = s.x[e] as number;
  const y = s.y[e] as number;
  const side = s.side[e] as number;
  if (side !== 0) return addOne(w, e, x + side * h, a) && addOne(w, e, x + side * h * RATIO, b);
  const above = x + h - x;
  const below = x - (x - h);
  if (!(above > 0 && below > 0)) return false;
  const at = nextRow(w, e);
  const width = above + below;
  const right = (a - y) / above;
  const left = (y - b) / below;
  s.h[at] = width / 2;
  s.right[at] = right;
  s.left[at] = left;
  s.difference[at] = w.goal.order === 1 ? (a - b) / width : (2 * (right - left)) / width;
  keepSize(w, e, at, Math.abs(a) > Math.abs(b) ? a : b);
  return true;
}

function addOne(w: Work, e: number, point: number, f: number): boolean {
  const { s } = w;
  const width = point - (s.x[e] as number);
  const before = s.h[e * ROWS + (s.rows[e] as number) - 1] as number;
  if (width === 0 || ((s.rows[e] as number) > 0 && Math.abs(width) >= before)) return false;
  const y = s.y[e] as number;
  const at = nextRow(w, e);
  s.h[at] = Math.abs(width);
  s.difference[at] = (f - y) / width;
  keepSize(w, e, at, f);
  return true;
}

/** What a row keeps of f's size: the largest value, and its last place. */
function keepSize(w: Work, e: number, at: number, f: number): void {
  const { s } = w;
  s.size[at] = Math.max(Math.abs(f), Math.abs(s.y[e] as number));
  s.place[at] = lastPlace(w, e, f);
}

/** Whether f's values are coarse. @param values f at `count` points from `from` on, the first two at a step h.
 *  @returns the unit of their grain; 0: not coarse. */
export function measureGrain(
  w: Work,
  e: number,
  values: Float64Array,
  from: number,
  count: number,
  h: number,
): number {
  const { s } = w;
  const y = s.y[e] as number;
  w.grain.measure(values, from, count, y);
  let { unit, part } = w.grain;
  // Far from 0 x itself is coarse: not of f, as the points' distances are taken as they are.
  const ofX = 2 * (s.least[e] as number) * Math.abs(((values[from] as number) - y) / h);
  if (unit <= ofX) unit = part = 0;
  s.grain[e] = unit;
  s.part[e] = part;
  return unit;
}

/** The last place of f, of f(x) and that value together. */
function lastPlace(w: Work, e: number, f: number): number {
  const { s } = w;
  const size = Math.max(Math.abs(f), Math.abs(s.y[e] as number));
  const fine = EPSILON * size + Number.MIN_VALUE;
  let grain = s.grain[e] as number;
  const part = s.part[e] as number;
  if (grain === 0 && part === 0) return fine;
  // A difference finer than the grain: it was none.
  const d = Math.abs(f - (s.y[e] as number));
  if (d > 0 && d < grain / 2) grain = s.grain[e] = 0;
  return Math.max(fine, grain, part > 0 && isShort(f, part) ? part * size : 0);
}

/** Where the next row goes; the oldest makes room. */
function nextRow(w: Work, e: number): number {
  const { s } = w;
  const base = e * ROWS;
  if (s.rows[e] === ROWS) {
    for (const field of [s.h, s.difference, s.right, s.left, s.size, s.place])
      field.copyWithin(base, base + 1, base + ROWS);
    s.rows[e] = ROWS - 1;
  }
  const rows = s.rows[e] as number;
  s.rows[e] = rows + 1;
  return base + rows;
}

/** What one unit in the last place of f makes of the difference at step h. */
export function unitAt(w: Work, unit: number, h: number): number {
  // Divided twice: h squared may underflow.
  return w.goal.order === 1 ? unit / h : (2 * unit) / h / h;
}

/** What rounding may do to an extrapolation that ends at row `at`: a few units in f's last place, and what f makes of a
 *  unit in x's. Extrapolation from one side multiplies the differences by more.
 *  @param all whether the rounding of x counts in full also far from 0, where most functions make less of it. */
export function noiseAt(w: Work, e: number, at: number, all: boolean): number {
  const { s, goal } = w;
  const h = s.h[at] as number;
  const side = s.side[e] !== 0;
  // As steep as f is around x, at whose very place it may be level.
  let slope = side ? Math.abs(s.difference[at] as number) : 0;
  if (!side)
    for (let n = Math.max(e * ROWS, at - 2); n <= at; n++)
      slope = Math.max(slope, Math.abs(s.right[n] as number), Math.abs(s.left[n] as number));
  const unit = unitAt(w, s.place[at] as number, h);
  const inX = ((3 * EPSILON * Math.abs(s.x[e] as number)) / h) * slope * (goal.order === 1 ? 1 : 8 / h);
  const weight = side ? (goal.order === 1 ? 64 : 256) : 4;
  return weight * unit + (all || goal.order === 2 ? inX : Math.min(inX, ROUNDED_X * unit));
}

/** What a unit in x's last place may do to the derivative, judged by the last two rows. It is the same at all steps, so
 *  that the rows themselves cannot show it. */
export function roundedX(w: Work, e: number): number {
  const { s, goal } = w;
  if ((s.rows[e] as number) < 2 || s.kink[e] === 1) return 0;
  const base = e * ROWS + (s.rows[e] as number) - 2;
  const [wide, near] = [s.h[base] as number, s.h[base + 1] as number];
  let bend = ((s.difference[base] as number) - (s.difference[base + 1] as number)) / (wide - near);
  if (s.side[e] !== 0) bend *= 2;
  else if (goal.order === 1) bend = ((s.right[base + 1] as number) - (s.left[base + 1] as number)) / near;
  else {
    const slopes = (n: number) => ((s.right[n] as number) + (s.left[n] as number)) / 2;
    bend = (6 * (slopes(base) - slopes(base + 1))) / (wide - near) / (wide + near);
  }
  const unit = EPSILON * Math.abs(s.x[e] as number);
  return Number.isFinite(bend) ? UNITS_IN_X * Math.abs(bend) * unit : 0;
}

/** The newest row's extrapolation, in `w.extrapolation`. */
export function extrapolate(w: Work, e: number): void {
  const { s, extrapolation } = w;
  const [base, rows] = [e * ROWS, s.rows[e] as number];
  if (s.side[e] === 0) extrapolation.slope(s.h, s.difference, base, rows, 2, w.central);
  else if (w.goal.order === 1) extrapolation.slope(s.h, s.difference, base, rows, 1, w.oneSided);
  else {
    extrapolation.bend(s.h, s.difference, base, rows, w.oneSided);
    // By the step, which to the left goes against x.
    extrapolation.value *= s.side[e] as number;
  }
}

/** The rows' slopes (or bends) from the right and from the left. @returns their errors' sum; the values are in
 *  `leftLimit` and `rightLimit`. */
export function extrapolateSides(w: Work, e: number): number {
  const { s, extrapolation, goal } = w;
  const [base, rows] = [e * ROWS, s.rows[e] as number];
  let error = 0;
  for (const right of [true, false]) {
    const slopes = right ? s.right : s.left;
    if (goal.order === 1) extrapolation.slope(s.h, slopes, base, rows, 1, w.oneSided);
    else extrapolation.bend(s.h, slopes, base, rows, w.oneSided);
    if (right) w.rightLimit = extrapolation.value;
    else w.leftLimit = goal.order === 1 ? extrapolation.value : -extrapolation.value;
    error += extrapolation.error;
  }
  return error;
}

/** The derivative of the other order by the candidate's rows, in `other`. @returns how far off it may be. */
export function otherError(w: Work, e: number): number {
  const { s, goal, extrapolation } = w;
  const base = e * ROWS;
  let rows = s.rows[e] as number;
  while (rows > 1 && (s.h[base + rows - 1] as number) < (s.at[e] as number)) rows--;
  const last = base + rows - 1;
  for (let n = base; n <= last; n++) {
    const [right, left] = [s.right[n] as number, s.left[n] as number];
    w.others[n - base] = goal.order === 1 ? (right - left) / (s.h[n] as number) : (right + left) / 2;
  }
  extrapolation.slope(s.h.subarray(base), w.others, 0, rows, 2, w.central);
  w.other = extrapolation.value;
  const h = s.h[last] as number;
  const noise = 4 * (s.place[last] as number) + (s.seen[e] as number);
  return extrapolation.error + (goal.order === 1 ? (2 * noise) / h / h : noise / h);
}

/** Whether the slopes to the right and to the left may have different limits: half their difference, free of
 *  its first term in h, stays as the steps shrink. @returns 2 if so, 1 if perhaps. */
export function mayJump(w: Work, at: number): number {
  const { s } = w;
  const scale = Math.max(Math.abs(s.right[at] as number), Math.abs(s.left[at] as number));
  const jump = jumpAt(w, at);
  const floor = Math.max(LEAST_JUMP * scale, 8 * unitAt(w, s.place[at] as number, s.h[at] as number));
  if (!(Math.abs(jump) > floor)) return 0;
  const before = jumpAt(w, at - 1);
  const change = Math.abs((jump - before) / jump);
  return change <= 0.15 ? 2 : change <= 0.5 ? 1 : 0;
}

function jumpAt(w: Work, at: number): number {
  const { s } = w;
  const [h, wide] = [s.h[at] as number, s.h[at - 1] as number];
  const bend = (s.right[at] as number) - (s.left[at] as number);
  const wideBend = (s.right[at - 1] as number) - (s.left[at - 1] as number);
  return (bend * wide - wideBend * h) / (wide - h) / 2;
}

/** The difference at a small step, by itself. */
export function differenceAt(w: Work, e: number, h: number, a: number, b: number): number {
  const { s } = w;
  const x = s.x[e] as number;
  const y = s.y[e] as number;
  const side = s.side[e] as number;
  const first = (side === 0 ? x + h : x + side * h) - x;
  const second = (side === 0 ? x - h * w.aside : x + side * h * RATIO) - x;
  const one = (a - y) / first;
  const two = (b - y) / second;
  // The line through both, at 0; its slope, doubled, is the second derivative.
  const bend = one - two;
  return w.goal.order === 2 ? (2 * bend) / (first - second) : one - bend * (first / (first - second));
}

/** The same points' part in the other order: half the difference of the slopes to both sides, or the slope. */
export function otherAt(w: Work, e: number, h: number, a: number, b: number): number {
  const { s } = w;
  const x = s.x[e] as number;
  const y = s.y[e] as number;
  const above = x + h - x;
  const below = x - (x - h * w.aside);
  if (w.goal.order === 2) return (a - b) / (above + below);
  return ((a - y) / above - (y - b) / below) / 2;
}

/** What rounding may do to the difference at a small step. */
export function blurAt(w: Work, e: number, h: number, a: number, b: number): number {
  const { s } = w;
  const place = lastPlace(w, e, Math.abs(a) > Math.abs(b) ? a : b);
  const inX = ((EPSILON * Math.abs(s.x[e] as number)) / h) * (Math.abs(a - b) / h);
  return (s.side[e] === 0 ? 4 : 32) * unitAt(w, place, h) + (w.goal.order === 1 ? inX : inX / h);
}
