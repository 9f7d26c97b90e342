import { Acceptance } from './accept.js';
import { EPSILON, FINE, KEPT, PHASE } from './goal.js';
import { PROBES, ROWS } from './searches.js';

/** From one step of the ladder to the next. */
const RUNG = 1 / 8;

/** From the second of two steps that show one slope to a third. */
const CONFIRM = 0.37;

/** Two steps showed one slope; a third is to. */
const SURE = 255;

/** Noise that is the same at so many steps is none: f jumps at x. */
const ALIKE = 5;

/** How often a search goes down to what the ladder shows. */
const FOLLOWS = 3;

/** Noise of so many units in f's last place may be a few units at two steps by chance. */
const LOUD = 14;

/** So much less than before at two steps is not by chance. */
const QUIET = 0.05;

/** Whether what looks like noise is a detail that is finer still: a wave of a millionth of x, say. The steps go down a
 *  ladder, to where x's own digits end, until two of them show one slope. Noise has none at any. */
export abstract class Ladder extends Acceptance {
  /** Before it: what the two probes were off by. */
  protected listen(e: number, h: number): void {
    const { s } = this;
    s.loudest[e] = (s.seen[e] as number) / 8;
    s.loud[e] = h;
    s.quiet[e] = s.alike[e] = 0;
    this.ask(e, PHASE.third, h / 50);
  }

  /** Whether f is smooth at this step and the one before, beside what it was at larger ones. */
  #isQuiet(e: number, h: number, height: number): boolean {
    const { s } = this;
    const loudest = s.loudest[e] as number;
    const size = Math.abs(height);
    const place = s.place[e * ROWS + (s.rows[e] as number) - 1] as number;
    if (size < QUIET * loudest && loudest > LOUD * place) {
      s.quiet[e] = (s.quiet[e] as number) + 1;
      return s.quiet[e] === 2;
    }
    s.quiet[e] = 0;
    s.loud[e] = h;
    if (size > loudest) s.loudest[e] = size;
    return false;
  }

  protected third(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    s.probed2[e] = this.farSmaller(e, h, a, b);
    this.remember(e, 2, a, b);
    this.curves(e);
    this.#sample(e, h, s.probed2[e] as number);
    this.#isQuiet(e, h, this.#height(e, h, s.probed2[e] as number));
    this.ask(e, PHASE.fourth, h * 0.37);
  }

  /** After two steps far smaller than the probes. */
  protected fourth(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const three = s.probed2[e] as number;
    const four = this.farSmaller(e, h, a, b);
    this.curves(e);
    const gaps = Math.min(this.gap(e, h, three), this.gap(e, h, four));
    s.closed[e] = 0;
    this.remember(e, 3, a, b);
    const unit = this.measure(e, s.probes, PROBES * e, PROBES, s.probe[e] as number);
    if (unit > 0) {
      s.seen[e] = Math.max(s.seen[e] as number, (this.goal.order === 1 ? 4 : 8) * unit);
      this.accept(e);
      return;
    }
    this.#sample(e, h, four);
    s.rung[e] = four;
    if (Math.abs(three - four) <= 0.1 * gaps && this.#mayFollow(e)) {
      this.#confirm(e, h);
      return;
    }
    s.height[e] = this.#height(e, h, four);
    if (this.#isQuiet(e, h, s.height[e] as number) && this.#mayFollow(e))
      this.#follow(e, (s.loud[e] as number) / 4);
    else this.#down(e, h);
  }

  protected climb(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const before = s.rung[e] as number;
    const now = this.farSmaller(e, h, a, b);
    this.curves(e);
    this.#sample(e, h, now);
    const gaps = Math.min(this.gap(e, h, before), this.gap(e, h, now));
    const blur = this.blur(e, h, a, b);
    if (Math.abs(before - now) <= 0.1 * gaps + blur && gaps > 8 * blur) {
      if (!this.#mayFollow(e)) this.accept(e);
      else if (s.alike[e] === SURE) this.#follow(e, h / CONFIRM);
      else this.#confirm(e, h);
      return;
    }
    const height = this.#height(e, h, now);
    const same = Math.abs(height - (s.height[e] as number)) <= 0.02 * Math.abs(height);
    s.alike[e] = same && s.alike[e] !== SURE ? (s.alike[e] as number) + 1 : 0;
    [s.rung[e], s.height[e]] = [now, height];
    if (this.#isQuiet(e, h, height) && this.#mayFollow(e)) this.#follow(e, (s.loud[e] as number) / 4);
    else this.#down(e, h);
  }

  /** One more step before two that show one slope are believed: noise does by chance. */
  #confirm(e: number, h: number): void {
    this.s.alike[e] = SURE;
    this.ask(e, PHASE.ladder, h * CONFIRM);
  }

  /** What a difference is off by, times its step: noise, or the height of a jump. */
  #height(e: number, h: number, difference: number): number {
    return (difference - (this.s.value[e] as number)) * h * (this.goal.order === 1 ? 1 : h);
  }

  #down(e: number, h: number): void {
    const { s } = this;
    const step = h * RUNG;
    const flat = Number.isNaN(s.rung[e] as number);
    const size = s.size[e * ROWS + (s.rows[e] as number) - 1] as number;
    if (!flat && step > Math.max(64 * (s.least[e] as number), 256 * EPSILON * (s.origin[e] as number)))
      this.ask(e, PHASE.ladder, step);
    else if ((s.alike[e] as number) >= ALIKE && Math.abs(s.height[e] as number) > FINE * size) {
      s.fallback[e] = KEPT.nothing;
      this.giveUp(e);
    } else this.accept(e);
  }

  /** Half of what a probe counts for: there are many of these. */
  #sample(e: number, h: number, difference: number): void {
    if (!Number.isNaN(difference)) this.see(e, 4 * this.gap(e, h, difference), h);
  }

  #mayFollow(e: number): boolean {
    const { s } = this;
    const kept = s.fallback[e];
    return (
      (s.follows[e] as number) < FOLLOWS &&
      (kept === KEPT.nothing || (kept === KEPT.detail && !this.hasTeeth(e)))
    );
  }

  /** The search goes on at the steps that show one slope. */
  #follow(e: number, h: number): void {
    const { s } = this;
    s.follows[e] = (s.follows[e] as number) + 1;
    if (s.fallback[e] === KEPT.nothing) {
      s.error[e] = (s.error[e] as number) + this.shows(e, s.at[e] as number);
      s.converged[e] = 0;
      this.keep(e, KEPT.detail);
    }
    this.smaller(e, 4 * h);
  }
}
