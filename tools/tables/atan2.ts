import { assertError } from './approximate.js';
import { constantsFile, fromDouble, named, Real, terms, toDouble } from './double.js';

/** fdlibm's coefficients of atan (s_atan.c, Sun Microsystems, 1993): atan t = t - t (t^2 c0 + t^4 c1 + ...). */
const COEFFICIENTS = [
  '3.33333333333329318027e-1',
  '-1.99999999998764832476e-1',
  '1.42857142725034663711e-1',
  '-1.1111110405462355788e-1',
  '9.09088713343650656196e-2',
  '-7.69187620504482999495e-2',
  '6.66107313738753120669e-2',
  '-5.83357013379057348645e-2',
  '4.97687799461593236017e-2',
  '-3.6531572744216915527e-2',
  '1.62858201153657823623e-2',
].map(Number);
/** The largest |t|. */
const REACH = 7 / 16;
/** What the polynomial may be off at most, as a part of atan t. */
const BOUND = 2 ** -57;

/** Constants of atan2: atan t on [-7/16, 7/16], and the angles that are added to it. */
export function atan2Table(): string {
  // (t - atan t) / t^3 in z = t^2.
  const rest = (z: InstanceType<typeof Real>) => {
    let power = new Real(1);
    let sum = new Real(0);
    for (let n = 3; n < 200; n += 2) {
      sum = sum.plus(power.div(n));
      power = power.times(z).neg();
    }
    return sum;
  };
  // t^3 times the error, over atan t = t - t^3 rest.
  const ofAtan = (z: InstanceType<typeof Real>, value: InstanceType<typeof Real>) =>
    z.div(new Real(1).minus(z.times(value)));
  assertError(COEFFICIENTS, rest, new Real(0), new Real(REACH ** 2), BOUND, ofAtan);
  const pair = (meaning: string, x: InstanceType<typeof Real>, name: string) => {
    const high = toDouble(x);
    return `/** ${meaning}. */
export const ${name}: f64 = ${high};
export const ${name}_LOW: f64 = ${toDouble(x.minus(fromDouble(high)))};
`;
  };
  const pi = Real.acos(-1);
  const constants = named(
    terms(COEFFICIENTS, '', 't', 'ATAN2_T', (i) => 2 * i + 3),
    'ATAN2_T3',
    'ATAN2_T23',
  );
  const about = `Constants of atan2. The polynomial: |t| <= 7/16, error below 2^${Math.log2(BOUND)} of atan t.`;
  return `${constantsFile('ATAN2_CONSTANTS', about, constants)}
${pair('atan(1/2) as the sum of two doubles', Real.atan(0.5), 'ATAN_HALF')}
${pair('pi/4', pi.div(4), 'QUARTER_PI')}
${pair('pi', pi, 'PI')}`;
}
