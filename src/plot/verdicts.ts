import type { Verdict } from './judge.js';

/** What a learner is told, kindly, about an answer. `right` is followed by the product worked out. */
export const VERDICTS: Readonly<Record<Exclude<Verdict, 'right'> | 'number', string>> = {
  sum: 'That is the sum. Slopes of links in a row multiply: a step grows by the first, and what comes of it by the next.',
  place:
    'You took a slope at x. Each slope is taken at what enters that link, and that is what the link before gives.',
  whole: 'That is the slope of the whole. Here one link alone is asked.',
  other: 'That is the slope of another link.',
  value: 'That is what comes out. A slope is how much more comes out for a little more that goes in.',
  steeper: 'Nearly: the curve is steeper there than the line.',
  flatter: 'Nearly: the curve is flatter there than the line.',
  one: 'That is the slope of one link. The whole has the product of them all.',
  sign: 'The size is right. Look at the signs: a negative slope turns the step round.',
  wrong: 'Not yet. Follow the step from link to link: how much longer does each one make it?',
  number: 'Type a number.',
};
