/** A slider for each of a formula's parameters, with a button that plays it. */

import { format } from '../plot/format.js';
import { element } from '../plot/new-element.js';

export interface ParameterSlider {
  readonly element: HTMLElement;
  show(values: Readonly<Record<string, number>>): void;
}

/** A slider reaches so far on either side of 0, or twice the value it starts with. */
const REACH = 5;
const STOPS = 200;

/** A play takes so long, in milliseconds: from where it is to the ends and back. */
export const DURATION = 6000;
const STILL = 10;

export function parameterSliders(
  values: Readonly<Record<string, number>>,
  set: (name: string, value: number) => void,
  play: (name: string) => string,
): ParameterSlider[] {
  return Object.entries(values).map(([name, first]) => {
    const reach = reachOf(first);
    const input = element('input');
    input.type = 'range';
    input.min = String(-reach);
    input.max = String(reach);
    input.step = String(reach / STOPS);
    input.setAttribute('aria-label', name);
    const output = element('output');
    const player = makePlayer(
      reach,
      () => input.valueAsNumber,
      (value) => set(name, value),
    );
    player.button.setAttribute('aria-label', play(name));
    input.addEventListener('input', () => {
      player.stop();
      set(name, input.valueAsNumber);
    });
    const label = element('label', '', `${name} `, input, output);
    return {
      element: element('span', 'fx-parameter', label, player.button),
      show(values) {
        const value = values[name] ?? 1;
        input.value = String(value);
        output.textContent = format(value);
        input.setAttribute('aria-valuetext', format(value));
      },
    };
  });
}

/** How far a slider that starts with a value reaches. */
export const reachOf = (first: number): number => Math.max(REACH, 2 * Math.abs(first));

/** Where a play is at a part of its time: a wave from where it began to both ends and back. */
export function playedAt(begin: number, reach: number, part: number): number {
  const phase = Math.asin(Math.max(-1, Math.min(1, begin / reach)));
  // Readers who asked for less motion see so many still places instead.
  const places = matchMedia('(prefers-reduced-motion: reduce)').matches
    ? Math.floor(part * STILL) / STILL
    : part;
  return part >= 1 ? begin : Number((reach * Math.sin(phase + 2 * Math.PI * places)).toPrecision(3));
}

function makePlayer(reach: number, now: () => number, put: (value: number) => void) {
  const button = element('button', '', '▶');
  button.type = 'button';
  button.setAttribute('aria-pressed', 'false');
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    button.textContent = '▶';
    button.setAttribute('aria-pressed', 'false');
  };
  button.addEventListener('click', () => {
    if (frame !== 0) return stop();
    const [begin, start] = [now(), performance.now()];
    button.textContent = '■';
    button.setAttribute('aria-pressed', 'true');
    const step = (time: number) => {
      const part = (time - start) / DURATION;
      put(playedAt(begin, reach, Math.max(0, part)));
      if (part >= 1 || !button.isConnected) stop();
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  });
  return { button, stop };
}
