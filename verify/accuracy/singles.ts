/** Runs every single-precision number through every function and counts the results that are not correctly
 *  rounded.
 *
 *  npm run verify -- singles                  all 2^32, about a minute a function [--write: into
 *                                             docs/accuracy-f32.md]
 *  npm run verify -- singles --every 61       every 61st (odd: round numbers are the hard ones)
 *  npm run verify -- singles --only sin,cos
 *
 *  A Float32Array is computed in doubles and rounded once, so only where the double lies within its own
 *  error of a rounding boundary can the single be wrong: there the oracle decides. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { functions } from '../../src/index.js';
import { fill } from '../../tools/fill.js';
import { oracle } from '../oracle/oracle.js';
import { toSingle } from '../oracle/single.js';
import { tolerances } from './tolerances.js';

const { values } = parseArgs({
  options: { every: { type: 'string' }, only: { type: 'string' }, write: { type: 'boolean' } },
});
const every = Number(values.every ?? 1);
const only = values.only?.split(',');

/** Not correctly rounded results allowed, out of 2^32. */
const ALLOWED = 100;
/** Their results in the subnormal singles are x/2 and a little more: a double cannot hold the little more, so
 *  a tie is broken to even where it should go up. */
const HALVES_SUBNORMALS = ['silu', 'gelu'];
const LEAST_NORMAL = 2 ** -126;

const CHUNK = 2 ** 20;
const bits = new Uint32Array(CHUNK);
const singles = new Float32Array(bits.buffer);
const doubles = new Float64Array(CHUNK);
const results = new Float64Array(CHUNK);
const rows: string[] = [];
let failed = false;

for (const [name, row] of Object.entries(functions)) {
  if (only && !only.includes(name)) continue;
  const { formula, parameters, create } = row.descriptor;
  // Families are left out: a member may add numbers far apart, and is then a tie and a little more.
  if (parameters.length > 0) continue;
  const f = create();
  const exact = oracle(formula);
  // One unit more than the bound, as a relative error; 2^-52 is a unit at most.
  const doubt = ((tolerances[name as keyof typeof tolerances].value ?? 8) + 1) * 2 ** -52;
  // Functions of arithmetic alone meet ties exactly; others never do.
  const mayTie = !/exp|log|sin|cos|tanh|erf/.test(formula);
  const [low, high] = [1 - doubt, 1 + doubt];
  let wrong = 0;
  let wrongSubnormal = 0;
  let asked = 0;
  let worst = Number.NaN;
  const started = performance.now();
  for (let start = 0; start < 2 ** 32; start += CHUNK * every) {
    for (let i = 0; i < CHUNK; i++) bits[i] = start + i * every;
    doubles.set(singles);
    f(doubles, { out: results });
    const count = Math.min(CHUNK, Math.ceil((2 ** 32 - start) / every));
    for (let i = 0; i < count; i++) {
      const y = results[i] as number;
      if (Math.fround(y * low) === Math.fround(y * high) || Number.isNaN(y)) continue;
      const x = doubles[i] as number;
      if (HALVES_SUBNORMALS.includes(name) && y === x / 2 && Math.abs(y) < LEAST_NORMAL) {
        // The exact value is above the tie, so it should have gone up.
        if (Math.fround(y) < y) wrongSubnormal++;
        continue;
      }
      asked++;
      const want = exact.value(x);
      if (!want.isFinite() || Math.fround(y) === toSingle(want, mayTie)) continue;
      wrong++;
      worst = x;
    }
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const also = wrongSubnormal > 0 ? `, and ${wrongSubnormal} among subnormal results` : '';
  const where = wrong > 0 ? ` (such as at ${worst})` : '';
  rows.push(`| \`${f.name}\` | ${wrong} | ${wrongSubnormal} |`);
  console.log(
    `${f.name.padEnd(16)} ${wrong} of ${Math.ceil(2 ** 32 / every)} not correctly rounded${where}${also}; ${asked} asked, ${seconds} s`,
  );
  if (wrong > ALLOWED) failed = true;
}
if (failed) process.exitCode = 1;
else if (values.write) {
  if (every > 1 || only) throw new Error('--write is for a whole run');
  const table = `| function | not correctly rounded | of subnormal results |\n|---|---|---|\n${rows.join('\n')}\n`;
  const document = new URL('../../docs/accuracy-f32.md', import.meta.url);
  writeFileSync(document, fill(readFileSync(document, 'utf8'), 'counts', table));
  console.log('docs/accuracy-f32.md');
}
