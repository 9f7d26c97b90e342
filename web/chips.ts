/** The functions to choose from, as chips in groups that can be searched, and a field for a chain as it is written. */

import { descriptors } from '../src/chain-text.js';
import * as network from '../src/functions/network.js';
import { lengthFaultOf } from '../src/plot/limits.js';
import { h } from './dom.js';
import type { Palette } from './palette.js';
import type { State, Store } from './state.js';
import { supply } from './supply.js';
import { sayFault, t } from './texts.js';

/** Functions by what they are for; those that are in no list are the rest. */
const BASIC = ['square', 'affine', 'power', 'sqrt', 'exp', 'log', 'sin', 'cos', 'reciprocal'];
const NETWORK = [...Object.keys(network), 'tanh'];

/** Puts them into the palette. */
export function fillPalette({ element, take, close }: Palette, store: Store): void {
  const fault = h('p', { class: 'fault', role: 'alert' });
  const put = (chain: State['chain']) => store.set({ chain, focus: null, story: 0 });
  /** Puts links where the + was.
   *  @throws {RangeError} if the chain would be too long. */
  const insert = (links: State['chain']) => {
    const { chain } = store.state;
    const wrong = lengthFaultOf(chain.length + links.length);
    if (wrong) throw new RangeError(wrong);
    const place = Math.min(take(links.length), chain.length);
    put([...chain.slice(0, place), ...links, ...chain.slice(place)]);
  };
  /** @returns whether it could be done; else it is said why not. */
  const attempt = async (act: () => void | Promise<void>) => {
    fault.textContent = '';
    try {
      await act();
      return true;
    } catch (error) {
      // What follows is the text with a mark below it; the text itself stands beside.
      sayFault(fault, (error as Error).message.split('\n')[0] ?? '');
      return false;
    }
  };
  const add = (name: string) => {
    const parameters = descriptors.get(name)?.parameters.map(({ initial }) => initial) ?? [];
    attempt(() => insert([{ name, parameters }]));
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
  const form = typed((text, whole) =>
    attempt(async () => {
      // Its reader is loaded when it is used.
      const { linksOf } = await import('./typed.js');
      const links = linksOf(text);
      await supply(links);
      if (whole) put(links);
      else insert(links);
      close();
    }),
  );
  form.addEventListener('input', () => {
    fault.textContent = '';
  });
  form.append(fault);
  element.append(search, form, ...rows);
}

/** A field for links as they are written.
 *  @param enter hears them, and whether they are the whole chain or come where the + was. */
function typed(enter: (text: string, whole: boolean) => Promise<boolean>): HTMLElement {
  const whole = h('button', { type: 'submit' }, t.builder.replace);
  const input = h('input', {
    type: 'text',
    name: 'typed',
    placeholder: t.builder.typedHint,
    'aria-label': t.builder.typed,
    spellcheck: 'false',
    autocapitalize: 'off',
  });
  return h(
    'form',
    {
      class: 'typed',
      onsubmit: async (event) => {
        event.preventDefault();
        const { submitter } = event as SubmitEvent;
        if (await enter(input.value, submitter === whole)) input.value = '';
      },
    },
    h('label', {}, h('span', {}, t.builder.typed), input),
    h('button', { type: 'submit' }, t.builder.insert),
    whole,
  );
}
