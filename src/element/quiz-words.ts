/** What is said of a question under the tag's plot. */

import { VERDICTS } from '../plot/verdicts.js';

export interface QuizWords {
  /** Of an answer, by what it is. */
  readonly verdicts: typeof VERDICTS;
  readonly right: string;
  readonly check: string;
  readonly show: string;
  readonly turn: string;
  /** What the field for the answer is, to screen readers. */
  readonly product: string;
  factor(name: string): string;
  readonly tangent: string;
}

export const QUIZ_WORDS: QuizWords = {
  verdicts: VERDICTS,
  right: 'Yes.',
  check: 'check',
  show: 'show',
  turn: 'turn the line',
  product: 'your answer: the slope of the whole',
  factor: (name) => `your answer: the slope of ${name}`,
  tangent: 'turn the line until it is the tangent',
};
