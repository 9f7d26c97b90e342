import { Exact } from '../oracle/exact.js';
import { distance, placeOf, ulps } from '../oracle/ulps.js';
import { type Instance, resolve } from './instances.js';
import { atOrdinal, ordinal, step } from './neighbours.js';
import { largestTerm } from './terms.js';
import { points, random } from './tried-points.js';

/** What is looked at: an instance's value, or its slope at delta. */
export interface Subject {
  readonly instance: Instance;
  readonly delta?: number;
}

/** The largest error found, and where. */
export interface Worst {
  /** In units of the last place: of the exact result, or of the largest term where that is larger. */
  ulp: number;
  x: number;
  got: number;
  want: string;
}

/** Errors of a function at single points. */
export interface Meter {
  readonly f: (x: Float64Array) => Float64Array;
  /** The error of a result, if it is larger than `least`; otherwise at most `least`. */
  errorOf(x: number, got: number, least?: number): number;
  /** The exact result, for people to read. */
  want(x: number): string;
}

export function meterOf({ instance, delta }: Subject): Meter {
  const { f, exact } = resolve(instance);
  const terms = largestTerm(instance);
  const size = delta === undefined ? terms.value : terms.slope;
  const wanted = (x: number) => (delta === undefined ? exact.value(x) : exact.slope(x, delta));
  return {
    f: (x) => (delta === undefined ? f(x) : f.deriv(x, { delta })),
    errorOf(x, got, least = 0) {
      const want = wanted(x);
      const ulp = ulps(got, want);
      // Beside a larger term it is smaller: not asked for where that cannot matter.
      if (ulp <= least || size === undefined || !want.isFinite() || !Number.isFinite(got)) return ulp;
      const term = Exact.of(size(x, delta ?? 0));
      if (term.isZero() || !term.isFinite()) return ulp;
      const place = Math.max(placeOf(term), want.isZero() ? -1074 : placeOf(want));
      return distance(Exact.of(got), want, place);
    },
    want: (x) => wanted(x).toPrecision(25),
  };
}

/** Compares a subject with its oracle over `count` points. */
export function measure(subject: Subject, count: number, seed: number): Worst[] {
  const { delta } = subject;
  const meter = meterOf(subject);
  const first = points(count, seed, delta);
  const zeros = delta === undefined ? [] : signChanges(meter, first);
  const all = zeros.length === 0 ? first : points(count, seed, delta, zeros);
  const got = meter.f(all);
  const worst: Worst[] = [];
  all.forEach((x, i) => {
    // The derivative at a pole is a matter of its side: among the special values.
    if (!Number.isFinite(x) || (x === 0 && delta === 0)) return;
    const y = got[i] as number;
    const last = worst.at(-1)?.ulp ?? 0;
    const ulp = meter.errorOf(x, y, worst.length < KEPT ? 0 : last);
    if (ulp <= last && worst.length >= KEPT) return;
    worst.push({ ulp, x, got: y, want: '' });
    worst.sort((a, b) => b.ulp - a.ulp);
    worst.length = Math.min(worst.length, KEPT);
  });
  return worst.map((one) => ({ ...one, want: meter.want(one.x) }));
}

/** How many of the worst are kept, to climb from. */
const KEPT = 6;

/** A slope's sign changes between neighbouring points, to the last bit: at most 60. */
function signChanges({ f }: Meter, sample: Float64Array): number[] {
  const x = sample.filter(Number.isFinite).sort();
  const y = f(x);
  const brackets: [bigint, bigint][] = [];
  for (let i = 1; i < x.length; i++)
    if ((y[i - 1] as number) * (y[i] as number) < 0)
      brackets.push([ordinal(x[i - 1] as number), ordinal(x[i] as number)]);
  const every = Math.ceil(brackets.length / 60);
  return brackets
    .filter((_, i) => i % every === 0)
    .map(([from, to]) => {
      let [low, high] = [from, to];
      const sign = Math.sign(f(Float64Array.of(atOrdinal(low)))[0] as number);
      while (high - low > 1n) {
        const middle = (low + high) / 2n;
        if (Math.sign(f(Float64Array.of(atOrdinal(middle)))[0] as number) === sign) low = middle;
        else high = middle;
      }
      return atOrdinal(low);
    });
}

/** From the worst points found, to worse ones nearby: steps of ever fewer places, taken where the error grows. */
export function climb(subject: Subject, from: readonly Worst[], seed: number): Worst | undefined {
  const meter = meterOf(subject);
  const next = random(seed);
  let best: Worst | undefined;
  for (const start of from) {
    let here = start;
    for (let places = 48; places >= 3; places -= 1) {
      const tries = Float64Array.from({ length: 16 }, () =>
        step(here.x, (next() - 0.5) * 2 ** places),
      ).filter((x) => Number.isFinite(x));
      const got = meter.f(tries);
      tries.forEach((x, i) => {
        const y = got[i] as number;
        const ulp = meter.errorOf(x, y, here.ulp);
        if (ulp > here.ulp && ulp < Number.POSITIVE_INFINITY) here = { ulp, x, got: y, want: '' };
      });
    }
    if (best === undefined || here.ulp > best.ulp) best = here;
  }
  return best && { ...best, want: meter.want(best.x) };
}
