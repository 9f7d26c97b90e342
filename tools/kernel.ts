/** Compiles `assembly/` with the options of `asconfig.json`: every file of `assembly/functions/` is an
 *  entry, so a new function needs no list. Writes
 *
 *  - `build/kernel.wasm` and `build/kernel.wat`, to look at and to publish;
 *  - `build/kernel-bulk.wasm`, the same functions behind one call over whole arrays, for other hosts;
 *  - `src/parallel/generated/kernel.ts`, both for memory that threads share, and the functions' numbers;
 *  - `src/kernel/generated/parts.ts`, the same code in parts, as text; `names.ts`, the parts without it, for where the
 *    whole is there;
 *  - `src/kernel/generated/identity.ts`, what that binary says it is;
 *  - `src/kernel/generated/exports.d.ts`, the exports' types as the compiler states them;
 *  - `src/parallel/generated/text.ts`, the worker of `fluxion/parallel` as text. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import asc from 'assemblyscript/asc';
import { dispatch, operationNumbers } from './kernel/dispatch.js';
import { encode } from './kernel/encode.js';
import { identify, stamp } from './kernel/identity.js';
import { bulkOf, partsOf, tablesOf } from './kernel/parts.js';
import { relocate } from './kernel/relocate.js';
import { squeeze } from './kernel/squeeze.js';
import { workerText } from './kernel/worker.js';

process.chdir(new URL('..', import.meta.url).pathname);
const functions = readdirSync('assembly/functions').map((file) => `assembly/functions/${file}`);
const operations = readdirSync('assembly/operations').map((file) => `assembly/operations/${file}`);
mkdirSync('build', { recursive: true });
mkdirSync('src/kernel/generated', { recursive: true });

const sources = [
  ...functions,
  'assembly/memory.ts',
  'assembly/blocks.ts',
  'assembly/differences.ts',
  ...operations,
];
await compile([...sources, '--outFile=build/kernel.wasm', '--textFile=build/kernel.wat', '--bindings=raw']);

const names = functions.map((path) => path.replace(/^.*\/(\w+)\.ts$/, '$1'));
const { bytes: code, text } = squeeze(readFileSync('build/kernel.wat', 'utf8'));
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const { bytes, identity } = identify(code, version);
writeFileSync('build/kernel.wasm', bytes);
writeFileSync('build/kernel.wat', text);
const note = '// Written by tools/kernel.ts.\n';
writeFileSync('src/kernel/generated/identity.ts', `${note}export const IDENTITY = '${identity}';\n`);
// Without the names that only the browser's types have: in Node there may be none.
const types = readFileSync('build/kernel.d.ts', 'utf8')
  .replaceAll('WebAssembly.Memory', '{ readonly buffer: ArrayBuffer; grow(pages: number): number }')
  .replaceAll('WebAssembly.Module', 'object');
writeFileSync('src/kernel/generated/exports.d.ts', note + types);

// What `assembly/operations/` exports.
const operating = operations.flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name),
);
const parts = Object.entries(partsOf(text, names, operating));
const partsModule = (binary: (name: string, code: Uint8Array) => string) =>
  `${note}import type { Part } from '../part.js';\n${parts
    .map(
      ([name, code]) =>
        `export const ${name}: Part<'${name}'> = { name: '${name}', binary: '${binary(name, code)}' };\n`,
    )
    .join('')}`;
// The first says what the whole does, as it starts what belongs to it alone.
const encoded = partsModule((name, code) => encode(name === 'blocks' ? stamp(code, identity) : code));
writeFileSync('src/kernel/generated/parts.ts', encoded);
writeFileSync(
  'src/kernel/generated/names.ts',
  partsModule(() => ''),
);

mkdirSync('src/parallel/generated', { recursive: true });
const worker = `export const WORKER: string =\n  ${JSON.stringify(await workerText())};\n`;
writeFileSync('src/parallel/generated/text.ts', note + worker);

// The whole once more, with one call for all of it.
writeFileSync('build/dispatch.ts', dispatch(names, types));
await compile([
  ...sources,
  'assembly/bulk/run.ts',
  'assembly/bulk/copy.ts',
  '--textFile=build/kernel-all.wat',
]);
const all = readFileSync('build/kernel-all.wat', 'utf8');
writeFileSync('build/kernel-bulk.wasm', bulkOf(all));
// A thread's kernel reads the tables that the first has made.
if (tablesOf(all) !== tablesOf(text)) throw new Error('Two compilations laid their tables out differently.');
writeFileSync(
  'src/parallel/generated/kernel.ts',
  `${note}export const KERNEL: string =\n  '${encode(relocate(all))}';\n\n` +
    `export const NUMBERS: Readonly<Record<string, number>> = ${JSON.stringify(operationNumbers())};\n`,
);

const zipped = (data: string | Uint8Array) => gzipSync(data, { level: 9 }).length;
console.log(
  `build/kernel.wasm: ${functions.length} functions, ${bytes.length} bytes; ` +
    `gzipped ${zipped(bytes)}, in ${parts.length} parts as text ${zipped(encoded)}`,
);

async function compile(given: readonly string[]): Promise<void> {
  const { error, stderr } = await asc.main([...given]);
  if (error === null) return;
  console.error(stderr.toString());
  process.exit(1);
}
