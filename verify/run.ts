/** `npm run verify -- NAME`: the slow suites, one by one. None changes a tracked file unless it is asked to. */
import { spawnSync } from 'node:child_process';
import { choose } from '../tools/choose.js';

/** Runs Vitest with a configuration of its own, and what else is given. */
function vitest(config: string): void {
  const words = ['vitest', 'run', '--config', config, ...process.argv.slice(2)];
  process.exitCode = spawnSync('npx', words, { stdio: 'inherit' }).status ?? 1;
}

await choose('npm run verify --', {
  accuracy: {
    about: 'every function against arbitrary precision [--points 500] [--only sin,cos] [--write]',
    load: () => import('./accuracy/run.js'),
  },
  singles: {
    about: 'every single-precision number through every function [--every 61] [--only sin,cos] [--write]',
    load: () => import('./accuracy/all-singles.js'),
  },
  formulas: {
    about: 'gradients of random formulas against arbitrary precision [--count 500] [--seed 1]',
    load: () => import('./formulas/run.js'),
  },
  engines: {
    about: 'the same bits in every engine at hand [--write]',
    load: () => import('./engines/run.js'),
  },
  calls: {
    about: 'calls with every kind of array against single numbers [--runs 50000] [--seed 1]',
    load: () => import('./calls/run.js'),
  },
  browsers: {
    about: "the library's and the page's tests in Firefox and WebKit",
    load: async () => vitest('verify/browsers/vitest.config.ts'),
  },
  shift: {
    about: 'what moves on the page in its first ten seconds, in Chromium and Firefox',
    load: () => import('./page/shift.js'),
  },
  session: {
    about: 'the built page by keyboard alone in Chromium and Firefox, by touch alone in Firefox',
    load: () => import('./page/session.js'),
  },
  consumers: {
    about: 'the package as bundlers, runtimes and pages use it',
    load: async () => vitest('test/consumers/vitest.config.ts'),
  },
  command: {
    about: 'the command killed at random, its memory, its types [--only types] [--megabytes 100] [--every 7]',
    load: () => import('./command/run.js'),
  },
  derivative: {
    about: 'fluxion/derivative beside SciPy and numdifftools [--write]',
    load: () => import('./derivative/comparison.js'),
  },
  networks: {
    about: "the functions of networks beside JAX's, values and derivatives, single and double precision",
    load: () => import('./networks/run.js'),
  },
  numpy: {
    about: 'the NumPy code that the page shows, run by NumPy [--write]',
    load: () => import('./numpy/write-numbers.js'),
  },
  hashes: {
    about: 'writes the committed hashes anew, where results were meant to change',
    load: () => import('./bits/write-hashes.js'),
  },
});
