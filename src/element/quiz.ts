/** The question under the tag's plot: a field for the answer or a slider that turns the line, and what is said of it. */

import { element } from '../plot/dom.js';
import { judge, judgeFactor, judgeLine, type Question, readNumber } from '../plot/judge.js';
import { VERDICTS } from '../plot/verdicts.js';
import type { Settings } from './attributes.js';
import { type BarActions, button } from './bar.js';

const LABELS: Readonly<Record<Question, string>> = {
  product: 'your answer: the slope of the whole',
  factor: 'your answer: the slope of the last link',
  tangent: 'turn the line until it is the tangent',
};

/** The steepest that the slider turns the line, in degrees. */
const STEEPEST = 85;

export function makeQuiz(question: Question | null, { line, turn, unit, answered }: BarActions) {
  const turns = question === 'tangent';
  const input = element('input', turns ? '' : 'fx-answer');
  if (turns) {
    input.type = 'range';
    [input.min, input.max, input.value] = [String(-STEEPEST), String(STEEPEST), '0'];
    input.addEventListener('input', () => turn(unit() * Math.tan((input.valueAsNumber * Math.PI) / 180)));
  } else input.inputMode = 'decimal';
  input.setAttribute('aria-label', LABELS[question ?? 'product']);
  const said = element('span', 'fx-verdict');
  said.setAttribute('role', 'status');
  const form = element(
    'form',
    '',
    turns ? 'turn the line ' : '',
    input,
    element('button', '', 'check'),
    button('show', () => answered(null, 'shown')),
  );
  let now: Settings | undefined;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answer = turns ? line() : readNumber(input.value);
    if (!Number.isFinite(answer) || !now || now.point === null) {
      said.textContent = VERDICTS.number;
      return;
    }
    const { f, point, delta } = now;
    const verdict = turns
      ? judgeLine(f.deriv(point, { delta }), answer, unit())
      : (question === 'factor' ? judgeFactor : judge)(f, point, delta, answer);
    said.textContent = verdict === 'right' ? 'Yes.' : VERDICTS[verdict];
    answered(answer, verdict);
  });
  return {
    element: element('span', 'fx-quiz', form, said),
    show(settings: Settings, asked: boolean) {
      if (asked && now?.point !== settings.point) said.textContent = '';
      now = settings;
      form.hidden = !asked;
      said.hidden = settings.quiz === null;
    },
  };
}
