import { EPSILON, FIRST, KEPT, LEAP, PHASE } from './goal.js';
import { MOST_GROWTHS } from './restarts.js';
import { PROBES, ROWS } from './searches.js';
import { Teeth } from './teeth.js';

/** Stairs of this part of f at most are rounding. */
const STAIRS = 1e-6;

/** So small beside f further out is f's tail. */
const TAIL = 1e-3;

/** From a point far from x to one beside it, against the step: so near that f's bend is not seen. */
const NEXT = 2 ** -24;

/** How a candidate that the checks let pass becomes the result, or the reason to begin anew: with larger steps where
 *  rounding or noise limits it. */
export class Acceptance extends Teeth {
  /** The rows' best candidate, now that the noise is known: with noise, the first rows are better than the last. */
  protected choose(e: number): void {
    const { s, extrapolation } = this;
    const rows = s.rows[e] as number;
    let best = (s.error[e] as number) + this.shows(e, s.at[e] as number);
    for (let n = 2; n <= rows; n++) {
      s.rows[e] = n;
      const at = e * ROWS + n - 1;
      const h = s.h[at] as number;
      this.extrapolate(e);
      const noise = this.noise(e, at, false);
      const error = extrapolation.error + noise;
      if (!(error + this.shows(e, h) < best)) continue;
      best = error + this.shows(e, h);
      [s.value[e], s.error[e], s.noise[e], s.at[e]] = [extrapolation.value, error, noise, h];
      s.atRow[e] = s.difference[at] as number;
    }
    s.rows[e] = rows;
  }

  protected kinkStep(e: number): number {
    const { s } = this;
    const at = s.at[e] as number;
    const jump = Math.abs((s.rightValue[e] as number) - (s.leftValue[e] as number)) / 2;
    const step = Math.max((64 * EPSILON * Math.abs(s.y[e] as number)) / jump, at * 1e-15);
    return Math.max(4 * (s.least[e] as number), Math.min(step, at / 8));
  }

  /** Whether the kink is still there at a step as small as can be: at x, and not beside it. */
  protected checkKink(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const jump = ((s.rightValue[e] as number) - (s.leftValue[e] as number)) / 2;
    if (Math.abs(this.smallOther(e, h, a, b) - jump) <= Math.abs(jump) / 2) {
      s.converged[e] = s.closed[e] as number;
      this.finish(e);
    } else this.smaller(e, Math.sqrt(h * (s.at[e] as number)));
  }

  /** After a look for teeth: a result that only their treads show is none. */
  protected settle(e: number, teeth: boolean): void {
    const { s } = this;
    if (!teeth) this.accept(e);
    else if (s.fallback[e] === KEPT.detail) this.goBack(e);
    else {
      s.error[e] = (s.error[e] as number) + 2 * (s.spread[e] as number);
      if (this.goal.order === 1) s.value[e] = s.rise[e] as number;
      s.converged[e] = s.kink[e] = 0;
      s.probe[e] = s.seen[e] = 0;
      this.keep(e, KEPT.detail);
      const room = Math.min(
        (s.x[e] as number) - (s.low[e] as number),
        (s.high[e] as number) - (s.x[e] as number),
      );
      this.anew(e, Math.min(Math.max(FIRST, s.origin[e] as number), room / 2));
    }
  }

  /** The candidate is the result, unless larger steps would do better. */
  protected accept(e: number): void {
    const { s, goal } = this;
    if (this.seekTeeth(e)) return;
    if (goal.order === 2 && s.side[e] === 0) this.#bendJumps(e);
    const value = s.value[e] as number;
    const shown = this.shows(e, s.at[e] as number);
    const base = e * ROWS;
    const last = base + (s.rows[e] as number) - 1;
    if (this.cusp(e) > 0 && this.lastBend(e) > 8 * (shown + this.noise(e, last, false))) {
      this.smaller(e, LEAP * (s.at[e] as number));
      return;
    }
    // Two samples are small by chance where f's noise is not: more is counted than they showed.
    const error = (s.error[e] as number) + Math.max(shown, (s.floor[e] as number) / (s.at[e] as number));
    s.error[e] = error;
    const bend =
      s.side[e] === 0 && goal.order === 1
        ? Math.abs((s.right[base] as number) - (s.left[base] as number)) / 2
        : Math.abs((s.difference[base] as number) - value);
    // As large as the derivative is around x, where it may be 0.
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
      this.finish(e);
      return;
    }
    const kept = s.fallback[e];
    // Steps so small that f is equal on both sides show f's rounding, to single precision perhaps, not f: what the larger
    // ones gave, if it has digits.
    const digits = (s.smallError[e] as number) <= 0.05 * Math.abs(s.smallValue[e] as number);
    if (flat && kept === KEPT.detail && digits) {
      // On stairs, rows agree by chance.
      s.smallError[e] = 16 * (s.smallError[e] as number);
      this.goBack(e);
      return;
    }
    // Flat where steps are small: stairs, unless their size says that they are f's rounding.
    if (kept === KEPT.flat && value !== 0 && !this.#isRounding(e, error)) {
      this.goBack(e);
      return;
    }
    if (kept === KEPT.flat) s.fallback[e] = KEPT.nothing;
    // The treads of teeth, which the error counts, may be the better guess.
    if (this.hasTeeth(e) && !(error < (s.smallError[e] as number))) {
      this.goBack(e);
      return;
    }
    const noise = Math.max(s.noise[e] as number, shown);
    // What vanishes beside the differences further out, and is seen from close by, is f's tail, not rounding: larger steps
    // would miss it.
    const small = noise < error / 16 || Math.abs(s.y[e] as number) < TAIL * this.#largest(e);
    const tail = (s.probe[e] as number) > 0 && small && (s.blur[e] as number) < error / 16;
    if (
      (noise <= wanted && !flat) ||
      (s.growths[e] as number) >= MOST_GROWTHS ||
      kept === KEPT.detail ||
      tail
    )
      this.finish(e);
    else this.grow(e, flat ? Number.POSITIVE_INFINITY : noise / wanted);
  }

  /** The largest |f| of the rows and the probes. */
  #largest(e: number): number {
    const { s } = this;
    let most = 0;
    for (let n = e * ROWS; n < e * ROWS + (s.rows[e] as number); n++)
      most = Math.max(most, s.size[n] as number);
    for (let n = PROBES * e; n < PROBES * (e + 1); n++)
      most = Math.max(most, Math.abs(s.probes[n] as number) || 0);
    return most;
  }

  /** Whether what larger steps give can be told from the stairs that f is flat between at smaller ones. */
  #isRounding(e: number, error: number): boolean {
    const { s } = this;
    const value = Math.abs(s.value[e] as number);
    if (error + value <= (s.smallError[e] as number)) return true;
    const size = s.size[e * ROWS] as number;
    if (error <= 0.01 * value && (s.seen[e] as number) <= STAIRS * size) return true;
    const unit = this.measure(e, s.probes, PROBES * e, PROBES, s.probe[e] as number);
    if (!(unit > 0 && unit <= STAIRS * size)) return false;
    s.error[e] = error + 4 * this.unit(unit, s.at[e] as number);
    return true;
  }

  /** Whether they differ as much by the rows before the last. */
  #jumpStays(e: number): boolean {
    const { s } = this;
    if ((s.rows[e] as number) < 4) return true;
    this.sides(e);
    const jump = this.rightLimit - this.leftLimit;
    s.rows[e] = (s.rows[e] as number) - 1;
    this.sides(e);
    s.rows[e] = (s.rows[e] as number) + 1;
    return Math.abs(this.rightLimit - this.leftLimit - jump) <= 0.2 * Math.abs(jump);
  }

  /** Where the second derivatives from the right and from the left differ, the value is their mean. */
  #bendJumps(e: number): void {
    const { s } = this;
    if ((s.rows[e] as number) < 3) return;
    const at = e * ROWS + (s.rows[e] as number) - 1;
    const h = s.h[at] as number;
    if (!this.#jumpStays(e)) return;
    const error = this.sides(e) + 256 * this.unit(s.place[at] as number, h) + 64 * this.shows(e, h);
    const jump = Math.abs(this.rightLimit - this.leftLimit) / 2;
    const scale = Math.max(Math.abs(this.rightLimit), Math.abs(this.leftLimit));
    if (!(jump > 1e-3 * scale && jump > 4 * error)) return;
    s.kink[e] = 1;
    s.leftValue[e] = this.leftLimit;
    s.rightValue[e] = this.rightLimit;
    s.value[e] = (this.leftLimit + this.rightLimit) / 2;
    s.error[e] = Math.max(s.error[e] as number, error);
  }

  #otherAgrees(e: number, known: number): boolean {
    const error = this.otherError(e);
    return !(Math.abs(this.other - (this.s.smallOther[e] as number)) > error + known);
  }

  protected compareWithSmall(e: number): void {
    const { s } = this;
    const gap = Math.abs((s.value[e] as number) - (s.smallValue[e] as number));
    const error = (s.error[e] as number) + this.shows(e, s.at[e] as number);
    const small = s.smallError[e] as number;
    // Steps that missed what f is like around x may agree by chance, but not in the other derivative too.
    const known = s.smallOtherError[e] as number;
    const agree = known === Number.POSITIVE_INFINITY || this.#otherAgrees(e, known);
    const fromProbe = Math.abs((s.value[e] as number) - (s.smallProbed[e] as number));
    const near = !(fromProbe > error + (s.smallProbedError[e] as number));
    if (!(error < small && gap <= error + small && agree && near)) this.lessLarge(e);
    else if (s.side[e] === 0 && s.x[e] !== 0 && (s.at[e] as number) > Math.abs(s.x[e] as number) / 4) {
      s.sampled[e] = 0;
      this.ask(e, PHASE.far, (s.at[e] as number) * (1 + NEXT));
    } else this.accept(e);
  }

  /** Samples f's noise at the candidate's points, which are so far from x that it may be another there. */
  protected takeFar(e: number, a: number, b: number): void {
    const { s } = this;
    if (s.sampled[e] === 0) {
      s.sampled[e] = 1;
      s.farOff[2 * e] = a;
      s.farOff[2 * e + 1] = b;
      this.ask(e, PHASE.far, (s.at[e] as number) * (1 + 2 * NEXT));
      return;
    }
    const at = s.at[e] as number;
    const last = e * ROWS + (s.rows[e] as number) - 1;
    if ((s.h[last] as number) === at && Number.isFinite(a - b)) {
      const y = s.y[e] as number;
      const above = y + (s.right[last] as number) * at - 2 * (s.farOff[2 * e] as number) + a;
      const below = y - (s.left[last] as number) * at - 2 * (s.farOff[2 * e + 1] as number) + b;
      const noise = 8 * Math.max(Math.abs(above), Math.abs(below));
      s.seen[e] = Math.max(s.seen[e] as number, noise * (this.goal.order === 1 ? 1 : 2));
    }
    this.accept(e);
  }
}
