import { Candidates } from './candidates.js';
import { ROWS } from './searches.js';

/** How the candidate's rows bend: what they make of f at smaller steps. */
export abstract class Curves extends Candidates {
  /** What central differences are off by at the last row's step, `curve`, which shrinks with the step squared, and
   *  `squared`, with that squared; half the
   *  difference of the slopes to both sides there, as far as it shrinks with the step, `halfBend`, and with its cube,
   *  `cubed`. Each from the last three rows; how much the first of these adds is `curveOff` and `halfBendOff`. */
  protected curve = 0;
  protected curveOff = 0;
  protected squared = 0;
  protected halfBend = 0;
  protected halfBendOff = 0;
  protected cubed = 0;
  protected curves(e: number): void {
    const { s } = this;
    const at = e * ROWS + (s.rows[e] as number) - 1;
    const value = s.value[e] as number;
    if (s.side[e] !== 0) {
      // One-sided slopes are a polynomial in the step; its square term is what the line through two leaves out.
      const [h, wide, widest] = [s.h[at] as number, s.h[at - 1] as number, s.h[at - 2] as number];
      const [near, far] = [s.difference[at] as number, s.difference[at - 1] as number];
      const line = (near - far) / (h - wide);
      this.curve = (line - (far - (s.difference[at - 2] as number)) / (wide - widest)) / (h - widest);
      return;
    }
    const h = s.h[at] as number;
    this.curve = this.#limit(
      at,
      (n) => ((s.difference[n] as number) - value) * (h / (s.h[n] as number)) ** 2,
    );
    this.curveOff = this.#off;
    this.squared = (s.difference[at] as number) - value - this.curve;
    const bend = (n: number) => ((s.right[n] as number) - (s.left[n] as number)) / 2;
    this.halfBend = this.#limit(at, (n) => bend(n) * (h / (s.h[n] as number)));
    this.halfBendOff = this.#off;
    this.cubed = bend(at) - this.halfBend;
  }

  /** What the slopes between both sides are off by at the last row's step, of second derivatives; as `curve`. */
  protected slopeCurve(e: number): void {
    const { s, other } = this;
    const at = e * ROWS + (s.rows[e] as number) - 1;
    const h = s.h[at] as number;
    const slope = (n: number) => ((s.right[n] as number) + (s.left[n] as number)) / 2 - other;
    this.halfBend = this.#limit(at, (n) => slope(n) * (h / (s.h[n] as number)) ** 2);
    this.halfBendOff = this.#off;
  }

  /** The limit of what grows with the step squared, by the last three rows; `#off` is what the first of them adds. */
  #off = 0;
  #limit(at: number, of: (row: number) => number): number {
    const { h } = this.s;
    const [near, far, farthest] = [h[at] as number, h[at - 1] as number, h[at - 2] as number];
    const [one, two, three] = [of(at), of(at - 1), of(at - 2)];
    const last = one + (one - two) / ((far / near) ** 2 - 1);
    const before = two + (two - three) / ((farthest / far) ** 2 - 1);
    const added = (last - before) / ((farthest / near) ** 2 - 1);
    this.#off = added;
    return last + added;
  }
}
