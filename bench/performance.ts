/** Writes the tables of `docs/performance.md` and `docs/formula.md`, and the README's chart, from the committed results:
 *  `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bars } from '../src/bench/chart.js';
import {
  count,
  digits,
  duels,
  inWords,
  labelOf,
  type Report,
  textbookDuels,
  times,
  titleOf,
} from '../src/bench/report.js';
import type { Result } from '../src/bench/suite.js';
import { workloads } from '../src/bench/workloads.js';
import { fill, fillIn } from '../tools/fill.js';
import type { Formats } from '../verify/command/large.js';
import type { EngineReport, Instructions } from './engines.js';
import { type FormulaReport, formulaTables } from './formula-report.js';
import { table } from './markdown-table.js';
import { besideOthers, circumstances, formatsOf, readersOf } from './performance-tables.js';
import type { Profile } from './profile.js';
import type { Tables } from './tables.js';

const root = new URL('..', import.meta.url);
const read = <Contents>(name: string): Contents =>
  JSON.parse(readFileSync(new URL(`bench/results/${name}.json`, root), 'utf8'));
/** fluxion's own contenders. */
const OURS: readonly string[] = ['out', 'allocating', 'caller'];

const node = read<Report>('node');
const peers = read<Report>('peers');
const engines = read<readonly EngineReport[]>('engines');
const instructions = read<readonly Instructions[]>('instructions');
const tables = read<Tables>('tables');
const formats = read<Formats>('formats');
const formulas = read<FormulaReport>('formulas');
const profiles = read<readonly Profile[]>('profile');

const at = (results: readonly Result[], workload: string, kind: string, n: number) =>
  results.filter((r) => r.workload === workload && r.kind === kind && r.n === n);
const nsOf = (results: readonly Result[], contender: string) =>
  results.find((r) => r.contender === contender)?.ns?.median;

/** fluxion with `out` beside plain loops: workloads x sizes. */
function ratios(kind: string): string {
  const sizes = [...new Set(node.results.map(({ n }) => n))];
  const cell = (workload: string, n: number) => {
    const found = at(node.results, workload, kind, n);
    const ns = nsOf(found, 'out');
    const [same, textbook] = [duels(found)[0], textbookDuels(found)[0]];
    if (ns === undefined || same === undefined) return 'not ranked';
    return `${digits(ns)} ns, ${times(same.ratio)}${textbook ? ` (${times(textbook.ratio)})` : ''}`;
  };
  return table(
    [kind, ...sizes.map((n) => `n = ${count(n)}`)],
    workloads.map(({ name, title }) => [title, ...sizes.map((n) => cell(name, n))]),
  );
}

/** Engines x workloads and sizes. */
function inEngines(): string {
  const sizes = [600, 10_000, 1_000_000];
  const ratio = (report: Report, workload: string, n: number) => {
    const found = at(report.results, workload, 'f64', n);
    const [[same], [textbook]] = [duels(found), textbookDuels(found)];
    return same ? times(same.ratio) + (textbook ? ` (${times(textbook.ratio)})` : '') : 'not ranked';
  };
  const rows = workloads.flatMap(({ name, title }) =>
    sizes.map((n) => [`${title}, n = ${count(n)}`, ...engines.map((report) => ratio(report, name, n))]),
  );
  const [first] = engines;
  if (first === undefined) return 'No run is committed.';
  return `${first.cpu}; ${first.date}. ${worst()}\n\n${table(['', ...engines.map(({ engine }) => engine)], rows)}`;
}

/** Where fluxion is slowest beside the plain loop, of all engines. */
function worst(): string {
  const [found] = engines
    .flatMap(({ engine, results }) => duels(results).map((duel) => ({ ...duel, engine })))
    .sort((a, b) => a.ratio - b.ratio);
  if (found === undefined) return '';
  const { result, ratio, engine } = found;
  return `At worst ${times(ratio)}: ${titleOf(result.workload)}, ${result.kind}, n = ${count(result.n)}, ${engine}.`;
}

/** Engines x workloads and sizes: what a call takes, and what of it the copies take. */
function stepsInEngines(): string {
  const rows = engines[0]?.steps.map(({ workload, n }) => [
    `${titleOf(workload)}, n = ${count(n)}`,
    ...engines.map(({ steps }) => {
      const found = steps.find((step) => step.workload === workload && step.n === n);
      return found ? `${digits(found.all)}, ${digits(found.copies)}` : '';
    }),
  ]);
  if (rows === undefined) return 'No run is committed.';
  return table(['', ...engines.map(({ engine }) => engine)], rows);
}

/** Instructions x engines. */
function instructionsInEngines(): string {
  const names = Object.keys(instructions[0]?.ns ?? {});
  return table(
    ['', ...instructions.map(({ engine }) => engine)],
    names.map((name) => [`\`${name}\``, ...instructions.map(({ ns }) => digits(ns[name] ?? Number.NaN))]),
  );
}

/** Every contender at one size: workloads x contenders. */
function contenders(n: number): string {
  const names = ['out', 'allocating', 'caller', 'plain', 'closed'];
  return table(
    [`f64, n = ${count(n)}`, ...names.map(labelOf)],
    workloads.map(({ name, title }) => [
      title,
      ...names.map((contender) => {
        const ns = nsOf(at(node.results, name, 'f64', n), contender);
        return ns === undefined ? '' : digits(ns);
      }),
    ]),
  );
}

/** Peers: contenders x sizes, the fastest at 10,000 first. */
function beside(workload: string, kind: string): string {
  const sizes = [600, 10_000, 1_000_000];
  const all = peers.results.filter((r) => r.workload === workload && r.kind === kind);
  const names = [...new Set(all.map(({ contender }) => contender))];
  const time = (contender: string, n: number) => nsOf(at(all, workload, kind, n), contender);
  names.sort((a, b) => (time(a, 10_000) ?? 1e9) - (time(b, 10_000) ?? 1e9));
  return table(
    [`${titleOf(workload)}, ${kind}`, ...sizes.map((n) => `n = ${count(n)}`)],
    names.map((name) => [
      name === 'out' ? `**${labelOf(name)}**` : labelOf(name),
      ...sizes.map((n) => {
        const ns = time(name, n);
        if (ns !== undefined) return digits(ns);
        return at(all, workload, kind, n).some((r) => r.contender === name) ? 'disagrees' : '';
      }),
    ]),
  );
}

/** Who is faster, and how many times as fast at each size. */
function losses(): string {
  const rows: string[][] = [];
  for (const { name, title } of workloads)
    for (const kind of ['f64', 'f32'])
      for (const n of new Set([...node.results, ...peers.results].map((result) => result.n))) {
        const faster = [node.results, peers.results].flatMap((results) => {
          const found = at(results, name, kind, n);
          const mine = nsOf(found, 'out') ?? 0;
          return found
            .filter(({ contender, ns }) => !OURS.includes(contender) && ns && ns.median < 0.9 * mine)
            .map(({ contender, ns }) => `${labelOf(contender)} ${times(mine / (ns?.median ?? 1))}`);
        });
        if (faster.length > 0) rows.push([`${title}, ${kind}`, count(n), faster.join('; ')]);
      }
  return table(['workload', 'n', 'faster than fluxion with `out`, by'], rows, [0, 2]);
}

/** Where the time goes: the parts of each workload, largest first. */
function parts(): string {
  return table(
    ['workload', 'n', 'ns', 'of which'],
    profiles.map(({ workload, kind, n, ns, parts }) => [
      `${titleOf(workload)}, ${kind}`,
      count(n),
      digits(ns),
      Object.entries(parts)
        .map(([part, share]) => `${part} ${digits(share)}`)
        .join(', '),
    ]),
    [0, 3],
  );
}

const where = (report: Report) => `${report.cpu}; ${report.engine}; ${report.date}.`;

/** Functions, with their ratios in brackets. */
const named = (rows: Report['table'] = []): string =>
  rows.map(({ name, ratio }) => `${name} (${times(ratio ?? 0)})`).join(', ') || 'none';

const below = (limit: number) => node.table?.filter(({ ratio }) => ratio !== null && ratio < limit);

const everyFunction = (): string =>
  table(
    ['function', 'fluxion', 'plain', 'ratio', 'ratio, x shuffled'],
    (node.table ?? []).map(({ name, ns, plain, ratio, shuffled }) => [
      name,
      digits(ns),
      plain === null ? 'none' : digits(plain),
      ratio === null ? '' : times(ratio),
      shuffled === null ? '' : times(shuffled),
    ]),
  );

const crossover = (): string =>
  table(
    ['workload', 'elements'],
    (node.crossover ?? []).map(({ workload, n }) => [
      titleOf(workload),
      n === null ? 'more than 1,024' : count(n),
    ]),
  );

const besidePeers = (): string =>
  [
    where(peers),
    ...['sigmoid', 'derivative', 'square', 'chain'].map((name) => beside(name, 'f64')),
    beside('sigmoid', 'f32'),
  ].join('\n\n');

/** The document's tables. */
const PARTS: Readonly<Record<string, string>> = {
  summary: `${inWords(node.results)} ${where(node)}`,
  ratios: ['f64', 'f32'].map(ratios).join('\n\n'),
  contenders: [600, 10_000, 1_000_000].map(contenders).join('\n\n'),
  engines: inEngines(),
  steps: stepsInEngines(),
  instructions: instructionsInEngines(),
  functions: everyFunction(),
  crossover: crossover(),
  peers: besidePeers(),
  losses: losses(),
  parts: parts(),
  tables: besideOthers(tables),
  readers: readersOf(tables),
  formats: formatsOf(formats),
};

/** Words and numbers within its lines. */
const WORDS: Readonly<Record<string, string>> = {
  slower: named(below(1)),
  'less than twice': named(below(2)),
  start: digits(node.start ?? Number.NaN),
  memory: digits((node.memory ?? Number.NaN) / 2 ** 20),
  ...circumstances('tables', tables),
  'tables rows': count(tables.rows),
  ...circumstances('formats', formats),
};

const page = new URL('docs/performance.md', root);
const formulaPage = new URL('docs/formula.md', root);
const picture = new URL('docs/images/performance.svg', root);

/** The documents and the README's chart, as the results say. */
export function makePerformance(): {
  readonly text: string;
  readonly ofFormulas: string;
  readonly chart: string;
} {
  const withTables = Object.entries(PARTS).reduce(
    (all, [mark, part]) => fill(all, mark, `${part}\n`),
    readFileSync(page, 'utf8'),
  );
  const text = Object.entries(WORDS).reduce((all, [name, word]) => fillIn(all, name, word), withTables);
  // Whoever wins.
  const shown = peers.results.filter(
    ({ workload, kind, n }) => workload === 'derivative' && kind === 'f64' && n === 10_000,
  );
  // As many times as fast as the closed form: what mathematics brought is not counted.
  const measure = nsOf(shown, 'closed') ?? Number.NaN;
  const chart = shown.map((result) => ({ ...result, ratio: result.ns && measure / result.ns.median }));
  const title = 'Derivative of sigmoid(square(x)), n = 10,000: ns an element; beside the closed form in JS';
  const ofFormulas = fill(readFileSync(formulaPage, 'utf8'), 'speed', `${formulaTables(formulas)}\n`);
  return { text, ofFormulas, chart: `${bars(chart, title)}\n` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { text, ofFormulas, chart } = makePerformance();
  writeFileSync(page, text);
  writeFileSync(formulaPage, ofFormulas);
  writeFileSync(picture, chart);
}
