/** Plots of a chain and of its derivative, drawn by uPlot. */
import { describe } from '../arguments.js';
import { type Chainable, chain } from '../chain.js';
import { CHAPTER_DELTA } from '../elementwise.js';
import { toOptions } from '../options.js';
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
  /** An x to mark on the curves, with tangent and secant; the reader can move it. Default: none. */
  readonly point?: number | undefined;
  /** Default: "Function for f(x) = sigmoid(square(x))". Empty for none. */
  readonly title?: string | undefined;
}

/** Plots f(x) of a chain, as the chapter's `plot_chain`.
 *
 *  @param functions a chain, or its functions in order.
 *  @param range the points, in ascending order; default `PLOT_RANGE`.
 *  @throws {TypeError} if functions are no functions, range is no Float64Array, or target no element.
 *  @throws {RangeError} if there is no function, or delta is negative, NaN, infinite, or 0 with a function that you
 *  bring.
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

const LOOK = ['target', 'height', 'sync', 'zoom', 'home', 'onPoint', 'onSpan'] as const;
const OPTIONS = ['on', 'delta', 'title', 'point', ...LOOK] satisfies readonly (keyof PlotOptions)[];

/** The options, whose values are checked where they are used. @throws {TypeError} if one has an unknown name. */
function toPlotOptions(who: string, options: unknown): PlotOptions {
  const given = toOptions(who, options, OPTIONS);
  return Object.fromEntries(OPTIONS.map((name, i) => [name, given[i]]));
}

function draw(
  who: string,
  curve: Curve,
  functions: Elementwise | readonly Chainable[],
  range: Float64Array,
  options: PlotOptions,
): ChainPlot {
  const { on, delta, title, point, ...look } = toPlotOptions(who, options);
  const f = toChain(who, functions);
  if (!(range instanceof Float64Array))
    throw new TypeError(
      `${who}: range must be a Float64Array, as arange(-3, 3, 0.01) gives; got ${describe(range)}`,
    );
  if (look.target !== undefined && !(look.target instanceof HTMLElement))
    throw new TypeError(`${who}: target must be an HTMLElement; got ${describe(look.target)}`);
  const given = {
    ...(delta !== undefined && { delta }),
    ...(title !== undefined && { title }),
    ...(point !== undefined && { point }),
  };
  if (on === undefined)
    return new ChainPlot({ f, range, curves: [curve], delta: CHAPTER_DELTA, ...given }, look);
  const curves = on.state.curves.includes(curve) ? on.state.curves : [...on.state.curves, curve];
  on.update({ f, range, curves, ...given });
  return on;
}

function toChain(who: string, functions: Elementwise | readonly Chainable[]): Elementwise {
  if (typeof functions === 'function') return chain(functions);
  if (Array.isArray(functions)) return chain(...functions);
  throw new TypeError(
    `${who}: functions must be a chain or an array of functions; got ${describe(functions)}`,
  );
}
