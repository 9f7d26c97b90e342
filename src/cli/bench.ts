/** `fluxion bench`: the speed comparison on this machine. */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import manifest from '../../package.json' with { type: 'json' };
import { toHtml } from '../bench/html.js';
import { coldStart, peakMemory } from '../bench/new-process.js';
import { cells, count, digits, groups, inWords, type Report, times, titleOf } from '../bench/report.js';
import { choose } from '../bench/schedule.js';
import { type Result, runCrossover, runSuite, runTable } from '../bench/suite.js';
import type { Effort } from '../bench/timing.js';
import { openOutput } from './files/open-output.js';
import type { Output } from './files/output.js';
import { startProgress } from './progress.js';
import { standard } from './standard.js';

export interface BenchOptions {
  readonly sizes: readonly number[];
  /** Default: all, and then the table of functions, first result, memory and crossover too. */
  readonly workload?: readonly string[] | undefined;
  readonly json?: boolean | undefined;
  /** File for a report. */
  readonly html?: string | undefined;
  /** How long to measure; default: as long as figures to report need. */
  readonly effort?: Effort | undefined;
}

/** Runs the comparison and prints what it found.
 *  @param packageUrl the built package, for what needs a new process; default: beside the command.
 *  @throws {RangeError} if there is no workload of a name. */
export async function bench(
  options: BenchOptions,
  packageUrl = new URL('./index.js', import.meta.url),
): Promise<Report> {
  choose(options.workload);
  // Before the run, which takes minutes: a report that cannot be written is refused at once.
  const page = options.html === undefined ? undefined : await openOutput(options.html, '--html');
  try {
    return await measure(options, packageUrl, page);
  } catch (error) {
    page?.discard();
    throw error;
  }
}

async function measure(options: BenchOptions, packageUrl: URL, page: Output | undefined): Promise<Report> {
  const print = (line: string) => {
    if (!options.json) standard().output.write(`${line}\n`);
  };
  const cpu = `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores`;
  const engine = `Node ${process.versions.node}, V8 ${process.versions.v8}, ${process.platform} ${process.arch}`;
  const head = { fluxion: manifest.version, date: new Date().toISOString().slice(0, 10), cpu, engine };
  print(`fluxion ${head.fluxion}; ${cpu}; ${engine}; ${head.date}`);
  print('Nanoseconds an element (median, middle half of the rounds) and ratio to the plain JS loop.');
  const bar = startProgress(true);
  const results = await runSuite({
    sizes: options.sizes,
    workloads: options.workload,
    effort: options.effort,
    onResults: (_, done) => bar.update(done),
  }).finally(() => bar.stop());
  for (const group of groups(results)) print(`\n${describe(group)}`);
  const more = options.workload === undefined ? await extras(packageUrl) : {};
  const report: Report = { ...head, results, ...more };
  for (const line of extraLines(report)) print(line);
  if (page) {
    await page.write(toHtml(report));
    await page.finish();
  }
  if (options.json) standard().output.write(`${JSON.stringify(report, null, 1)}\n`);
  print(`\n${inWords(results)}`);
  return report;
}

function describe(group: readonly Result[]): string {
  const [first] = group;
  if (!first) return '';
  const rows = group.map((result) => {
    const [who = '', time = '', spread = '', ratio = ''] = cells(result);
    return `  ${who.padEnd(32)} ${time.padStart(9)}  ${spread.padEnd(17)} ${ratio.padStart(10)}`;
  });
  return [`${titleOf(first.workload)}, ${first.kind}, n = ${count(first.n)}`, ...rows].join('\n');
}

async function extras(packageUrl: URL): Promise<Partial<Report>> {
  const table = await runTable();
  const crossover = await runCrossover();
  const built = packageUrl.protocol === 'file:' && existsSync(packageUrl);
  const probes = built ? { start: coldStart(packageUrl.href), memory: peakMemory(packageUrl.href) } : {};
  return { table, crossover, ...probes };
}

function extraLines({ table, crossover, start, memory }: Report): string[] {
  const lines: string[] = [];
  if (table) {
    lines.push('\nEvery function, f64, n = 10,000, into out; a plain loop; ratio; ratio with x shuffled');
    for (const { name, ns, plain, ratio, shuffled } of table)
      lines.push(
        `  ${name.padEnd(12)} ${digits(ns).padStart(8)} ${(plain ? digits(plain) : '-').padStart(8)} ` +
          `${ratio && shuffled ? times(ratio).padStart(8) + times(shuffled).padStart(8) : '  JavaScript has none'}`,
      );
  }
  if (crossover) {
    lines.push('\nFaster than the plain loop from how many elements on');
    for (const { workload, n } of crossover)
      lines.push(`  ${titleOf(workload)}: ${n === null ? 'not up to 1,024' : count(n)}`);
  }
  if (start !== undefined) lines.push(`\nFirst result ${digits(start)} ms after the import begins.`);
  if (memory !== undefined)
    lines.push(
      `A derivative of 10,000,000 doubles takes ${digits(memory / 2 ** 20)} MB beyond its input and output.`,
    );
  return lines;
}
