import { approximate, type Prepared, pair, preparedFile } from './approximate.js';
import { fromDouble, Real, terms, toDouble, withTrailingZeros } from './double.js';
import { ROWS } from './exp.js';

/** Constants of b^x, b = 2 or 10: x = k log_b(2)/512 + r, b^x = 2^(k/512) b^r, |r| <= log_b(2)/1024. */
function prepared(base: number): Prepared {
  const ln = Real.ln(base);
  const step = Real.ln(2).div(ROWS).div(ln);
  const high = withTrailingZeros(step, 21);
  const low = toDouble(step.minus(fromDouble(high)));
  const reach = Number(step.div(2).times(1.0001));
  // (b^r - 1 - r ln b) / r^2, by its series: the closed form cancels.
  const rest = (r: InstanceType<typeof Real>) => {
    let term = ln.times(ln).div(2);
    let sum = term;
    for (let n = 3; n < 60; n++) {
      term = term.times(r).times(ln).div(n);
      sum = sum.plus(term);
    }
    return sum;
  };
  const bound = 2 ** -61;
  const polynomial = approximate(rest, 2, -reach, reach, bound, (r) => r.pow(2));
  const about = `Constants of ${base}^x. The polynomial: |r| <= ${reach.toPrecision(3)},
 *  error below 2^-61 of ${base}^r.`;
  return {
    name: `preparePowersOf${base}`,
    about,
    constants: [
      [`512 log2(${base})`, toDouble(new Real(1).div(step)), 'BASE_RATE'],
      ['-log(2)/512 in that base, the part whose product with k is exact', -high, 'BASE_STEP'],
      ['what is left of it', -low, 'BASE_STEP_LOW'],
      [`ln ${base}`, pair(ln)[0], 'BASE_LN'],
      ...terms(polynomial, '', 'r', 'BASE_R', (i) => i + 2),
    ],
  };
}

export const expBaseTable = (): string => preparedFile(prepared(2), prepared(10));
