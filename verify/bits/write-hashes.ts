/** Writes `verify/fixtures/hashes.json` and `formula-hashes.json`: the hashes of results that every engine must give.
 *  Run it with `npm run verify -- hashes` when a function is new. Where a hash changes, results have changed: that
 *  is a new major version. */
import { readFileSync, writeFileSync } from 'node:fs';
import { formulaHashes } from '../formulas/formula-hashes.js';
import { hashes } from './hashes.js';
import { type Hashes, moved } from './recipe.js';

for (const [name, made] of [
  ['hashes', hashes],
  ['formula-hashes', formulaHashes],
] as const) {
  const file = new URL(`../fixtures/${name}.json`, import.meta.url);
  let before: Hashes = {};
  try {
    before = JSON.parse(readFileSync(file, 'utf8')) as Hashes;
  } catch {
    // The first time there is none.
  }
  const now = await made();
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  console.log(`${name}: new or changed: ${moved(before, now).join(', ') || 'none'}`);
}
