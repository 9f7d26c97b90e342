/** Undo and redo: what the reader did, step by step. Changes that come quickly one after another are one step, as a
 *  drag is; but not those of the chain's links. */

import { h } from './dom.js';
import type { State, Store } from './state.js';
import { t } from './texts.js';

/** Changes nearer than this, in milliseconds, are one step. */
const TOGETHER = 600;

/** Steps that are kept. */
const MOST = 100;

export interface History {
  readonly element: HTMLElement;
  undo(): void;
  redo(): void;
}

/** @param now the time in milliseconds. */
export function history(store: Store, now: () => number = () => performance.now()): History {
  const past: State[] = [];
  const future: State[] = [];
  let shown = store.state;
  let last = Number.NEGATIVE_INFINITY;
  let travelling = false;

  const button = (label: string, text: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'quiet-button', 'aria-label': label, title: label, onclick }, text);
  const update = () => {
    const focused = [back, forth].find((button) => button === document.activeElement);
    back.disabled = past.length === 0;
    forth.disabled = future.length === 0;
    // A button that can no more be pressed leaves the focus to the other.
    if (focused?.disabled) (focused === back ? forth : back).focus();
  };
  const travel = (from: State[], to: State[]) => {
    const state = from.pop();
    if (!state) return;
    to.push(store.state);
    travelling = true;
    store.set({ ...state, focus: null });
    last = Number.NEGATIVE_INFINITY;
    update();
  };
  const undo = () => travel(past, future);
  const redo = () => travel(future, past);
  const back = button(t.builder.undo, '↶', undo);
  const forth = button(t.builder.redo, '↷', redo);

  store.subscribe((state) => {
    const before = shown;
    shown = state;
    if (travelling) {
      travelling = false;
      return;
    }
    if (isSame(before, state)) return;
    const time = now();
    // A link that came, went or moved is a step of its own, however soon.
    if (time - last > TOGETHER || namesOf(before) !== namesOf(state)) past.push(before);
    if (past.length > MOST) past.shift();
    last = time;
    future.length = 0;
    update();
  });
  addEventListener('keydown', (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    // What is typed into a field has an undo of its own.
    if (event.target instanceof HTMLInputElement && event.target.type !== 'range') return;
    event.preventDefault();
    // Systems differ in what redoes.
    (event.shiftKey || key === 'y' ? redo : undo)();
  });
  update();
  return { element: h('span', { class: 'history' }, back, forth), undo, redo };
}

const namesOf = ({ chain }: State): string => String(chain.map(({ name }) => name));

/** Whether nothing differs but where the reader points. */
const isSame = (a: State, b: State): boolean =>
  (Object.keys(a) as (keyof State)[]).every(
    (key) => key === 'focus' || key === 'line' || key === 'turn' || a[key] === b[key],
  );
