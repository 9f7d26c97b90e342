/** Says whether the kernel is there and made from what the sources are now: exit code 0, and 1 where it must be made.
 *  `--note` notes that it has been. Making it takes fifteen seconds, and most work changes nothing of it. */
import { existsSync, readFileSync } from 'node:fs';
import { workerText } from './kernel/worker-text.js';
import { filesIn, isNoted, noteDown, stateOf } from './state.js';

process.chdir(new URL('..', import.meta.url).pathname);
const NOTE = 'build/kernel.made';

/** What it is made from, and what is made; the compilers by their versions. */
const files = [
  ...filesIn('assembly', 'tools/kernel', 'src/kernel/generated', 'src/parallel/generated'),
  ...['tools/kernel.ts', 'asconfig.json'],
  ...['assemblyscript', 'binaryen', 'esbuild'].map((name) => `node_modules/${name}/package.json`),
  ...['kernel.wasm', 'kernel-bulk.wasm', 'kernel.wat', 'dispatch.ts'].map((name) => `build/${name}`),
];

// The worker is bundled from what the kernel's making writes: without that there is nothing to ask.
if (!['kernel/generated/identity', 'parallel/generated/kernel'].every((name) => existsSync(`src/${name}.ts`)))
  process.exit(1);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const state = stateOf(files, version + (await workerText()));

if (process.argv.includes('--note')) noteDown(NOTE, state);
else if (!isNoted(NOTE, state)) process.exitCode = 1;
