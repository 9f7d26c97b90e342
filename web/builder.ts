/** Building the chain: examples, and what stands at the top of each box: a grip that moves it, its parameters, and a
 *  button that removes it. */

import { descriptorOf, type NamedFunction, toFunction } from '../src/parse.js';
import { h } from './dom.js';
import { exampleOf, PRESETS } from './presets.js';
import type { State, Store } from './state.js';
import { t } from './texts.js';

const label = (text: string) => h('span', { class: 'row-label', 'aria-hidden': 'true' }, text);

/** The examples. */
export function presets(store: Store): HTMLElement {
  const buttons = PRESETS.map(({ label, title, change }) => ({
    change,
    button: h(
      'button',
      {
        type: 'button',
        class: 'preset',
        title,
        onclick: () => {
          const { backwards, quiz } = store.state;
          store.set({ ...change, backwards, quiz });
        },
      },
      label,
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
  onBuild(): void;
  /** Shows other parameters in the inputs within root; the one being typed into is left alone. */
  show(root: HTMLElement, state: State): void;
}

/** @param removed hears the name of a link that the reader took away. */
export function linkControls(store: Store, removed: (name: string) => void): LinkControls {
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
    const { chain } = store.state;
    if (chain.length === 1) return;
    focusAt = Math.min(index, chain.length - 2);
    const name = chain[index]?.name ?? '';
    store.set({ chain: chain.filter((_, i) => i !== index), focus: null, story: 0 });
    removed(name);
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
      const { name } = chain[index] as NamedFunction;
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
      draggable(grip, (to) => reorder(index, to));
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
    onBuild() {
      if (focusAt !== undefined) grips[focusAt]?.focus();
      focusAt = undefined;
    },
    show(root, { chain }) {
      for (const input of root.querySelectorAll<HTMLInputElement>('.parameter input')) {
        const value = chain[Number(input.dataset.link)]?.parameters[Number(input.dataset.at)];
        if (value !== undefined && value !== input.valueAsNumber && input !== document.activeElement)
          input.value = String(value);
      }
    },
  };
}

/** An input for each parameter of the link. */
function parameterInputs(store: Store, index: number): HTMLElement[] {
  const { name, parameters } = store.state.chain[index] as NamedFunction;
  return descriptorOf(name).parameters.map((parameter, at) => {
    const input = h('input', {
      type: 'number',
      step: parameter.integer ? 1 : 'any',
      required: true,
      'aria-label': t.builder.of(parameter.name, name),
      value: parameters[at],
      'data-link': index,
      'data-at': at,
      oninput: () => {
        const { chain } = store.state;
        const link = withParameter(chain[index] as NamedFunction, at, input.valueAsNumber);
        const fault = faultOf(link);
        input.setCustomValidity(fault);
        input.title = fault;
        if (!fault) store.set({ chain: replaced(chain, index, link) });
      },
    });
    return h('label', { class: 'parameter' }, h('span', {}, parameter.name), input);
  });
}

/** Why there is no such function; empty if there is. */
function faultOf(link: NamedFunction): string {
  try {
    toFunction(link);
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

/** Lets a box be dragged by its grip: it follows the pointer, and drops where another box is. */
function draggable(grip: HTMLElement, drop: (to: number) => void): void {
  let start: { x: number; y: number } | undefined;
  const cellOf = (element: Element | null | undefined) => element?.closest<HTMLElement>('.cell') ?? undefined;
  const target = (event: PointerEvent): HTMLElement | undefined => {
    const own = cellOf(grip);
    const under = document.elementsFromPoint(event.clientX, event.clientY);
    return under
      .map(cellOf)
      .find((cell) => cell && cell !== own && cell.parentElement === own?.parentElement);
  };
  const mark = (cell?: HTMLElement) => {
    for (const other of cellOf(grip)?.parentElement?.children ?? [])
      other.classList.toggle('drop', other === cell);
  };
  const end = () => {
    start = undefined;
    mark();
    const cell = cellOf(grip);
    cell?.classList.remove('dragged');
    cell?.style.removeProperty('transform');
  };
  grip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    start = { x: event.clientX, y: event.clientY };
    try {
      grip.setPointerCapture(event.pointerId);
    } catch {}
  });
  grip.addEventListener('pointermove', (event) => {
    const cell = cellOf(grip);
    if (!start || !cell) return;
    cell.classList.add('dragged');
    cell.style.transform = `translate(${event.clientX - start.x}px, ${event.clientY - start.y}px)`;
    mark(target(event));
  });
  grip.addEventListener('pointerup', (event) => {
    const to = start && target(event);
    end();
    if (to) drop(Number(to.dataset.index));
  });
  grip.addEventListener('pointercancel', end);
}
