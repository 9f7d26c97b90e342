/** The page: its views, in order, around one store. */

import { announcer } from './announce.js';
import { linkControls, palette, presets } from './builder.js';
import { code } from './code.js';
import { controls } from './controls.js';
import { deltaPlot } from './deltaPlot.js';
import { diagram } from './diagram.js';
import { h } from './dom.js';
import { formulas } from './formula.js';
import { modelOf } from './model.js';
import { plots } from './plots.js';
import { share } from './share.js';
import type { Store } from './state.js';
import { story } from './story.js';
import { worked } from './worked.js';

export function mount(root: HTMLElement, store: Store): void {
  const links = linkControls(store);
  const boxes = diagram({
    head: links.head,
    onBuild: links.onBuild,
    onFocus: (focus) => store.set({ focus }),
  });
  const drawn = h('section', { id: 'plots', 'aria-label': 'Plots' });
  root.append(
    h('section', { id: 'chain', 'aria-label': 'The chain' }, presets(store), palette(store), boxes.element),
    drawn,
  );
  const shown = plots(store, drawn);
  drawn.append(controls(store));
  root.append(
    announcer(store),
    formulas(store),
    deltaPlot(store),
    story(),
    worked(),
    code(store),
    share(store, shown),
  );
  store.subscribe((state) => {
    const { steps } = modelOf(state);
    boxes.show({ labels: state.chain.map(({ name }) => name), steps, focus: state.focus });
    links.show(boxes.element, state);
  });
}
