import type { Verdict } from './judge.js';

/** What a learner is told, kindly, about an answer. `right` is followed by the product worked out. */
export const VERDICTS: Readonly<Record<Exclude<Verdict, 'right'> | 'number', string>> = {
  sum: 'That is the sum. Slopes of links in a row multiply: a step grows by the first, and what comes of it by the next.',
  place:
    'You took a slope at x. Each slope is taken at what enters that link, and that is what the link before gives.',
  one: 'That is the slope of one link. The whole has the product of them all.',
  sign: 'The size is right. Look at the signs: a negative slope turns the step round.',
  wrong: 'Not yet. Follow the step from link to link: × the first slope, then × the next.',
  number: 'Type a number.',
};
