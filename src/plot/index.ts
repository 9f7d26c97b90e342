/** Plots of a chain and of its derivative, drawn by uPlot. */
import type { Chainable } from '../chain.js';
import { CHAPTER_DELTA } from '../elementwise.js';
import type { Elementwise } from '../types.js';
import { PLOT_RANGE } from './axis-range.js';
import { type PlotOptions, readOptions } from './call-options.js';
import { toChain, toChange, toRange } from './check.js';
import { toHeight } from './height.js';
import { ChainPlot } from './plot.js';
import type { PlotState } from './plot-state.js';
import { needBrowser } from './support.js';
import type { Curve } from './words.js';

export { PLOT_RANGE } from './axis-range.js';
export type { PlotOptions } from './call-options.js';
export type { ChainPlot, Look } from './plot.js';
export type { Extra, PlotState } from './plot-state.js';
export type { Span } from './span.js';
export { type SvgOptions, toSVG } from './svg.js';
export type { Curve, PlotWords } from './words.js';

/** Plots f(x) of a chain, as the chapter's `plot_chain`.
 *
 *  @param functions a chain, or its functions in order.
 *  @param range the points, in ascending order; default `PLOT_RANGE`.
 *  @throws {TypeError} if functions are no functions, range is no Float64Array, an option is of another kind or there
 *  is none of that name, or this is no browser.
 *  @throws {RangeError} if there is no function; range is empty, not finite, not ascending or too narrow for its
 *  numbers; height is not from 40 to 4000; or delta is negative, NaN, infinite, or 0 with a function that you bring.
 *  @example
 *  const plot = plotChain([square, sigmoid], PLOT_RANGE, { target: document.body });
 *  plotChainDeriv([square, sigmoid], PLOT_RANGE, { on: plot }); // df/dx beside it
 */
export function plotChain(
  functions: Elementwise | readonly Chainable[],
  range: Float64Array = PLOT_RANGE,
  options: PlotOptions = {},
): ChainPlot {
  return draw('plotChain', 'value', functions, range, options);
}

/** Plots df/dx of a chain, as the chapter's `plot_chain_deriv`: alone, or on the plot of f(x).
 *  Parameters, errors and an example as of `plotChain`. */
export function plotChainDeriv(
  functions: Elementwise | readonly Chainable[],
  range: Float64Array = PLOT_RANGE,
  options: PlotOptions = {},
): ChainPlot {
  return draw('plotChainDeriv', 'derivative', functions, range, options);
}

/** A plot in a caller's hands: the tag's own is changed by what has been checked. */
class Plot extends ChainPlot {
  override update(change: Partial<PlotState>): void {
    super.update(toChange(change));
  }
}

function draw(
  who: string,
  curve: Curve,
  functions: Elementwise | readonly Chainable[],
  points: Float64Array,
  options: PlotOptions,
): ChainPlot {
  const { on, delta, title, point, ...look } = readOptions(who, options);
  const f = toChain(who, functions);
  const range = toRange(who, points);
  needBrowser(who);
  const given = {
    ...(delta !== undefined && { delta }),
    ...(title !== undefined && { title }),
    ...(point !== undefined && { point }),
  };
  if (on === undefined)
    return new Plot(
      { f, range, curves: [curve], delta: CHAPTER_DELTA, ...given },
      { ...look, height: toHeight(who, look.height) },
    );
  const curves = on.state.curves.includes(curve) ? on.state.curves : [...on.state.curves, curve];
  on.update({ f, range, curves, ...given });
  return on;
}
