/** Delta on a slider: ten stops a decade from 1 down to 1e-15, and then 0, the derivative itself. */

import { formatDelta } from '../src/plot/format.js';
import { h } from './dom.js';
import type { Store } from './state.js';

const PER_DECADE = 10;
const DECADES = 15;
const LAST = PER_DECADE * DECADES + 1;

/** The delta at a stop of the slider. */
export const deltaAt = (stop: number): number =>
  stop >= LAST ? 0 : Number((10 ** (-stop / PER_DECADE)).toPrecision(2));

/** The stop nearest to a delta. */
export const stopOf = (delta: number): number =>
  delta === 0 ? LAST : Math.max(0, Math.min(LAST - 1, Math.round(-Math.log10(delta) * PER_DECADE)));

/** A slider bound to the state. Several may be on the page. */
export function deltaSlider(store: Store): HTMLElement {
  const output = h('output');
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: LAST,
    step: 1,
    'aria-label': 'delta, half the distance of the two points',
    oninput: () => store.set({ delta: deltaAt(slider.valueAsNumber) }),
  });
  store.subscribe(({ delta }) => {
    const stop = stopOf(delta);
    if (slider.valueAsNumber !== stop) slider.value = String(stop);
    const text = delta === 0 ? '0, the derivative' : formatDelta(delta);
    slider.setAttribute('aria-valuetext', text);
    output.textContent = text;
  });
  return h('label', { class: 'delta' }, h('span', {}, 'delta'), slider, output);
}
