import type { Hashes, Outputs } from '../../src/bits/recipe.js';
import committed from '../fixtures/formula-hashes.json' with { type: 'json' };
import { hashesOf } from './formula-recipe.js';

/** The hashes of the formulas that are committed: those of the docs, one of each operation, and some that were once
 *  drawn at random. A new one is added to the fixture by its text. */
export async function formulaHashes(): Promise<Hashes> {
  const result: Record<string, Outputs> = {};
  for (const text of Object.keys(committed)) result[text] = await hashesOf(text);
  return result;
}
