import committed from '../fixtures/formula-hashes.json' with { type: 'json' };
import { hashOf } from './recipe.js';

/** The hashes of the formulas that are committed: those of the docs, one of each operation, and some that were once
 *  drawn at random. A new one is added to the fixture by its text. */
export async function formulaHashes(): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const text of Object.keys(committed)) result[text] = await hashOf(text);
  return result;
}
