/** What `npm run bench -- formulas` found, and its table in `docs/formula.md`. */
import { type FormulaResult, formulaWorkloads } from '../src/bench/formulas.js';
import { count, digits, times } from '../src/bench/report.js';

/** What a library of Python takes for the same, in nanoseconds an element. */
export interface PeerResult {
  readonly who: string;
  readonly workload: string;
  readonly n: number;
  readonly median: number;
  /** The middle half of its rounds. */
  readonly low: number;
  readonly high: number;
}

export interface FormulaReport {
  readonly date: string;
  readonly cpu: string;
  readonly engine: string;
  readonly results: readonly FormulaResult[];
  readonly peers: readonly PeerResult[];
}

/** Of one library, one workload; undefined where it cannot do it. */
export const peerOf = ({ peers }: FormulaReport, who: string, { workload, n }: FormulaResult) =>
  peers.find((peer) => peer.who === who && peer.workload === workload && peer.n === n);

const PEERS = ['numexpr', 'JAX'] as const;

/** Workloads, size by size. */
export function formulaTables(report: FormulaReport): string {
  const sizes = [...new Set(report.results.map(({ n }) => n))];
  const tables = sizes.map((n) => {
    const rows = formulaWorkloads.flatMap(({ name, title, goal }) => {
      const result = report.results.find((one) => one.workload === name && one.n === n);
      if (result === undefined) return [];
      const peers = PEERS.map((who) => peerOf(report, who, result)?.median);
      const numbers = [result.fluxion, result.plain, ...peers].map((ns) =>
        ns === undefined ? '' : digits(ns),
      );
      const [fluxion, plain, ...others] = numbers;
      return [[title, fluxion, plain, times(result.ratio), times(goal), ...others]];
    });
    const head = [`n = ${count(n)}`, 'fluxion', 'plain JS loop', 'times as fast', 'aim', ...PEERS];
    const line = head.map((_, i) => (i === 0 ? '---' : '---:'));
    return [head, line, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  });
  return [`${report.cpu}; ${report.engine}; ${report.date}.`, ...tables].join('\n\n');
}
