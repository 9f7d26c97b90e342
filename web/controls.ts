/** What belongs to the plots: x0, the range and its step, zoom, and a tour of the point. */

import { faultOf, type Span, zoom } from '../src/plot/span.js';
import { deltaSlider } from './delta.js';
import { h } from './dom.js';
import { homeOf } from './presets.js';
import type { Store } from './state.js';
import { tour } from './tour.js';

export function controls(store: Store): HTMLElement {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const span = (change: Partial<Span>) => {
    const { from, to, step } = { ...store.state, ...change };
    const wrong = faultOf({ from, to, step });
    fault.textContent = wrong ?? '';
    if (!wrong) store.set({ from, to, step });
  };
  const zoomBy = (factor: number) => {
    const { x, from, to } = store.state;
    store.set(zoom(store.state, factor, x >= from && x <= to ? x : (from + to) / 2));
  };
  const button = (label: string, text: string, onclick: () => void) =>
    h('button', { type: 'button', 'aria-label': label, title: label, onclick }, text);
  return h(
    'div',
    { class: 'controls' },
    numberField(store, 'x', 'x₀', (x) => store.set({ x })),
    tour(store),
    deltaSlider(store),
    h(
      'fieldset',
      {},
      h('legend', { class: 'hidden' }, 'Range'),
      numberField(store, 'from', 'from', (from) => span({ from })),
      numberField(store, 'to', 'to', (to) => span({ to })),
      numberField(store, 'step', 'step', (step) => span({ step })),
      button('Zoom in', '+', () => zoomBy(0.8)),
      button('Zoom out', '−', () => zoomBy(1.25)),
      button('Reset the range', 'reset', () => span(homeOf(store.state))),
    ),
    fault,
    h('p', { class: 'hint' }, 'Drag the point; drag elsewhere to pan. Ctrl + wheel or two fingers zoom.'),
  );
}

type NumberKey = 'x' | 'from' | 'to' | 'step';

/** A number of the state in an input. While the reader types, the text is theirs. */
function numberField(store: Store, key: NumberKey, label: string, set: (value: number) => void): HTMLElement {
  const input = h('input', {
    type: 'number',
    step: 'any',
    required: true,
    name: key,
    onchange: () => show(),
    oninput: () => {
      if (Number.isFinite(input.valueAsNumber)) set(input.valueAsNumber);
    },
  });
  const show = () => {
    const value = Number(store.state[key].toPrecision(9));
    if (input.valueAsNumber !== value) input.value = String(value);
  };
  store.subscribe(() => {
    if (document.activeElement !== input) show();
  });
  return h('label', {}, h('span', {}, label), input);
}
