/** What `plotChain` and `plotChainDeriv` may be told besides, and the check of it. */

import { type Check, COMMON, type Options, readOf } from './check.js';
import { isHeight, LEAST_HEIGHT, MOST_HEIGHT } from './height.js';
import type { ChainPlot, Look } from './plot.js';

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

const isFunction: Check = (value) => typeof value === 'function';

const OPTIONS: Options<keyof PlotOptions> = {
  ...COMMON,
  // Elements of another document, an iframe's, are other classes' instances.
  target: ['an HTMLElement', (value) => (value as Node | null)?.nodeType === 1],
  on: [
    'a plot, as plotChain returns',
    (value) => typeof value === 'object' && value !== null && 'uplot' in value,
  ],
  height: [
    `a number of CSS pixels from ${LEAST_HEIGHT} to ${MOST_HEIGHT}, or a function that gives it for a width`,
    (value) => isHeight(value) || isFunction(value),
  ],
  sync: ['a string', (value) => typeof value === 'string'],
  zoom: ['true or false', (value) => typeof value === 'boolean'],
  home: ['a function that gives { from, to, step }', isFunction],
  onPoint: ['a function', isFunction],
  onLine: ['a function', isFunction],
  onSpan: ['a function', isFunction],
};

/** The options of `plotChain`, `plotChainDeriv`: see `readOf`.
 *  @throws {TypeError} if one that a plot has for life goes with a plot that is there. */
export function readOptions(who: string, options: unknown): PlotOptions {
  const given = readOf<PlotOptions>(who, options, OPTIONS);
  const { on, delta, point, title, ...look } = given;
  const other = Object.entries(look).find(([, value]) => value !== undefined)?.[0];
  if (on !== undefined && other !== undefined)
    throw new TypeError(`${who}: ${other} goes with a new plot; on is one that is there`);
  return given;
}
