/** Says whether the kernel is there and made from what the sources are now: exit code 0, and 1 where it must be made.
 *  `--note` notes that it has been. Making it takes fifteen seconds, and most work changes nothing of it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { workerText } from './kernel/worker-text.js';

process.chdir(new URL('..', import.meta.url).pathname);
const NOTE = 'build/kernel.made';

const filesOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => `${parentPath}/${name}`)
    : [];

/** What it is made from, and what is made; the compilers by their versions. */
const files = [
  ...['assembly', 'tools/kernel', 'src/kernel/generated', 'src/parallel/generated'].flatMap(filesOf),
  ...['tools/kernel.ts', 'asconfig.json'],
  ...['assemblyscript', 'binaryen', 'esbuild'].map((name) => `node_modules/${name}/package.json`),
  ...['kernel.wasm', 'kernel-bulk.wasm', 'kernel.wat', 'dispatch.ts'].map((name) => `build/${name}`),
].sort();

// The worker is bundled from what the kernel's making writes: without that there is nothing to ask.
if (!['kernel/generated/identity', 'parallel/generated/kernel'].every((name) => existsSync(`src/${name}.ts`)))
  process.exit(1);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const hash = createHash('sha256')
  .update(version)
  .update(await workerText());
for (const file of files) hash.update(`\0${file}\0`).update(existsSync(file) ? readFileSync(file) : 'none');
const state = hash.digest('hex');

if (process.argv.includes('--note')) writeFileSync(NOTE, state);
else if (!existsSync(NOTE) || readFileSync(NOTE, 'utf8') !== state) process.exitCode = 1;
