/** Runs every single-precision number through every function and counts the results that are not correctly
 *  rounded: values, and slopes at delta 0 and 0.001, computed from single to single.
 *
 *  npm run verify -- singles                  all 2^32, two to four minutes a function
 *  npm run verify -- singles --every 61       every 61st (odd: round numbers are the hard ones)
 *  npm run verify -- singles --only sin,cos
 *  npm run verify -- singles --write          the counts into docs/accuracy-f32.md; with --only those functions' alone;
 *                                             with --every the table says so
 *
 *  A double's result, with its error, tells the right single unless a boundary of rounding is that near: there the
 *  oracle decides. */
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
/** Of silu's slope at delta 0, which has a zero: 107 of all. */
const AT_SILU = 110;
/** Near the kink their slopes at delta 0.001 are x/0.001. 1000 x is often half way between two singles. The double 0.001 is
 *  off by 2e-17 of itself, too little for a quotient of doubles to show: so half of these are rounded the wrong way. */
const THOUSANDFOLD = ['abs', 'leakyRelu', 'relu', 'relu6'];
/** Among the subnormal singles their results are x/2 and a little more, too little for a double to hold. Half way between
 *  two singles they should be rounded up, and are not always. */
const HALVES_SUBNORMALS = ['silu', 'gelu', 'geluTanh', 'hardSwish', 'siluWith'];
const LEAST_NORMAL = 2 ** -126;
/** Their slopes have a zero, near which what is left of terms of about 1 has no relative bound. */
const CROSSING = ['silu', 'gelu', 'geluTanh', 'mish', 'siluWith'];

const CHUNK = 2 ** 20;
const bits = new Uint32Array(CHUNK);
const singles = new Float32Array(bits.buffer);
const doubles = new Float64Array(CHUNK);
const results = new Float64Array(CHUNK);
const rounded = new Float32Array(CHUNK);

/** What is counted: the value, or the slope at a delta. */
const KINDS = [
  { title: 'f(x)', delta: undefined },
  { title: 'slope, delta 0', delta: 0 },
  { title: 'slope, delta 0.001', delta: 0.001 },
] as const;

const document = new URL('../../docs/accuracy-f32.md', import.meta.url);
const counted = new Map<string, string[]>();
let failed = false;

for (const [name, row] of Object.entries(functions)) {
  if (only && !only.includes(name)) continue;
  // Families are left out: a member may add numbers far apart, and is then a tie and a little more.
  if (row.descriptor.parameters.length > 0) continue;
  const counts = KINDS.map(({ title, delta }) => {
    const started = performance.now();
    const { wrong, wrongSubnormal, undecided, asked, where } = count(name, row.descriptor, delta);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    const also =
      (wrongSubnormal > 0 ? `, and ${wrongSubnormal} among subnormal results` : '') +
      (undecided > 0 ? `, and ${undecided} nearer the middle of two singles than the oracle can tell` : '');
    const such = wrong > 0 ? ` (such as at ${where})` : '';
    console.log(
      `${name.padEnd(12)} ${title.padEnd(19)} ${wrong} of ${Math.ceil(2 ** 32 / every)} not correctly rounded${such}${also}; ` +
        `${asked} asked, ${seconds} s`,
    );
    const allowed = name === 'silu' && delta === 0 ? AT_SILU : ALLOWED;
    if (wrong > allowed && !(delta === 0.001 && THOUSANDFOLD.includes(name))) failed = true;
    const counts = wrongSubnormal > 0 ? `${wrong}, and ${wrongSubnormal} subnormal` : String(wrong);
    return every > 1 ? `${counts} in one of ${every}` : counts;
  });
  counted.set(`\`${name}\``, counts);
}
if (failed) process.exitCode = 1;
else if (values.write) {
  // What is not counted again stays.
  const text = readFileSync(document, 'utf8');
  const rows = new Map([...committedRows(text), ...counted]);
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, counts]) => `| ${[name, ...counts].join(' | ')} |`);
  const table = `| function | ${KINDS.map(({ title }) => title).join(' | ')} |\n|---|--:|--:|--:|\n${lines.join('\n')}\n`;
  writeFileSync(document, fill(text, 'counts', table));
  console.log('docs/accuracy-f32.md');
}

function count(
  name: string,
  { formula, create }: (typeof functions)[keyof typeof functions]['descriptor'],
  delta: number | undefined,
) {
  const f = create();
  const exact = oracle(formula);
  const tolerance = tolerances[name as keyof typeof tolerances];
  // One unit more than the bound, as a relative error; 2^-52 is a unit at most.
  const doubt = ((delta === undefined ? tolerance.value : tolerance.slope) + 1) * 2 ** -52;
  const crosses = delta !== undefined && CROSSING.includes(name);
  const halves = delta === undefined && HALVES_SUBNORMALS.includes(name);
  // Functions of arithmetic alone meet ties exactly; others never do.
  const mayTie = !/exp|log|sin|cos|tan|erf|sqrt|cbrt/.test(formula);
  const [low, high] = [1 - doubt, 1 + doubt];
  const found = { wrong: 0, wrongSubnormal: 0, undecided: 0, asked: 0, where: Number.NaN };
  for (let start = 0; start < 2 ** 32; start += CHUNK * every) {
    for (let i = 0; i < CHUNK; i++) bits[i] = start + i * every;
    doubles.set(singles);
    if (delta === undefined) {
      f(doubles, { out: results });
      f(singles, { out: rounded });
    } else {
      f.deriv(doubles, { delta, out: results });
      f.deriv(singles, { delta, out: rounded });
    }
    const length = Math.min(CHUNK, Math.ceil((2 ** 32 - start) / every));
    for (let i = 0; i < length; i++) {
      const y = results[i] as number;
      const got = rounded[i] as number;
      if (Math.fround(y * low) === got && got === Math.fround(y * high) && !(crosses && Math.abs(y) < 1))
        continue;
      if (Number.isNaN(y) && Number.isNaN(got)) continue;
      const x = doubles[i] as number;
      if (crosses && isClear(y, got, x)) continue;
      if (halves && y === x / 2 && Math.abs(y) < LEAST_NORMAL) {
        // What lies half way goes up.
        const near = Math.fround(y);
        if (got !== (near < y ? Math.fround(y + 2 ** -150) : near)) found.wrongSubnormal++;
        continue;
      }
      found.asked++;
      const want = delta === undefined ? exact.value(x) : exact.slope(x, delta);
      const single = toSingle(want, mayTie);
      if (got === single) continue;
      if (single === undefined && (got === Math.fround(y * low) || got === Math.fround(y * high))) {
        found.undecided++;
        continue;
      }
      found.wrong++;
      found.where = x;
    }
  }
  return found;
}

/** Whether the single is sure where terms of about 1 may have cancelled, which they do not in the tail. */
function isClear(y: number, got: number, x: number): boolean {
  const doubt = 9 * 2 ** -52 * Math.abs(y) + (x > -2 && x < -0.25 ? 9 * 2 ** -53 : 0);
  return Math.fround(y - doubt) === got && got === Math.fround(y + doubt);
}

/** The rows of the document's table. */
function committedRows(text: string): Map<string, string[]> {
  const lines = [...text.matchAll(/^\| (`\w+`) \| (.*) \|$/gm)];
  return new Map(lines.map(([, name = '', cells = '']) => [name, cells.split(' | ')]));
}
