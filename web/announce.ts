/** Says to screen readers, politely and once things are at rest, what the page shows now. */

import { format } from '../src/plot/format.js';
import { h } from './dom.js';
import { modelOf } from './model.js';
import type { Store } from './state.js';

/** At rest: no change for so long, in milliseconds. */
const REST = 600;

export function announcer(store: Store): HTMLElement {
  const status = h('p', { class: 'hidden', role: 'status' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  store.subscribe((state) => {
    // Nothing has changed yet.
    if (first) {
      first = false;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { f, steps, slope, value } = modelOf(state);
      const factors = steps.map((step) => format(step.slope)).join(' times ');
      status.textContent =
        `f(x) = ${f.name}. At x = ${format(state.x)}: f(x) = ${format(value)}, ` +
        `slope ${steps.length > 1 ? `${factors} = ` : ''}${format(slope)}.`;
    }, REST);
  });
  return status;
}
