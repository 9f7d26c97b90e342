/** Compiles `assembly/` with the options of `asconfig.json`: every file of `assembly/functions/` is an
 *  entry, so a new function needs no list. Writes
 *
 *  - `build/kernel.wasm` and `build/kernel.wat`, to look at;
 *  - `src/kernel/generated/binary.ts`, the same bytes in base64;
 *  - `src/kernel/generated/exports.d.ts`, the exports' types as the compiler states them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

process.chdir(new URL('..', import.meta.url).pathname);
const functions = readdirSync('assembly/functions').map((file) => `assembly/functions/${file}`);
mkdirSync('build', { recursive: true });
mkdirSync('src/kernel/generated', { recursive: true });

const { error, stderr } = await asc.main([
  ...functions,
  'assembly/memory.ts',
  'assembly/blocks.ts',
  'assembly/differences.ts',
  '--outFile=build/kernel.wasm',
  '--textFile=build/kernel.wat',
  '--bindings=raw',
]);
if (error) {
  console.error(stderr.toString());
  process.exit(1);
}

const bytes = readFileSync('build/kernel.wasm');
const note = '// Written by scripts/kernel.ts.\n';
writeFileSync(
  'src/kernel/generated/binary.ts',
  `${note}export const BINARY =\n  '${bytes.toString('base64')}';\n`,
);
writeFileSync('src/kernel/generated/exports.d.ts', note + readFileSync('build/kernel.d.ts', 'utf8'));
console.log(`build/kernel.wasm: ${bytes.length} bytes, ${functions.length} functions`);
