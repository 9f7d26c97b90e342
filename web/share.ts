/** Taking it along: a link with the whole state, the plots as SVG and PNG, the numbers as CSV, and the tag for another
 *  page. */

import type { NamedFunction } from '../src/chain-text.js';
import { DEFAULTS } from '../src/element/attributes.js';
import { TAKEN } from '../src/element/parameters.js';
import { labelOf } from '../src/plot/plot-state.js';
import { copyButton } from './copy-button.js';
import { h, section } from './dom.js';
import { formatLinks, hasFormula } from './links.js';
import { modelOf } from './model.js';
import { encode, type State, type Store } from './state.js';
import { valuesOf } from './statement.js';
import { pngOf, svgOf } from './svg.js';
import { t } from './texts.js';
import { expressionOf } from './written.js';

export function share(store: Store): HTMLElement {
  const tag = h('code', { lang: 'en', translate: 'no' });
  store.subscribe((state) => {
    tag.textContent = embedOf(state);
  });
  const name = (extension: string) =>
    `${formatLinks(store.state.chain).replace(/[^\w.-]+/g, '-')}.${extension}`;
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
    h('pre', { tabindex: 0, role: 'region', 'aria-label': t.share.tag }, tag),
    copyButton(t.share.copyTag, () => embedOf(store.state)),
    h('p', {}, h('a', { href: `gallery.html?lang=${document.documentElement.lang}` }, t.share.gallery)),
  );
}

/** The plot's points, one a line, in full precision. */
export function csvOf(state: State): string {
  const { f, range } = modelOf(state);
  const { value, deriv } = f.valueAndDeriv(range, { delta: state.delta });
  // In English whatever the page speaks: programs read it. What is asked is left out.
  const rows = [['x', 'f(x)', labelOf('derivative', { f, delta: state.delta })] as readonly unknown[]];
  for (const [i, x] of range.entries()) rows.push([x, value[i], deriv[i]]);
  return rows.map((row) => `${row.slice(0, state.quiz ? 2 : 3)}\n`).join('');
}

/** The tag with this state. What is as at the start is left out. */
export function embedOf(state: State): string {
  const { chain, x } = state;
  const changed = (['from', 'to', 'step', 'delta'] as const).filter((key) => state[key] !== DEFAULTS[key]);
  const attributes = changed.map((key) => ` ${key}="${state[key]}"`).join('');
  const isFormula = hasFormula(chain);
  const shown = isFormula ? formulaAttributes(chain) : `chain="${formatLinks(chain)}"`;
  return `<script type="module" src="element.js"></script>
<fluxion-plot ${shown}${attributes} point="${x}" controls${state.quiz ? ` quiz="${state.quiz}"` : ''}></fluxion-plot>`;
}

/** A formula among the links makes the whole a formula, with its parameters as attributes; as numbers in the text where
 *  their names could not be told apart there. */
function formulaAttributes(chain: readonly NamedFunction[]): string {
  const values = chain.flatMap((link) => Object.entries(valuesOf(link)));
  const names = values.map(([name]) => name.toLowerCase());
  const apart = new Set(names).size === names.length && !names.some((name) => TAKEN.has(name));
  const text = expressionOf(chain, !apart).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const attributes = apart ? values.map(([name, value]) => ` ${name}="${value}"`).join('') : '';
  return `formula="${text}"${attributes}`;
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  h('a', { href: url, download: name }).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
