/** A learner's answer to "what is the slope of the whole?", judged: right, or which of the usual mistakes it is. */

import type { Elementwise } from '../types.js';

/** `sum`: the slopes added. `place`: a slope taken at x in place of what enters its link. `one`: the slope of one link
 *  alone. `sign`: right but for its sign. `wrong`: any other. */
export type Verdict = 'right' | 'sum' | 'place' | 'one' | 'sign' | 'wrong';

/** Two digits are enough for a guess, and three for a small number. */
const NEAR = 0.02;

/** @param answer the slope of f at x, as the learner has it.
 *  @param delta of the differences that are shown. */
export function judge(f: Elementwise, x: number, delta: number, answer: number): Verdict {
  const slopes = f.trace(x, { delta }).map(({ slope }) => slope);
  const product = slopes.reduce((a, b) => a * b, 1);
  const is = (value: number) => Math.abs(answer - value) <= NEAR * Math.abs(value);
  if (is(product)) return 'right';
  if (slopes.length > 1 && is(slopes.reduce((a, b) => a + b, 0))) return 'sum';
  // Every link's slope at x itself.
  const misplaced = f.links.reduce((result, link) => result * link.deriv(x, { delta }), 1);
  if (slopes.length > 1 && is(misplaced)) return 'place';
  if (is(-product)) return 'sign';
  if (slopes.length > 1 && slopes.some(is)) return 'one';
  return 'wrong';
}

/** A number as people type it: `-0.5`, `−0,5`, `1e3`; NaN for anything else. */
export function readNumber(text: string): number {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return plain === '' ? Number.NaN : Number(plain);
}
