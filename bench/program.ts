/** What runs in an engine that is timed: a part of the comparison, named by its first word, or in a page by what
 *  follows `?`. Prints its answer, or sends it to the server that the page came from. */
import { LOOPS } from '../src/bench/generated/loops.js';
import { compare, type Result, ramp, runSuite } from '../src/bench/suite.js';
import { interleaved } from '../src/bench/timing.js';
import { workloads } from '../src/bench/workloads.js';
import { type Steps, steps } from './steps.js';
import { VECTORS } from './vectors.js';

/** What it is asked for: the whole suite, what each instruction takes, or a plain loop: alone, first, last after
 *  everything else, or with arrays that the engine can take for constants. */
export type Part = 'suite' | 'instructions' | 'alone' | 'first' | 'last' | 'constant';

/** The module of `instructions.ts`, in base64: the build puts it here. */
declare const INSTRUCTIONS: string;

export interface Answer {
  readonly agent: string;
  /** Of the suite. */
  readonly results?: readonly Result[];
  readonly steps?: readonly Steps[];
  /** Nanoseconds of each instruction. */
  readonly instructions?: Readonly<Record<string, number>>;
  /** Nanoseconds an element of the plain loops by their names: the lower quartile of many short batches. */
  readonly loops?: Readonly<Record<string, number>>;
}

/** Batches as long as other benchmarks have them. */
const EFFORT = { rounds: 9, batch: 25 };
const SIZES = [600, 10_000, 1_000_000];

/** Numbers of a loop that is timed alone, first and last. */
const LENGTH = 1000;

/** How often new arrays are made: where they lie, one against the other, makes half as much again. */
const PLACES = 8;

/** The plain loop of squares, of doubles and of singles, as the suite times it. It has loads, stores and little else, so what
 *  an engine learns of types shows most. It takes 1,000 numbers, which the nearest cache holds, at the best of several
 *  places. */
function loops(): Record<string, number> {
  const found: Record<string, number> = {};
  const [square] = workloads;
  if (square === undefined) throw new Error('no workload');
  for (const kind of ['f64', 'f32'] as const) {
    const each = Array.from({ length: PLACES }, () => {
      const results = compare(square, kind, ramp(LENGTH, kind), { rounds: 20, batch: 4 });
      return results.find(({ contender }) => contender === 'plain')?.ns?.low ?? Number.NaN;
    });
    found[`${square.name} ${kind}`] = Math.min(...each);
  }
  return found;
}

/** The loop of squares of doubles, made only once: see `forAnyArrays`. */
function constant(): number {
  const [x, y] = [ramp(LENGTH, 'f64'), new Float64Array(LENGTH)];
  const call = LOOPS['square f64']?.(x, y, y, 0);
  if (call === undefined) throw new Error('no loop');
  const [timing] = interleaved([call], { rounds: 40, batch: 4 });
  return Math.min(...(timing?.each ?? [])) / LENGTH;
}

/** How often an instruction is run in a call. */
const TIMES = 100_000;

function instructions(): Record<string, number> {
  const bytes = Uint8Array.from(atob(INSTRUCTIONS), (char) => char.charCodeAt(0));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const each = Object.entries(exports as Record<string, (count: number) => number>);
  const timings = interleaved(
    each.map(
      ([, run]) =>
        () =>
          run(TIMES / VECTORS.length),
    ),
    { rounds: 21, batch: 5 },
  );
  return Object.fromEntries(each.map(([name], i) => [name, Math.min(...(timings[i]?.each ?? [])) / TIMES]));
}

/** Everything else that a run of the suite would run. */
const others = () => runSuite({ sizes: [600, 10_000], effort: { rounds: 2, batch: 2 } });

async function answer(part: Part): Promise<Omit<Answer, 'agent'>> {
  if (part === 'suite')
    return { results: await runSuite({ sizes: SIZES, effort: EFFORT }), steps: steps(SIZES) };
  if (part === 'instructions') return { instructions: instructions() };
  if (part === 'constant') return { loops: { 'square f64': constant() } };
  if (part === 'last') await others();
  const measured = loops();
  if (part === 'first') await others();
  return { loops: measured };
}

if (typeof document === 'undefined') {
  const part = (globalThis as { process?: { argv: string[] } }).process?.argv[2];
  console.log(JSON.stringify({ agent: '', ...(await answer(part as Part)) } satisfies Answer));
} else {
  const agent = navigator.userAgent;
  const sent = await answer(location.search.slice(1) as Part).then(
    (found) => ({ agent, ...found }),
    (error: unknown) => ({ agent, error: String(error) }),
  );
  await fetch('/answer', { method: 'POST', body: JSON.stringify(sent) });
}
