/** The controls under a plot: the product of the slopes at the point, or the question for it; delta, zoom. */

import { deltaAt, LAST_STOP, stopOf } from '../plot/delta-stops.js';
import { formatDelta } from '../plot/format.js';
import type { Verdict } from '../plot/judge.js';
import { element } from '../plot/new-element.js';
import { productText } from '../plot/product.js';
import type { Question } from '../plot/question.js';
import type { Settings } from './attributes.js';
import type { Words } from './languages.js';
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

/** Where the reader answers, in the bar. */
export interface QuizPart {
  readonly element: HTMLElement;
  /** @param asked what is asked now; undefined where nothing is. */
  show(settings: Settings, asked?: Question): void;
}

/** Makes one. @param turns whether a line is turned, and no number asked. */
export type MakeQuiz = (turns: boolean, words: Words, actions: BarActions) => QuizPart;

export interface Bar {
  readonly element: HTMLElement;
  /** @param asked what is asked, and so not to be said yet. */
  show(settings: Settings, asked?: Question): void;
}

/** @param quizzes what makes the question, if there is one. */
export function makeBar(
  first: Settings,
  words: Words,
  quizzes: MakeQuiz | undefined,
  actions: BarActions,
): Bar {
  const { setDelta, setParameter, reset } = actions;
  const says = words.bar;
  const sliders = first.controls ? parameterSliders(first.parameters, setParameter, says.play) : [];
  const product = element('span');
  const slider = element('input');
  slider.type = 'range';
  slider.max = String(LAST_STOP);
  slider.setAttribute('aria-label', says.delta);
  slider.addEventListener('input', () => setDelta(deltaAt(slider.valueAsNumber)));
  const output = element('output');
  const label = element('label', '', `${says.delta} `, slider, output);
  const controls = element('span', 'fx-controls', label, button(says.reset, reset));
  const quiz = first.quiz ? quizzes?.(first.quiz === 'tangent', words, actions) : undefined;
  return {
    element: element(
      'div',
      'fx-bar',
      product,
      ...(quiz ? [quiz.element] : []),
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
      quiz?.show(settings, asked);
      product.hidden = point === null;
      if (point === null) return;
      const slopes = f.trace(point, { delta }).map(({ slope }) => slope);
      const text = productText(slopes, f.deriv(point, { delta }));
      const shown = text.factors.map((factor, i) => (i === asked?.link ? '?' : factor));
      const factors = slopes.length > 1 ? `${shown.join(' × ')} ${asked ? '=' : text.sign} ` : '';
      product.replaceChildren(`${says.slope} ${factors}`, element('b', '', asked ? '?' : text.product));
    },
  };
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', '', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}
