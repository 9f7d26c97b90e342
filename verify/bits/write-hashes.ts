/** Writes `src/bits/hashes.json` and `verify/fixtures/formula-hashes.json`: the hashes of results that every engine must give.
 *  Run it with `npm run verify -- hashes` when a function is new. Where a hash changes, results have changed: that
 *  is a new major version. */
import { readFileSync, writeFileSync } from 'node:fs';
import { hashes } from '../../src/bits/hashes.js';
import { type Hashes, moved } from '../../src/bits/recipe.js';
import { formulaHashes } from '../formulas/formula-hashes.js';

for (const [file, made] of [
  ['src/bits/hashes.json', hashes],
  ['verify/fixtures/formula-hashes.json', formulaHashes],
] as const) {
  let before: Hashes = {};
  try {
    before = JSON.parse(readFileSync(file, 'utf8')) as Hashes;
  } catch {
    // The first time there is none.
  }
  const now = await made();
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  console.log(`${file}: new or changed: ${moved(before, now).join(', ') || 'none'}`);
}
