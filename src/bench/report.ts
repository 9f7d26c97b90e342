/** What a run of the comparison found, and how it reads. */
import { CONTENDERS } from './contenders.js';
import type { Crossover, Result, TableRow } from './suite.js';
import { workloads } from './workloads.js';

export interface Report {
  /** fluxion's version. */
  readonly fluxion: string;
  readonly date: string;
  readonly cpu: string;
  readonly engine: string;
  readonly results: readonly Result[];
  readonly table?: readonly TableRow[] | undefined;
  readonly crossover?: readonly Crossover[] | undefined;
  /** Milliseconds from before the import to the first result, in a new process. */
  readonly start?: number | undefined;
  /** Bytes that a derivative of 10,000,000 doubles took beyond its input and output, in a new process. */
  readonly memory?: number | undefined;
}

export const titleOf = (workload: string): string =>
  workloads.find(({ name }) => name === workload)?.title ?? workload;

export const labelOf = (contender: string): string => CONTENDERS[contender] ?? contender;

export const count = (n: number): string => n.toLocaleString('en-US');

/** Three digits, so that 0.113 and 12.3 both say enough. */
export const digits = (x: number): string =>
  x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x >= 1 ? x.toFixed(2) : x.toFixed(3);

export const times = (ratio: number): string => `${digits(ratio)}x`;

/** Results that are shown together: one workload, kind and size. */
export function groups(results: readonly Result[]): Result[][] {
  const found = new Map<string, Result[]>();
  for (const result of results) {
    const key = `${result.workload} ${result.kind} ${result.n}`;
    found.set(key, [...(found.get(key) ?? []), result]);
  }
  return [...found.values()];
}

/** The cells of a result's row: who, time, spread, ratio. */
export function cells({ contender, ns, ratio, difference }: Result): string[] {
  if (ns === null || ratio === null)
    return [labelOf(contender), 'disagrees', `by ${difference.toExponential(1)}`, 'not ranked'];
  return [labelOf(contender), digits(ns.median), `${digits(ns.low)} to ${digits(ns.high)}`, times(ratio)];
}

/** The ratio in words. */
export function inWords(results: readonly Result[]): string {
  const mine = results.filter(({ contender, ratio }) => contender === 'out' && ratio !== null);
  if (mine.length === 0) return 'fluxion was not timed.';
  const sorted = [...mine].sort((a, b) => (a.ratio as number) - (b.ratio as number));
  const [least, most] = [sorted[0] as Result, sorted.at(-1) as Result];
  const middle = (sorted[Math.floor((sorted.length - 1) / 2)] as Result).ratio as number;
  const at = (result: Result) =>
    `${times(result.ratio as number)} for ${titleOf(result.workload)}, ${result.kind}, n = ${count(result.n)}`;
  const verdict = (ratio: number) =>
    ratio >= 1 ? `${times(ratio)} as fast as` : `${times(1 / ratio)} slower than`;
  return mine.length === 1
    ? `fluxion, writing into out, is ${verdict(middle)} a plain JavaScript loop here.`
    : `fluxion, writing into out, is typically ${verdict(middle)} a plain JavaScript loop here: ` +
        `from ${at(least)} to ${at(most)}.`;
}
