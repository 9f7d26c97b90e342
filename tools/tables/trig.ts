import { chebyshevFit, constantsFile, fromDouble, hex, Real, toDouble, withTrailingZeros } from './double.js';

const PI = Real.acos(-1);
/** Digits for 2/pi to 1280 bits. */
const Wide = Real.clone({ precision: 420 });

/** Constants of sin and cos on [-pi/4, pi/4], of the reduction by pi/2 in four parts, and 2/pi. */
export function trigTable(): string {
  const quarter = PI.div(2);
  const parts: number[] = [];
  let left = quarter;
  for (let i = 0; i < 3; i++) {
    const part = withTrailingZeros(left, 20);
    parts.push(part);
    left = left.minus(fromDouble(part));
  }
  parts.push(toDouble(left));
  const reach = PI.div(4).pow(2).times(1.001);
  // (sin r - r) / r^3 and (cos r - 1 + r^2/2) / r^4 in z = r^2, by their series.
  const series = (first: number) => (z: InstanceType<typeof Real>) => {
    let term = new Real(1);
    for (let n = 2; n <= first; n++) term = term.div(n);
    if (first === 3) term = term.neg();
    let sum = new Real(0);
    for (let n = first; n < first + 80; n += 2) {
      sum = sum.plus(term);
      term = term
        .times(z)
        .neg()
        .div((n + 1) * (n + 2));
    }
    return sum;
  };
  const sin = chebyshevFit(series(3), 5, new Real(0), reach).map(toDouble);
  const cos = chebyshevFit(series(4), 5, new Real(0), reach).map(toDouble);
  const constants = constantsFile(
    'TRIG_CONSTANTS',
    'Constants of sin and cos, in the order that math/trig.ts names.',
    [
      ['2/pi', toDouble(new Real(2).div(PI))],
      ['1.5 * 2^52', 1.5 * 2 ** 52],
      ...parts.map((p, i): [string, number] => [`-pi/2, part ${i + 1} of 4`, -p]),
      ...sin.map((c, i): [string, number] => [`sin, r^${2 * i + 3}`, c]),
      ...cos.map((c, i): [string, number] => [`cos, r^${2 * i + 4}`, c]),
    ],
  );
  // 2/pi = 0.w0 w1 w2 ... in words of 64 bits: 19 words reach past the largest exponent.
  let fraction = new Wide(2).div(Wide.acos(-1));
  const words = Array.from({ length: 20 }, () => {
    fraction = fraction.times(new Wide(2).pow(64));
    const word = fraction.floor();
    fraction = fraction.minus(word);
    return hex(BigInt(word.toFixed(0)));
  });
  const half = toDouble(quarter);
  return `${constants}
/** 2/pi after the binary point, 64 bits a word. */
export const TWO_OVER_PI: usize = memory.data<u64>([
${words.map((w) => `  ${w},`).join('\n')}
], 16);

/** pi/2 as the sum of two doubles. */
export const HALF_PI_HIGH: f64 = ${half};
export const HALF_PI_LOW: f64 = ${toDouble(quarter.minus(fromDouble(half)))};
`;
}
