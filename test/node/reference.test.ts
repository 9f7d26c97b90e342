import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NUMBERS_PAGE, withNumbers } from '../../tools/numbers-table.js';
import { makeReference } from '../../tools/reference.js';

const { reference, api } = makeReference();

test('docs/api.txt lists the exports and their signatures as they are: npm run docs after a change', () => {
  expect(readFileSync('docs/api.txt', 'utf8')).toBe(api);
});

test('docs/reference.md is what the sources say: npm run docs after a change', () => {
  expect(readFileSync('docs/reference.md', 'utf8')).toBe(reference);
});

test('docs/abi.md has the number and the parameters of every function: npm run docs after a change', () => {
  expect(readFileSync(NUMBERS_PAGE, 'utf8')).toBe(withNumbers());
});
