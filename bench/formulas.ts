/** `npm run bench -- formulas`: formulas of several inputs beside loops that are fused by hand in plain JavaScript, then
 *  numexpr and JAX (where `PYTHON`, or else `python3`, has them). `--save` writes `bench/results/formulas.json`. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Results } from '../src/bench/formula-loops.js';
import { formulaWorkloads, runFormulas } from '../src/bench/formulas.js';
import { count, digits, times } from '../src/bench/report.js';
import { linesOf } from '../tools/report-lines.js';
import { type FormulaReport, PEERS, type PeerResult, peerOf } from './formula-report.js';

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
const sizes = values.sizes.split(',').map(Number);
const effort = { rounds: Number(values.rounds), batch: 4 };

/** All numbers of all results, added up. */
const totalOf = (results: Results): number =>
  results.flatMap((part) => (typeof part === 'number' ? [part] : [...part])).reduce((sum, v) => sum + v, 0);

/** Each library and workload that Python has, once it is found to compute the same.
 *  @throws {Error} if it does not. */
function inPython(): PeerResult[] {
  let printed: string;
  try {
    printed = execFileSync(process.env.PYTHON ?? 'python3', ['peers/formulas.py', sizes.join()], {
      cwd: new URL('.', import.meta.url).pathname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    process.stderr.write(`without Python: ${(error as Error).message.split('\n')[0]}\n`);
    return [];
  }
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [who = '', name = '', ...numbers] = line.split('\t');
      const [n = 0, median = 0, low = 0, high = 0, total = Number.NaN] = numbers.map(Number);
      const workload = workloads.find((one) => one.name === name);
      if (workload === undefined) return [];
      const expected = totalOf(workload.make(n).plain());
      if (!(Math.abs(total - expected) <= 1e-9 * Math.abs(expected)))
        throw new Error(`bench: ${name} of ${who} adds up to ${total}, not ${expected}`);
      return [{ who, workload: name, n, median, low, high }];
    });
}

const results = sizes.flatMap((n) => runFormulas(n, effort, workloads));
const report: FormulaReport = {
  date: new Date().toISOString().slice(0, 10),
  cpu: `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores`,
  engine: `Node ${process.versions.node}, V8 ${process.versions.v8}`,
  results,
  peers: inPython(),
};
if (values.save) writeFileSync(new URL('results/formulas.json', import.meta.url), `${linesOf(report)}\n`);
console.log(`${report.cpu}; ${report.engine}; ${report.date}. Nanoseconds an element, f64, into out.`);
for (const { name, title, goal } of workloads)
  for (const result of results.filter(({ workload }) => workload === name)) {
    const peers = PEERS.flatMap((who) => {
      const peer = peerOf(report, who, result);
      return peer ? [`, ${who} ${digits(peer.median)}`] : [];
    });
    console.log(
      `${title}, n = ${count(result.n)}: fluxion ${digits(result.fluxion)}, plain ${digits(result.plain)}, ` +
        `${times(result.ratio)} (meant to be ${times(goal)})${peers.join('')}`,
    );
  }
