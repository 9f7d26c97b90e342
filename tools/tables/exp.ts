import { approximate } from './approximate.js';
import {
  bitsOf,
  type Constant,
  constantsFile,
  fromDouble,
  Real,
  terms,
  toDouble,
  withTrailingZeros,
} from './double.js';

export const ROWS = 512;
/** The mantissa bits that k mod 512 does not take: 52 - 9. */
const SHIFT = 43n;

/** What the polynomials may be off at most, as parts of e^r, of e^r - 1, and for singles of e^r. */
const [BOUND_EXP, BOUND_EXPM1, BOUND_LIGHT] = [2 ** -61, 2 ** -64, 2 ** -47];

/** Constants of exp: x = (k/512) ln2 + r, e^x = 2^(k/512) e^r. */
export function expTable(): string {
  const step = Real.ln(2).div(ROWS);
  const high = withTrailingZeros(step, 21);
  const low = toDouble(step.minus(fromDouble(high)));
  const reach = step.div(2).times(1.0001);
  // (e^r - 1 - r) / r^2, by its series: the closed form cancels.
  const rest = (r: InstanceType<typeof Real>) => {
    let term = new Real('0.5');
    let sum = term;
    for (let n = 3; n < 60; n++) {
      term = term.times(r).div(n);
      sum = sum.plus(term);
    }
    return sum;
  };
  const squared = (r: InstanceType<typeof Real>) => r.pow(2);
  const size = (r: InstanceType<typeof Real>) => r.abs();
  const from = reach.neg();
  const power = approximate(rest, 2, from, reach, BOUND_EXP, squared);
  // Near 0, e^x - 1 is as small as r: one degree more.
  const less = approximate(rest, 3, from, reach, BOUND_EXPM1, size);
  const light = approximate(rest, 1, from, reach, BOUND_LIGHT, squared);
  const constants = [
    ['512/ln2', toDouble(new Real(1).div(step)), 'EXP_RATE'],
    ['1.5 * 2^52', 1.5 * 2 ** 52, 'EXP_MAGIC'],
    ['-ln2/512, the part whose product with k is exact', -high, 'EXP_STEP'],
    ['-ln2/512, the rest', -low, 'EXP_STEP_LOW'],
    ...terms(power, 'e^x, ', 'r', 'EXP_R', (i) => i + 2),
    ...terms(less, 'e^x - 1, ', 'r', 'EXPM1_R', (i) => i + 2),
    ['light: -ln2/512', -toDouble(step), 'EXP_LIGHT_STEP'],
    ...terms(light, 'light: e^x, ', 'r', 'EXP_LIGHT_R', (i) => i + 2),
  ] as const satisfies readonly Constant[];
  const root = new Real(2).pow(new Real(1).div(ROWS));
  const rootHigh = toDouble(root);
  const about = `Constants of exp. The polynomials: |r| <= ln2/1024; error below 2^${Math.log2(BOUND_EXP)} of e^r, below
 *  2^${Math.log2(BOUND_EXPM1)} of e^r - 1, for singles below 2^${Math.log2(BOUND_LIGHT)} of e^r.`;
  return `${constantsFile('EXP_CONSTANTS', about, constants)}
/** 2^(1/512) as the sum of two doubles. */
export const ROOT_HIGH: f64 = ${rootHigh};
export const ROOT_LOW: f64 = ${toDouble(root.minus(fromDouble(rootHigh)))};
`;
}

/** What math/exp-rows.ts computes when a function first needs it: the bits of each row's double less j << 43, and
 *  the relative rest beyond it. */
export const expRows = (): { bits: bigint; tail: number }[] =>
  Array.from({ length: ROWS }, (_, j) => {
    const exact = new Real(2).pow(new Real(j).div(ROWS));
    const near = toDouble(exact);
    const tail = toDouble(exact.minus(fromDouble(near)).div(fromDouble(near)));
    return { bits: BigInt.asUintN(64, bitsOf(near) - (BigInt(j) << SHIFT)), tail };
  });
