import { Tableau } from './tableau.js';

/** What the search is to achieve, the same for all elements. */
export interface Goal {
  readonly order: number;
  readonly tolerance: number;
  readonly low: number;
  readonly high: number;
}

const EPSILON = 2 ** -52;

/** The first step: no round number, which a function such as sin(16 pi x) would show equal values at. */
const FIRST = 0.097;

/** Evaluations before the search gives up. */
const MOST = 49;

/** Left and right slopes closer than this, relatively, are one. */
const LEAST_JUMP = 1e-6;

/** The search for the derivative at one point, two evaluations a round: a step to both sides, or two steps to
 *  one side where the domain ends. */
export class Search {
  value = Number.NaN;
  error = Number.NaN;
  evaluations = 1;
  kink = false;
  left = Number.NaN;
  right = Number.NaN;

  /** 1 or -1: steps to that side only. */
  #side = 0;
  #step: number;
  readonly #slopes: number[] = [];
  /** Half the difference of the slopes to the right and to the left. */
  #bend = Number.POSITIVE_INFINITY;
  /** Whether the slopes have ever closed in, and how often since they went apart. */
  #closing = false;
  #apart = 0;
  readonly #central: Tableau;
  readonly #right: Tableau;
  readonly #left: Tableau;

  /** @param y f(x). */
  constructor(
    readonly x: number,
    readonly y: number,
    readonly goal: Goal,
  ) {
    const { low, high, order } = goal;
    this.#central = new Tableau(2, order / 2 - 1);
    this.#right = new Tableau(1, order - 1);
    this.#left = new Tableau(1, order - 1);
    // A step must stay far above x's last digits.
    this.#step = Math.max(FIRST, Math.abs(x) * 2 ** -18);
    const room = Math.min(x - low, high - x);
    if (room > 0) this.#step = Math.min(this.#step, room / 2);
    else this.#takeSide(this.#step);
  }

  /** Whether there is anything to look for: x and f(x) are finite. */
  get open(): boolean {
    return Number.isFinite(this.x) && Number.isFinite(this.y);
  }

  /** Writes the next two points to evaluate f at. */
  points(to: Float64Array, at: number): void {
    to[at] = this.#side === 0 ? this.x + this.#step : this.x + this.#side * this.#step;
    to[at + 1] = this.#side === 0 ? this.x - this.#step : this.x + (this.#side * this.#step) / 2;
  }

  /** Takes f at those points. @returns whether to go on. */
  take(a: number, b: number): boolean {
    this.evaluations += 2;
    const open = !Number.isFinite(a - b)
      ? this.#shrink()
      : this.#side === 0
        ? this.#takeBoth(a, b)
        : this.#takeOne(a, b);
    if (this.evaluations < MOST || !open) return open;
    // No convergence: the slopes themselves say how far off the extrapolation may be.
    this.error = Math.max(this.error, Math.abs((this.#slopes.at(-1) ?? 0) - this.value));
    return false;
  }

  /** After a pole or the end of f's domain between the points; most often it is at 0. */
  #shrink(): boolean {
    this.#step /= 8;
    if (this.x !== 0) this.#step = Math.min(this.#step, Math.abs(this.x) / 4);
    return true;
  }

  #takeOne(a: number, b: number): boolean {
    const { x, y } = this;
    const h = this.#step;
    for (const [step, f] of [
      [h, a],
      [h / 2, b],
    ] as const) {
      const width = x + this.#side * step - x;
      this.#slopes.push((f - y) / width);
      this.#right.add(Math.abs(width), (f - y) / width);
    }
    const { value, error } = this.#right;
    // Extrapolation from one side weighs the slopes by up to 8.
    const noise = (16 * EPSILON * Math.max(Math.abs(a), Math.abs(b), Math.abs(y))) / h;
    return this.#judge(value, error, Math.abs(value), noise, h / 2);
  }

  #takeBoth(a: number, b: number): boolean {
    const { x, y, goal } = this;
    const h = this.#step;
    const [above, below] = [x + h - x, x - (x - h)];
    const slope = (a - b) / (above + below);
    const noise = (EPSILON * Math.max(Math.abs(a), Math.abs(b), Math.abs(y))) / h;
    // Where the domain's edge keeps the step too small for f's digits, and the other side has room.
    const [near, far] = [Math.min(x - goal.low, goal.high - x), Math.max(x - goal.low, goal.high - x)];
    if (h > near / 4 && far > 4 * near && noise > goal.tolerance * Math.abs(slope)) {
      this.#takeSide(FIRST);
      return true;
    }
    this.#slopes.push(slope);
    this.#central.add(h, slope);
    this.#right.add(above, (a - y) / above);
    this.#left.add(below, (y - b) / below);
    const [central, right, left] = [this.#central, this.#right, this.#left];
    // The bend shrinks with the step, or stays at a kink. Where it grows, f(x) stands out from its
    // neighbours: the step is too large for what is there.
    const bend = Math.abs(a - y - (y - b)) / (above + below);
    const lost = bend > 1.2 * this.#bend && bend > 8 * noise ? bend : 0;
    this.#bend = bend;
    const sides = Math.max(right.error, left.error);
    const scale = Math.max(Math.abs(right.value), Math.abs(left.value));
    const kink = this.#jumps(scale, noise);
    if (kink || sides < central.error)
      return this.#judge((left.value + right.value) / 2, Math.max(sides, lost), scale, 8 * noise, h, kink);
    return this.#judge(central.value, Math.max(central.error, lost), Math.abs(central.value), noise, h);
  }

  /** Keeps the result if it is the best so far, and chooses the next step.
   *  @param error of the extrapolation. @param noise what f's own rounding makes of it.
   *  @returns whether another round could be of use. */
  #judge(value: number, error: number, scale: number, noise: number, h: number, kink = false): boolean {
    const rows = this.#slopes.length;
    const best = Number.isNaN(this.error) ? Number.POSITIVE_INFINITY : this.error;
    const [last, before] = [this.#change(rows - 1), this.#change(rows - 2)];
    const closes = rows < 3 || last <= 0.7 * before || last <= noise;
    // Where the slopes do not close in, extrapolation means little.
    const trusted = closes ? error : Math.max(error, last);
    // What f may leave: a few units in its last place, and what it makes of one unit in x's.
    const left = 4 * noise + (EPSILON * Math.abs(this.x) * scale) / h;
    // Two slopes alike may be chance.
    if (rows > 2 && trusted + left <= best) {
      [this.value, this.error, this.kink] = [value, trusted + left, kink];
      [this.left, this.right] = kink ? [this.#left.value, this.#right.value] : [value, value];
    }
    const wanted = Math.max(this.goal.tolerance * scale, noise);
    if (rows > 2 && (trusted <= wanted || noise > best)) return false;
    if (rows > 2 && closes) {
      this.#closing ||= last > 0 && last <= 0.7 * before;
      this.#apart = 0;
    } else if (this.#closing && last > 2 * before && ++this.#apart === 2) {
      // Slopes that closed in and now go apart, further at each smaller step: f is that noisy.
      this.error = Math.max(this.error, before);
      return false;
    }
    // Slopes that do not close in: the step is still larger than what f has to show.
    this.#step = h / (closes ? this.#leap(error, wanted, noise) : 8);
    return true;
  }

  /** By how much to divide the step: 2, or more where the formula's order is reached and its error says that
   *  more is needed. */
  #leap(error: number, wanted: number, noise: number): number {
    const { order } = this.goal;
    if (this.#slopes.length <= order / 2) return 2;
    const after = (factor: number) => {
      let left = error;
      for (let i = 0; i < order; i++) left /= factor;
      return left;
    };
    let factor = 2;
    while (factor < 16 && after(factor) > wanted && after(factor) > 2 * noise * factor) factor *= 2;
    return factor;
  }

  /** How much the slope of that row differs from the one before. */
  #change(row: number): number {
    return Math.abs((this.#slopes[row] ?? 0) - (this.#slopes[row - 1] ?? 0));
  }

  /** Whether the slopes to the right and to the left have different limits: their extrapolated difference is
   *  far from 0 for all that it is uncertain. */
  #jumps(scale: number, noise: number): boolean {
    if (this.#slopes.length < 3) return false;
    const [right, left] = [this.#right, this.#left];
    const half = right.row.map((slope, k) => (slope - (left.row[k] as number)) / 2);
    let [jump, error] = [0, Number.POSITIVE_INFINITY];
    for (let k = 1; k < half.length; k++) {
      const change = Math.abs((half[k] as number) - (half[k - 1] as number));
      if (change < error) [jump, error] = [Math.abs(half[k] as number), change];
    }
    return jump > LEAST_JUMP * scale && jump > 8 * (error + 8 * noise) + right.error + left.error;
  }

  /** From here on, steps to the side where the domain has more room. */
  #takeSide(step: number): void {
    const [below, above] = [this.x - this.goal.low, this.goal.high - this.x];
    this.#side = below < above ? 1 : -1;
    // Half, as x plus all of it may round to beyond the edge.
    this.#step = Math.min(step, Math.max(below, above) / 2);
  }
}
