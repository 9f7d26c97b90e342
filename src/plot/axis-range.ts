import { DEFAULT_SPAN, pointsOf } from './span.js';

/** The chapter's range: 600 points from -3 to 3, a hundredth apart. */
export const PLOT_RANGE: Float64Array = /* @__PURE__ */ pointsOf(DEFAULT_SPAN);

/** Beyond this the limits of an axis could not be told apart, or their distance would overflow. */
const MOST = 1e300;

/** The axis is at least this part of its numbers' size high: closer doubles have nothing between them. */
const LEAST = 1e-11;

/** Limits of the vertical axis that show the curves' shape. Where a pole sends a few points far away, these
 *  few do not decide: at most the middle 90 % of the points, widened by their own spread, is shown.
 *  @param curves non-finite values are passed over. */
export function verticalRange(curves: Iterable<ArrayLike<number | null>>): [low: number, high: number] {
  const values: number[] = [];
  for (const curve of curves)
    for (let i = 0; i < curve.length; i++) {
      const y = curve[i];
      if (typeof y === 'number' && Number.isFinite(y)) values.push(Math.max(-MOST, Math.min(MOST, y)));
    }
  if (values.length === 0) return [-1, 1];
  const sorted = Float64Array.from(values).sort();
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] as number;
  const spread = at(0.95) - at(0.05);
  // A curve that is flat but for a few points, a step say, has no spread to judge by.
  const limit = spread > 0 ? spread : Number.POSITIVE_INFINITY;
  return withMargin(Math.max(at(0), at(0.05) - limit), Math.min(at(1), at(0.95) + limit));
}

/** Limits with room above and below. */
function withMargin(low: number, high: number): [low: number, high: number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const margin = 0.06 * (high - low);
  // A constant: its own size around it, or 1 around 0.
  if (high - low <= LEAST * size) return size < 1e-290 ? [-1, 1] : [low - size / 2, high + size / 2];
  return high - low < 1e-290 ? [-1, 1] : [low - margin, high + margin];
}
