/** Plots as SVG text: no page, no browser, no script; what is written in them is text. */
import type { Chainable } from '../chain.js';
import { CHAPTER_DELTA } from '../elementwise.js';
import type { Elementwise } from '../types.js';
import { PLOT_RANGE } from './axis-range.js';
import { COMMON, CURVES, isCurves, type Options, readOf, toChain, toRange } from './check.js';
import { PlotData } from './data.js';
import { heightOf, labelOf, type PlotState, pointText, summaryOf, tangentOf, titleOf } from './plot-state.js';
import { SvgFrame } from './svg-frame.js';
import { path, text } from './svg-parts.js';
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

const COLORS = { value: '#0b62c4', derivative: '#c2410c' } as const;
const [TITLE, KEY] = [24, 22] as const;

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
    const part = `<g transform="translate(${left} 0)">\n${draw(state, size, i)}\n</g>`;
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

interface Size {
  readonly width: number;
  readonly height: number;
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

function draw(state: PlotState, { width, height }: Size, place: number): string {
  const data = new PlotData();
  data.compute(state);
  data.aligned(state);
  const title = titleOf(state);
  const top = (title ? TITLE : 0) + KEY + 6;
  const frame = new SvgFrame({ top, width, height }, data.horizontal, data.vertical);
  const clip = `fluxion-plot-${place}`;
  const curves = data.lines.curves.map((line) =>
    path(
      line,
      frame,
      `stroke="${COLORS[line.curve]}" stroke-width="2" stroke-linejoin="round"${line.curve === 'derivative' ? ' stroke-dasharray="6 3"' : ''}`,
    ),
  );
  return [
    title ? text(12, 18, title, 'font-weight="600" font-size="14" fill="#1b1f24"') : '',
    ...keyOf(state, title ? TITLE : 0),
    frame.grid(),
    `<clipPath id="${clip}"><rect x="${frame.left}" y="${top}" width="${frame.right - frame.left}" height="${frame.bottom - top}"/></clipPath>`,
    `<g clip-path="url(#${clip})" fill="none">`,
    ...curves,
    ...pointOf(state, frame),
    '</g>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function keyOf(state: PlotState, top: number): string[] {
  let left = 12;
  const parts = state.curves.map((curve) => {
    const dashes = curve === 'derivative' ? ' stroke-dasharray="6 3"' : '';
    const part =
      `<path d="M${left} ${top + 12}h18" stroke="${COLORS[curve]}" stroke-width="3"${dashes}/>` +
      text(left + 24, top + 16, labelOf(curve, state), 'fill="#1b1f24"');
    left += 40 + 7 * labelOf(curve, state).length;
    return part;
  });
  if (state.point == null) return parts;
  return [...parts, text(left + 8, top + 16, pointText(state, state.point), 'fill="#59626d"')];
}

/** The point on each curve, and the tangent of f there. */
function pointOf(state: PlotState, frame: SvgFrame): string[] {
  const { point: x } = state;
  if (x == null) return [];
  const marks = state.curves.map((curve) => {
    const y = heightOf(curve, state, x);
    if (!Number.isFinite(y)) return '';
    return `<circle cx="${frame.x(x)}" cy="${frame.y(y)}" r="5" fill="${COLORS[curve]}" stroke="#fff" stroke-width="2"/>`;
  });
  const [y, slope] = [heightOf('value', state, x), tangentOf(state, x)];
  const reach = frame.reach(slope);
  const tangent =
    state.curves.includes('value') && Number.isFinite(y) && Number.isFinite(slope)
      ? `<path d="M${frame.x(x - reach)} ${frame.y(y - slope * reach)}L${frame.x(x + reach)} ${frame.y(y + slope * reach)}" stroke="#0f766e" stroke-width="2"/>`
      : '';
  const line = `<path d="M${frame.x(x)} ${frame.top}V${frame.bottom}" stroke="#b9bfc6"/>`;
  return [line, tangent, ...marks].filter((part) => part !== '');
}
