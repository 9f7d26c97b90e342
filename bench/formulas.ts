/** `npm run bench -- formulas`: formulas of several inputs beside loops that are fused by hand in plain JavaScript.
 *  `--save` writes `bench/results/formulas.json`. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type FormulaResult, formulaWorkloads, runFormulas } from '../src/bench/formulas.js';
import { count, digits, times } from '../src/bench/report.js';
import { linesOf } from '../tools/report-lines.js';

export interface FormulaReport {
  readonly date: string;
  readonly cpu: string;
  readonly engine: string;
  readonly results: readonly FormulaResult[];
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '600,10000' },
    rounds: { type: 'string', default: '31' },
    workload: { type: 'string' },
    save: { type: 'boolean' },
  },
});
const wanted = values.workload?.split(',');
const workloads = formulaWorkloads.filter(({ name }) => wanted?.includes(name) ?? true);
const effort = { rounds: Number(values.rounds), batch: 4 };
const report: FormulaReport = {
  date: new Date().toISOString().slice(0, 10),
  cpu: `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores`,
  engine: `Node ${process.versions.node}, V8 ${process.versions.v8}`,
  results: values.sizes.split(',').flatMap((n) => runFormulas(Number(n), effort, workloads)),
};
if (values.save) writeFileSync(new URL('results/formulas.json', import.meta.url), `${linesOf(report)}\n`);
console.log(`${report.cpu}; ${report.engine}; ${report.date}. Nanoseconds an element, f64, into out.`);
for (const { name, title, goal } of workloads)
  for (const { n, fluxion, plain, ratio } of report.results.filter(({ workload }) => workload === name))
    console.log(
      `${title}, n = ${count(n)}: fluxion ${digits(fluxion)}, plain ${digits(plain)}, ${times(ratio)} ` +
        `(meant to be ${times(goal)})`,
    );
