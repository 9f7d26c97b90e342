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
  // Both ends alike: the clock cannot tell them apart.
  const spread = ns.low === ns.high ? '' : `${digits(ns.low)} to ${digits(ns.high)}`;
  return [labelOf(contender), digits(ns.median), spread, times(ratio)];
}

/** fluxion, writing into out, beside a plain loop: how many times as fast, and where. */
interface Duel {
  readonly result: Result;
  readonly ratio: number;
}

/** Beside the plain loop of the formula that the kernel uses: what WebAssembly brings. */
export const duels = (results: readonly Result[]): Duel[] => beside(results, ['closed', 'plain']);

/** Beside the textbook's central difference, where that is another: what mathematics brings too. */
export const textbookDuels = (results: readonly Result[]): Duel[] =>
  beside(
    groups(results)
      .filter((group) => group.some(({ contender }) => contender === 'closed'))
      .flat(),
    ['plain'],
  );

function beside(results: readonly Result[], opponents: readonly string[]): Duel[] {
  return groups(results)
    .flatMap((group) => {
      const result = group.find(({ contender }) => contender === 'out');
      const opponent = opponents
        .map((name) => group.find(({ contender, ns }) => contender === name && ns !== null))
        .find((found) => found !== undefined);
      return result?.ns && opponent?.ns ? [{ result, ratio: opponent.ns.median / result.ns.median }] : [];
    })
    .sort((a, b) => a.ratio - b.ratio);
}

/** The ratios in words: the middle one, the worst by name, the best. */
export function inWords(results: readonly Result[]): string {
  const found = duels(results);
  const [worst, best] = [found[0], found.at(-1)];
  const middle = found[Math.floor((found.length - 1) / 2)]?.ratio;
  if (worst === undefined || best === undefined || middle === undefined) return 'fluxion was not timed.';
  const at = ({ result, ratio }: Duel) =>
    `${times(ratio)} for ${titleOf(result.workload)}, ${result.kind}, n = ${count(result.n)}`;
  const verdict = middle >= 1 ? `${times(middle)} as fast as` : `${times(1 / middle)} slower than`;
  const words =
    found.length === 1
      ? `fluxion, writing into out, is ${verdict} a plain JavaScript loop of the same formula here.`
      : `fluxion, writing into out, is typically ${verdict} a plain JavaScript loop of the same formula here: ` +
        `at worst ${at(worst)}, at best ${at(best)}.`;
  const textbook = textbookDuels(results);
  const [least, most] = [textbook[0], textbook.at(-1)];
  if (least === undefined || most === undefined) return words;
  return `${words} Beside the textbook’s central difference: ${times(least.ratio)} to ${times(most.ratio)}.`;
}
