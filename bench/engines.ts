/** `npm run bench -- engines [--only 'Node 24'] [--save]`: the same suite in Node, Bun and three browsers, one after
 *  the other.
 *  `npm run bench -- instructions [--save]`: what each of the kernel's instructions takes there.
 *  `npm run bench -- harness`: whether it matters what ran before. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };
import { duels, inWords, type Report } from '../src/bench/report.js';
import { answerOf } from '../tools/browsers/answer.js';
import { chromium, firefox, webkit } from '../tools/browsers/browsers.js';
import { linesOf, linesOfList } from '../tools/report-lines.js';
import { bun, node } from '../verify/engines/install.js';
import { VERSIONS } from '../verify/versions.js';
import { instructionsModule } from './instructions.js';
import type { Answer, Part } from './program.js';
import type { Steps } from './steps.js';

/** An engine, and how to run the program there. */
interface Engine {
  readonly name: string;
  /** As its results begin: Node's with the version. */
  readonly title: string;
  run(part: Part): Promise<{ version: string; answer: Answer }>;
}

/** What an engine's run is kept as. */
export interface EngineReport extends Report {
  readonly steps: readonly Steps[];
}

const RESULTS = 'bench/results/engines.json';

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
    define: { INSTRUCTIONS: JSON.stringify(Buffer.from(instructionsModule()).toString('base64')) },
  });
  const command = (title: string, binary: string, version: string): Engine => ({
    name: title.split(' ')[0] as string,
    title,
    run: async (part) => {
      const text = execFileSync(binary, [PROGRAM, part], { encoding: 'utf8', maxBuffer: 2 ** 26 });
      return { version, answer: JSON.parse(text) as Answer };
    },
  });
  const browsers = [await chromium(), firefox(), webkit()].filter((browser) => browser !== undefined);
  return [
    command('Node 20', node(VERSIONS.node20), VERSIONS.node20),
    command('Node 24', node(VERSIONS.node24), VERSIONS.node24),
    command('Bun', bun(), VERSIONS.bun),
    ...browsers.map(
      (browser): Engine => ({
        name: browser.name,
        title: browser.name,
        run: async (part) => {
          const answer = await answerOf<Answer>(PROGRAM, browser, `?${part}`);
          return { version: browser.version(answer.agent), answer };
        },
      }),
    ),
  ];
}

/** The comparison in every engine, or in those whose names begin as `--only` says: the others' results stay as they
 *  are. */
async function compare(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, save: { type: 'boolean' } },
  });
  const reports: EngineReport[] = JSON.parse(readFileSync(RESULTS, 'utf8'));
  for (const { name, title, run } of await engines()) {
    if (!title.startsWith(values.only)) continue;
    const { version, answer } = await run('suite');
    const results = answer.results ?? [];
    const engine = `${name} ${version}`;
    const before = reports.findIndex((report) => report.engine.startsWith(title));
    reports[before < 0 ? reports.length : before] = {
      fluxion: manifest.version,
      date: new Date().toISOString().slice(0, 10),
      cpu: `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores`,
      engine,
      results,
      steps: answer.steps ?? [],
    };
    console.log(`\n${engine}: ${inWords(results)}`);
    for (const { result, ratio } of duels(results).filter(({ result }) => result.kind === 'f64'))
      console.log(`  ${ratio.toFixed(2).padStart(6)}x ${result.workload}, n = ${result.n}`);
  }
  if (values.save) writeFileSync(RESULTS, `[\n${reports.map(linesOf).join(',\n')}\n]\n`);
}

/** What an engine's instructions take. */
export interface Instructions {
  readonly engine: string;
  readonly ns: Readonly<Record<string, number>>;
}

async function instructions(): Promise<void> {
  const found: Instructions[] = [];
  for (const { name, run } of await engines()) {
    const { version, answer } = await run('instructions');
    found.push({ engine: `${name} ${version}`, ns: answer.instructions ?? {} });
    console.log(`\n${name} ${version}`);
    for (const [instruction, ns] of Object.entries(answer.instructions ?? {}))
      console.log(`  ${ns.toFixed(2).padStart(6)} ns ${instruction}`);
  }
  if (process.argv.includes('--save'))
    writeFileSync('bench/results/instructions.json', `${linesOfList(found)}\n`);
}

/** A loop that is measured alone, first and last must be as fast each time. */
const APART = 1.1;

/** How often each is run: so many times at least, and at most until they are alike. */
const RUNS = [3, 9] as const;

/** Prints how fast a plain loop is alone, before and after everything else, in every engine, taking turns. Fails where
 *  that makes more than a tenth of a difference: of all runs the fastest counts, as others may use the machine. Beside
 *  it the loop that holds only these arrays, for which the engine can make code that fits no others. */
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
    for (const [loop, ns] of Object.entries((await run('constant')).answer.loops ?? {}))
      console.log(`${said.padEnd(24)} ${loop.padEnd(12)} with its arrays as constants: ${ns.toFixed(3)} ns`);
  }
}

const alike = (times: readonly number[]) => Math.max(...times) <= APART * Math.min(...times);

const asked = ['harness', 'instructions'].find((name) => process.argv.includes(`--${name}`));
await (asked === 'harness' ? harness() : asked === 'instructions' ? instructions() : compare());
