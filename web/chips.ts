/** The functions to choose from, as chips in groups that can be searched, and a field for a chain as it is written. */

import { descriptors } from '../src/chain-text.js';
import * as network from '../src/functions/network.js';
import { h } from './dom.js';
import type { Palette } from './palette.js';
import type { Store } from './state.js';
import { supply } from './supply.js';
import { sayFault, t } from './texts.js';

/** Functions by what they are for; those that are in no list are the rest. */
const BASIC = ['square', 'affine', 'power', 'sqrt', 'exp', 'log', 'sin', 'cos', 'reciprocal'];
const NETWORK = [...Object.keys(network), 'tanh'];

/** Puts them into the palette. */
export function fillPalette({ element, take, close }: Palette, store: Store): void {
  const add = (name: string) => {
    const { chain } = store.state;
    const parameters = descriptors.get(name)?.parameters.map(({ initial }) => initial) ?? [];
    const place = Math.min(take(), chain.length);
    store.set({
      chain: [...chain.slice(0, place), { name, parameters }, ...chain.slice(place)],
      focus: null,
      story: 0,
    });
  };
  const chip = (name: string) =>
    h(
      'button',
      {
        type: 'button',
        class: 'chip',
        lang: 'en',
        title: descriptors.get(name)?.summary,
        'data-words': `${name} ${descriptors.get(name)?.summary}`.toLowerCase(),
        'aria-label': t.builder.addOne(name),
        onclick: () => add(name),
      },
      name,
    );
  const names = [...descriptors.keys()];
  const groups = {
    basic: names.filter((name) => BASIC.includes(name)),
    network: names.filter((name) => NETWORK.includes(name)),
    more: names.filter((name) => !BASIC.includes(name) && !NETWORK.includes(name)),
  };
  const rows = (['basic', 'network', 'more'] as const).map((group) =>
    h(
      'div',
      { class: 'chips' },
      h('span', { class: 'row-label' }, t.builder.groups[group]),
      ...groups[group].map(chip),
    ),
  );
  const chips = rows.flatMap((row) => [...row.querySelectorAll<HTMLElement>('.chip')]);
  const search = h('input', {
    type: 'search',
    class: 'search',
    'aria-label': t.builder.search,
    placeholder: t.builder.search,
    oninput: () => {
      const wanted = search.value.trim().toLowerCase();
      for (const chip of chips) chip.hidden = !(chip.dataset.words ?? '').includes(wanted);
      for (const row of rows) row.hidden = !row.querySelector('.chip:not([hidden])');
    },
    onkeydown: (event) => {
      if (event.key !== 'Enter') return;
      const wanted = search.value.trim().toLowerCase();
      const found = chips.filter((chip) => !chip.hidden);
      const named = found.find((chip) => chip.textContent?.toLowerCase() === wanted);
      (named ?? found[0])?.click();
    },
  });
  element.append(search, ...rows, typed(store, close));
}

/** A field for a chain as it is written; its reader is loaded when it is used. */
function typed(store: Store, done: () => void): HTMLElement {
  const fault = h('span', { class: 'fault', role: 'alert' });
  const input = h('input', {
    type: 'text',
    name: 'typed',
    placeholder: t.builder.typedHint,
    'aria-label': t.builder.typed,
    spellcheck: 'false',
    autocapitalize: 'off',
    oninput: () => {
      fault.textContent = '';
    },
  });
  return h(
    'form',
    {
      class: 'typed',
      onsubmit: async (event) => {
        event.preventDefault();
        try {
          const { linksOf } = await import('./typed.js');
          const chain = linksOf(input.value);
          await supply(chain);
          store.set({ chain, focus: null, story: 0 });
          input.value = '';
          done();
        } catch (error) {
          sayFault(fault, (error as Error).message);
        }
      },
    },
    h('label', {}, h('span', {}, t.builder.typed), input),
    h('button', { type: 'submit' }, '↵'),
    fault,
  );
}
