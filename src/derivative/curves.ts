/** How the candidate's rows bend, and so what f should be at smaller steps. */

import { ROWS } from './searches.js';
import type { Work } from './work.js';

/** Finds the terms of f at the last row's step h, from the last three rows. The central difference is off by `curve`, which
 *  shrinks as h², and by `squared`, which shrinks as h⁴. Half the difference of the slopes to both sides is `halfBend`,
 *  which shrinks as h, and `cubed`, which shrinks as h³. The first of the three rows adds `curveOff` and `halfBendOff`:
 *  that much the terms may be off. */
export function fitCurves(w: Work, e: number): void {
  const { s } = w;
  const at = e * ROWS + (s.rows[e] as number) - 1;
  const value = s.value[e] as number;
  if (s.side[e] !== 0) {
    // One-sided slopes are a polynomial in the step; its square term is what the line through two leaves out.
    const [h, wide, widest] = [s.h[at] as number, s.h[at - 1] as number, s.h[at - 2] as number];
    const [near, far] = [s.difference[at] as number, s.difference[at - 1] as number];
    const line = (near - far) / (h - wide);
    w.curve = (line - (far - (s.difference[at - 2] as number)) / (wide - widest)) / (h - widest);
    return;
  }
  const h = s.h[at] as number;
  w.curve = limitOf(w, at, (n) => ((s.difference[n] as number) - value) * (h / (s.h[n] as number)) ** 2);
  w.curveOff = w.limitOff;
  w.squared = (s.difference[at] as number) - value - w.curve;
  const bend = (n: number) => ((s.right[n] as number) - (s.left[n] as number)) / 2;
  w.halfBend = limitOf(w, at, (n) => bend(n) * (h / (s.h[n] as number)));
  w.halfBendOff = w.limitOff;
  w.cubed = bend(at) - w.halfBend;
}

/** What the slopes between both sides are off by at the last row's step, of second derivatives; as `curve`. */
export function fitSlopes(w: Work, e: number): void {
  const { s, other } = w;
  const at = e * ROWS + (s.rows[e] as number) - 1;
  const h = s.h[at] as number;
  const slope = (n: number) => ((s.right[n] as number) + (s.left[n] as number)) / 2 - other;
  w.halfBend = limitOf(w, at, (n) => slope(n) * (h / (s.h[n] as number)) ** 2);
  w.halfBendOff = w.limitOff;
}

/** The limit, at step 0, of what changes as the step squared, by the last three rows; `w.limitOff` is what the first of
 *  them adds. */
function limitOf(w: Work, at: number, of: (row: number) => number): number {
  const { h } = w.s;
  const [near, far, farthest] = [h[at] as number, h[at - 1] as number, h[at - 2] as number];
  const [one, two, three] = [of(at), of(at - 1), of(at - 2)];
  const last = one + (one - two) / ((far / near) ** 2 - 1);
  const before = two + (two - three) / ((farthest / far) ** 2 - 1);
  const added = (last - before) / ((farthest / near) ** 2 - 1);
  w.limitOff = added;
  return last + added;
}
