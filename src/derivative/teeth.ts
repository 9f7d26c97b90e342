import { PHASE } from './goal.js';
import { Probes } from './probes.js';
import { ROWS } from './searches.js';

/** Distances from x that are searched for teeth: between the result's steps and those that the search began with, as
 *  powers of their ratio. */
const DISTANCES = [0.5, 0.65, 0.8] as const;

/** Slopes this close, against what f rises by between, are one. */
const ALIKE = 0.05;

/** After all of them. */
const TOLD = 2 * DISTANCES.length;

/** Results of steps so much smaller than those that the search began with, at least. */
const FAR = 1e-3;

/** Whether a slope that only small steps show is f's, or that of teeth: what is left of two large numbers, divided by x,
 *  is a stair whose treads are not level. The slope at other places tells: that of a wave differs, that of teeth is the
 *  same, though f does not rise by it between them. */
export abstract class Teeth extends Probes {
  protected abstract settle(e: number, teeth: boolean): void;

  /** Whether the result is to be looked at for teeth; then the points for it are asked for. */
  protected seekTeeth(e: number): boolean {
    const { s } = this;
    const at = s.at[e] as number;
    if ((s.teeth[e] as number) > 0 || s.side[e] !== 0 || s.kink[e] === 1) return false;
    if (!(at < FAR * (s.origin[e] as number)) || (s.rows[e] as number) === 0) return false;
    s.spread[e] = s.oddAbove[e] = s.oddBelow[e] = 0;
    this.#ask(e);
    return true;
  }

  #distance(e: number): number {
    const { s } = this;
    const at = 4 * this.#tread(e);
    return at * ((s.origin[e] as number) / at) ** (DISTANCES[(s.teeth[e] as number) >> 1] as number);
  }

  /** How far apart the two points of a slope are. */
  #tread(e: number): number {
    const { s } = this;
    const last = e * ROWS + (s.rows[e] as number) - 1;
    const slope = this.#slope(e);
    const rounding = slope > 0 ? (256 * (s.place[last] as number)) / slope : 0;
    const digits = Math.max(16 * (s.least[e] as number), rounding);
    return Math.max((s.at[e] as number) / 4, Math.min(digits, (s.origin[e] as number) / 64));
  }

  #slope(e: number): number {
    const { s } = this;
    const last = e * ROWS + (s.rows[e] as number) - 1;
    return Math.abs((s.right[last] as number) + (s.left[last] as number)) / 2;
  }

  #ask(e: number): void {
    const second = ((this.s.teeth[e] as number) & 1) === 1;
    this.ask(e, PHASE.teeth, this.#distance(e) + (second ? this.#tread(e) : 0));
  }

  /** Takes f at a distance, or a tread further out. */
  protected takeTooth(e: number, h: number, a: number, b: number): void {
    const { s } = this;
    const step = s.teeth[e] as number;
    if (!Number.isFinite(a - b)) this.#tell(e, false);
    else if ((step & 1) === 0) {
      s.toothAbove[e] = a;
      s.toothBelow[e] = b;
      s.teeth[e] = step + 1;
      this.#ask(e);
    } else {
      const x = s.x[e] as number;
      const near = this.#distance(e);
      const above = (a - (s.toothAbove[e] as number)) / (x + h - (x + near));
      const below = ((s.toothBelow[e] as number) - b) / (x - near - (x - h));
      const last = e * ROWS + (s.rows[e] as number) - 1;
      const here = ((s.right[last] as number) + (s.left[last] as number)) / 2;
      const rise = ((s.toothAbove[e] as number) - (s.toothBelow[e] as number)) / (x + near - (x - near));
      const off = Math.abs(rise - here);
      // A step, flat on both sides, rises by less the further out.
      const steady = step === 1 || Math.abs(rise - (s.rise[e] as number)) <= 0.25 * off;
      if (!(off <= (s.spread[e] as number))) s.spread[e] = off;
      s.rise[e] = rise;
      s.teeth[e] = step + 1;
      // One of three may have the edge of a tooth between its points, on either side. In the mean of both a bend of f
      // cancels.
      const isOdd = (slope: number) => !(Math.abs(slope - here) <= ALIKE * off);
      const bent = isOdd((above + below) / 2);
      const [oddAbove, oddBelow] = [bent && isOdd(above), bent && isOdd(below)];
      if (oddAbove) s.oddAbove[e] = (s.oddAbove[e] as number) + 1;
      if (oddBelow) s.oddBelow[e] = (s.oddBelow[e] as number) + 1;
      const most = Math.max(s.oddAbove[e] as number, s.oddBelow[e] as number);
      const odd = most > 1 || (oddAbove && oddBelow);
      if (odd || !(off > 0 && steady)) this.#tell(e, false);
      else if (step + 1 === TOLD) this.#tell(e, true);
      else this.#ask(e);
    }
  }

  #tell(e: number, teeth: boolean): void {
    this.s.teeth[e] = TOLD;
    if (!teeth) this.s.spread[e] = 0;
    this.settle(e, teeth);
  }
}
