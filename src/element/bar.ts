/** The controls under a plot: the product of the slopes at the point, delta, zoom. */

import { deltaAt, LAST_STOP, stopOf } from '../plot/delta.js';
import { element } from '../plot/dom.js';
import { formatDelta } from '../plot/format.js';
import { productText } from '../plot/product.js';
import type { Settings } from './attributes.js';

export interface BarActions {
  setDelta(delta: number): void;
  reset(): void;
}

export interface Bar {
  readonly element: HTMLElement;
  show(settings: Settings): void;
}

export function makeBar({ setDelta, reset }: BarActions): Bar {
  const product = element('span');
  const slider = element('input');
  slider.type = 'range';
  slider.max = String(LAST_STOP);
  slider.setAttribute('aria-label', 'delta');
  slider.addEventListener('input', () => setDelta(deltaAt(slider.valueAsNumber)));
  const output = element('output');
  const button = element('button', '', 'reset');
  button.type = 'button';
  button.addEventListener('click', reset);
  const label = element('label', '', 'delta ', slider, output);
  return {
    element: element('div', 'fx-bar', product, label, button),
    show({ f, point, delta }) {
      slider.value = String(stopOf(delta));
      output.textContent = formatDelta(delta);
      slider.setAttribute('aria-valuetext', formatDelta(delta));
      product.hidden = point === null;
      if (point === null) return;
      const slopes = f.trace(point, { delta }).map(({ slope }) => slope);
      const text = productText(slopes, f.deriv(point, { delta }));
      const factors = slopes.length > 1 ? `${text.factors.join(' × ')} ${text.sign} ` : '';
      product.replaceChildren(`slope ${factors}`, element('b', '', text.product));
    },
  };
}
