/** The question under the tag's plot: a field for the answer or a slider that turns the line, and what is said of it. */

import { judge, judgeFactor, judgeLine, readNumber } from '../plot/judge.js';
import { element } from '../plot/new-element.js';
import type { Question } from '../plot/question.js';
import type { Settings } from './attributes.js';
import { button, type MakeQuiz } from './bar.js';
import { QUIZ_WORDS } from './quiz-words.js';

/** The steepest that the slider turns the line, in degrees. */
const STEEPEST = 85;

export const makeQuiz: MakeQuiz = (turns, words, { line, turn, unit, answered }) => {
  const { verdicts, right, check, show, ...says } = words.quiz ?? QUIZ_WORDS;
  const input = element('input', turns ? '' : 'fx-answer');
  if (turns) {
    input.type = 'range';
    [input.min, input.max, input.value] = [String(-STEEPEST), String(STEEPEST), '0'];
    input.addEventListener('input', () => turn(unit() * Math.tan((input.valueAsNumber * Math.PI) / 180)));
  } else input.inputMode = 'decimal';
  const said = element('span', 'fx-verdict');
  said.setAttribute('role', 'status');
  const form = element(
    'form',
    '',
    turns ? `${says.turn} ` : '',
    input,
    element('button', '', check),
    button(show, () => answered(null, 'shown')),
  );
  let now: Settings | undefined;
  let question: Question | undefined;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const answer = turns ? line() : readNumber(input.value);
    if (!Number.isFinite(answer) || !now || now.point === null) {
      said.textContent = verdicts.number;
      return;
    }
    const { f, point, delta } = now;
    const verdict = turns
      ? judgeLine(f.deriv(point, { delta }), answer, unit())
      : question?.about === 'factor'
        ? judgeFactor(f, point, delta, answer, question.link)
        : judge(f, point, delta, answer);
    said.textContent = verdict === 'right' ? right : verdicts[verdict];
    answered(answer, verdict);
  });
  return {
    element: element('span', 'fx-quiz', form, said),
    show(settings, asked) {
      if (asked && now?.point !== settings.point) said.textContent = '';
      if (asked?.link !== question?.link) input.value = '';
      now = settings;
      question = asked;
      form.hidden = asked === undefined;
      if (!asked) return;
      const { f } = settings;
      input.setAttribute(
        'aria-label',
        asked.about === 'factor' ? says.factor(f.links[asked.link]?.name ?? '') : says[asked.about],
      );
    },
  };
};
