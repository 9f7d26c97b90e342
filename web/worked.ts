/** The chapter's two worked chains, side by side: the same functions in both orders. */

import { type Elementwise, sigmoid, square } from '../src/index.js';
import { PLOT_RANGE, plotChain, plotChainDeriv } from '../src/plot/index.js';
import { h, section } from './dom.js';
import type { Store } from './state.js';
import { t } from './texts.js';

const WORKED: readonly (readonly Elementwise[])[] = [
  [square, sigmoid],
  [sigmoid, square],
];

/** Two panels: f(x) and df/dx of each worked chain; f(x) alone while a question is asked, which may be about one of them. */
export function worked(store: Store): HTMLElement {
  const panels = WORKED.map((functions) => {
    const target = h('div', { class: 'panel' });
    const plot = plotChain(functions, PLOT_RANGE, { target });
    plotChainDeriv(functions, PLOT_RANGE, { on: plot, delta: 0 });
    const [first, second] = functions.map(({ name }) => name);
    plot.update({ words: t.plot, title: t.order.title(`${second}(${first}(x))`) });
    store.subscribe(({ quiz }) => plot.update({ secret: quiz !== null }));
    return target;
  });
  return section('order', t.order.heading, h('p', {}, t.order.text), h('div', { class: 'plots' }, ...panels));
}
