/** A curve as it is drawn: its points, and between them no line where it jumps. */

/** Points from left to right; the pen is lifted where y is no finite number. */
export interface Line {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** A curve's heights at any x. */
export type HeightsAt = (x: Float64Array) => ArrayLike<number>;

/** From a hundredth on, halved so often, there is no double left between two points, or next to 0 nothing to see. */
const HALVINGS = 60;

/** A kink's slope jumps twice, to the middle and on; more jumps between two points are too close to be seen. */
const ROUNDS = 3;

/** An edge is known well enough to this part of the width. */
const NEAR = 1e-12;

/** In heights of a jump that is just seen: what changes by so much leaves the picture. */
const FAR = 1e6;

/** A line through points of a curve, with a gap at each jump that is as high as `least` or higher.
 *
 *  Whether a curve jumps between two points or is steep is looked up, not guessed: the half in which it changes most is
 *  halved again and again. What is continuous then changes less and less; a jump stays, down to two doubles that have
 *  none between them, and so does a pole. Where there are no numbers any more, likewise. The line is drawn up to both
 *  sides. */
export function lineOf(
  of: HeightsAt,
  xs: Float64Array,
  ys: Float64Array,
  least: number,
  rounds = ROUNDS,
): Line {
  const near = NEAR * ((xs[xs.length - 1] ?? 0) - (xs[0] ?? 0));
  // Beside a pole that was found there is nothing more to find.
  const most = rounds === ROUNDS ? Number.POSITIVE_INFINITY : FAR * least;
  let steps: Step[] = [];
  for (let i = 1; i < xs.length; i++) {
    const [left, right] = [xs[i - 1] as number, xs[i] as number];
    const [before, after] = [ys[i - 1] as number, ys[i] as number];
    const differs = isEdge(before, after)
      ? right - left > near
      : high(before, after, least) && !high(before, after, most);
    if (differs) steps.push({ i, left, right, before, after });
  }
  for (let n = 0; n < HALVINGS && steps.length > 0; n++) {
    const middles = Float64Array.from(steps, ({ left, right }) => left + (right - left) / 2);
    const heights = of(middles);
    steps = steps.filter((step, k) => {
      const [x, y] = [middles[k] as number, heights[k] as number];
      if (x === step.left || x === step.right) return true;
      if (isInFirst(step, y)) [step.right, step.after] = [x, y];
      else [step.left, step.before] = [x, y];
      return isEdge(step.before, step.after) || high(step.before, step.after, least);
    });
  }
  if (steps.length === 0 || rounds === 0) return { xs, ys };
  const length = xs.length + 3 * steps.length;
  const [across, up] = [new Float64Array(length), new Float64Array(length)];
  let from = 0;
  for (const [k, { i, left, right, before, after }] of steps.entries()) {
    across.set(xs.subarray(from, i), from + 3 * k);
    up.set(ys.subarray(from, i), from + 3 * k);
    across.set([left, right, right], i + 3 * k);
    up.set([before, Number.NaN, after], i + 3 * k);
    from = i;
  }
  across.set(xs.subarray(from), from + 3 * steps.length);
  up.set(ys.subarray(from), from + 3 * steps.length);
  return lineOf(of, across, up, least, rounds - 1);
}

/** What is looked at between two neighbouring points. */
interface Step {
  /** The second point's place among all. */
  readonly i: number;
  left: number;
  right: number;
  before: number;
  after: number;
}

/** Whether there is a number on one side alone. */
const isEdge = (before: number, after: number): boolean => Number.isFinite(before) !== Number.isFinite(after);

/** Whether the first half, up to the height y, is the one in which more changes. */
const isInFirst = ({ before, after }: Step, y: number): boolean =>
  isEdge(before, y) || (!isEdge(y, after) && Math.abs(y - before) >= Math.abs(after - y));

const high = (before: number, after: number, least: number): boolean => Math.abs(after - before) > least;

/** From so many points a column on, most of them are not seen. */
const CROWD = 4;

/** The line as it is seen in so many columns of pixels: where points crowd, the first, the lowest, the highest and the last of
 *  each column. Browsers take 10 s and more to stroke 50,000 points that go up and down. */
export function thinned({ xs, ys }: Line, columns: number): Line {
  const { length } = xs;
  if (length <= CROWD * columns) return { xs, ys };
  const first = xs[0] as number;
  const scale = columns / ((xs[length - 1] as number) - first);
  const columnOf = (i: number) => Math.floor(((xs[i] as number) - first) * scale);
  const kept: number[] = [];
  for (let i = 0; i < length; ) {
    let [low, high, last] = [i, i, i];
    const column = columnOf(i);
    for (let next = i + 1; next < length && columnOf(next) === column; last = next++) {
      const y = ys[next] as number;
      // The pen is lifted.
      if (!Number.isFinite(y) || !Number.isFinite(ys[i])) break;
      if (y < (ys[low] as number)) low = next;
      if (y > (ys[high] as number)) high = next;
    }
    kept.push(...new Set([i, Math.min(low, high), Math.max(low, high), last]));
    i = last + 1;
  }
  return {
    xs: Float64Array.from(kept, (i) => xs[i] as number),
    ys: Float64Array.from(kept, (i) => ys[i] as number),
  };
}
