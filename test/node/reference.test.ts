import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeReference } from '../../scripts/reference.js';

const { reference, api } = makeReference();

test('docs/api.txt lists the exports and their signatures as they are: npm run reference after a change', () => {
  expect(readFileSync('docs/api.txt', 'utf8')).toBe(api);
});

test('docs/reference.md is what the sources say: npm run reference after a change', () => {
  expect(readFileSync('docs/reference.md', 'utf8')).toBe(reference);
});
