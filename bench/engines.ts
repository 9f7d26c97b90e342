/** `npm run bench -- engines [--save]`: the same suite in Node, Bun and three browsers, one after the other.
 *  `npm run bench -- harness`: whether it matters what ran before. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { build } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };
import { duels, inWords, type Report } from '../src/bench/report.js';
import { answerOf } from '../tools/browsers/answer.js';
import { chromium, firefox, webkit } from '../tools/browsers/browsers.js';
import { linesOf } from '../tools/lines.js';
import { bun, node } from '../verify/engines/install.js';
import { VERSIONS } from '../verify/versions.js';
import type { Answer, Part } from './program.js';
import type { Steps } from './steps.js';

/** An engine, and how to run the program there. */
interface Engine {
  readonly name: string;
  run(part: Part): Promise<{ version: string; answer: Answer }>;
}

/** What an engine's run is kept as. */
export interface EngineReport extends Report {
  readonly steps: readonly Steps[];
}

const PROGRAM = 'build/bench/program.mjs';

/** Those at hand. */
async function engines(): Promise<Engine[]> {
  await build({
    entryPoints: ['bench/program.ts'],
    outfile: PROGRAM,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'error',
  });
  const command = (name: string, binary: string, version: string): Engine => ({
    name,
    run: async (part) => {
      const text = execFileSync(binary, [PROGRAM, part], { encoding: 'utf8', maxBuffer: 2 ** 26 });
      return { version, answer: JSON.parse(text) as Answer };
    },
  });
  const browsers = [await chromium(), firefox(), webkit()].filter((browser) => browser !== undefined);
  return [
    command('Node', node(VERSIONS.node20), VERSIONS.node20),
    command('Node', node(VERSIONS.node24), VERSIONS.node24),
    command('Bun', bun(), VERSIONS.bun),
    ...browsers.map(
      (browser): Engine => ({
        name: browser.name,
        run: async (part) => {
          const answer = await answerOf<Answer>(PROGRAM, browser, `?${part}`);
          return { version: browser.version(answer.agent), answer };
        },
      }),
    ),
  ];
}

/** The comparison in every engine. */
async function compare(): Promise<void> {
  const reports: EngineReport[] = [];
  for (const { name, run } of await engines()) {
    const { version, answer } = await run('suite');
    const results = answer.results ?? [];
    reports.push({
      fluxion: manifest.version,
      date: new Date().toISOString().slice(0, 10),
      cpu: `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores`,
      engine: `${name} ${version}`,
      results,
      steps: answer.steps ?? [],
    });
    console.log(`\n${name} ${version}: ${inWords(results)}`);
    for (const { result, ratio } of duels(results).filter(({ result }) => result.kind === 'f64'))
      console.log(`  ${ratio.toFixed(2).padStart(6)}x ${result.workload}, n = ${result.n}`);
  }
  if (process.argv.includes('--save'))
    writeFileSync('bench/results/engines.json', `[\n${reports.map(linesOf).join(',\n')}\n]\n`);
}

/** A loop that is measured alone, first and last must be as fast each time. */
const APART = 1.1;

/** How often each is run: so many times at least, and at most until they are alike. */
const RUNS = [3, 9] as const;

/** Prints how fast a plain loop is alone, before and after everything else, in every engine, taking turns. Fails where
 *  that makes more than a tenth of a difference: of all runs the fastest counts, as others may use the machine. */
async function harness(): Promise<void> {
  for (const { name, run } of await engines()) {
    const least: Record<string, number[]> = {};
    let said = name;
    for (let again = 0; again < RUNS[1] && (again < RUNS[0] || !Object.values(least).every(alike)); again++)
      for (const [i, part] of (['alone', 'first', 'last'] as const).entries()) {
        const { version, answer } = await run(part);
        said = `${name} ${version}`;
        for (const [loop, ns] of Object.entries(answer.loops ?? {})) {
          least[loop] ??= [];
          least[loop][i] = Math.min(least[loop][i] ?? Number.POSITIVE_INFINITY, ns);
        }
      }
    for (const [loop, times] of Object.entries(least)) {
      const verdict = alike(times) ? 'alike' : 'NOT ALIKE';
      console.log(
        `${said.padEnd(24)} ${loop.padEnd(12)} alone, first, last: ${times.map((ns) => ns.toFixed(3)).join(', ')} ns  ${verdict}`,
      );
      if (!alike(times)) process.exitCode = 1;
    }
  }
}

const alike = (times: readonly number[]) => Math.max(...times) <= APART * Math.min(...times);

await (process.argv.includes('--harness') ? harness() : compare());
