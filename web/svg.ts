/** The plots as one SVG, for print and slides: light whatever the page's theme, with titles, keys, the point, and the
 *  slopes' product. */

import { verticalRange } from '../src/plot/axis-range.js';
import { format } from '../src/plot/format.js';
import { xText } from '../src/plot/plot-state.js';
import { SvgFrame } from '../src/plot/svg-frame.js';
import { path, text } from '../src/plot/svg-parts.js';
import { modelOf } from './model.js';
import { workedOut } from './question.js';
import type { State } from './state.js';
import { t } from './texts.js';
import { titleOf } from './written.js';

export const [WIDTH, HEIGHT] = [760, 660] as const;
const [LEFT, PANEL, HEAD] = [20, 230, 62] as const;

const INK = '#1b1f24';
const COLORS = { value: '#0b62c4', slope: '#c2410c', tangent: '#0f766e' } as const;

/** The picture as text. */
export function svgOf(state: State): string {
  const { f, range, value, slope } = modelOf(state);
  const { value: values, deriv: slopes } = f.valueAndDeriv(range, { delta: state.delta });
  const panel = { range, x: state.x };
  const tangent = { slope: f.deriv(state.x, { delta: 0 }), color: COLORS.tangent };
  const said = `x = ${xText(range, state.x)}, f(x) = ${format(value)}, df/dx = ${state.quiz ? '?' : workedOut(state)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" fill="${INK}">
<rect width="100%" height="100%" fill="#fff"/>
${panelOf({ ...panel, top: 0, title: `f(x) = ${titleOf(state.chain)}`, color: COLORS.value, values, y: value, tangent })}
${panelOf({ ...panel, top: HEAD + PANEL + 20, title: t.plots.derivative, color: COLORS.slope, values: slopes, y: slope })}
${text(LEFT, HEIGHT - 14, said, 'font-weight="600"')}
</svg>
`;
}

interface Panel {
  readonly top: number;
  readonly title: string;
  readonly color: string;
  readonly range: Float64Array;
  readonly values: Float64Array;
  readonly x: number;
  readonly y: number;
  readonly tangent?: Tangent;
}

interface Tangent {
  readonly slope: number;
  readonly color: string;
}

function panelOf({ top, title, color, range, values, x, y, tangent }: Panel): string {
  const [from, to] = [range[0] as number, range[range.length - 1] as number];
  const [begin, height] = [top + HEAD, top + HEAD + PANEL];
  const frame = new SvgFrame({ top: begin, width: WIDTH, height }, [from, to], verticalRange([values]));
  const id = `clip${top}`;
  const key = tangent
    ? `<tspan fill="${color}">― f(x)</tspan> <tspan fill="${tangent.color}" dx="12">― ${text.escape(t.plot.tangent)}</tspan>`
    : `<tspan fill="${color}">― df/dx</tspan>`;
  return `${text(LEFT, top + 28, title, 'font-weight="600" font-size="15"')}
<text x="${LEFT}" y="${top + 50}">${key}</text>
<clipPath id="${id}"><rect x="${frame.left}" y="${begin}" width="${frame.right - frame.left}" height="${frame.bottom - begin}"/></clipPath>
${frame.grid()}
<g clip-path="url(#${id})" fill="none" stroke-width="2">${path({ xs: range, ys: values }, frame, `stroke="${color}"`)}
${tangent && Number.isFinite(tangent.slope) ? tangentOf(tangent, x, y, frame) : ''}
${Number.isFinite(y) && x >= from && x <= to ? `<circle cx="${frame.x(x)}" cy="${frame.y(y)}" r="5" fill="${color}" stroke="#fff"/>` : ''}</g>`;
}

function tangentOf({ slope, color }: Tangent, x: number, y: number, frame: SvgFrame): string {
  const reach = frame.reach(slope);
  const end = (side: number) => `${frame.x(x + side)} ${frame.y(y + slope * side)}`;
  return `<path d="M${end(-reach)}L${end(reach)}" stroke="${color}"/>`;
}

/** The same picture as PNG, two pixels for one. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image(WIDTH, HEIGHT);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2 * WIDTH, 2 * HEIGHT];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written.')))),
  );
}
