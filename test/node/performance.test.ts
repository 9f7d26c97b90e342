import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makePerformance } from '../../bench/performance.js';

const { text, ofFormulas, chart } = makePerformance();

test('docs/performance.md has the committed results: npm run docs after a change', () => {
  expect(readFileSync('docs/performance.md', 'utf8')).toBe(text);
});

test('docs/formula.md has the committed results: npm run docs after a change', () => {
  expect(readFileSync('docs/formula.md', 'utf8')).toBe(ofFormulas);
});

test("the README's chart shows the committed results: npm run docs after a change", () => {
  expect(readFileSync('docs/images/performance.svg', 'utf8')).toBe(chart);
});
