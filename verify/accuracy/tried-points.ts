/** Where functions are tried. One set for all: a point that is hard for one function does no harm to
 *  another. */
import { ROWS } from '../../tools/tables/exp.js';

/** Uniform numbers in [0, 1), the same for the same seed (splitmix32: G. Steele et al., OOPSLA 2014). */
export function random(seed: number): () => number {
  let state = seed;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  return () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}

type Range = readonly [low: number, high: number];

/** Where functions bend, and as far as e^x reaches. */
const RANGES: readonly Range[] = [
  [-3, 3],
  [-1, 1],
  [-0.01, 0.01],
  [-40, 40],
  [0, 100],
  [-750, 750],
  [-746, -700],
  [700, 710],
  [-38.7, -36],
  [-1e6, 1e6],
];

/** Where a point x - delta or x + delta reaches the end of e^x, of its square, or of the normal distribution. */
const REACHES: readonly Range[] = [
  [700, 760],
  [340, 380],
  [36, 39.5],
];

const SPECIAL = [0, 1, 0.5, 2, 20, 350, 700, 5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308];

/** `count` points: uniform over ranges that matter, over all exponents, and near the hard places. Those are
 *
 *  - the edges x = ±delta of a kink or a domain, those that are 1 away from them, and up to a thousand times as far,
 *    where a series in delta/x takes over;
 *  - 1 and -1 (log), multiples of pi/2 (sin, cos);
 *  - odd multiples of ln2/1024, where exp changes its table row;
 *  - where e^(x ± delta) ends.
 *
 *  @param zeros other hard places: where a slope changes its sign. */
export function points(count: number, seed: number, delta = 0, zeros: readonly number[] = []): Float64Array {
  const next = random(seed);
  const bits = new DataView(new ArrayBuffer(8));
  const sign = () => (next() < 0.5 ? -1 : 1);
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  const within = ([low, high]: Range) => low + next() * (high - low);
  /** At a distance that is small beside x, by any number of binary places. */
  const near = (x: number) => x * (1 + sign() * next() * 2 ** -Math.floor(next() * 53));
  const any = () => {
    bits.setUint32(0, next() * 2 ** 32);
    bits.setUint32(4, next() * 2 ** 32);
    return bits.getFloat64(0);
  };
  const power = () => sign() * 2 ** (next() * 80 - 60);
  const edge = delta || 1;
  const kinds: (() => number)[] = [
    any,
    power,
    () => near(sign() * edge),
    () => sign() * edge + power(),
    () => sign() * edge * 10 ** (next() * 3),
    () => near(sign() * edge + sign()),
    () => near(sign()),
    () => sign() * within(pick(REACHES)) + pick([-1, 0, 1]) * (delta < 1e6 ? delta : 0),
    () => near(Math.floor(next() * 2 ** (next() * 20)) * (Math.PI / 2) * sign()),
    () => near((2 * Math.floor(next() * 2 ** (next() * 19)) + 1) * (Math.LN2 / (2 * ROWS)) * sign()),
    ...(zeros.length > 0 ? [() => near(pick(zeros))] : []),
  ];
  // A third of the points from the ranges.
  const draw = (i: number) => (i % 3 === 0 ? within(pick(RANGES)) : pick(kinds)());
  return Float64Array.from({ length: count }, (_, i) => {
    const special = SPECIAL[i >> 1];
    return special === undefined ? draw(i) : i % 2 === 0 ? special : -special;
  });
}
