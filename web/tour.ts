/** A button that takes the point through the range and back to where it was. */

import { h } from './dom.js';
import { moves, rests } from './moving.js';
import type { State, Store } from './state.js';
import { t } from './texts.js';

/** A whole tour takes so long, in milliseconds. */
const DURATION = 5000;

/** Readers who asked for less motion see so many still places instead. */
const PLACES = 10;

export const wantsLessMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function tour(store: Store): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'tour', 'aria-pressed': 'false', onclick: () => (stop ?? start)() },
    t.controls.move,
  );
  let stop: (() => void) | undefined;

  const start = () => {
    const { x } = store.state;
    let frame = 0;
    let began: number | undefined;
    let moved: State | undefined;
    const step = (now: number) => {
      began ??= now;
      const gone = (now - began) / DURATION;
      const part = wantsLessMotion() ? Math.floor(gone * PLACES) / PLACES : gone;
      // Whoever else moves the point takes over.
      if (moved !== undefined && moved.x !== store.state.x) return stop?.();
      const { from, to } = store.state;
      const start = (Math.min(Math.max(x, from), to) - from) / (to - from);
      store.set({ x: part >= 1 ? x : roundTo(store.state.step, from + (to - from) * there(start, part)) });
      moved = store.state;
      if (part >= 1) stop?.();
      else frame = requestAnimationFrame(step);
    };
    stop = () => {
      cancelAnimationFrame(frame);
      stop = undefined;
      rests(button);
      button.setAttribute('aria-pressed', 'false');
      button.textContent = t.controls.move;
    };
    moves(button);
    button.setAttribute('aria-pressed', 'true');
    button.textContent = t.controls.stop;
    frame = requestAnimationFrame(step);
  };
  return button;
}

/** Where the point is, in parts of the range, at a part of the tour: a wave from where it starts, back to there. */
function there(start: number, part: number): number {
  const phase = Math.asin(2 * start - 1);
  return (1 + Math.sin(phase + 2 * Math.PI * part)) / 2;
}

const roundTo = (step: number, x: number): number => Number((Math.round(x / step) * step).toPrecision(12));
