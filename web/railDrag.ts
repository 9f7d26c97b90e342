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

/** A smaller step would not be seen, however near one looks: it is lost in the digits of f. */
const LEAST = 1e-9;

/** @returns what is in a hand now. */
export function dragged(svg: SVGSVGElement, handles: Handles, store: Store, rail: Rail) {
  let held: { what: 'x' | 'step'; from: number; value: number } | undefined;

  /** @param unit what is not to be told apart. */
  const put = (what: 'x' | 'step', value: number, unit: number) => {
    const round = rounded(value, unit);
    if (what === 'x') store.set({ x: round });
    // A step of nothing would show nothing.
    else if (Math.abs(round) >= LEAST) store.set({ nudge: round });
  };

  for (const what of ['x', 'step'] as const) {
    const hand = handles[what];
    hand.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      const { x, nudge } = store.state;
      held = { what, from: event.clientX, value: what === 'x' ? x : nudge };
      event.preventDefault();
      hand.focus({ preventScroll: true });
      try {
        hand.setPointerCapture(event.pointerId);
      } catch {}
    });
    hand.addEventListener('pointermove', (event) => {
      if (held?.what !== what) return;
      const scale = svg.getBoundingClientRect().width / svg.clientWidth || 1;
      put(what, held.value + (event.clientX - held.from) / scale / rail.scale(), 1 / rail.scale());
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
      // By some pixels; of a step that is shorter, by parts of it.
      const pixels = 4 / rail.scale();
      const by = what === 'x' ? pixels : Math.min(pixels, Math.abs(nudge) / 4);
      put(what, (what === 'x' ? x : nudge) + direction * by * (event.shiftKey ? 10 : 1), by / 4);
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
