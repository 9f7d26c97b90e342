import { expect, test } from 'vitest';
import { hashes } from '../bits/hashes.js';
import committed from '../fixtures/hashes.json' with { type: 'json' };

test('every function gives the committed bits', async () => {
  expect(await hashes()).toEqual(committed);
});
