/** What is asked of a learner. */

/** `product`: the slope of the whole. `factor`: the slope of the last link; `factor 2`: of the second. `tangent`: a line to
 *  turn until it is the tangent. `vary`: the product and each link's slope, in turn. */
export type Quiz = 'product' | 'tangent' | 'vary' | 'factor' | `factor ${number}`;

/** One question: with `link` where it is about a link's slope, its place from 0. */
export type Question =
  | { readonly about: 'product' | 'tangent'; readonly link?: undefined }
  | { readonly about: 'factor'; readonly link: number };

/** What a text asks; undefined where it is none of these. */
export const readQuiz = (text: string): Quiz | undefined =>
  /^(product|tangent|vary|factor( [1-9]\d?)?)$/.test(text) ? (text as Quiz) : undefined;

/** What is wrong with a text that asks nothing there is to ask. */
export const quizFault = (text: string): string =>
  `quiz must be "product", "factor", "factor 1", "tangent" or "vary"; got ${JSON.stringify(text.slice(0, 30))}`;

/** The link that `factor 3` names, from 1; undefined for all else. */
export const linkOf = (quiz: Quiz): number | undefined =>
  quiz.startsWith('factor ') ? Number(quiz.slice(7)) : undefined;

/** What is asked of a chain.
 *  @param links how many it has. A link that there is not is the last.
 *  @param turn how many questions were answered before: `vary` goes on by that. */
export function questionOf(quiz: Quiz, links: number, turn: number): Question {
  if (quiz === 'product' || quiz === 'tangent') return { about: quiz };
  if (quiz !== 'vary') return { about: 'factor', link: Math.min(linkOf(quiz) ?? links, links) - 1 };
  const at = turn % (links > 1 ? links + 1 : 1);
  return at === 0 ? { about: 'product' } : { about: 'factor', link: at - 1 };
}
