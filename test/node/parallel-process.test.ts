import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { builtPackage } from '../support/built.js';
import { times } from '../support/thorough.js';

const dist = builtPackage();

/** Calls one after the other, by message and by desk, with nothing else that keeps the process alive. */
const PROGRAM = (rounds: number) => `
import { chain, sigmoid, square } from '${dist}index.js';
import { formula } from '${dist}formula.js';
import { parallel } from '${dist}parallel.js';

const p = await parallel({ threads: 2 });
const x = p.array(299_997).fill(0.5);
const own = new Float64Array(new SharedArrayBuffer(8 * x.length)).fill(0.5);
const f = chain(square, sigmoid);
const g = formula('a * exp(-b * x)');
for (let i = 0; i < ${rounds}; i++) {
  await p(g).gradient({ a: 2, b: 0.1, x }, ['a', 'b']);
  await p(f)(x);
  await p(f)(own);
  await p(f)(x);
}
await p.close();
console.log('done');
`;

test('a process lives until its call is done, whatever answers of earlier calls are still on their way', async () => {
  const words = ['--input-type=module', '-e', PROGRAM(times(60, 15))];
  expect(execFileSync(process.execPath, words, { encoding: 'utf8' })).toBe('done\n');
});
