/** `npm run bench -- peers [--save]`: fluxion beside its peers. Installs them into `bench/peers`, where they stay
 *  apart; runs them in a Node of their own, then C (where there is gcc) and Python's (where `PYTHON`, or else
 *  `python3`, has NumPy). `--save` writes `bench/results/peers.json`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { build } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };
import { count, digits, groups, inWords, labelOf, type Report, titleOf } from '../src/bench/report.js';
import type { Result } from '../src/bench/suite.js';
import { linesOf } from '../tools/report-lines.js';

const folder = new URL('peers/', import.meta.url).pathname;
const run = (file: string, words: string[]): string =>
  execFileSync(file, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

run('npm', ['ci', '--no-audit', '--no-fund']);
const program = 'node_modules/.cache/run.mjs';
await build({
  entryPoints: [`${folder}run.ts`],
  outfile: folder + program,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
});
const node = `${folder}node_modules/.bin/node`;
const results: Result[] = JSON.parse(run(node, [program]));

/** A program that prints lines: workload, kind, n, median, low, high. */
function add(contender: string, line: string): void {
  const [workload = '', kind, size, median, low, high] = line.split(' ');
  const n = Number(size);
  const same = (r: Result) => r.workload === workload && r.kind === kind && r.n === n;
  const plain = results.find((r) => same(r) && r.contender === 'plain');
  if (!plain?.ns) return;
  const ns = { median: Number(median), low: Number(low), high: Number(high) };
  // Taken in another process: the ratio is of medians.
  const ratio = plain.ns.median / ns.median;
  results.push({ workload, kind: plain.kind, n, contender, difference: 0, ns, ratio });
}

/** Runs what a machine may not have. */
function attempt(what: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    process.stderr.write(`without ${what}: ${(error as Error).message.split('\n')[0]}\n`);
  }
}

for (const [contender, flags] of [
  ['C, gcc -O3', []],
  ['C, gcc -O3 -ffast-math', ['-ffast-math']],
  ['C, gcc -O3 -march=native', ['-march=native']],
  ['C, gcc -O3 -ffast-math -march=native', ['-ffast-math', '-march=native']],
] as const)
  attempt(contender, () => {
    const file = 'node_modules/.cache/native';
    run('gcc', ['-O3', ...flags, 'native.c', '-o', file, '-lm']);
    for (const line of run(folder + file, [])
      .trim()
      .split('\n'))
      add(contender, line);
  });
attempt('Python', () => {
  for (const line of run(process.env.PYTHON ?? 'python3', ['native.py'])
    .trim()
    .split('\n')) {
    const [who = '', ...rest] = line.split(' ');
    add(who, rest.join(' '));
  }
});

const report: Report = {
  fluxion: manifest.version,
  date: new Date().toISOString().slice(0, 10),
  cpu: `${cpus()[0]?.model}, ${cpus().length} cores`,
  engine: `Node ${run(node, ['-p', 'process.versions.node + ", V8 " + process.versions.v8'])}`.trim(),
  results,
};
if (process.argv.includes('--save'))
  writeFileSync(new URL('results/peers.json', import.meta.url), `${linesOf(report)}\n`);
console.log(`${report.cpu}; ${report.engine}; ${report.date}. Nanoseconds an element.`);
for (const rows of groups(results)) {
  const [first] = rows;
  if (!first) continue;
  console.log(`\n${titleOf(first.workload)}, ${first.kind}, n = ${count(first.n)}`);
  for (const { contender, ns, difference } of rows.sort(
    (a, b) => (a.ns?.median ?? 1e9) - (b.ns?.median ?? 1e9),
  ))
    console.log(
      `  ${labelOf(contender).padEnd(38)} ${ns ? digits(ns.median) : `disagrees by ${difference.toExponential(1)}`}`,
    );
}
console.log(`\n${inWords(results)}`);
