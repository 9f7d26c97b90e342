/** Writes `verify/fixtures/hashes.json`: the hash of every function's results, which every engine must give.
 *  Run it with `npm run verify -- hashes` when a function is new. Where a hash changes, results have changed: that
 *  is a new major version. */
import { readFileSync, writeFileSync } from 'node:fs';
import { hashes } from './hashes.js';

const file = new URL('../fixtures/hashes.json', import.meta.url);
let before: Record<string, string> = {};
try {
  before = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
} catch {
  // The first time there is none.
}
const now = await hashes();
writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
const names = Object.keys(now);
const changed = names.filter((name) => before[name] !== now[name]);
console.log(`${names.length} hashes; new or changed: ${changed.join(', ') || 'none'}`);
