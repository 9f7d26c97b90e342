/** Writes `verify/fixtures/hashes.json` and `formula-hashes.json`: the hashes of results that every engine must give.
 *  Run it with `npm run verify -- hashes` when a function is new. Where a hash changes, results have changed: that
 *  is a new major version. */
import { readFileSync, writeFileSync } from 'node:fs';
import { formulaHashes } from '../formulas/hashes.js';
import { hashes } from './hashes.js';

for (const [name, made] of [
  ['hashes', hashes],
  ['formula-hashes', formulaHashes],
] as const) {
  const file = new URL(`../fixtures/${name}.json`, import.meta.url);
  let before: Record<string, string> = {};
  try {
    before = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    // The first time there is none.
  }
  const now = await made();
  writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  const names = Object.keys(now);
  const changed = names.filter((name) => before[name] !== now[name]);
  console.log(`${names.length} ${name}; new or changed: ${changed.join(', ') || 'none'}`);
}
