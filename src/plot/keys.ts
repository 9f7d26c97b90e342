import { tidy } from './format.js';
import { nearestIndex } from './plot-state.js';
import { pan, type Span, zoom } from './span.js';

/** The x that a key moves to: arrows go to the neighbours, with Shift ten points on; Home and End to the ends.
 *  @param now index in the range to move from.
 *  @returns undefined for any other key. */
export function moveOf(
  { key, shiftKey }: KeyboardEvent,
  range: Float64Array,
  now: number,
): number | undefined {
  const last = range.length - 1;
  const far = shiftKey ? 10 : 1;
  const to = { ArrowLeft: now - far, ArrowRight: now + far, Home: 0, End: last }[key];
  return to === undefined ? undefined : xOf(range, Math.max(0, Math.min(last, to)));
}

/** The span that a key shows: + and - zoom, 0 resets, Page Up and Page Down pan.
 *  @param about an x that stays in place. @param home what 0 goes back to. */
export function zoomOf(key: string, span: Span, about: number, home: Span): Span | undefined {
  const width = span.to - span.from;
  if (key === '+' || key === '=') return zoom(span, 0.8, about);
  if (key === '-') return zoom(span, 1.25, about);
  if (key === '0') return home;
  if (key === 'PageUp') return pan(span, width / 4);
  if (key === 'PageDown') return pan(span, -width / 4);
  return undefined;
}

/** The span of an evenly spaced range. */
export function spanOf(range: Float64Array): Span {
  const [from = 0, second = 0] = range;
  const step = Number((second - from).toPrecision(6));
  return { from, to: Number((from + range.length * step).toPrecision(12)), step };
}

/** The point of the range nearest to x. */
export const snapped = (range: Float64Array, x: number): number => xOf(range, nearestIndex(range, x)) ?? x;

/** A point of the range as its round number: -0.44 where sums of steps come to -0.44000000000005457. */
function xOf(range: Float64Array, index: number): number | undefined {
  const x = range[index];
  const apart = (range[1] ?? 0) - (range[0] ?? 0);
  if (x === undefined) return undefined;
  const round = tidy(x, apart);
  // Where points are closer than that rounds, they are what they are.
  return Math.abs(round - x) < Math.abs(apart) * 1e-3 ? round : x;
}
