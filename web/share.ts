/** Taking it along: a link with the whole state, the plots as PNG, the numbers as CSV, and the tag for another
 *  page. */

import { DEFAULTS } from '../src/element/attributes.js';
import { formatNames } from '../src/parse.js';
import type { ChainPlot } from '../src/plot/plot.js';
import { copyButton } from './copy.js';
import { h, section } from './dom.js';
import { modelOf } from './model.js';
import type { Plots } from './plots.js';
import { encode, type State, type Store } from './state.js';

export function share(store: Store, plots: Plots): HTMLElement {
  const tag = h('code');
  store.subscribe((state) => {
    tag.textContent = embedOf(state);
  });
  const name = (extension: string) =>
    `${formatNames(store.state.chain).replace(/[^\w.-]+/g, '-')}.${extension}`;
  const button = (label: string, onclick: () => void) => h('button', { type: 'button', onclick }, label);
  return section(
    'share',
    'Take it along',
    h(
      'div',
      { class: 'controls' },
      copyButton('Copy link', () => new URL(encode(store.state), location.href).href),
      button('Download PNG', () => void pngOf(plots).then((blob) => download(name('png'), blob))),
      button('Download CSV', () =>
        download(name('csv'), new Blob([csvOf(store.state)], { type: 'text/csv' })),
      ),
    ),
    h('p', {}, 'One tag puts the plot into any page:'),
    h('pre', { tabindex: 0, role: 'region', 'aria-label': 'Embed' }, tag),
    copyButton('Copy the tag', () => embedOf(store.state)),
  );
}

/** The plot's points, one a line, in full precision. */
export function csvOf(state: State): string {
  const { f, range } = modelOf(state);
  const { value, deriv } = f.valueAndDeriv(range, { delta: state.delta });
  const lines = Array.from(range, (x, i) => `${x},${value[i]},${deriv[i]}`);
  return `x,f(x),df/dx\n${lines.join('\n')}\n`;
}

/** Both plots as they are on the screen, one above the other, with their titles. */
async function pngOf({ value, derivative }: Plots): Promise<Blob> {
  const shown = [value, derivative];
  const unit = devicePixelRatio;
  const head = 34 * unit;
  const canvases = shown.map((plot) => plot.uplot.ctx.canvas);
  const picture = h('canvas', {
    width: Math.max(...canvases.map(({ width }) => width)),
    height: canvases.reduce((sum, { height }) => sum + height + head, 0),
  });
  const ctx = picture.getContext('2d');
  if (!ctx) throw new Error('This browser gives no canvas to draw on.');
  const style = getComputedStyle(document.body);
  ctx.fillStyle = style.backgroundColor;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.font = `600 ${14 * unit}px system-ui, sans-serif`;
  let top = 0;
  for (const [i, canvas] of canvases.entries()) {
    ctx.fillStyle = style.color;
    ctx.fillText(titleOf(shown[i] as ChainPlot), 10 * unit, top + 22 * unit);
    ctx.drawImage(canvas, 0, top + head);
    top += canvas.height + head;
  }
  return new Promise((resolve, reject) =>
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written.')))),
  );
}

const titleOf = ({ element }: ChainPlot): string => element.querySelector('.fx-title')?.textContent ?? '';

/** The tag with this state. What is as at the start is left out. */
export function embedOf(state: State): string {
  const { chain, x } = state;
  const changed = (['from', 'to', 'step', 'delta'] as const).filter((key) => state[key] !== DEFAULTS[key]);
  const attributes = changed.map((key) => ` ${key}="${state[key]}"`).join('');
  return `<script type="module" src="element.js"></script>
<fluxion-plot chain="${formatNames(chain)}"${attributes} point="${x}" controls></fluxion-plot>`;
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  h('a', { href: url, download: name }).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
