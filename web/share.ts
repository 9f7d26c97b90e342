/** Taking it along: a link with the whole state, the plots as SVG and PNG, the numbers as CSV, and the tag for another
 *  page. */

import { DEFAULTS } from '../src/element/attributes.js';
import { formatNames } from '../src/parse.js';
import { copyButton } from './copy.js';
import { h, section } from './dom.js';
import { modelOf } from './model.js';
import { encode, type State, type Store } from './state.js';
import { pngOf, svgOf } from './svg.js';
import { t } from './texts.js';

export function share(store: Store): HTMLElement {
  const tag = h('code');
  store.subscribe((state) => {
    tag.textContent = embedOf(state);
  });
  const name = (extension: string) =>
    `${formatNames(store.state.chain).replace(/[^\w.-]+/g, '-')}.${extension}`;
  const button = (label: string, onclick: () => void) => h('button', { type: 'button', onclick }, label);
  return section(
    'share',
    t.share.heading,
    h(
      'div',
      { class: 'controls' },
      copyButton(t.share.link, () => new URL(encode(store.state), location.href).href),
      button(t.share.svg, () =>
        download(name('svg'), new Blob([svgOf(store.state)], { type: 'image/svg+xml' })),
      ),
      button(t.share.png, () => void pngOf(svgOf(store.state)).then((blob) => download(name('png'), blob))),
      button(t.share.csv, () => download(name('csv'), new Blob([csvOf(store.state)], { type: 'text/csv' }))),
    ),
    h('p', {}, t.share.tag),
    h('pre', { tabindex: 0, role: 'region', 'aria-label': t.share.heading }, tag),
    copyButton(t.share.copyTag, () => embedOf(store.state)),
  );
}

/** The plot's points, one a line, in full precision. */
export function csvOf(state: State): string {
  const { f, range } = modelOf(state);
  const { value, deriv } = f.valueAndDeriv(range, { delta: state.delta });
  const lines = Array.from(range, (x, i) => `${x},${value[i]},${deriv[i]}`);
  return `x,f(x),df/dx\n${lines.join('\n')}\n`;
}

/** The tag with this state. What is as at the start is left out. */
export function embedOf(state: State): string {
  const { chain, x } = state;
  const changed = (['from', 'to', 'step', 'delta'] as const).filter((key) => state[key] !== DEFAULTS[key]);
  const attributes = changed.map((key) => ` ${key}="${state[key]}"`).join('');
  return `<script type="module" src="element.js"></script>
<fluxion-plot chain="${formatNames(chain)}"${attributes} point="${x}" controls${state.quiz ? ' quiz="product"' : ''}></fluxion-plot>`;
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  h('a', { href: url, download: name }).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
