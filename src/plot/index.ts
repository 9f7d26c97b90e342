/** Plots of a chain and of its derivative, drawn by uPlot. */
import { describe } from '../arguments.js';
import { type Chainable, chain } from '../chain.js';
import type { Elementwise } from '../types.js';
import { ChainPlot, type Look } from './plot.js';
import { PLOT_RANGE } from './ranges.js';
import type { Curve } from './state.js';

export type { ChainPlot, Look } from './plot.js';
export { PLOT_RANGE } from './ranges.js';
export type { Span } from './span.js';
export type { Curve, Extra, PlotState } from './state.js';

/** Options of `plotChain` and `plotChainDeriv`. */
export interface PlotOptions extends Look {
  /** A plot to draw on, in place of a new one. */
  readonly on?: ChainPlot | undefined;
  /** Half the distance of the two points of the difference; default 0.001; 0 gives the derivative. */
  readonly delta?: number | undefined;
  /** Default: "Function for f(x) = sigmoid(square(x))". Empty for none. */
  readonly title?: string | undefined;
}

/** Plots f(x) of a chain, as the chapter's `plot_chain`.
 *
 *  @param functions a chain, or its functions in order.
 *  @param range the points, in ascending order; default `PLOT_RANGE`.
 *  @throws {TypeError} if functions are no functions, or range is no Float64Array.
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

function draw(
  who: string,
  curve: Curve,
  functions: Elementwise | readonly Chainable[],
  range: Float64Array,
  { on, delta, title, ...look }: PlotOptions,
): ChainPlot {
  if (!(range instanceof Float64Array))
    throw new TypeError(
      `${who}: range must be a Float64Array, as arange(-3, 3, 0.01) gives; got ${describe(range)}`,
    );
  const f = typeof functions === 'function' ? chain(functions) : chain(...functions);
  if (on === undefined)
    return new ChainPlot({ f, range, curves: [curve], delta: delta ?? 0.001, title }, look);
  const curves = on.state.curves.includes(curve) ? on.state.curves : [...on.state.curves, curve];
  on.update({
    f,
    range,
    curves,
    ...(delta !== undefined && { delta }),
    ...(title !== undefined && { title }),
  });
  return on;
}
