/** Plots as SVG text: no page, no browser, no script; what is written in them is text. */
import type { Chainable } from '../chain.js';
import { CHAPTER_DELTA } from '../elementwise.js';
import type { Elementwise } from '../types.js';
import { PLOT_RANGE } from './axis-range.js';
import { COMMON, CURVES, isCurves, type Options, readOf, toChain, toRange } from './check.js';
import { type PlotState, pointText, summaryOf } from './plot-state.js';
import { panelOf } from './svg-panel.js';
import { text } from './svg-parts.js';
import type { Curve } from './words.js';

/** Options of `toSVG`. */
export interface SvgOptions {
  /** What is drawn: `'value'`, f(x), and `'derivative'`, df/dx. Default: both. */
  readonly curves?: readonly Curve[] | undefined;
  /** Half the distance of the two points of the difference; default 0.001; 0 gives the derivative. */
  readonly delta?: number | undefined;
  /** An x to mark on the curves, with the tangent there. Default: none. */
  readonly point?: number | undefined;
  /** Default: "Function and derivative for f(x) = sigmoid(square(x))". Empty for none. */
  readonly title?: string | undefined;
  /** In CSS pixels, 200 to 4000; default 640. */
  readonly width?: number | undefined;
  /** In CSS pixels, 120 to 4000; default 400. */
  readonly height?: number | undefined;
}

const size = (least: number) =>
  [
    `a number of CSS pixels from ${least} to 4000`,
    (value: unknown) => typeof value === 'number' && value >= least && value <= 4000,
  ] as const;

const OPTIONS: Options<keyof SvgOptions> = {
  ...COMMON,
  curves: [CURVES, isCurves],
  width: size(200),
  height: size(120),
};

/** A plot of f(x) and df/dx as the text of an SVG file, in Node or in a page.
 *
 *  @param functions a chain, or its functions in order.
 *  @param range the points, in ascending order; default `PLOT_RANGE`.
 *  @throws {TypeError} if functions are no functions, range is no Float64Array, or an option is of another kind or
 *  there is none of that name.
 *  @throws {RangeError} if there is no function, range is empty, not finite, not ascending or too narrow for its numbers,
 *  a number among the options is out of its bounds, or delta is 0 with a function that you bring.
 *  @example
 *  const picture = toSVG([square, sigmoid]); // the text of chain.svg
 */
export function toSVG(
  functions: Elementwise | readonly Chainable[],
  range: Float64Array = PLOT_RANGE,
  options: SvgOptions = {},
): string {
  return panels([{ functions, range, options }]);
}

/** Several plots side by side in one file; the options of each are its own. */
export function panels(
  plots: readonly {
    readonly functions: Elementwise | readonly Chainable[];
    readonly range: Float64Array;
    readonly options: SvgOptions;
  }[],
): string {
  let left = 0;
  let height = 0;
  const labels: string[] = [];
  const parts = plots.map(({ functions, range, options }, i) => {
    const { width = 640, height: high = 400, ...given } = readOf<SvgOptions>('toSVG', options, OPTIONS);
    const size = { width, height: high };
    const state = stateOf(functions, range, given);
    const said = state.point == null ? '' : pointText(state, state.point);
    const part = `<g transform="translate(${left} 0)">\n${panelOf(state, size, i, { said }).markup}\n</g>`;
    left += size.width;
    height = Math.max(height, size.height);
    labels.push(summaryOf(state));
    return part;
  });
  const label = text.escape(labels.join(' '));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left} ${height}" width="${left}" height="${height}" ` +
    `role="img" aria-label="${label}" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="12">\n` +
    `<title>${label}</title>\n<rect width="${left}" height="${height}" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`
  );
}

function stateOf(
  functions: Elementwise | readonly Chainable[],
  range: Float64Array,
  { curves = ['value', 'derivative'], delta = CHAPTER_DELTA, title, point }: SvgOptions,
): PlotState {
  return {
    f: toChain('toSVG', functions),
    range: toRange('toSVG', range),
    curves: [...curves],
    delta,
    title,
    point,
  };
}
