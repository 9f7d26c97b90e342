/** The speed comparison: workloads x contenders x sizes, the same in Node, in a page and in the command. */
import { functions } from '../index.js';
import type { Real } from '../types.js';
import { type Contender, contendersFor, type Kind, type Results } from './contenders.js';
import { LOOPS } from './generated/loops.js';
import { FEW, forAnyArrays } from './plain.js';
import { choose, EFFORT, KINDS, type Plan, roundsOf } from './schedule.js';
import { type Effort, interleaved, ratioTo, type Timing } from './timing.js';
import type { Workload } from './workloads.js';

/** One contender on one workload and size. */
export interface Result {
  readonly workload: string;
  readonly kind: Kind;
  readonly n: number;
  readonly contender: string;
  /** Largest difference from the plain loop's results, of 1 + their size. */
  readonly difference: number;
  /** Nanoseconds an element; null for a contender whose results disagree. */
  readonly ns: { readonly median: number; readonly low: number; readonly high: number } | null;
  /** How many times as fast as the plain loop; null likewise. */
  readonly ratio: number | null;
}

/** One function of the table at 10,000 elements, beside its plain loop. */
export interface TableRow {
  readonly name: string;
  readonly ns: number;
  /** Null where JavaScript has no such function. */
  readonly plain: number | null;
  readonly ratio: number | null;
  /** The ratio where x is in no order, so that the plain loop's branches cannot be foreseen. */
  readonly shuffled: number | null;
}

/** From how many elements on fluxion is faster than the plain loop; null: from none that was tried. */
export interface Crossover {
  readonly workload: string;
  readonly n: number | null;
}

export interface SuiteOptions extends Plan {
  /** Each result as it comes, and how much is done, from 0 to 1. */
  readonly onResults?: ((results: readonly Result[], done: number) => void) | undefined;
}

/** Largest difference at which results agree: what the textbook difference loses, and a float's rounding. */
const AGREES: Readonly<Record<Kind, number>> = { f64: 1e-9, f32: 2e-7 };

/** Runs the comparison.
 *  @throws {RangeError} if there is no workload of a name. */
export async function runSuite(options: SuiteOptions): Promise<Result[]> {
  const { sizes, kinds = KINDS, effort = EFFORT, onResults } = options;
  const chosen = choose(options.workloads);
  const all: Result[] = [];
  const total = sizes.length * kinds.length * chosen.length;
  let done = 0;
  for (const n of sizes) {
    for (const kind of kinds) {
      const x = ramp(n, kind);
      for (const workload of chosen) {
        const results = compare(workload, kind, x, { ...effort, rounds: roundsOf(effort, n) });
        all.push(...results);
        onResults?.(results, ++done / total);
        // Leave others a turn.
        await new Promise((resolve) => setTimeout(resolve));
      }
    }
  }
  return all;
}

/** From -3 up to 3, in order: what branch predictors, and so plain loops, like best. */
export function ramp(n: number, kind: Kind, from = -3): Real {
  const x = kind === 'f64' ? new Float64Array(n) : new Float32Array(n);
  for (let i = 0; i < n; i++) x[i] = from + ((3 - from) * i) / n;
  return x;
}

/** One workload at one size: checks that all agree, then times those that do.
 *  @param contenders default: those that every run has. The one named `plain` is the measure. */
export function compare(
  workload: Workload,
  kind: Kind,
  x: Real,
  effort: Effort = EFFORT,
  contenders: readonly Contender[] = contendersFor(workload, x),
): Result[] {
  const n = x.length;
  const plain = contenders.find(({ name }) => name === 'plain');
  if (!plain) throw new RangeError('bench: no contender is named plain');
  const expected = plain.run();
  const differences = contenders.map((contender) => difference(contender.run(), expected));
  const agrees = contenders.map(({ tolerance = AGREES[kind] }, i) => (differences[i] as number) <= tolerance);
  const ranked = contenders.filter((_, i) => agrees[i]);
  const timings = interleaved(
    ranked.map(({ run }) => run),
    effort,
  );
  const base = timings[ranked.indexOf(plain)] as Timing;
  return contenders.map((contender, i) => {
    const timing = timings[ranked.indexOf(contender)];
    const { name } = contender;
    const common = {
      workload: workload.name,
      kind,
      n,
      contender: name,
      difference: differences[i] as number,
    };
    if (timing === undefined) return { ...common, ns: null, ratio: null };
    const { median, low, high } = timing;
    return {
      ...common,
      ns: { median: median / n, low: low / n, high: high / n },
      ratio: ratioTo(base, timing),
    };
  });
}

/** Largest difference of results, of 1 + their size; infinite where one is not there or not finite. */
export function difference(got: Results, expected: Results): number {
  let worst = 0;
  for (const key of ['value', 'deriv'] as const) {
    const [a, b] = [got[key], expected[key]];
    if (b === undefined) continue;
    if (a?.length !== b.length) return Number.POSITIVE_INFINITY;
    for (let i = 0; i < b.length; i++) {
      const apart = Math.abs((a[i] as number) - (b[i] as number)) / (1 + Math.abs(b[i] as number));
      // So that NaN is not passed over.
      if (!(apart <= worst)) worst = Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart;
    }
  }
  return worst;
}

/** The same numbers in an order without pattern: by a seeded walk, so that each run has the same. */
function shuffle(x: Float64Array): Float64Array {
  const mixed = x.slice();
  let seed = 1;
  for (let i = mixed.length - 1; i > 0; i--) {
    // Numerical Recipes' generator; its upper bits.
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((seed / 2 ** 32) * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j] as number, mixed[i] as number];
  }
  return mixed;
}

/** Every function of the table at 10,000 elements, with `out`, beside a plain loop of its formula. */
export async function runTable(effort: Effort = EFFORT, n = 10_000): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for (const [name, { descriptor }] of Object.entries(functions)) {
    const { parameters } = descriptor;
    const f = descriptor.create(...parameters.map(({ initial }) => initial));
    // Where the formula has no value below 0, from 0 up.
    const x = ramp(n, 'f64', Number.isNaN(f(-3)) ? 0.001 : -3) as Float64Array;
    const out = new Float64Array(n);
    const make = LOOPS[`table ${name}`];
    const orders = [x, shuffle(x)];
    const runs: (() => unknown)[] = orders.map((x) => () => f(x, { out }));
    if (make) {
      const call = (x: Float64Array) => make(x, out, out, 0);
      runs.push(...orders.map((x) => forAnyArrays(call, x.slice(0, FEW), x)));
    }
    const [mine, mineShuffled, plain, plainShuffled] = interleaved(runs, effort) as [
      Timing,
      Timing,
      Timing?,
      Timing?,
    ];
    rows.push({
      name,
      ns: mine.median / n,
      plain: plain ? plain.median / n : null,
      ratio: plain ? ratioTo(plain, mine) : null,
      shuffled: plainShuffled ? ratioTo(plainShuffled, mineShuffled) : null,
    });
    await new Promise((resolve) => setTimeout(resolve));
  }
  return rows;
}

/** From how many elements on fluxion, with `out`, is faster than the plain loop, workload by workload. */
export async function runCrossover(
  names?: readonly string[],
  effort: Effort = { rounds: 9, batch: 2 },
): Promise<Crossover[]> {
  const found: Crossover[] = [];
  for (const workload of choose(names)) {
    let n: number | null = null;
    // From long to short, until it is slower.
    for (let size = 1024; size >= 1; size /= 2) {
      const results = compare(workload, 'f64', ramp(size, 'f64'), effort);
      const ratio = results.find(({ contender }) => contender === 'out')?.ratio;
      if (!(ratio !== null && ratio !== undefined && ratio > 1)) break;
      n = size;
    }
    found.push({ workload: workload.name, n });
    await new Promise((resolve) => setTimeout(resolve));
  }
  return found;
}
