/** Derives every constant of the kernel that is not a plain literal, in arbitrary precision, and
 *  writes `assembly/math/*-table.ts`. Run it with `npx tsx tools/tables.ts`; a test asserts that the committed
 *  files are what it writes. */
import { writeFileSync } from 'node:fs';
import { tableFiles } from './tables/files.js';

for (const [path, text] of Object.entries(tableFiles())) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(path);
}
