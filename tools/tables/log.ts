import {
  bitsOf,
  chebyshevFit,
  constantsFile,
  fromDouble,
  Real,
  toDouble,
  withTrailingZeros,
} from './double.js';

/** Constants of log: log m = 2 atanh s, s = (m-1)/(m+1), |s| <= 3 - 2 sqrt 2. */
export function logTable(): string {
  const ln2 = Real.ln(2);
  const high = withTrailingZeros(ln2, 32);
  const reach = new Real(3).minus(new Real(2).sqrt().times(2)).pow(2).times(1.0001);
  // (2 atanh(s) - 2 s) / s^3 in z = s^2.
  const rest = (z: InstanceType<typeof Real>) => {
    let power = new Real(1);
    let sum = new Real(0);
    for (let j = 3; j < 400; j += 2) {
      sum = sum.plus(power.times(2).div(j));
      power = power.times(z);
    }
    return sum;
  };
  const polynomial = chebyshevFit(rest, 6, new Real(0), reach).map(toDouble);
  const light = chebyshevFit(rest, 4, new Real(0), reach).map(toDouble);
  const sqrtHalf = bitsOf(toDouble(new Real(0.5).sqrt()));
  return constantsFile('LOG_CONSTANTS', 'Constants of log, in the order that math/log.ts names.', [
    ['1 - sqrt(1/2), as a difference of bits', (1023n << 52n) - sqrtHalf],
    ['the exponent field', 0xfffn << 52n],
    ['1', 1],
    ['2^52', 2 ** 52],
    ['2^52 + 1023', 2 ** 52 + 1023],
    ['ln2, the part whose product with k is exact', high],
    ['ln2, the rest', toDouble(ln2.minus(fromDouble(high)))],
    ['least normal number', 2.2250738585072014e-308],
    ['largest number', Number.MAX_VALUE],
    ...polynomial.map((c, i): [string, number] => [`s^${2 * i + 2}`, c]),
    ['light: ln2', toDouble(ln2)],
    ...light.map((c, i): [string, number] => [`light: s^${2 * i + 2}`, c]),
    ['light: sqrt 2 - 1', toDouble(new Real(2).sqrt().minus(1))],
  ]);
}
