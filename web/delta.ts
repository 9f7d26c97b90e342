/** Delta on a slider, bound to the state. */

import { deltaAt, LAST_STOP, stopOf } from '../src/plot/delta-stops.js';
import { formatDelta } from '../src/plot/format.js';
import { h } from './dom.js';
import type { Store } from './state.js';
import { t } from './texts.js';

/** Several may be on the page. */
export function deltaSlider(store: Store): HTMLElement {
  const output = h('output');
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: LAST_STOP,
    step: 1,
    'aria-label': t.delta.label,
    oninput: () => store.set({ delta: deltaAt(slider.valueAsNumber) }),
  });
  store.subscribe(({ delta }) => {
    const stop = stopOf(delta);
    if (slider.valueAsNumber !== stop) slider.value = String(stop);
    const text = delta === 0 ? t.delta.none : formatDelta(delta);
    slider.setAttribute('aria-valuetext', text);
    output.textContent = text;
  });
  return h('label', { class: 'delta' }, h('span', {}, t.delta.name), slider, output);
}
