import { arange } from '../ranges.js';
import { dusted } from './format.js';

/** An evenly spaced range, as `arange` takes it. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** The chapter's: 600 points from -3 to 3. */
export const DEFAULT_SPAN: Span = { from: -3, to: 3, step: 0.01 };

/** About so many points make a curve smooth at any width of screen. */
const POINTS = 600;

/** Narrower or wider, doubles or eyes have nothing to see. */
const LEAST_WIDTH = 1e-6;
const MOST_WIDTH = 1e6;

/** A range must be this wide at least relative to its numbers, and absolutely: doubles that are closer have nothing
 *  between them to draw, and uPlot draws nothing below 1e-16. None may be larger than the last: distances would
 *  overflow. */
const [LEAST_PART, LEAST, MOST] = [1e-13, 1e-15, 1e300] as const;

/** More points than this are not drawn. */
const MOST_POINTS = 100_000;

/** The points of a span: those of `arange`, each as it is read, 0 and not the dust of a sum near it. */
export const pointsOf = ({ from, to, step }: Span): Float64Array =>
  arange(from, to, step).map((x) => dusted(x, step));

/** Zooms by a factor, about an x that stays in place. The ends and the step stay round numbers. */
export function zoom({ from, to }: Span, factor: number, about: number): Span {
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, (to - from) * factor));
  const scale = width / (to - from);
  const step = roundStep(width / POINTS);
  const left = about - (about - from) * scale;
  return { from: multiple(left, step), to: multiple(left + width, step), step };
}

/** Moves by a distance, in whole steps. */
export function pan({ from, to, step }: Span, distance: number): Span {
  const whole = Math.round(distance / step) * step;
  return { from: multiple(from + whole, step), to: multiple(to + whole, step), step };
}

/** What is wrong with a span, in words; undefined if nothing is. */
export function faultOf({ from, to, step }: Span): string | undefined {
  if (![from, to, step].every(Number.isFinite)) return 'from, to and step must be finite numbers';
  if (!(from < to)) return `from must be below to; got ${from} and ${to}`;
  const narrow = widthFaultOf(from, to);
  if (narrow) return narrow;
  if (!(step > 0)) return `step must be above 0; got ${step}`;
  const count = (to - from) / step;
  if (count < 1.5) return `step must be small enough for two points or more; got ${step}`;
  if (count > MOST_POINTS) return `step must be large enough for at most ${MOST_POINTS} points; got ${step}`;
  if (from + step === from || to - step === to)
    return `step must be large enough to tell points apart; got ${step}`;
  return undefined;
}

/** What is wrong with the width of a range, in words; undefined if nothing is. */
export function widthFaultOf(from: number, to: number): string | undefined {
  const size = Math.max(Math.abs(from), Math.abs(to));
  if (size > MOST) return `ends of a range must be at most ${MOST} in size; got ${from} and ${to}`;
  if (to - from < Math.max(LEAST_PART * size, LEAST))
    return `ends of a range must be farther apart for numbers of their size; got ${from} and ${to}`;
  return undefined;
}

/** The nearest of 1, 2, 5, 10, 20, ... */
export function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const digit = step / power;
  const nice = digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10;
  return Number((nice * power).toPrecision(1));
}

/** x as a whole multiple of step, without the dust of binary fractions. */
const multiple = (x: number, step: number): number =>
  Number((Math.round(x / step) * step).toPrecision(12)) + 0;
