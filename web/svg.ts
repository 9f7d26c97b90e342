/** The plots as one SVG, for print and slides: light whatever the page's theme, with titles, keys, the point, and the
 *  slopes' product. */

import { format } from '../src/plot/format.js';
import { verticalRange } from '../src/plot/ranges.js';
import { xText } from '../src/plot/state.js';
import { ticksOf } from '../src/plot/ticks.js';
import { modelOf } from './model.js';
import { workedOut } from './quiz.js';
import type { State } from './state.js';
import { t } from './texts.js';
import { titleOf } from './written.js';

export const [WIDTH, HEIGHT] = [760, 660] as const;
const [LEFT, RIGHT, PANEL, HEAD] = [80, 20, 230, 62] as const;

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
<text x="${LEFT}" y="${HEIGHT - 14}" font-weight="600">${escaped(said)}</text>
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
  readonly tangent?: { readonly slope: number; readonly color: string };
}

function panelOf({ top, title, color, range, values, x, y, tangent }: Panel): string {
  const [from, to] = [range[0] as number, range[range.length - 1] as number];
  const [low, high] = verticalRange([values]);
  const [begin, end] = [top + HEAD, top + HEAD + PANEL - 24];
  const left = (at: number) => LEFT + ((at - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const down = (at: number) => end - ((at - low) / (high - low)) * (end - begin);
  const across = ticksOf(from, to, 8);
  const up = ticksOf(low, high, 5);
  const id = `clip${top}`;
  const key = tangent
    ? `<tspan fill="${color}">― f(x)</tspan> <tspan fill="${tangent.color}" dx="12">― ${escaped(t.plot.tangent)}</tspan>`
    : `<tspan fill="${color}">― df/dx</tspan>`;
  return `<text x="${LEFT}" y="${top + 28}" font-weight="600" font-size="15">${escaped(title)}</text>
<text x="${LEFT}" y="${top + 50}">${key}</text>
<clipPath id="${id}"><rect x="${LEFT}" y="${begin}" width="${WIDTH - LEFT - RIGHT}" height="${end - begin}"/></clipPath>
${across.values.map((at, i) => `<path d="M${left(at)} ${begin}V${end}" stroke="#e8eaed"/><text x="${left(at)}" y="${end + 17}" text-anchor="middle" font-size="12">${across.labels[i]}</text>`).join('\n')}
${up.values.map((at, i) => `<path d="M${LEFT} ${down(at)}H${WIDTH - RIGHT}" stroke="#e8eaed"/><text x="${LEFT - 8}" y="${down(at) + 4}" text-anchor="end" font-size="12">${up.labels[i]}</text>`).join('\n')}
<g clip-path="url(#${id})" fill="none" stroke-width="2"><path d="${pathOf(range, values, left, down)}" stroke="${color}"/>
${tangent && Number.isFinite(tangent.slope) ? tangentOf(tangent, { x, y, from, to }, left, down) : ''}
${Number.isFinite(y) && x >= from && x <= to ? `<circle cx="${left(x)}" cy="${down(y)}" r="5" fill="${color}" stroke="#fff"/>` : ''}</g>`;
}

function tangentOf(
  { slope, color }: { slope: number; color: string },
  { x, y, from, to }: { x: number; y: number; from: number; to: number },
  left: (at: number) => number,
  down: (at: number) => number,
): string {
  const reach = (to - from) / 8;
  const [a, b] = [x - reach, x + reach];
  return `<path d="M${left(a)} ${down(y - slope * reach)}L${left(b)} ${down(y + slope * reach)}" stroke="${color}"/>`;
}

/** A curve with a gap where it is not finite; far outside the view a point is as good as at infinity. */
function pathOf(
  x: Float64Array,
  y: Float64Array,
  left: (at: number) => number,
  down: (at: number) => number,
): string {
  let path = '';
  let drawing = false;
  for (let i = 0; i < x.length; i++) {
    const top = Math.max(-1e5, Math.min(1e5, down(y[i] as number)));
    if (!Number.isNaN(top))
      path += `${drawing ? 'L' : 'M'}${left(x[i] as number).toFixed(2)} ${top.toFixed(2)}`;
    drawing = !Number.isNaN(top);
  }
  return path;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

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
