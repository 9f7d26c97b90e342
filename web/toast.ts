/** A line at the foot of the page that says what was done, with a way back. It goes by itself. */

import { h } from './dom.js';

/** In milliseconds: long enough to read and to reach. */
const SHOWN = 6000;

export interface Toast {
  readonly element: HTMLElement;
  /** @param back undoes what the text says, and nothing else. */
  say(text: string, back: () => void): void;
  /** To be called when there is no way back any more. */
  hide(): void;
}

/** @param left is called when the toast goes and takes the focus with it. */
export function toast(action: string, left: () => void): Toast {
  let act = () => {};
  const said = h('span');
  const press = () => {
    act();
    hide();
  };
  const element = h(
    'div',
    { class: 'toast', role: 'status', hidden: true },
    said,
    h('button', { type: 'button', onclick: press }, action),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hasFocus = () => element.contains(document.activeElement);
  const hide = () => {
    clearTimeout(timer);
    const focused = hasFocus();
    element.hidden = true;
    if (focused) left();
  };
  /** Not while it has the focus, which would be nowhere then. */
  const leave = () => {
    if (hasFocus()) timer = setTimeout(leave, SHOWN);
    else hide();
  };
  return {
    element,
    say(text, back) {
      act = back;
      said.textContent = text;
      element.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(leave, SHOWN);
    },
    hide,
  };
}
