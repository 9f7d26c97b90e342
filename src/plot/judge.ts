/** A learner's answer, judged: right, or which of the usual mistakes it is. */

import type { Elementwise } from '../types.js';

export type Verdict =
  | 'right'
  /** The links' slopes were added. */
  | 'sum'
  /** A slope was taken at x, not at what enters its link. */
  | 'place'
  /** The slope of one link alone, where that of the whole is asked. */
  | 'one'
  /** The slope of the whole, where that of a link is asked. */
  | 'whole'
  /** The slope of another link. */
  | 'other'
  /** What comes out, where a slope is asked. */
  | 'value'
  /** Right but for its sign. */
  | 'sign'
  /** What the drawn line should be. */
  | 'steeper'
  | 'flatter'
  /** None of these. */
  | 'wrong';

/** Two digits are enough for a guess, and three for a small number. */
const NEAR = 0.02;

/** A line is the tangent to the eye if it is turned by less than this, in radians: about 3 degrees. */
const TURN = 0.05;

const near = (answer: number) => (value: number) => Math.abs(answer - value) <= NEAR * Math.abs(value);

/** @param answer the slope of f at x, as the learner has it.
 *  @param delta of the differences that are shown. */
export function judge(f: Elementwise, x: number, delta: number, answer: number): Verdict {
  const steps = f.trace(x, { delta });
  const slopes = steps.map(({ slope }) => slope);
  const product = slopes.reduce((a, b) => a * b, 1);
  const is = near(answer);
  if (is(product)) return 'right';
  if (slopes.length > 1 && is(slopes.reduce((a, b) => a + b, 0))) return 'sum';
  // Every link's slope at x itself.
  const misplaced = f.links.reduce((result, link) => result * link.deriv(x, { delta }), 1);
  if (slopes.length > 1 && is(misplaced)) return 'place';
  if (is(-product)) return 'sign';
  if (slopes.length > 1 && slopes.some(is)) return 'one';
  return is(steps.at(-1)?.output ?? Number.NaN) ? 'value' : 'wrong';
}

/** @param answer the slope of a link of f, as the learner has it.
 *  @param link its place in the chain, from 0. */
export function judgeFactor(f: Elementwise, x: number, delta: number, answer: number, link: number): Verdict {
  const steps = f.trace(x, { delta });
  const step = steps[link];
  const is = near(answer);
  if (!step || is(step.slope)) return 'right';
  if (link > 0 && is(f.links[link]?.deriv(x, { delta }) ?? Number.NaN)) return 'place';
  if (is(-step.slope)) return 'sign';
  if (steps.length > 1 && is(steps.reduce((product, { slope }) => product * slope, 1))) return 'whole';
  if (is(step.output)) return 'value';
  return steps.some(({ slope }) => is(slope)) ? 'other' : 'wrong';
}

/** @param slope of the curve. @param line the slope of the learner's line.
 *  @param unit the slope of a line that rises by 45 degrees on the screen. */
export function judgeLine(slope: number, line: number, unit: number): Verdict {
  const [is, has] = [slope, line].map((value) => Math.atan(value / unit)) as [number, number];
  if (Math.abs(is - has) <= TURN) return 'right';
  if (Math.sign(is) !== Math.sign(has) && Math.min(Math.abs(is), Math.abs(has)) > TURN) return 'sign';
  return Math.abs(is) > Math.abs(has) ? 'steeper' : 'flatter';
}

/** A number as people type it: `-0.5`, `−0,5`, `1e3`; NaN for anything else. */
export function readNumber(text: string): number {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return plain === '' ? Number.NaN : Number(plain);
}
