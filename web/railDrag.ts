/** The hands on the first rail: the point and the end of the step, dragged or moved by keys. */

import { roundStep } from '../src/plot/span.js';
import type { State, Store } from './state.js';

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

  const put = (what: 'x' | 'step', round: number) => {
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
      const moved = (event.clientX - held.from) / scale / rail.scale();
      put(what, rounded(held.value + moved, 1 / rail.scale()));
    });
    const release = () => {
      if (held?.what !== what) return;
      held = undefined;
      rail.rest();
    };
    hand.addEventListener('pointerup', release);
    hand.addEventListener('pointercancel', release);
    hand.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const to = movedBy(event, what, store.state, 4 / rail.scale());
      if (to === undefined) return;
      put(what, to);
      event.preventDefault();
    });
  }
  return () => held?.what;
}

/** The ends of a handle's way: the plots' range for x, and half of its width for the step, either way. */
export function limitsOf(what: 'x' | 'step', { x, nudge, from, to }: State): [least: number, most: number] {
  const half = (to - from) / 2;
  return what === 'x'
    ? [Math.min(from, x), Math.max(to, x)]
    : [Math.min(-half, nudge), Math.max(half, nudge)];
}

/** How many places a key moves by. */
const WAYS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** Where a key moves a handle, to a round number; undefined for other keys.
 *  @param pixels a few of them, in units. */
function movedBy(
  { key, shiftKey }: KeyboardEvent,
  what: 'x' | 'step',
  state: State,
  pixels: number,
): number | undefined {
  const [least, most] = limitsOf(what, state);
  if (key === 'Home') return least;
  if (key === 'End') return most;
  const way = WAYS[key];
  if (way === undefined) return undefined;
  const value = what === 'x' ? state.x : state.nudge;
  // A step that is shorter moves by parts of it.
  const by = roundStep(what === 'x' ? pixels : Math.min(pixels, Math.abs(value) / 4));
  // From between two places to the next.
  const places = value / by;
  const place = (way > 0 ? Math.floor(places + DUST) : Math.ceil(places - DUST)) + way * (shiftKey ? 10 : 1);
  // There is no step of nothing.
  return Number(((place === 0 && what === 'step' ? Math.sign(way) : place) * by).toPrecision(12));
}

/** What is between two doubles that read alike, in places. */
const DUST = 1e-6;

/** The nearest number that is as round as a pixel allows. */
function rounded(value: number, pixel: number): number {
  const unit = 10 ** Math.floor(Math.log10(pixel));
  return Number((Math.round(value / unit) * unit).toPrecision(9));
}
