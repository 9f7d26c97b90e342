/** What `npm run bench -- formulas` found, and its table in `docs/formula.md`. */
import { type FormulaResult, formulaWorkloads } from '../src/bench/formulas.js';
import { count, digits, times } from '../src/bench/report.js';
import { table } from './markdown-table.js';

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

/** The libraries, in the order in which they are told. */
export const PEERS = ['numexpr', 'JAX'] as const;

/** Workloads, size by size. */
export function formulaTables(report: FormulaReport): string {
  const sizes = [...new Set(report.results.map(({ n }) => n))];
  const tables = sizes.map((n) => {
    const rows = formulaWorkloads.flatMap(({ name, title, goal }) => {
      const result = report.results.find((one) => one.workload === name && one.n === n);
      if (result === undefined) return [];
      const peers = PEERS.map((who) => {
        const peer = peerOf(report, who, result);
        return peer ? digits(peer.median) : '';
      });
      return [
        [title, digits(result.fluxion), digits(result.plain), times(result.ratio), times(goal), ...peers],
      ];
    });
    return table([`n = ${count(n)}`, 'fluxion', 'plain JS loop', 'times as fast', 'aim', ...PEERS], rows);
  });
  return [`${report.cpu}; ${report.engine}; ${report.date}.`, ...tables].join('\n\n');
}
