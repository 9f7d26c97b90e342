/** What a language must say. */

import type { QuizWords } from '../element/quiz-words.js';
import type { PlotWords } from '../plot/words.js';

/** What stands in the bar under the plot. */
export interface BarWords {
  readonly slope: string;
  readonly delta: string;
  readonly reset: string;
  play(name: string): string;
}

/** A language's words. One that lacks a text does not compile. */
export interface TagWords {
  readonly plot: PlotWords;
  readonly bar: BarWords;
  readonly quiz: QuizWords;
}
