import { KEPT, LEAP, PHASE } from './goal.js';
import { Ladder } from './ladder.js';
import { ROWS } from './searches.js';

/** So much below what noise makes of it a difference is by chance once in as many times. */
const UNLIKELY = 1e-3;

/** Samples of so much of what rounding alone may do are f's last place: as much as the error always counts (see `accept`). */
const QUIET = 3 / 8;

/** Two samples are not by chance this much smaller than f's noise. */
const SLIGHT = 64;

/** Further small steps that sample f's noise, against the probe's. */
const SAMPLES = [2.3, 0.37] as const;

/** How candidates become results. What agrees with the difference at a much smaller step is accepted. What does not
 *  is noise, if two small steps contradict each other, and all far smaller ones as well (see `Ladder`); else it is a
 *  detail between the steps, and the search begins anew with smaller ones. */
export class Checks extends Ladder {
  /** The candidate: what remains to be looked at before it is the result. */
  protected conclude(e: number): void {
    const { s } = this;
    const at = s.at[e] as number;
    const probe = s.probe[e] as number;
    const step = this.probeStep(e, at);
    // What came after the candidate is no part of it: what it makes of a probe is by its own rows.
    const base = e * ROWS - 1;
    while ((s.rows[e] as number) > 3 && (s.h[base + (s.rows[e] as number)] as number) < at)
      s.rows[e] = (s.rows[e] as number) - 1;
    if (!((s.error[e] as number) < Number.POSITIVE_INFINITY)) this.giveUp(e);
    else if (s.fallback[e] === KEPT.small) this.compareWithSmall(e);
    else if (s.kink[e] === 1) this.ask(e, PHASE.kink, this.kinkStep(e));
    else if (probe > 0 && probe <= at / 8) this.#check(e);
    else if (step > at / 2) this.accept(e);
    else this.ask(e, PHASE.check, step);
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
      case PHASE.again:
        this.#again(e, h, a, b);
        break;
      case PHASE.third:
        this.third(e, h, a, b);
        break;
      case PHASE.fourth:
        this.fourth(e, h, a, b);
        break;
      case PHASE.ladder:
        this.climb(e, h, a, b);
        break;
      case PHASE.far:
        this.takeFar(e, a, b);
        break;
      case PHASE.edge:
        this.takeEdge(e, h, a, b);
        break;
      case PHASE.teeth:
        this.takeTooth(e, a, b);
        break;
      default:
        this.checkKink(e, h, a, b);
    }
  }

  /** A second sample of noise that the candidate's error has room for. Where the two contradict each other by more than
   *  rounding would, what f is like at far smaller steps is looked at as well. */
  #again(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    if (!Number.isFinite(a - b)) {
      this.accept(e);
      return;
    }
    this.curves(e);
    const one = s.probed[e] as number;
    const two = this.small(e, h, a, b);
    const [gap, gap2] = [this.gap(e, s.probe[e] as number, one), this.gap(e, h, two)];
    const apart = Math.abs(one - this.curveAt(e, s.probe[e] as number) - two + this.curveAt(e, h));
    const noise = this.sample(e, h, gap2, this.smallOther(e, h, a, b));
    this.see(e, 8 * noise, h);
    const rough = apart > 0.25 * Math.min(gap, gap2) && noise > 4 * this.blur(e, h, a, b);
    s.samples[e] = (s.samples[e] as number) + 1;
    if (rough) {
      this.remember(e, 1, a, b);
      this.listen(e, h);
    } else this.#sampleMore(e);
  }

  /** One probe, of two samples, is small by chance where f's noise is not: the candidate is accepted after three. */
  #sampleMore(e: number): void {
    const { s } = this;
    const step = SAMPLES[s.samples[e] as number];
    if (step === undefined) this.accept(e);
    else this.ask(e, PHASE.again, (s.probe[e] as number) * step);
  }

  #check(e: number): void {
    const { s } = this;
    const h = s.probe[e] as number;
    if (h === 0) {
      this.anew(e, this.nearer(e, s.at[e] as number));
      return;
    }
    if (this.isCusp(e)) {
      this.smaller(e, Math.sqrt((s.at[e] as number) * h));
      return;
    }
    this.curves(e);
    const gap = this.gap(e, h, s.probed[e] as number);
    const error = s.error[e] as number;
    // Where the differences close in slowly, the one at the candidate's step is no further off than its error.
    const off = Math.abs((s.atRow[e] as number) - (s.value[e] as number));
    const slow = s.bySides[e] === 1 ? off : Math.min(off, 8 * error);
    const allowed = error + (s.blur[e] as number) + Math.abs(this.curveAt(e, h)) / 2 + slow;
    if (s.bySides[e] === 1 && gap <= allowed) {
      this.accept(e);
      return;
    }
    const noise = this.sample(e, h, gap, s.probedOther[e] as number);
    // Noise as large as was seen before would show here: it was a detail, which the rows have closed in on since.
    if (gap > 0 && gap < UNLIKELY * this.shows(e, h)) s.seen[e] = 0;
    this.see(e, 8 * noise, h);
    const quiet = Math.max(QUIET * (s.blur[e] as number), this.hidden(e, h), s.noise[e] as number);
    const floor = 8 * quiet * h;
    const enough = (this.goal.tolerance * Math.abs(s.value[e] as number)) / 2;
    // Or so small that it would not matter were it some times as much.
    const slight = noise * Math.max(4, (SLIGHT * h) / (s.at[e] as number)) <= error;
    const small = slight || (noise <= quiet && floor <= enough * (s.at[e] as number));
    if (noise <= allowed && this.goal.order === 1 && small) {
      s.floor[e] = floor;
      this.accept(e);
    } else if (noise <= allowed) this.#sampleMore(e);
    else this.ask(e, PHASE.second, h * 0.37);
  }

  #second(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const at = s.at[e] as number;
    const one = s.probed[e] as number;
    const two = Number.isFinite(a - b) ? this.small(e, h, a, b) : one;
    this.remember(e, 1, a, b);
    this.curves(e);
    const gap = this.gap(e, s.probe[e] as number, one);
    const gap2 = this.gap(e, h, two);
    const gaps = Math.min(gap, gap2);
    const stairs = this.isRough(e, h, a, b, two);
    if (Math.abs(one - two) <= 0.25 * gaps && gaps > 0 && !stairs) {
      // Equal on both sides of both: perhaps stairs, which are looked at again where they are flat.
      if (one === 0 && two === 0 && s.fallback[e] === KEPT.nothing) {
        s.converged[e] = 0;
        this.keep(e, KEPT.detail);
      }
      this.smaller(e, Math.sqrt(at * h));
      return;
    }
    this.see(e, 4 * gap2, h);
    this.choose(e);
    // Noise as large as what f shows at the candidate's steps cannot be told from a detail.
    const shown = this.shows(e, s.at[e] as number);
    if (this.hasTeeth(e)) this.accept(e);
    else if (shown > 0.5 * Math.abs(s.value[e] as number) && gaps > 0) {
      s.blind[e] = shown + (s.error[e] as number) + Math.abs(s.value[e] as number);
      this.smaller(e, h * LEAP);
    } else this.listen(e, h);
  }
}
