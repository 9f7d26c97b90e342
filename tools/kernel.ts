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
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import asc, { type Transform } from 'assemblyscript/asc';
import { dispatch, operationNumbers } from './kernel/dispatch.js';
import { encode } from './kernel/encode.js';
import { identify } from './kernel/identity.js';
import { allTablesOf, bulkOf, fieldsOf, only, partsOf } from './kernel/parts.js';
import { partsModule } from './kernel/parts-module.js';
import { relocate } from './kernel/relocate.js';
import { optimize, squeeze } from './kernel/squeeze.js';
import { roomOfTables, tablesOf } from './kernel/tables.js';
import { workerText } from './kernel/worker-text.js';
import { replaced } from './replaced.js';
import { filesIn } from './state.js';

process.chdir(new URL('..', import.meta.url).pathname);
const functions = filesIn('assembly/functions');
const operations = filesIn('assembly/operations');
mkdirSync('build', { recursive: true });
mkdirSync('src/kernel/generated', { recursive: true });

const names = functions.map((path) => path.replace(/^.*\/(\w+)\.ts$/, '$1'));
// What functions and operations export.
const exportedBy = (paths: readonly string[]) =>
  paths.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^export function (\w+)\([^)]*\)/gm)].map(
      ([declaration, name = '']) => ({ name, declaration, file: path.replace(/\.ts$/, '') }),
    ),
  );
const operate = exportedBy(operations);
const operating = operate.map(({ name }) => name);
const declarations = [...exportedBy(functions), ...operate].map(({ declaration }) => declaration);

// One compilation for all that is made: with what follows it takes most of the time. The kernel is what it holds less the calls over
// whole arrays.
writeFileSync(
  'build/dispatch.ts',
  dispatch(names, declarations.join('\n'), new Map(operate.map(({ name, file }) => [name, file]))),
);
const { compiled, all } = await compile([
  ...functions,
  'assembly/places.ts',
  'assembly/blocks.ts',
  'assembly/differences.ts',
  'assembly/math/tables.ts',
  ...operations,
  'assembly/bulk/run.ts',
  'assembly/bulk/formula.ts',
  'assembly/bulk/copy.ts',
  '--outFile=build/kernel-all.wasm',
  '--bindings=raw',
]);
const room = roomOfTables(compiled);
// The declarations without those calls, and without the names that only the browser's types have: in Node there may be none.
const declared = readFileSync('build/kernel-all.d.ts', 'utf8').split(/\n(?= {2}\/\*\*|\})/);
const kept = declared.filter((text) => !/^ {2}\/\*\*\s+(?:\* )?assembly\/bulk\//.test(text));
if (kept.length === declared.length)
  throw new Error('The compiler no longer says where a declaration is from.');
const memory = '{ readonly buffer: ArrayBuffer; grow(pages: number): number }';
const types = replaced(
  replaced(kept.join('\n'), 'WebAssembly.Memory', memory),
  'WebAssembly.Module',
  'object',
);
const entries = [...types.matchAll(/^ {2}export (?:const|function) (\w+)/gm)].map(([, name = '']) => name);
const { bytes: code, text } = squeeze(only(fieldsOf(all), entries));
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const { bytes, identity } = identify(code, version);
writeFileSync('build/kernel.wasm', bytes);
writeFileSync('build/kernel.wat', text);
const note = '// Written by tools/kernel.ts.\n';
writeFileSync('src/kernel/generated/identity.ts', `${note}export const IDENTITY = '${identity}';\n`);
writeFileSync('src/kernel/generated/exports.d.ts', note + types);

const tables = tablesOf(compiled, [...filesIn('assembly/math'), ...functions, ...operations]);
const parts = partsOf(text, names, operating, operations, tables);
const imported = `${note}import type { Part } from '../part.js';\n`;
const encoded = imported + partsModule(parts, ({ binary }) => encode(binary));
writeFileSync('src/kernel/generated/parts.ts', encoded);
writeFileSync('src/kernel/generated/names.ts', imported + partsModule(parts, () => ''));

mkdirSync('src/parallel/generated', { recursive: true });
const worker = `export const WORKER: string =\n  ${JSON.stringify(await workerText())};\n`;
writeFileSync('src/parallel/generated/text.ts', note + worker);

writeFileSync('build/kernel-bulk.wasm', bulkOf(all));
writeFileSync(
  'src/parallel/generated/kernel.ts',
  `${note}import type { Part } from '../../kernel/part.js';\n\nexport const KERNEL: string =\n  '${encode(relocate(all, room))}';\n\n` +
    `/** All tables, for the kernel that they are copied from. */\n` +
    `export const TABLES: Part<'tables'> = { name: 'tables', binary: '${encode(allTablesOf(text))}' };\n\n` +
    `export const NUMBERS: Readonly<Record<string, number>> = ${JSON.stringify(operationNumbers())};\n`,
);

const zipped = (data: string | Uint8Array) => gzipSync(data, { level: 9 }).length;
console.log(
  `build/kernel.wasm: ${functions.length} functions, ${bytes.length} bytes; ` +
    `gzipped ${zipped(bytes)}, in ${parts.length} parts as text ${zipped(encoded)}`,
);

/** @returns what was compiled as WebAssembly text, as the compiler writes it and optimized. It is optimized where the
 *  compiler has it: read again from its text it took three seconds more. */
async function compile(given: readonly string[]): Promise<{ compiled: string; all: string }> {
  let [compiled, all] = ['', ''];
  const optimizing = {
    afterCompile: (module) => {
      compiled = module.emitText();
      all = optimize(module);
    },
  } as Transform;
  const { error, stderr } = await asc.main([...given], { transforms: [optimizing] });
  if (error === null) return { compiled, all };
  console.error(stderr.toString());
  process.exit(1);
}
