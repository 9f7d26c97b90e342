/** Whether `dist/` is built from what the sources are now. */
import { readFileSync } from 'node:fs';
import { filesIn, isNoted, noteDown, stateOf } from './state.js';

const NOTE = 'build/package.made';

/** What it is built from, what is built less the page, and the builders by their versions. */
const state = (): string =>
  stateOf([
    ...filesIn('src', 'tools', 'dist').filter((name) => !name.startsWith('dist/page/')),
    ...['package.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.embed.config.ts'],
    ...['kernel.wasm', 'kernel-bulk.wasm'].map((name) => `build/${name}`),
    ...Object.keys(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: object }).devDependencies,
    ).map((name) => `node_modules/${name}/package.json`),
  ]);

export const isBuilt = (): boolean => isNoted(NOTE, state());

export const noteBuilt = (): void => noteDown(NOTE, state());
