/** A slider for each parameter of the reader's formulas, with a button that plays it. */

import { DURATION, playedAt, reachOf } from '../src/element/sliders.js';
import { format } from '../src/plot/format.js';
import { h } from './dom.js';
import { formulaOf } from './links.js';
import { moves, rests } from './moving.js';
import type { State, Store } from './state.js';
import { parametersOf } from './supply.js';
import { t } from './texts.js';

const STOPS = 200;

interface Slider {
  readonly element: HTMLElement;
  show(state: State): void;
  stop(): void;
}

export function sliders(store: Store): HTMLElement {
  const element = h('div', { class: 'sliders' });
  let built = '';
  let made: Slider[] = [];
  store.subscribe((state) => {
    const key = state.chain.map(({ name }) => name).join(' ');
    if (key !== built) {
      for (const slider of made) slider.stop();
      made = state.chain.flatMap((link, index) =>
        formulaOf(link) === undefined
          ? []
          : parametersOf(link).map(({ name }, at) => makeSlider(store, index, at, name)),
      );
      const focused = element.contains(document.activeElement);
      element.replaceChildren(...made.map((slider) => slider.element));
      // Another formula's sliders, or none: the focus is at the chain that they belong to.
      if (focused) (element.querySelector('input') ?? document.querySelector<HTMLElement>('.grip'))?.focus();
    }
    built = key;
    for (const slider of made) slider.show(state);
  });
  return element;
}

function makeSlider(store: Store, index: number, at: number, name: string): Slider {
  const now = () => store.state.chain[index]?.parameters[at] ?? 1;
  const reach = reachOf(now());
  const put = (value: number) =>
    store.set({
      chain: store.state.chain.map((link, i) =>
        i === index
          ? { ...link, parameters: link.parameters.map((old, j) => (j === at ? value : old)) }
          : link,
      ),
    });
  const input = h('input', {
    type: 'range',
    min: -reach,
    max: reach,
    step: reach / STOPS,
    'aria-label': name,
    oninput: () => {
      stop();
      put(input.valueAsNumber);
    },
  });
  const output = h('output');
  const button = h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => play() }, '▶');
  button.setAttribute('aria-label', t.controls.play(name));
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    rests(button);
    button.textContent = '▶';
    button.setAttribute('aria-pressed', 'false');
  };
  const play = () => {
    if (frame !== 0) return stop();
    const begin = now();
    moves(button);
    let start: number | undefined;
    let shown = begin;
    button.textContent = '■';
    button.setAttribute('aria-pressed', 'true');
    const step = (time: number) => {
      start ??= time;
      // Whoever else changes it takes over.
      if (now() !== shown || !button.isConnected) return stop();
      const part = (time - start) / DURATION;
      shown = playedAt(begin, reach, part);
      put(shown);
      if (part >= 1) stop();
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };
  return {
    element: h('span', { class: 'slider' }, h('label', {}, h('span', {}, name), input, output), button),
    show({ chain }) {
      const value = chain[index]?.parameters[at];
      if (value === undefined) return;
      if (input !== document.activeElement || input.valueAsNumber !== value) input.value = String(value);
      output.textContent = format(value);
      input.setAttribute('aria-valuetext', format(value));
    },
    stop,
  };
}
