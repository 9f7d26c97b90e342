/** The controls under a plot: the product of the slopes at the point, or the question for it; delta, zoom. */

import { deltaAt, LAST_STOP, stopOf } from '../plot/delta.js';
import { element } from '../plot/dom.js';
import { formatDelta } from '../plot/format.js';
import { judge, readNumber, type Verdict } from '../plot/judge.js';
import { productText } from '../plot/product.js';
import { VERDICTS } from '../plot/verdicts.js';
import type { Settings } from './attributes.js';

export interface BarActions {
  setDelta(delta: number): void;
  reset(): void;
  /** The reader gave an answer, or asked to be shown it. */
  answered(answer: number | null, verdict: Verdict | 'shown'): void;
}

export interface Bar {
  readonly element: HTMLElement;
  /** @param asked whether the product is not to be said yet. */
  show(settings: Settings, asked: boolean): void;
}

export function makeBar({ quiz: asks }: Settings, { setDelta, reset, answered }: BarActions): Bar {
  const product = element('span');
  const slider = element('input');
  slider.type = 'range';
  slider.max = String(LAST_STOP);
  slider.setAttribute('aria-label', 'delta');
  slider.addEventListener('input', () => setDelta(deltaAt(slider.valueAsNumber)));
  const output = element('output');
  const label = element('label', '', 'delta ', slider, output);
  const controls = element('span', 'fx-controls', label, button('reset', reset));
  const quiz = makeQuiz(answered);
  return {
    element: element('div', 'fx-bar', product, ...(asks ? [quiz.element] : []), controls),
    show(settings, asked) {
      const { f, point, delta } = settings;
      slider.value = String(stopOf(delta));
      output.textContent = formatDelta(delta);
      slider.setAttribute('aria-valuetext', formatDelta(delta));
      controls.hidden = !settings.controls;
      quiz.show(settings, asked);
      product.hidden = point === null;
      if (point === null) return;
      const slopes = f.trace(point, { delta }).map(({ slope }) => slope);
      const text = productText(slopes, f.deriv(point, { delta }));
      const factors = slopes.length > 1 ? `${text.factors.join(' × ')} ${asked ? '=' : text.sign} ` : '';
      product.replaceChildren(`slope ${factors}`, element('b', '', asked ? '?' : text.product));
    },
  };
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', '', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/** A field for the answer, and what is said of it. */
function makeQuiz(answered: BarActions['answered']) {
  const input = element('input', 'fx-answer');
  input.inputMode = 'decimal';
  input.setAttribute('aria-label', 'your answer: the slope of the whole');
  const said = element('span', 'fx-verdict');
  said.setAttribute('role', 'status');
  const check = element('button', '', 'check');
  const form = element(
    'form',
    '',
    input,
    check,
    button('show', () => answered(null, 'shown')),
  );
  let now: Settings | undefined;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answer = readNumber(input.value);
    if (!Number.isFinite(answer) || !now || now.point === null) {
      said.textContent = VERDICTS.number;
      return;
    }
    const verdict = judge(now.f, now.point, now.delta, answer);
    said.textContent = verdict === 'right' ? 'Yes.' : VERDICTS[verdict];
    answered(answer, verdict);
  });
  return {
    element: element('span', 'fx-quiz', form, said),
    show(settings: Settings, asked: boolean) {
      if (asked && now?.point !== settings.point) said.textContent = '';
      now = settings;
      form.hidden = !asked;
      said.hidden = !settings.quiz;
    },
  };
}
