/** Building the chain: examples, and what stands at the top of each box: a grip that moves it, its parameters, and a
 *  button that removes it. */

import type { NamedFunction } from '../src/chain-text.js';
import { boxDrag } from './boxDrag.js';
import { h } from './dom.js';
import { exampleOf, PRESETS } from './presets.js';
import { nameOf, shortName } from './stages.js';
import type { State, Store } from './state.js';
import { functionOf, parametersOf } from './supply.js';
import { inOwnWords, t } from './texts.js';

const label = (text: string) => h('span', { class: 'row-label', 'aria-hidden': 'true' }, text);

/** The examples. */
export function presets(store: Store): HTMLElement {
  const buttons = PRESETS.map(({ key, change }) => ({
    change,
    button: h(
      'button',
      {
        type: 'button',
        class: 'preset',
        title: t.presets[key][1],
        onclick: () => {
          const { backwards, quiz } = store.state;
          store.set({ ...change, backwards, quiz });
        },
      },
      t.presets[key][0],
    ),
  }));
  store.subscribe((state) => {
    const shown = exampleOf(state)?.change;
    for (const { button, change } of buttons) button.setAttribute('aria-pressed', String(change === shown));
  });
  return h(
    'div',
    { class: 'presets', role: 'group', 'aria-label': t.builder.examples },
    label(t.builder.try),
    ...buttons.map(({ button }) => button),
  );
}

/** The controls at the top of a chain's boxes. */
export interface LinkControls {
  /** What stands at the top of the box at this place. */
  head(index: number): HTMLElement;
  /** To be called when the boxes were made anew: the moved box keeps the focus. */
  onBuild(diagram: HTMLElement): void;
  /** Shows other parameters in the inputs within root; the one being typed into is left alone. */
  show(root: HTMLElement, state: State): void;
}

/** @param removed hears the name of a link that the reader took away, and what there was before. */
export function linkControls(store: Store, removed: (name: string, before: State) => void): LinkControls {
  let focusAt: number | undefined;
  const grips: HTMLElement[] = [];

  const reorder = (from: number, to: number) => {
    const { chain } = store.state;
    const link = chain[from];
    if (!link || to === from || to < 0 || to >= chain.length) return;
    const others = chain.filter((_, i) => i !== from);
    focusAt = to;
    store.set({ chain: [...others.slice(0, to), link, ...others.slice(to)], focus: null, story: 0 });
  };

  const remove = (index: number) => {
    const before = store.state;
    const { chain } = before;
    if (chain.length === 1) return;
    focusAt = Math.min(index, chain.length - 2);
    const name = calledName(chain[index] as NamedFunction);
    store.set({ chain: chain.filter((_, i) => i !== index), focus: null, story: 0 });
    removed(name, before);
  };

  const onKey = (index: number) => (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'ArrowLeft' || key === 'ArrowUp') reorder(index, index - 1);
    else if (key === 'ArrowRight' || key === 'ArrowDown') reorder(index, index + 1);
    else if (key === 'Delete' || key === 'Backspace') remove(index);
    else return;
    event.preventDefault();
  };

  return {
    head(index) {
      const { chain } = store.state;
      const name = calledName(chain[index] as NamedFunction);
      const grip = h(
        'button',
        {
          type: 'button',
          class: 'grip',
          'aria-label': t.builder.grip(name, index + 1, chain.length),
          title: t.builder.moved,
          onkeydown: onKey(index),
        },
        name,
      );
      grips.length = chain.length;
      grips[index] = grip;
      const removal = h(
        'button',
        {
          type: 'button',
          class: 'remove',
          'aria-label': t.builder.remove(name),
          disabled: chain.length === 1,
          onclick: () => remove(index),
        },
        '×',
      );
      const inputs = parameterInputs(store, index);
      return h(
        'div',
        {},
        h('div', { class: 'link' }, grip, removal),
        inputs.length > 0 ? h('div', { class: 'parameters' }, ...inputs) : '',
      );
    },
    onBuild(diagram) {
      for (const [index, cell] of [...diagram.querySelectorAll<HTMLElement>('.cell')].entries())
        boxDrag(cell, (to) => reorder(index, to));
      if (focusAt !== undefined) grips[focusAt]?.focus();
      focusAt = undefined;
    },
    show(root, { chain }) {
      for (const [index, link] of chain.entries()) {
        const [grip, name] = [grips[index], calledName(link)];
        if (!grip || grip.textContent === name) continue;
        grip.textContent = name;
        grip.ariaLabel = t.builder.grip(name, index + 1, chain.length);
        grip.nextElementSibling?.setAttribute('aria-label', t.builder.remove(name));
      }
      for (const input of root.querySelectorAll<HTMLInputElement>('.parameter input')) {
        const value = chain[Number(input.dataset.link)]?.parameters[Number(input.dataset.at)];
        if (value !== undefined && value !== input.valueAsNumber && input !== document.activeElement)
          input.value = String(value);
      }
    },
  };
}

/** What stands on a box: `square`; of what multiplies and adds, that: `× 3 − 14`. */
const calledName = (link: NamedFunction): string => (link.name === 'affine' ? shortName(link) : nameOf(link));

/** What a parameter is called; a formula's has its own name. */
const parameterName = (name: string): string =>
  Object.hasOwn(t.builder.parameters, name)
    ? t.builder.parameters[name as keyof typeof t.builder.parameters]
    : name;

/** What scales and shifts is written so beside its box's input. */
const SIGNS: Readonly<Record<string, string>> = { scale: '×', shift: '+' };

/** An input for each parameter of the link. */
function parameterInputs(store: Store, index: number): HTMLElement[] {
  const link = store.state.chain[index] as NamedFunction;
  const { parameters } = link;
  const name = nameOf(link);
  return parametersOf(link).map((parameter, at) => {
    const input = h('input', {
      type: 'number',
      step: parameter.integer ? 1 : 'any',
      required: true,
      'aria-label': t.builder.of(parameterName(parameter.name), name),
      value: parameters[at],
      'data-link': index,
      'data-at': at,
      oninput: () => {
        const { chain } = store.state;
        const link = withParameter(chain[index] as NamedFunction, at, input.valueAsNumber);
        const fault = faultOf(link);
        const tell = (words: string) => {
          input.setCustomValidity(words);
          input.title = words;
          input.reportValidity();
        };
        tell(fault);
        inOwnWords(fault, (own) => input.title === fault && tell(own));
        if (!fault) store.set({ chain: replaced(chain, index, link) });
      },
    });
    return h(
      'label',
      { class: 'parameter' },
      h('span', {}, SIGNS[parameter.name] ?? parameterName(parameter.name)),
      input,
    );
  });
}

/** Why there is no such function; empty if there is. */
function faultOf(link: NamedFunction): string {
  try {
    functionOf(link);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const replaced = <T>(list: readonly T[], at: number, item: T): T[] =>
  list.map((old, i) => (i === at ? item : old));

const withParameter = ({ name, parameters }: NamedFunction, at: number, value: number): NamedFunction => ({
  name,
  parameters: replaced(parameters, at, value),
});
