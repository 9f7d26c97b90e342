/** What is asked of the reader now, and so is not said anywhere; and the answer, worked out. */

import { productText } from '../src/plot/product.js';
import { type Question, questionOf } from '../src/plot/question.js';
import { modelOf } from './model.js';
import type { State } from './state.js';

/** The link whose slope is not said; -1 for none. The slope of a single link is that of the whole. */
export function hiddenLink(state: State): number {
  const asked = questionNow(state);
  if (!asked) return -1;
  return state.chain.length === 1 ? 0 : (asked.link ?? -1);
}

/** What is asked now. */
export const questionNow = ({ quiz, chain, turn }: State): Question | undefined =>
  quiz === null ? undefined : questionOf(quiz, chain.length, turn);

/** `2 × 0.1966 ≈ 0.3932`
 *  @param most factors that are said; of more, the first two. */
export function workedOut(state: State, most = Number.POSITIVE_INFINITY): string {
  const { steps, slope } = modelOf(state);
  const { factors, sign, product } = productText(
    steps.map((step) => step.slope),
    slope,
  );
  const said = factors.length > most ? [...factors.slice(0, 2), '⋯'] : factors;
  return steps.length > 1 ? `${said.join(' × ')} ${sign} ${product}` : product;
}
