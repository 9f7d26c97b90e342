/** The hands on the first rail: the point and the end of the step, dragged or moved by keys. */

import type { Store } from './state.js';

interface Handles {
  readonly x: SVGGElement;
  readonly step: SVGGElement;
}

interface Rail {
  /** Pixels a unit. */
  scale(): number;
  /** Pixels from the left edge. */
  at(value: number): number;
  /** To be called when the hand lets go. */
  rest(): void;
}

/** A step is no smaller than this part of what a pixel is. */
const FINEST = 1;

/** @returns what is in a hand now. */
export function dragged(svg: SVGSVGElement, handles: Handles, store: Store, rail: Rail) {
  let held: { what: 'x' | 'step'; from: number; value: number } | undefined;

  const put = (what: 'x' | 'step', value: number) => {
    const round = rounded(value, FINEST / rail.scale());
    if (what === 'x') store.set({ x: round });
    // A step of nothing would show nothing, and could not be taken hold of.
    else if (Math.abs(round) * rail.scale() >= 6) store.set({ nudge: round });
  };

  /** How far a hand's middle is from a pointer. */
  const away = (hand: Element, { clientX }: PointerEvent) => {
    const { left, width } = hand.getBoundingClientRect();
    return Math.abs(left + width / 2 - clientX);
  };

  for (const own of ['x', 'step'] as const) {
    handles[own].addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      // The room for a finger around one may lie over the other.
      const other = own === 'x' ? 'step' : 'x';
      const what = away(handles[other], event) < away(handles[own], event) ? other : own;
      const hand = handles[what];
      const { x, nudge } = store.state;
      held = { what, from: event.clientX, value: what === 'x' ? x : nudge };
      event.preventDefault();
      hand.focus({ preventScroll: true });
      try {
        hand.setPointerCapture(event.pointerId);
      } catch {}
    });
  }
  for (const what of ['x', 'step'] as const) {
    const hand = handles[what];
    hand.addEventListener('pointermove', (event) => {
      if (held?.what !== what) return;
      const scale = svg.getBoundingClientRect().width / svg.clientWidth || 1;
      put(what, held.value + (event.clientX - held.from) / scale / rail.scale());
    });
    const release = () => {
      if (held?.what !== what) return;
      held = undefined;
      rail.rest();
    };
    hand.addEventListener('pointerup', release);
    hand.addEventListener('pointercancel', release);
    hand.addEventListener('keydown', (event) => {
      const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (direction === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const { x, nudge } = store.state;
      const by = (direction * (event.shiftKey ? 40 : 4)) / rail.scale();
      put(what, (what === 'x' ? x : nudge) + by);
      event.preventDefault();
    });
  }
  return () => held?.what;
}

/** The nearest number that is as round as a pixel allows. */
function rounded(value: number, pixel: number): number {
  const unit = 10 ** Math.floor(Math.log10(pixel));
  return Number((Math.round(value / unit) * unit).toPrecision(9));
}
