/** Where functions are tried. One set for all: a point that is hard for one function does no harm to
 *  another. */

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

const RANGES: readonly (readonly [number, number])[] = [
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

const SPECIAL = [0, 1, 0.5, 2, 20, 350, 700, 5e-324, 1e-310, 2.2250738585072014e-308, 1.7976931348623157e308];

/** `count` points: uniform over ranges that matter, over all exponents, and near the hard places: the
 *  edges x = ±delta of a kink or domain, 1 and -1 (log), multiples of pi/2 (sin, cos), multiples of
 *  ln2/256 (where exp changes its table row), zeros of silu' and gelu'. */
export function points(count: number, seed: number, delta = 0): Float64Array {
  const next = random(seed);
  const bits = new DataView(new ArrayBuffer(8));
  const sign = () => (next() < 0.5 ? -1 : 1);
  const near = (x: number) => x * (1 + sign() * next() * 2 ** -Math.floor(10 + next() * 43));
  const kinds: (() => number)[] = [
    () => {
      const [low, high] = RANGES[Math.floor(next() * RANGES.length)] ?? [0, 1];
      return low + next() * (high - low);
    },
    () => {
      bits.setUint32(0, next() * 2 ** 32);
      bits.setUint32(4, next() * 2 ** 32);
      return bits.getFloat64(0);
    },
    () => sign() * 2 ** (next() * 80 - 60),
    () => near(sign() * (delta || 1)),
    () => near(sign()),
    () => near(Math.floor(next() * 2 ** (next() * 20)) * (Math.PI / 2) * sign()),
    () => near(Math.floor(next() * 2 ** (next() * 17)) * (Math.LN2 / 256) * sign()),
    () => near([-1.278464542761074, -0.7517915246935645][Math.floor(next() * 2)] ?? 0),
  ];
  // Half of the points from the first kind.
  const draw = (i: number) => (i % 2 === 0 ? kinds[0] : kinds[1 + ((i >> 1) % (kinds.length - 1))]);
  return Float64Array.from({ length: count }, (_, i) => {
    const special = SPECIAL[i >> 1];
    return special === undefined ? (draw(i)?.() ?? 0) : i % 2 === 0 ? special : -special;
  });
}
