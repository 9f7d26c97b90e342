import {
  bitsOf,
  chebyshevFit,
  constantsFile,
  fromDouble,
  Real,
  toDouble,
  withTrailingZeros,
} from './double.js';

export const ROWS = 512;
/** The mantissa bits that k mod 512 does not take: 52 - 9. */
const SHIFT = 43n;

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
  const terms = (degree: number, of: string) =>
    chebyshevFit(rest, degree, reach.neg(), reach)
      .map(toDouble)
      .map((c, i): [string, number] => [`${of}, r^${i + 2}`, c]);
  const constants: [string, number][] = [
    ['512/ln2', toDouble(new Real(1).div(step))],
    ['1.5 * 2^52', 1.5 * 2 ** 52],
    ['-ln2/512, the part whose product with k is exact', -high],
    ['-ln2/512, the rest', -low],
    ...terms(2, 'e^x'),
    // Near 0, e^x - 1 is as small as r: one degree more.
    ...terms(3, 'e^x - 1'),
    ['light: -ln2/512', -toDouble(step)],
    ...terms(1, 'light: e^x'),
  ];
  const root = new Real(2).pow(new Real(1).div(ROWS));
  const rootHigh = toDouble(root);
  const about = 'Constants of exp, in the order that math/exp.ts names.';
  return `${constantsFile('EXP_CONSTANTS', about, constants)}
/** 2^(1/512) as the sum of two doubles. */
export const ROOT_HIGH: f64 = ${rootHigh};
export const ROOT_LOW: f64 = ${toDouble(root.minus(fromDouble(rootHigh)))};
`;
}

/** What math/exp-rows.ts computes when the kernel starts: the bits of each row's double less j << 43, and
 *  the relative rest beyond it. */
export const expRows = (): { bits: bigint; tail: number }[] =>
  Array.from({ length: ROWS }, (_, j) => {
    const exact = new Real(2).pow(new Real(j).div(ROWS));
    const near = toDouble(exact);
    const tail = toDouble(exact.minus(fromDouble(near)).div(fromDouble(near)));
    return { bits: BigInt.asUintN(64, bitsOf(near) - (BigInt(j) << SHIFT)), tail };
  });
