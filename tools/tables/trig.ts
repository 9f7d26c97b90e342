import { approximate } from './approximate.js';
import {
  type Constant,
  constantsFile,
  fromDouble,
  hex,
  Real,
  terms,
  toDouble,
  withTrailingZeros,
} from './double.js';

const PI = Real.acos(-1);
/** Digits for 2/pi to 1280 bits. */
const Wide = Real.clone({ precision: 420 });

/** Rows for half a turn. */
const ROWS = 128;

/** What the polynomials may be off at most: as parts of r for the sine, of 1 for the cosine. */
const [SIN, COS] = [2 ** -69, 2 ** -70];
const [SIN_LIGHT, COS_LIGHT] = [2 ** -53, 2 ** -50];

/** Constants of sin and cos on [-pi/256, pi/256], of the reduction by pi/128 in four parts, and 2/pi. */
export function trigTable(): string {
  const step = PI.div(ROWS);
  const parts: number[] = [];
  let left = step;
  // Places: the first has 27 bits; the second ends at 2^-58; the third has 26 bits.
  for (const zeros of [26, 30, 27]) {
    const part = withTrailingZeros(left, zeros);
    parts.push(part);
    left = left.minus(fromDouble(part));
  }
  parts.push(toDouble(left));
  const reach = step.div(2).pow(2).times(1.001);
  // (r - sin r) / r^3 and (1 - cos r) / r^2 in z = r^2, by their series.
  const series = (first: number) => (z: InstanceType<typeof Real>) => {
    let term = new Real(1);
    for (let n = 2; n <= first; n++) term = term.div(n);
    let sum = new Real(0);
    for (let n = first; n < first + 60; n += 2) {
      sum = sum.plus(term);
      term = term
        .times(z)
        .neg()
        .div((n + 1) * (n + 2));
    }
    return sum;
  };
  const sought = (first: number, degree: number, bound: number) =>
    approximate(series(first), degree, 0, reach, bound, (z) => z);
  const [sin, cos] = [sought(3, 2, SIN), sought(2, 2, COS)];
  const [lightSin, lightCos] = [sought(3, 1, SIN_LIGHT), sought(2, 1, COS_LIGHT)];
  const constants = constantsFile(
    'TRIG_CONSTANTS',
    `Constants of sin and cos. The polynomials: |r| <= pi/256; error below
 *  2^${Math.log2(SIN)} of r for the sine, 2^${Math.log2(COS)} for the cosine; for singles 2^${Math.log2(SIN_LIGHT)} and 2^${Math.log2(COS_LIGHT)}.`,
    [
      ['128/pi', toDouble(new Real(1).div(step)), 'TRIG_RATE'],
      ...parts.map((p, i): Constant => [`-pi/128, part ${i + 1} of 4`, -p, `TRIG_STEP${i + 1}`]),
      ...terms(sin, 'r - sin r, ', 'r', 'SIN_R', (i) => 2 * i + 3),
      ...terms(cos, '1 - cos r, ', 'r', 'COS_R', (i) => 2 * i + 2),
      ...terms(lightSin, 'light: r - sin r, ', 'r', 'SIN_LIGHT_R', (i) => 2 * i + 3),
      ...terms(lightCos, 'light: 1 - cos r, ', 'r', 'COS_LIGHT_R', (i) => 2 * i + 2),
      ['light: -pi/128, all but part 1', -toDouble(step.minus(fromDouble(parts[0] ?? 0))), 'TRIG_LIGHT_REST'],
    ],
  );
  const pair = (name: string, x: InstanceType<typeof Real>) => {
    const high = toDouble(x);
    const low = toDouble(x.minus(fromDouble(high)));
    return `export const ${name}_HIGH: f64 = ${high};\nexport const ${name}_LOW: f64 = ${low};\n`;
  };
  // 2/pi = 0.w0 w1 w2 ... in words of 64 bits: 19 words reach past the largest exponent.
  let fraction = new Wide(2).div(Wide.acos(-1));
  const words = Array.from({ length: 20 }, () => {
    fraction = fraction.times(new Wide(2).pow(64));
    const word = fraction.floor();
    fraction = fraction.minus(word);
    return hex(BigInt(word.toFixed(0)));
  });
  return `${constants}
/** 2/pi after the binary point, 64 bits a word. */
export const TWO_OVER_PI: usize = memory.data<u64>([
${words.map((w) => `  ${w},`).join('\n')}
], 16);

/** pi/2, and the sine and cosine of pi/128, as sums of two doubles. */
${pair('HALF_PI', PI.div(2))}${pair('SIN_STEP', Real.sin(step))}${pair('COS_STEP', Real.cos(step))}`;
}

/** What math/trig-rows.ts computes when a function first needs it: sin a, what its double leaves out,
 *  cos a - 1, cos a. */
export const trigRows = (): number[][] =>
  Array.from({ length: ROWS }, (_, j) => {
    const angle = PI.times(j - ROWS / 2).div(ROWS);
    const sin = j === ROWS / 2 ? new Real(0) : Real.sin(angle);
    const cos = j === 0 ? new Real(0) : Real.cos(angle);
    const low = sin.minus(fromDouble(toDouble(sin)));
    return [sin, low, cos.minus(1), cos].map(toDouble);
  });
