import { EPSILON } from './goal.js';

/** Values this much coarser than their own last place, at least, are seen as rounded by f. */
const COARSE = 16;

/** For steps that are no power of two: this much coarser than what rounding leaves of a difference. */
const COARSE_STEPS = 32;

/** So many different values, at least: a function with a jump or two has steps as well. */
const LEVELS = 3;

const differences = new Float64Array(16);

/** How coarse f's values are, where that is much coarser than their last place: rounded to single precision, to six
 *  decimals, or what is left of two large numbers. Nothing finer can be seen of f. */
export class Grain {
  /** All values are whole multiples of this; 0: of nothing coarse. */
  unit = 0;
  /** So much of each value, a power of two, is its last place; 0: not coarse. */
  part = 0;

  /** @param y f at points around x, `count` of them from `from` on. @param center f(x). */
  measure(y: Float64Array, from: number, count: number, center: number): void {
    this.unit = this.part = 0;
    let size = Math.abs(center);
    // The distances from f(x) in ascending order, each once.
    let found = 0;
    for (let i = from; i < from + count; i++) {
      const d = Math.abs((y[i] as number) - center);
      if (!(d > 0 && d < Number.POSITIVE_INFINITY)) continue;
      size = Math.max(size, Math.abs(y[i] as number));
      let at = found;
      while (at > 0 && (differences[at - 1] as number) > d) at--;
      if (at > 0 && differences[at - 1] === d) continue;
      differences.copyWithin(at + 1, at, found);
      differences[at] = d;
      found++;
    }
    if (found < LEVELS - 1) return;
    const all = (holds: (v: number) => boolean) => {
      for (let i = from; i < from + count; i++) {
        const v = y[i] as number;
        if (Number.isFinite(v) && !holds(v)) return false;
      }
      return holds(center);
    };
    let part = COARSE * EPSILON;
    while (part < 0.1 && all((v) => isShort(v, part))) this.part = part *= 2;
    this.part /= 2;
    let unit = 2 ** Math.ceil(Math.log2(COARSE * EPSILON * size));
    while (unit < size && all((v) => Number.isInteger(v / unit))) this.unit = unit *= 2;
    this.unit /= 2;
    if (this.unit === 0 && this.part === 0) this.unit = steps(found, size);
  }
}

/** Whether v has no digits below that part of it. */
export const isShort = (v: number, part: number): boolean =>
  v === 0 || Number.isInteger(v / (part * 2 ** Math.floor(Math.log2(Math.abs(v)))));

/** The largest step of which all differences are multiples, by Euclid's algorithm, from the smallest on: the more
 *  steps one is, the better it tells their size. */
function steps(found: number, size: number): number {
  const blur = 2 * EPSILON * size;
  let known = differences[0] as number;
  let step = known;
  for (let i = 1; i < found; i++) {
    const d = differences[i] as number;
    const rest = Math.abs(d - Math.round(d / step) * step);
    // What the step's own error makes of that of so many steps.
    const off = blur * (1 + d / known);
    if (rest > off) {
      let [large, small] = [step, rest];
      while (small > off * (1 + step / large))
        [large, small] = [small, Math.abs(large - Math.round(large / small) * small)];
      if (!(large > COARSE_STEPS * off * (1 + step / large))) return 0;
      step = large;
    }
    step = d / Math.round(d / step);
    known = d;
  }
  return step;
}
