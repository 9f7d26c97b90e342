import { approximate } from './approximate.js';
import { bitsOf, constantsFile, fromDouble, Real, terms, toDouble, withTrailingZeros } from './double.js';

/** What the polynomials may be off at most, as parts of log m. */
const [BOUND, BOUND_LIGHT] = [2 ** -57, 2 ** -43];

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
  const half = (z: InstanceType<typeof Real>) => z.div(2);
  const polynomial = approximate(rest, 6, 0, reach, BOUND, half);
  const light = approximate(rest, 4, 0, reach, BOUND_LIGHT, half);
  const sqrtHalf = bitsOf(toDouble(new Real(0.5).sqrt()));
  const about = `Constants of log. The polynomials: |s| <= 3 - 2 sqrt 2; error below 2^${Math.log2(BOUND)} of log m, for
 *  singles below 2^${Math.log2(BOUND_LIGHT)}.`;
  return constantsFile('LOG_CONSTANTS', about, [
    ['1 - sqrt(1/2), as a difference of bits', (1023n << 52n) - sqrtHalf, 'LOG_MOVE'],
    ['the exponent field', 0xfffn << 52n, 'LOG_EXPONENT'],
    ['1', 1, 'LOG_ONE'],
    ['2^52', 2 ** 52, 'LOG_MAGIC'],
    ['2^52 + 1023', 2 ** 52 + 1023, 'LOG_MAGIC_BIASED'],
    ['ln2, the part whose product with k is exact', high, 'LOG_LN2_HIGH'],
    ['ln2, the rest', toDouble(ln2.minus(fromDouble(high))), 'LOG_LN2_LOW'],
    ['least normal number', 2.2250738585072014e-308, 'LOG_LEAST'],
    ['largest number', Number.MAX_VALUE, 'LOG_MOST'],
    ...terms(polynomial, '', 's', 'LOG_S', (i) => 2 * i + 2),
    ['light: ln2', toDouble(ln2), 'LOG_LIGHT_LN2'],
    ...terms(light, 'light: ', 's', 'LOG_LIGHT_S', (i) => 2 * i + 2),
    ['light: sqrt 2 - 1', toDouble(new Real(2).sqrt().minus(1)), 'LOG_LIGHT_MOST'],
  ]);
}
