/** The plots as one SVG, for print and slides: light whatever the page's theme, with all that they show, and the product
 *  worked out. */

import { format } from '../src/plot/format.js';
import { labelOf, xText } from '../src/plot/plot-state.js';
import { panelOf, wrapped } from '../src/plot/svg-panel.js';
import { text } from '../src/plot/svg-parts.js';
import { modelOf } from './model.js';
import { statesOf } from './plots.js';
import { workedOut } from './question.js';
import type { State } from './state.js';
import { t } from './texts.js';

/** In CSS pixels: the picture's width, a plot's height without its key, the room between two, a line's height, and the
 *  left edge. */
const [WIDTH, PLOT, BETWEEN, LINE, LEFT] = [760, 230, 14, 18, 12] as const;

/** Letters that a line holds. */
const LETTERS = 92;

/** The style sheet's colours in the light scheme. */
export const COLORS: Readonly<Record<string, string>> = {
  '--slope': '#c2410c',
  '--link-0': '#7a3fc4',
  '--link-1': '#0e7490',
  '--link-2': '#a16207',
  '--link-3': '#be185d',
  '--link-4': '#15803d',
  '--link-5': '#475569',
};

/** The picture as text. */
export function svgOf(state: State): string {
  const { f, range, value } = modelOf(state);
  let top = 0;
  const panels = statesOf(state).map((shown, i) => {
    const { markup, height } = panelOf(shown, { width: WIDTH, plot: PLOT }, i, { colors: COLORS });
    const panel = `<g transform="translate(0 ${top})">\n${markup}\n</g>`;
    top += height + BETWEEN;
    return panel;
  });
  const slope = `${labelOf('derivative', { f, delta: state.delta, words: t.plot })} = ${state.quiz ? '?' : workedOut(state)}`;
  const said = wrapped(`x = ${xText(range, state.x)}, f(x) = ${format(value)}, ${slope}`, LETTERS);
  const lines = said.map((line, i) =>
    text(LEFT, top + 14 + LINE * i, line, 'font-weight="600" fill="#1b1f24"'),
  );
  const height = top + LINE * said.length + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${panels.join('\n')}
${lines.join('\n')}
</svg>
`;
}

/** The same picture as PNG, two pixels for one. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2 * image.naturalWidth, 2 * image.naturalHeight];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written.')))),
  );
}
