import type { Elementwise } from '../types.js';
import { format, tidy } from './format.js';
import type { HeightsAt } from './line.js';
import { readable } from './readable.js';
import { type Curve, type PlotWords, WORDS } from './words.js';

/** Digits of an x, and the most that `tidy` leaves it. */
const [DIGITS, MOST_DIGITS] = [4, 12] as const;

/** What a curve is called. With a delta it is no derivative: of one function the difference, of a chain the product of its
 *  links' differences, which is not the difference of the whole. A delta that is less than what is between two points
 *  of the range is none that a picture shows. */
export const labelOf = (
  curve: Curve,
  {
    f,
    delta,
    range,
    words = WORDS,
  }: Pick<PlotState, 'f' | 'delta' | 'words'> & Partial<Pick<PlotState, 'range'>>,
): string => {
  if (curve === 'value') return 'f(x)';
  if (delta === 0 || (range && delta < spacing(range))) return 'df/dx';
  return f.links.length === 1 ? 'Δf/Δx' : words.differences;
};

/** From one point to the next; of a single point 0. */
const spacing = (range: Float64Array): number =>
  range.length < 2 ? 0 : ((range.at(-1) as number) - (range[0] as number)) / (range.length - 1);

/** One more curve, such as a link's own: thin, behind the others. */
export interface Extra {
  readonly label: string;
  readonly values: Float64Array;
  /** The curve at any x, which tells its jumps from where it is steep; without it a line goes through all values. */
  readonly of?: HeightsAt | undefined;
  /** As CSS has it; default: the style sheet's `--fx-extra`. */
  readonly color?: string | undefined;
  /** Drawn thicker than the others. */
  readonly strong?: boolean | undefined;
  /** Lengths of dashes and of the gaps between them, in CSS pixels; default: none. */
  readonly dash?: readonly number[] | undefined;
  /** The axes make no room for it: it is drawn where it is in view. */
  readonly optional?: boolean | undefined;
}

/** A height that is marked at the point. */
export interface Rung {
  readonly height: number;
  readonly label: string;
  /** As CSS has it; default: the text's. */
  readonly color?: string | undefined;
}

/** What a plot shows; `update` takes any part of it. */
export interface PlotState {
  readonly f: Elementwise;
  readonly range: Float64Array;
  readonly curves: readonly Curve[];
  /** Of the difference that df/dx is drawn with. */
  readonly delta: number;
  /** Default: from the chain's name. Empty for none. */
  readonly title?: string | undefined;
  /** An x to mark on the curves, with the tangent and the secant there; null for none. */
  readonly point?: number | null | undefined;
  /** More curves. */
  readonly extras?: readonly Extra[] | undefined;
  /** Heights marked at the point, one after another: a product as it grows. */
  readonly ladder?: readonly Rung[] | undefined;
  /** The slope of a line through the point that the reader turns; it stands in the tangent's place. */
  readonly line?: number | undefined;
  /** Whether the slope is asked, and so not said. */
  readonly secret?: boolean | undefined;
  /** What the plot says; default: in English. */
  readonly words?: PlotWords | undefined;
  /** Limits of the vertical axis; default: such that the curves' shape is seen. */
  readonly vertical?: [low: number, high: number] | undefined;
}

/** The height of a curve at one x. */
export const heightOf = (curve: Curve, { f, delta }: PlotState, x: number): number =>
  curve === 'value' ? f(x) : f.deriv(x, { delta });

/** The derivative at x, or the difference where a function of the caller's has no derivative. */
export function tangentOf({ f, delta }: PlotState, x: number): number {
  try {
    return f.deriv(x, { delta: 0 });
  } catch {
    return f.deriv(x, { delta });
  }
}

/** The slope of the line through the curve at x - delta and x + delta. It is not the product of the links'
 *  differences, each of which is taken at its own input. */
export const secantOf = ({ f, delta }: Pick<PlotState, 'f' | 'delta'>, x: number): number =>
  (f(x + delta) - f(x - delta)) / (x + delta - (x - delta));

/** The title that the reader sees. */
export const titleOf = ({ f, curves, title, words = WORDS }: PlotState): string =>
  title ?? words.title(curves, readable(f.name));

/** The plot in words. */
export function summaryOf(state: PlotState): string {
  const { f, curves, range, words = WORDS } = state;
  const [from, to] = [range[0] ?? 0, range[range.length - 1] ?? 0].map((x) => xText(range, x));
  const what = curves.map((curve) => labelOf(curve, state)).join(` ${words.and} `);
  return words.summary(titleOf(state) || f.name, what, from ?? '', to ?? '');
}

/** An x of the range as people read it: with as many digits as tell it from its neighbours. */
export function xText(range: Float64Array, x: number): string {
  const [first = 0, second = first] = range;
  const size = Math.max(Math.abs(first), Math.abs(range.at(-1) ?? first));
  const digits = Math.ceil(Math.log10(size / (second - first))) + 1;
  return format(tidy(x, second - first), digits > DIGITS && digits <= MOST_DIGITS ? digits : DIGITS);
}

/** The point in words: `x = 1, f(x) = 0.7311`. */
export const pointText = (state: PlotState, x: number): string =>
  [
    `x = ${xText(state.range, x)}`,
    ...state.curves
      .filter((curve) => curve === 'value' || !state.secret)
      .map((curve) => `${labelOf(curve, state)} = ${format(heightOf(curve, state, x))}`),
  ].join(', ');

/** Whether x lies beyond the range's ends. */
export function isOutside({ range }: PlotState, x: number): boolean {
  const [first = 0, last = first] = [range[0], range[range.length - 1]];
  // The range ends a step before the number that was typed.
  const step = (range[1] ?? last) - first;
  return x < first || x > last + step;
}

/** Index of the element nearest to x; range ascends. */
export function nearestIndex(range: Float64Array, x: number): number {
  let [low, high] = [0, range.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((range[middle] as number) <= x) low = middle;
    else high = middle;
  }
  return Math.abs((range[high] as number) - x) < Math.abs((range[low] as number) - x) ? high : low;
}
