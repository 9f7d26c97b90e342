import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inWords, type Report } from '../../src/bench/report.js';
import { type BenchOptions, bench } from '../../src/cli/bench.js';
import { makeCli } from '../support/run-cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

/** The comparison with little effort: enough to see that there are figures. */
const quickly = (options: BenchOptions) =>
  cli.runHere(async () => {
    await bench({ ...options, effort: { rounds: 3, batch: 0.5 } });
    return 0;
  });

test('fluxion bench prints a table, and last the ratio in words', async () => {
  const { code, stdout, stderr } = await quickly({ sizes: [64], workload: ['derivative'] });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const lines = stdout.toString().trimEnd().split('\n');
  expect(lines[0]).toMatch(/^fluxion \d+\.\d+\.\d+; .*cores; Node .*V8 .*; \d{4}-\d\d-\d\d$/);
  expect(
    // The spread is left out where the clock cannot tell its ends apart.
    lines.filter((line) => /plain JS loop, closed form +[\d.]+ +(?:[\d.]+ to [\d.]+ +)?[\d.]+x$/.test(line)),
  ).toHaveLength(2);
  expect(lines.at(-1)).toMatch(
    /^fluxion, writing into out, is typically .* plain JavaScript loop of the same formula here: at worst .*x for derivative .*, at best .*central difference: /,
  );
});

test('--json prints a report alone; --html writes a page that needs nothing else', async () => {
  const { code, stdout } = await quickly({
    sizes: [16, 64],
    workload: ['square', 'five'],
    json: true,
    html: 'report.html',
  });
  expect(code).toBe(0);
  const report: Report = JSON.parse(stdout.toString());
  expect(report.results).toHaveLength(2 * 2 * 2 * 4);
  for (const { ns } of report.results) expect(ns?.median).toBeGreaterThan(0);
  const html = readFileSync(join(cli.folder, 'report.html'), 'utf8');
  expect(html.match(/<svg/g)).toHaveLength(4 + 8);
  expect(html).toContain(inWords(report.results));
  expect(html).not.toMatch(/<script|src=|href=|NaN|undefined/);
});

test.each([
  [['--sizes', '0'], /Sizes are integers/],
  [['--sizes', '600,x'], /must be a number/],
  [['--workload', 'cube'], /workload must be one of square, .*got cube/],
])('fluxion bench %j says what is wrong', async (words, message) => {
  const { code, stdout, stderr } = await cli.run(['bench', ...words]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(stdout.toString()).not.toMatch(/plain JS loop/);
});
