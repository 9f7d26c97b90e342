/** What formulas are timed on: each as `fluxion/formula` has it, and as one loop, fused by hand, in plain JavaScript,
 *  that computes the same from the same inputs. */
import { type Formula, formula } from '../formula.js';
import type { Results } from './formula-loops.js';
import * as loops from './formula-loops.js';
import { FEW, forAnyArrays } from './plain.js';
import { type Effort, interleaved, ratioTo } from './timing.js';

type Run = () => Results;

export interface FormulaWorkload {
  readonly name: string;
  readonly title: string;
  /** How many times as fast as the plain loop it is to be. */
  readonly goal: number;
  /** Both on n elements. Each writes to arrays of its own. */
  make(n: number): { readonly fluxion: Run; readonly plain: Run };
}

/** From 0.01 up to 3. */
const xOf = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => 0.01 + (2.99 * i) / n);
const noisy = (n: number): Float64Array =>
  xOf(n).map((v) => 2.4 * Math.exp(-0.6 * v) + 0.1 * Math.sin(20 * v));

/** f(x), into an array. */
function value(f: Formula, x: Float64Array, numbers: Readonly<Record<string, number>>): Run {
  const out = new Float64Array(x.length);
  const inputs = { x, ...numbers };
  const results = [out];
  return () => {
    f(inputs, { out });
    return results;
  };
}

/** f(x) and df/dx, into arrays. */
function both(f: Formula, x: Float64Array, numbers: Readonly<Record<string, number>>): Run {
  const out = { value: new Float64Array(x.length), x: new Float64Array(x.length) };
  const inputs = { x, ...numbers };
  const names = ['x'];
  const results = [out.value, out.x];
  return () => {
    f.jacobian(inputs, names, { out });
    return results;
  };
}

export const formulaWorkloads: readonly FormulaWorkload[] = [
  {
    name: 'decay',
    title: 'a exp(-b x)',
    goal: 3,
    make(n) {
      const x = xOf(n);
      const y = new Float64Array(n);
      const results = [y];
      const [a, b] = [2.5, 0.7];
      return {
        fluxion: value(formula('a * exp(-b * x)'), x, { a, b }),
        plain: () => {
          loops.decay(x, y, a, b);
          return results;
        },
      };
    },
  },
  {
    name: 'decay and derivative',
    title: 'a exp(-b x) and its derivative',
    goal: 3,
    make(n) {
      const x = xOf(n);
      const [y, dy] = [new Float64Array(n), new Float64Array(n)];
      const results = [y, dy];
      const [a, b] = [2.5, 0.7];
      return {
        fluxion: both(formula('a * exp(-b * x)'), x, { a, b }),
        plain: () => {
          loops.decayBoth(x, y, dy, a, b);
          return results;
        },
      };
    },
  },
  {
    name: 'wave',
    title: 'x² sin(x) / (1 + x²)',
    goal: 1.4,
    make(n) {
      const x = xOf(n);
      const y = new Float64Array(n);
      const results = [y];
      return {
        fluxion: value(formula('x^2 * sin(x) / (1 + x^2)'), x, {}),
        plain: () => {
          loops.wave(x, y);
          return results;
        },
      };
    },
  },
  {
    name: 'wave and derivative',
    title: 'x² sin(x) / (1 + x²) and its derivative',
    goal: 1.4,
    make(n) {
      const x = xOf(n);
      const [y, dy] = [new Float64Array(n), new Float64Array(n)];
      const results = [y, dy];
      return {
        fluxion: both(formula('x^2 * sin(x) / (1 + x^2)'), x, {}),
        plain: () => {
          loops.waveBoth(x, y, dy);
          return results;
        },
      };
    },
  },
  {
    name: 'neuron',
    title: 'sigmoid(w x + b): sum, derivatives by x, w and b',
    goal: 2.4,
    make(n) {
      const x = xOf(n);
      const dx = new Float64Array(n);
      const [w, b] = [1.3, -0.4];
      const f = formula('sigmoid(w * x + b)', ['x', 'w', 'b']);
      const out = { x: new Float64Array(n) };
      const [inputs, names] = [{ x, w, b }, ['x', 'w', 'b']];
      return {
        fluxion: () => {
          const found = f.gradient(inputs, names, { out });
          return [found.value as number, found.x as Float64Array, found.w as number, found.b as number];
        },
        plain: () => loops.neuron(x, dx, w, b),
      };
    },
  },
  {
    name: 'fit',
    title: "a exp(-b x) + c: J'J, J'r and r'r",
    goal: 2.5,
    make(n) {
      const x = xOf(n);
      const y = noisy(n);
      const [a, b, c] = [2.5, 0.7, 0.1];
      const f = formula('a * exp(-b * x) + c', ['x', 'a', 'b', 'c']);
      const [inputs, names] = [{ x, a, b, c }, ['a', 'b', 'c']];
      const out = { JtJ: new Float64Array(9), Jtr: new Float64Array(3) };
      const [squares, products] = [new Float64Array(9), new Float64Array(3)];
      return {
        fluxion: () => {
          const { JtJ, Jtr, rss } = f.leastSquares(inputs, y, names, { out });
          return [JtJ, Jtr, rss];
        },
        plain: () => loops.fit(x, y, squares, products, a, b, c),
      };
    },
  },
  {
    name: 'quartic',
    title: 'a quartic',
    goal: 1.4,
    make(n) {
      const x = xOf(n);
      const y = new Float64Array(n);
      const results = [y];
      const numbers = [0.3, -1.2, 0.7, 2.1, -0.5] as const;
      const [a, b, c, d, g] = numbers;
      return {
        fluxion: value(formula('(((a * x + b) * x + c) * x + d) * x + g'), x, { a, b, c, d, g }),
        plain: () => {
          loops.quartic(x, y, numbers);
          return results;
        },
      };
    },
  },
  {
    name: 'likelihood',
    title: 'log-likelihood of a normal distribution',
    goal: 1.4,
    make(n) {
      const x = xOf(n);
      const [m, s] = [1.4, 0.9];
      const f = formula('-((x - m) / s)^2 / 2 - log(s) - log(2 * pi) / 2');
      const [inputs, names] = [{ x, m, s }, [] as string[]];
      return {
        fluxion: () => [f.gradient(inputs, names).value as number],
        plain: () => loops.likelihood(x, m, s),
      };
    },
  },
  {
    name: 'likelihood and gradient',
    title: 'log-likelihood of a normal distribution, derivatives by m and s',
    goal: 2,
    make(n) {
      const x = xOf(n);
      const [m, s] = [1.4, 0.9];
      const f = formula('-((x - m) / s)^2 / 2 - log(s) - log(2 * pi) / 2');
      const [inputs, names] = [{ x, m, s }, ['m', 's']];
      return {
        fluxion: () => {
          const found = f.gradient(inputs, names);
          return [found.value as number, found.m as number, found.s as number];
        },
        plain: () => loops.likelihoodAll(x, m, s),
      };
    },
  },
];

export interface FormulaResult {
  readonly workload: string;
  readonly n: number;
  /** Nanoseconds an element. */
  readonly fluxion: number;
  readonly plain: number;
  /** How many times as fast as the plain loop: the median of the rounds. */
  readonly ratio: number;
}

/** Largest difference at which both agree, of 1 + their size. */
const AGREES = 1e-9;

/** Times the workloads on n elements, once both sides are found to agree.
 *  @throws {Error} if they do not. */
export function runFormulas(
  n: number,
  effort: Effort,
  workloads: readonly FormulaWorkload[] = formulaWorkloads,
): FormulaResult[] {
  return workloads.map(({ name, make }) => {
    const { fluxion } = make(n);
    const plain = forAnyArrays((n: number) => make(n).plain, FEW, n);
    const apart = largestDifference(fluxion(), plain());
    if (!(apart <= AGREES)) throw new Error(`bench: ${name} and its plain loop differ by ${apart}`);
    const [mine, theirs] = interleaved([fluxion, plain], effort);
    if (mine === undefined || theirs === undefined) throw new Error('bench: nothing was timed');
    return {
      workload: name,
      n,
      fluxion: mine.median / n,
      plain: theirs.median / n,
      ratio: ratioTo(theirs, mine),
    };
  });
}

function largestDifference(a: Results, b: Results): number {
  const [left, right] = [a, b].map((results) =>
    results.flatMap((part) => [...(typeof part === 'number' ? [part] : part)]),
  );
  if (left === undefined || left.length !== right?.length) return Number.POSITIVE_INFINITY;
  // NaN stays NaN.
  return left.reduce((worst, v, i) => {
    const apart = Math.abs(v - (right[i] as number)) / (1 + Math.abs(v));
    return Math.max(apart, worst);
  }, 0);
}
