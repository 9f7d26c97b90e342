import { EPSILON, KEPT, LEAP, PHASE, PROBE, RATIO } from './goal.js';
import { Restarts } from './restarts.js';
import { ROWS } from './searches.js';

/** So much below what noise makes of it a difference is by chance once in as many times. */
const UNLIKELY = 1e-3;

/** How candidates become results. What agrees with the difference at a much smaller step is accepted. What does not
 *  is noise, if two small steps contradict each other, and two far smaller ones as well; else it is a detail between
 *  the steps, and the search begins anew with smaller ones. Where rounding or noise limits the result, it begins
 *  anew with larger ones. */
export class Checks extends Restarts {
  protected probeStep(e: number, h: number): number {
    return Math.max(h * PROBE, 2 * (this.s.least[e] as number));
  }

  protected takeProbe(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    s.probe[e] = Number.isFinite(a - b) ? h : 0;
    s.probed[e] = this.small(e, h, a, b);
    s.probedBend[e] = this.smallBend(e, h, a, b);
    s.blur[e] = this.blur(e, h, a, b);
  }

  /** The candidate: what remains to be looked at before it is the result. */
  protected conclude(e: number): void {
    const { s } = this;
    const at = s.at[e] as number;
    const probe = s.probe[e] as number;
    const step = this.probeStep(e, at);
    if (!((s.error[e] as number) < Number.POSITIVE_INFINITY)) this.giveUp(e);
    else if (s.fallback[e] === KEPT.small) this.#compareWithSmall(e);
    else if (s.kink[e] === 1) this.#ask(e, PHASE.kink, this.#kinkStep(e));
    else if (probe > 0 && probe <= at / 8) this.#check(e);
    else if (step > at / 2) this.#accept(e);
    else this.#ask(e, PHASE.check, step);
  }

  #ask(e: number, phase: number, step: number): void {
    const { s } = this;
    s.phase[e] = phase;
    s.step[e] = Math.max(step, s.least[e] as number);
  }

  /** Takes f at the two points of a check. */
  protected takeCheck(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    switch (s.phase[e]) {
      case PHASE.check:
        this.takeProbe(e, h, a, b);
        this.#check(e);
        break;
      case PHASE.second:
        this.#second(e, h, a, b);
        break;
      case PHASE.third:
        s.probe2[e] = h;
        s.probed2[e] =
          Number.isFinite(a - b) && (a !== b || a !== s.y[e]) ? this.small(e, h, a, b) : Number.NaN;
        this.#ask(e, PHASE.fourth, h * 0.37);
        break;
      case PHASE.fourth:
        this.#fourth(e, h, a, b);
        break;
      default:
        this.#checkKink(e, h, a, b);
    }
  }

  /** What f's curve makes of the difference at a small step. */
  #curve(e: number, h: number): number {
    const { s } = this;
    if (s.side[e] === 0) return this.curve * this.#shrunk(e, h) ** 2;
    return this.goal.order === 1 ? -this.curve * RATIO * h * h : 2 * this.curve * (1 + RATIO) * h;
  }

  /** A small step by the last row's. */
  #shrunk(e: number, h: number): number {
    return h / (this.s.h[e * ROWS + (this.s.rows[e] as number) - 1] as number);
  }

  /** How far the difference at a small step is from what the candidate makes it. */
  #gap(e: number, h: number, difference: number): number {
    return Math.abs(difference - (this.s.value[e] as number) - this.#curve(e, h));
  }

  #check(e: number): void {
    const { s } = this;
    const h = s.probe[e] as number;
    if (h === 0) {
      this.anew(e, this.nearer(e, s.at[e] as number));
      return;
    }
    const central = s.side[e] === 0;
    this.curves(e);
    const gap = this.#gap(e, h, s.probed[e] as number);
    const error = s.error[e] as number;
    // Where the differences close in slowly, the one at the candidate's step is no further off than its error.
    const off = Math.abs((s.atRow[e] as number) - (s.value[e] as number));
    const slow = s.bySides[e] === 1 ? off : Math.min(off, 8 * error);
    const allowed = error + (s.blur[e] as number) + Math.abs(this.#curve(e, h)) / 2 + slow;
    if (s.bySides[e] === 1 && gap <= allowed) {
      this.#accept(e);
      return;
    }
    let noise = Math.max(0, gap - Math.abs(this.#curve(e, h)) / 8);
    if (central) {
      const ratio = this.#shrunk(e, h);
      noise = Math.max(0, gap - Math.abs(this.curveOff * ratio * ratio) / 8);
      // What the same two points make of f's bend is another sample of its noise.
      const bend = Math.abs((s.probedBend[e] as number) - this.halfBend * ratio);
      if (this.goal.order === 1) noise = Math.max(noise, bend - Math.abs(this.halfBendOff * ratio) / 8);
    }
    // Noise as large as was seen before would show here: it was a detail, which the rows have closed in on since.
    if (gap > 0 && gap < UNLIKELY * this.#shows(e, h)) s.seen[e] = 0;
    this.see(e, 8 * noise, h);
    if (noise <= allowed) this.#accept(e);
    else this.#ask(e, PHASE.second, h * 0.37);
  }

  /** Remembers an error of the difference at step h as noise of f. */
  protected see(e: number, error: number, h: number): void {
    const { s } = this;
    const seen = error * (this.goal.order === 1 ? h : h * h);
    s.seen[e] = Math.max(s.seen[e] as number, seen);
  }

  /** What the noise seen makes of the difference at step h. */
  #shows(e: number, h: number): number {
    return (this.s.seen[e] as number) / (this.goal.order === 1 ? h : h * h);
  }

  #second(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const at = s.at[e] as number;
    const one = s.probed[e] as number;
    const two = Number.isFinite(a - b) ? this.small(e, h, a, b) : one;
    this.curves(e);
    const gap = this.#gap(e, s.probe[e] as number, one);
    const gap2 = this.#gap(e, h, two);
    const gaps = Math.min(gap, gap2);
    if (Math.abs(one - two) <= 0.25 * gaps && gaps > 0) {
      // Equal on both sides of both: perhaps stairs, which are looked at again where they are flat.
      if (one === 0 && two === 0 && s.fallback[e] === KEPT.nothing) {
        s.converged[e] = 0;
        this.keep(e, KEPT.detail);
      }
      this.smaller(e, Math.sqrt(at * h));
      return;
    }
    this.see(e, 4 * gap2, h);
    this.#choose(e);
    // Noise as large as what f shows at the candidate's steps cannot be told from a detail.
    const shown = this.#shows(e, s.at[e] as number);
    if (shown > 0.5 * Math.abs(s.value[e] as number) && gaps > 0) {
      s.blind[e] = shown + (s.error[e] as number) + Math.abs(s.value[e] as number);
      this.smaller(e, h * LEAP);
    } else this.#ask(e, PHASE.third, h / 50);
  }

  /** The rows' best candidate, now that the noise is known: with noise, the first rows are better than the last. */
  #choose(e: number): void {
    const { s, extrapolation } = this;
    const rows = s.rows[e] as number;
    let best = (s.error[e] as number) + this.#shows(e, s.at[e] as number);
    for (let n = 2; n <= rows; n++) {
      s.rows[e] = n;
      const at = e * ROWS + n - 1;
      const h = s.h[at] as number;
      this.extrapolate(e);
      const noise = this.noise(e, at, false);
      const error = extrapolation.error + noise;
      if (!(error + this.#shows(e, h) < best)) continue;
      best = error + this.#shows(e, h);
      [s.value[e], s.error[e], s.noise[e], s.at[e]] = [extrapolation.value, error, noise, h];
      s.atRow[e] = s.difference[at] as number;
    }
    s.rows[e] = rows;
  }

  /** After two steps far smaller still. */
  #fourth(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const three = s.probed2[e] as number;
    const four = Number.isFinite(a - b) && (a !== b || a !== s.y[e]) ? this.small(e, h, a, b) : Number.NaN;
    this.curves(e);
    const gaps = Math.min(this.#gap(e, h, three), this.#gap(e, h, four));
    s.closed[e] = 0;
    if (Math.abs(three - four) <= 0.1 * gaps && s.fallback[e] === KEPT.nothing) {
      s.error[e] = (s.error[e] as number) + this.#shows(e, s.at[e] as number);
      s.converged[e] = 0;
      this.keep(e, KEPT.detail);
      this.smaller(e, 4 * h);
      return;
    }
    this.#accept(e);
  }

  #kinkStep(e: number): number {
    const { s } = this;
    const at = s.at[e] as number;
    const jump = Math.abs((s.rightValue[e] as number) - (s.leftValue[e] as number)) / 2;
    const step = Math.max((64 * EPSILON * Math.abs(s.y[e] as number)) / jump, at * 1e-15);
    return Math.max(4 * (s.least[e] as number), Math.min(step, at / 8));
  }

  /** Whether the kink is still there at a step as small as can be: at x, and not beside it. */
  #checkKink(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const jump = ((s.rightValue[e] as number) - (s.leftValue[e] as number)) / 2;
    if (Math.abs(this.smallBend(e, h, a, b) - jump) <= Math.abs(jump) / 2) {
      s.converged[e] = s.closed[e] as number;
      this.finish(e);
    } else this.smaller(e, Math.sqrt(h * (s.at[e] as number)));
  }

  /** The candidate is the result, unless larger steps would do better. */
  #accept(e: number): void {
    const { s, goal } = this;
    if (goal.order === 2 && s.side[e] === 0) this.#bendJumps(e);
    const value = s.value[e] as number;
    const shown = this.#shows(e, s.at[e] as number);
    const error = (s.error[e] as number) + shown;
    s.error[e] = error;
    const base = e * ROWS;
    const bend =
      s.side[e] === 0 && goal.order === 1
        ? Math.abs((s.right[base] as number) - (s.left[base] as number)) / 2
        : Math.abs((s.difference[base] as number) - value);
    const scale = Math.max(Math.abs(value), bend);
    const wanted = goal.tolerance * scale;
    const last = base + (s.rows[e] as number) - 1;
    const flat = s.side[e] === 0 && s.right[last] === 0 && s.left[last] === 0;
    const rounding = 32 * (s.noise[e] as number);
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
    // Flat where steps are small: stairs, which f's own size tells from rounding.
    if (
      kept === KEPT.flat &&
      !(error <= 0.01 * Math.abs(value) && (s.seen[e] as number) <= 1e-6 * (s.size[base] as number))
    ) {
      if (value !== 0) {
        this.goBack(e);
        return;
      }
    }
    if (kept === KEPT.flat) s.fallback[e] = KEPT.nothing;
    const noise = Math.max(s.noise[e] as number, shown);
    // What vanishes beside the differences further out, and is seen from close by too, is f's tail, not rounding.
    const close = Math.abs((s.probed[e] as number) - value) <= 1e-3 * Math.abs(value);
    const tail = value !== 0 && error > Math.abs(value) && (s.probe[e] as number) > 0 && close;
    if ((noise <= wanted && !flat) || (s.growths[e] as number) >= 3 || kept === KEPT.detail || tail)
      this.finish(e);
    else this.grow(e, flat ? Number.POSITIVE_INFINITY : noise / wanted);
  }

  /** Where the second derivatives from the right and from the left differ, the value is their mean. */
  #bendJumps(e: number): void {
    const { s } = this;
    if ((s.rows[e] as number) < 3) return;
    const at = e * ROWS + (s.rows[e] as number) - 1;
    const error = this.sides(e) + 64 * this.unit(s.size[at] as number, s.h[at] as number);
    const jump = Math.abs(this.rightLimit - this.leftLimit) / 2;
    const scale = Math.max(Math.abs(this.rightLimit), Math.abs(this.leftLimit));
    if (!(jump > 1e-3 * scale && jump > 4 * error)) return;
    s.kink[e] = 1;
    s.leftValue[e] = this.leftLimit;
    s.rightValue[e] = this.rightLimit;
    s.value[e] = (this.leftLimit + this.rightLimit) / 2;
    s.error[e] = Math.max(s.error[e] as number, error);
  }

  #compareWithSmall(e: number): void {
    const { s } = this;
    const gap = Math.abs((s.value[e] as number) - (s.smallValue[e] as number));
    const error = (s.error[e] as number) + this.#shows(e, s.at[e] as number);
    const small = s.smallError[e] as number;
    if (error < small && gap <= error + small) this.#accept(e);
    else this.goBack(e);
  }
}
