/** Points at which a difference is easily wrong: large x, fast and narrow functions, poles, edges, steps, kinks, noise.
 *  Each with its derivative, in closed form; of a noisy function, that of what lies under the noise. */

export interface Hard {
  readonly name: string;
  readonly f: (x: number) => number;
  readonly x: number;
  /** Infinity: there is no derivative, and whatever is returned, its error must be infinite. */
  readonly exact: number;
  readonly domain?: readonly [number, number];
  readonly kink?: boolean;
}

const POSITIVE = [0, Number.POSITIVE_INFINITY] as const;
const NONE = Number.POSITIVE_INFINITY;

const hard = (
  name: string,
  f: (x: number) => number,
  derivative: (x: number) => number,
  points: readonly number[],
  domain?: readonly [number, number],
): Hard[] =>
  points.map((x) => ({ name: `${name} at ${x}`, f, x, exact: derivative(x), ...(domain && { domain }) }));

/** exp(-((x - center) / width)^2), at some parts of its width off the center. */
function bell(center: number, width: number, parts: readonly number[]): Hard[] {
  const f = (x: number) => Math.exp(-(((x - center) / width) ** 2));
  const slope = (x: number) => ((-2 * (x - center)) / width / width) * f(x);
  return hard(
    `bell ${width} wide around ${center}`,
    f,
    slope,
    parts.map((part) => center + part * width),
  );
}

/** A number from -1/2 to 1/2 for each x, the same each time. */
function noise(x: number): number {
  const [low = 0, high = 0] = new Uint32Array(Float64Array.of(x).buffer);
  let mixed = (low ^ Math.imul(high, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32 - 0.5;
}

const step = (x: number): Hard[] => [
  { name: `a step, closed on the right, at ${x}`, f: (v) => (v < x ? 0 : 1), x, exact: NONE },
  { name: `a step, closed on the left, at ${x}`, f: (v) => (v <= x ? 0 : 1), x, exact: NONE },
];

function beside(off: number): Hard[] {
  const place = (f: (x: number) => number, x: number, name: string, [at, away]: [number, number]): Hard =>
    off === 0
      ? { name: `${name} at its kink`, f, x, exact: at, kink: true }
      : { name: `${name}, ${off} beside its kink`, f, x, exact: away };
  return [
    place((v) => Math.abs(v - 1), 1 + off, '|x - 1|', [0, 1]),
    place((v) => Math.max(v - 1, 0), 1 - off, 'relu(x - 1)', [0.5, 0]),
  ];
}

export const cases: readonly Hard[] = [
  ...hard('sin', Math.sin, Math.cos, [1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14]),
  ...[30, 64.8, 246.03676041476274, 777, 1e4, 1e5].flatMap((rate) =>
    hard(
      `sin(${rate} x)`,
      (x) => Math.sin(rate * x),
      (x) => rate * Math.cos(rate * x),
      [0.3, 2.5],
    ),
  ),
  ...hard(
    '1 / x',
    (x) => 1 / x,
    (x) => -1 / x / x,
    [1e-300 ** 0.5, 1e-20, -1e-20, 1e-5, 1e-3, 1e5],
  ),
  ...hard('log', Math.log, (x) => 1 / x, [1e-20, 1e-3, 1e10, 1e100]),
  ...hard('sqrt', Math.sqrt, (x) => 0.5 / Math.sqrt(x), [0, 1e-20, 1e-3, 1e15], POSITIVE),
  ...hard('cbrt', Math.cbrt, () => NONE, [0]),
  ...hard(
    'x log x',
    (x) => (x === 0 ? 0 : x * Math.log(x)),
    () => NONE,
    [0],
    POSITIVE,
  ),
  ...hard(
    'x^1.5',
    (x) => x ** 1.5,
    () => 0,
    [0],
    POSITIVE,
  ),
  ...[0, 0.3, -7, 1e6].flatMap(step),
  // Epochs in milliseconds.
  ...[1e3, 6e4, 3.6e6, 8.64e7].flatMap((width) => bell(1.7e12, width, [-1.1, 0.3, 2])),
  ...[1e-3, 1e-6, 1e-9].flatMap((width) => bell(1, width, [0.7])),
  ...[0, 1e-9, 1e-6, 1e-4, 0.01].flatMap(beside),
  ...hard(
    'x |x|',
    (x) => x * Math.abs(x),
    (x) => 2 * Math.abs(x),
    [0, 1e-6],
  ),
  ...hard(
    'x + 1e-6 sin(1e5 x)',
    (x) => x + 1e-6 * Math.sin(1e5 * x),
    (x) => 1 + 0.1 * Math.cos(1e5 * x),
    [0, 1],
  ),
  ...hard(
    'sin(1 / x)',
    (x) => Math.sin(1 / x),
    (x) => -Math.cos(1 / x) / x / x,
    [0.01, 0.001],
  ),
  ...hard('1e8 + sin(x)', (x) => 1e8 + Math.sin(x), Math.cos, [1]),
  ...hard('1 - cos(x)', (x) => 1 - Math.cos(x), Math.sin, [1e-8, 1e-4, 0.01]),
  ...[1e6, 1e8, 1e10].flatMap((large) =>
    hard(
      `(x + ${large}) - ${large}`,
      (x) => x + large - large,
      () => 1,
      [0.3, 1],
    ),
  ),
  ...[1e-12, 1e-10, 1e-8, 1e-6, 1e-4].flatMap((size) =>
    hard(`sin(x) and noise of ${size}`, (x) => Math.sin(x) + size * noise(x), Math.cos, [0.5, 2]),
  ),
  ...hard('sin(x) in single precision', (x) => Math.fround(Math.sin(x)), Math.cos, [0.1, 1, 3, 100]),
  ...hard('sin of x in single precision', (x) => Math.sin(Math.fround(x)), Math.cos, [1, 10]),
  ...hard('sin(x) to six digits', (x) => Number(Math.sin(x).toFixed(6)), Math.cos, [1]),
  ...hard('sin(x) to three digits', (x) => Number(Math.sin(x).toFixed(3)), Math.cos, [1]),
  ...hard('floor', Math.floor, () => 0, [2.5]),
  ...hard('round', Math.round, () => 0, [1000]),
  ...hard(
    'x^7',
    (x) => x ** 7,
    (x) => 7 * x ** 6,
    [1e40],
  ),
  ...hard(
    'a constant',
    () => 5,
    () => 0,
    [3],
  ),
];
