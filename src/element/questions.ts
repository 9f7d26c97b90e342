/** Questions come when a tag asks one. */

import type { makeQuiz } from './quiz.js';

let made: typeof makeQuiz | undefined;

/** What makes a question, once it has come. */
export const quizzesNow = (): typeof makeQuiz | undefined => made;

/** @throws {Error} if the file that has them is not to be had. */
export async function bringQuizzes(): Promise<void> {
  made = (await import('./quiz.js')).makeQuiz;
}
