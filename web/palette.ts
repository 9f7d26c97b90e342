/** Adding to the chain: a `+` on every wire, which opens the functions to choose from. They come after the first view:
 *  `chips.ts`. */

import { h } from './dom.js';
import { t } from './texts.js';

export interface Palette {
  /** Empty until the functions are put in. */
  readonly element: HTMLElement;
  /** The button on the wire before the link at this place, or after the last. */
  gap(index: number): HTMLElement;
  /** The place in the chain of so many links that are added now; what is added next goes behind them. */
  take(count: number): number;
  close(): void;
}

export function palette(): Palette {
  let at = 0;
  /** Made anew with the boxes. */
  const buttons: HTMLElement[] = [];
  const close = () => {
    element.hidden = true;
    buttons[at]?.setAttribute('aria-expanded', 'false');
    // What was just added has no wire yet.
    const wires = [buttons[at], ...buttons].filter((button) => button?.isConnected);
    if (element.contains(document.activeElement)) wires[0]?.focus();
  };
  const element = h('div', {
    class: 'palette',
    role: 'group',
    'aria-label': t.builder.addTo,
    hidden: true,
    onkeydown: (event) => {
      if (event.key === 'Escape') close();
    },
  });
  const gap = (index: number) => {
    const button = h(
      'button',
      {
        type: 'button',
        class: 'plus',
        'aria-label': `${t.builder.addTo}, ${index + 1}`,
        'aria-expanded': String(!element.hidden && at === index),
        onclick: () => {
          const same = !element.hidden && at === index;
          close();
          if (same) return;
          at = index;
          element.hidden = false;
          button.setAttribute('aria-expanded', 'true');
          element.querySelector('input')?.focus();
        },
      },
      '+',
    );
    buttons[index] = button;
    return button;
  };
  const take = (count: number) => {
    const place = at;
    at += count;
    return place;
  };
  return { element, gap, take, close };
}
