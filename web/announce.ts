/** Says to screen readers, politely and once things are at rest, what the page shows now. */

import { format } from '../src/plot/format.js';
import { h } from './dom.js';
import { modelOf } from './model.js';
import { hiddenLink, workedOut } from './question.js';
import type { Store } from './state.js';
import { t } from './texts.js';
import { titleOf } from './written.js';

/** At rest: no change for so long, in milliseconds. */
const REST = 600;

export function announcer(store: Store): HTMLElement {
  const status = h('p', { class: 'hidden', role: 'status' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  store.subscribe((state) => {
    // Nothing has changed yet.
    if (first) {
      first = false;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { steps, value } = modelOf(state);
      const asked = `${steps.map((step, i) => (i === hiddenLink(state) ? '?' : format(step.slope))).join(` ${t.times} `)} = ?`;
      const slope = state.quiz ? asked : workedOut(state).replaceAll('×', t.times);
      status.textContent = t.said(titleOf(state.chain), format(state.x), format(value), slope);
    }, REST);
  });
  return status;
}
