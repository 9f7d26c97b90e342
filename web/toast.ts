/** A line at the foot of the page that says what was done, with a way back. It goes by itself. */

import { h } from './dom.js';

/** In milliseconds: long enough to read and to reach. */
const SHOWN = 6000;

export function toast(action: string, act: () => void): { element: HTMLElement; say(text: string): void } {
  const said = h('span');
  const button = h('button', { type: 'button', onclick: () => hide(act) }, action);
  const element = h('div', { class: 'toast', role: 'status', hidden: true }, said, button);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (then?: () => void) => {
    clearTimeout(timer);
    element.hidden = true;
    then?.();
  };
  /** Not while it has the focus, which would be nowhere then. */
  const leave = () => {
    if (element.contains(document.activeElement)) timer = setTimeout(leave, SHOWN);
    else hide();
  };
  return {
    element,
    say(text) {
      said.textContent = text;
      element.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(leave, SHOWN);
    },
  };
}
