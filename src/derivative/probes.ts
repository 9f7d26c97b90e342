import { PHASE, PROBE, RATIO } from './goal.js';
import { Restarts } from './restarts.js';
import { ROWS } from './searches.js';

/** Noise of f in a second difference, against what it makes of the slope by the same points, over h: √6 to √(1/2). */
const SLOPE_TO_BEND = 3.5;

/** What the differences at a few small steps tell of a candidate: how far they are from what it makes of them, and how
 *  much of that is noise of f. */
export abstract class Probes extends Restarts {
  protected probeStep(e: number, h: number): number {
    return Math.max(h * PROBE, 2 * (this.s.least[e] as number));
  }

  protected takeProbe(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    s.probe[e] = Number.isFinite(a - b) ? h : 0;
    s.probed[e] = this.small(e, h, a, b);
    s.probedOther[e] = this.smallOther(e, h, a, b);
    s.blur[e] = this.blur(e, h, a, b);
    this.remember(e, 0, a, b);
  }

  /** What f's curve makes of the difference at a small step. */
  protected curveAt(e: number, h: number): number {
    const { s } = this;
    const { aside } = this;
    const ratio = this.#shrunk(e, h);
    if (s.side[e] === 0)
      return (
        aside *
        ratio ** 2 *
        (this.curve + ratio * (this.cubed * (1 - aside) + this.squared * ratio * (1 - aside + aside ** 2)))
      );
    return this.goal.order === 1
      ? -this.curve * RATIO * h * h
      : 2 * (s.side[e] as number) * this.curve * (1 + RATIO) * h;
  }

  /** A small step by the last row's. */
  #shrunk(e: number, h: number): number {
    return h / (this.s.h[e * ROWS + (this.s.rows[e] as number) - 1] as number);
  }

  protected probedError(e: number): number {
    const { s } = this;
    const h = s.probe[e] as number;
    if (h === 0 || s.side[e] !== 0 || (s.rows[e] as number) < 3) return Number.POSITIVE_INFINITY;
    this.curves(e);
    return Math.abs(this.curveAt(e, h)) + 2 * (s.blur[e] as number) + this.shows(e, h);
  }

  /** How far the difference at a small step is from what the candidate makes it. */
  protected gap(e: number, h: number, difference: number): number {
    return Math.abs(difference - (this.s.value[e] as number) - this.curveAt(e, h));
  }

  /** Remembers an error of the difference at step h as noise of f. */
  protected see(e: number, error: number, h: number): void {
    const { s } = this;
    const seen = error * h * (this.goal.order === 1 ? 1 : h);
    s.seen[e] = Math.max(s.seen[e] as number, seen);
  }

  /** What the noise seen makes of the difference at step h. */
  protected shows(e: number, h: number): number {
    return (this.s.seen[e] as number) / h / (this.goal.order === 1 ? 1 : h);
  }

  /** A sample of f's noise: what of a small step's gap is not for f's curve. */
  protected sample(e: number, h: number, gap: number, seen: number): number {
    if (this.s.side[e] !== 0) return Math.max(0, gap - Math.abs(this.curveAt(e, h)) / 8);
    const ratio = this.#shrunk(e, h);
    const noise = Math.max(0, gap - this.hidden(e, h));
    // What the same two points make of f's bend, or of its slope, is another.
    if (this.goal.order === 1) {
      const { aside } = this;
      const bend =
        (this.halfBend * ratio * (1 + aside) +
          this.curve * ratio ** 2 * (1 - aside ** 2) +
          this.cubed * ratio ** 3 * (1 + aside ** 3)) /
        2;
      const left = Math.abs(this.halfBendOff * ratio) / 8 + this.hidden(e, h);
      return Math.max(noise, Math.abs(seen - bend) - left);
    }
    const { s } = this;
    const error = this.otherError(e);
    this.slopeCurve(e);
    const curve = this.halfBend * ratio ** 2;
    const left = (Math.abs(this.halfBendOff) * ratio ** 2) / 8;
    const off = Math.abs(seen - this.other - curve) - left - 4 * error;
    // Against the probe before, in which the rows' own error is the same: what is larger at the larger of two steps is
    // none of f's noise.
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

  /** So much of noise may f's curve hide at a small step. */
  protected hidden(e: number, h: number): number {
    if (this.s.side[e] !== 0) return 0;
    const ratio = this.#shrunk(e, h);
    return (Math.abs(this.curveOff) * ratio ** 2) / 8;
  }

  /** Whether a unit in x's last place may do more to the candidate than is counted (see `noise`): one probe could
   *  miss that by chance. */
  protected hidesX(e: number): boolean {
    const last = e * ROWS + (this.s.rows[e] as number) - 1;
    return this.noise(e, last, true) > 2 * this.noise(e, last, false);
  }

  /** The difference at a step far smaller still; NaN where it shows nothing but that f is flat or straight, as the
   *  stairs of a rounding are. */
  protected farSmaller(e: number, h: number, a: number, b: number): number {
    const y = this.s.y[e] as number;
    if (!Number.isFinite(a - b) || (a === b && a === y)) return Number.NaN;
    const difference = this.small(e, h, a, b);
    const straight = this.goal.order === 2 && Math.abs(difference) <= this.blur(e, h, a, b);
    return straight ? Number.NaN : difference;
  }

  /** Whether two probes show second derivatives of 0, but not one slope: the stairs of a rounding, not a line. */
  protected isRough(e: number, h: number, a: number, b: number, two: number): boolean {
    const { s } = this;
    if (this.goal.order === 1 || s.side[e] !== 0) return false;
    const blur = this.blur(e, h, a, b);
    if (!(Math.abs(s.probed[e] as number) <= (s.blur[e] as number) && Math.abs(two) <= blur)) return false;
    // From blur, which is of second differences.
    return Math.abs((s.probedOther[e] as number) - this.smallOther(e, h, a, b)) > blur * h;
  }

  /** Half the difference of the slopes to both sides at the last row's step. */
  protected lastBend(e: number): number {
    const { s } = this;
    const last = e * ROWS + (s.rows[e] as number) - 1;
    return Math.abs((s.right[last] as number) - (s.left[last] as number)) / 2;
  }

  /** The power of 1 / h with which the slopes to both sides go apart in the last rows, where it is one: of √|x| at 0
   *  1/2, though central differences of it are all 0. There is no derivative then. 0: they do not. */
  protected cusp(e: number): number {
    const { s } = this;
    const rows = s.rows[e] as number;
    if (this.goal.order !== 1 || s.side[e] !== 0 || s.kink[e] === 1 || rows < 3) return 0;
    const at = e * ROWS + rows - 1;
    const bend = (n: number) => (s.right[n] as number) - (s.left[n] as number);
    const power = (n: number) =>
      Math.log(bend(n) / bend(n - 1)) / Math.log((s.h[n - 1] as number) / (s.h[n] as number));
    const [last, before] = [power(at), power(at - 1)];
    return last > 0.02 && last < 1.1 && Math.abs(last - before) < 0.1 ? last : 0;
  }

  /** Whether they go on like that at the probe's points. */
  protected isCusp(e: number): boolean {
    const { s } = this;
    const power = this.cusp(e);
    const both = (1 + this.aside ** -power) / 2;
    const expected = both * this.lastBend(e) * this.#shrunk(e, s.probe[e] as number) ** -power;
    const last = e * ROWS + (s.rows[e] as number) - 1;
    if (!(this.lastBend(e) > 8 * this.noise(e, last, false))) return false;
    return power > 0 && Math.abs(Math.abs(s.probedOther[e] as number) / expected - 1) <= 0.3;
  }
}
