/** The controls under a plot: the product of the slopes at the point, or the question for it; delta, zoom. */

import { deltaAt, LAST_STOP, stopOf } from '../plot/delta.js';
import { element } from '../plot/dom.js';
import { formatDelta } from '../plot/format.js';
import type { Verdict } from '../plot/judge.js';
import { productText } from '../plot/product.js';
import type { Settings } from './attributes.js';
import { makeQuiz } from './quiz.js';
import { parameterSliders } from './sliders.js';

export interface BarActions {
  /** The slope of the line that is to be the tangent. */
  line(): number;
  turn(line: number): void;
  /** The slope of a line that rises by 45 degrees on the screen. */
  unit(): number;
  setDelta(delta: number): void;
  setParameter(name: string, value: number): void;
  reset(): void;
  /** The reader gave an answer, or asked to be shown it. */
  answered(answer: number | null, verdict: Verdict | 'shown'): void;
}

export interface Bar {
  readonly element: HTMLElement;
  /** @param asked whether the product is not to be said yet. */
  show(settings: Settings, asked: boolean): void;
}

export function makeBar(first: Settings, actions: BarActions): Bar {
  const { setDelta, setParameter, reset } = actions;
  const sliders = first.controls ? parameterSliders(first.parameters, setParameter) : [];
  const product = element('span');
  const slider = element('input');
  slider.type = 'range';
  slider.max = String(LAST_STOP);
  slider.setAttribute('aria-label', 'delta');
  slider.addEventListener('input', () => setDelta(deltaAt(slider.valueAsNumber)));
  const output = element('output');
  const label = element('label', '', 'delta ', slider, output);
  const controls = element('span', 'fx-controls', label, button('reset', reset));
  const quiz = makeQuiz(first.quiz, actions);
  return {
    element: element(
      'div',
      'fx-bar',
      product,
      ...(first.quiz ? [quiz.element] : []),
      ...sliders.map((slider) => slider.element),
      controls,
    ),
    show(settings, asked) {
      const { f, point, delta } = settings;
      slider.value = String(stopOf(delta));
      output.textContent = formatDelta(delta);
      slider.setAttribute('aria-valuetext', formatDelta(delta));
      controls.hidden = !settings.controls;
      for (const slider of sliders) slider.show(settings.parameters);
      quiz.show(settings, asked);
      product.hidden = point === null;
      if (point === null) return;
      const slopes = f.trace(point, { delta }).map(({ slope }) => slope);
      const text = productText(slopes, f.deriv(point, { delta }));
      const shown = text.factors.map((factor, i) =>
        asked && settings.quiz === 'factor' && i === slopes.length - 1 ? '?' : factor,
      );
      const factors = slopes.length > 1 ? `${shown.join(' × ')} ${asked ? '=' : text.sign} ` : '';
      product.replaceChildren(`slope ${factors}`, element('b', '', asked ? '?' : text.product));
    },
  };
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', '', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}
