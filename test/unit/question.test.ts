import { expect, test } from 'vitest';
import { chain, sigmoid, square } from '../../src/index.js';
import { judgeFactor } from '../../src/plot/judge.js';
import { questionOf, readQuiz } from '../../src/plot/question.js';

test('the words for a question are read; any others are no question', () => {
  for (const quiz of ['product', 'tangent', 'vary', 'factor', 'factor 1', 'factor 12'])
    expect(readQuiz(quiz)).toBe(quiz);
  for (const wrong of [
    '',
    'sum',
    'factor 0',
    'factor -1',
    'factor 1.5',
    'factor  1',
    'factor 123',
    'Product',
  ])
    expect(readQuiz(wrong), wrong).toBeUndefined();
});

test('"factor 2" asks for the second link’s slope, "factor" for the last one’s, and so does a place beyond the last', () => {
  expect(questionOf('factor 2', 3, 0)).toEqual({ about: 'factor', link: 1 });
  expect(questionOf('factor', 3, 5)).toEqual({ about: 'factor', link: 2 });
  expect(questionOf('factor 9', 3, 0)).toEqual({ about: 'factor', link: 2 });
});

test('"vary" asks for the product, then for each link in turn, then again; with one link always for the product', () => {
  const asked = Array.from({ length: 8 }, (_, turn) => questionOf('vary', 3, turn));
  expect(asked.map(({ about, link }) => link ?? about)).toEqual(['product', 0, 1, 2, 'product', 0, 1, 2]);
  expect([0, 1, 2].map((turn) => questionOf('vary', 1, turn).about)).toEqual([
    'product',
    'product',
    'product',
  ]);
});

test('an answer about any link is judged by its mistake', () => {
  // At x = 1.5: slopes 3 and sigmoid'(2.25) = 0.0864, then 2 sigmoid(2.25) = 1.8093; the product is 0.4689.
  const f = chain(square, sigmoid, square);
  const judged = (link: number, answer: number) => judgeFactor(f, 1.5, 0, answer, link);
  expect(judged(0, 3)).toBe('right');
  expect(judged(1, 0.0864)).toBe('right');
  // Sigmoid's slope at 1.5 itself.
  expect(judged(1, 0.1491)).toBe('place');
  expect(judged(1, -0.0864)).toBe('sign');
  expect(judged(1, 0.469)).toBe('whole');
  expect(judged(1, 0.9047)).toBe('value');
  expect(judged(1, 1.8093)).toBe('other');
  expect(judged(0, 0.0864)).toBe('other');
  expect(judged(2, 12)).toBe('wrong');
});
