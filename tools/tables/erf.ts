import { approximate, preparedFile } from './approximate.js';
import { type Constant, fromDouble, named, Real, terms, toDouble } from './double.js';
import { mills } from './normal.js';

const ROOT_PI = Real.acos(-1).sqrt();
/** Where y is 0. */
const MIDDLE = 2.75;
/** From here on erfc is 0. */
const END = 28;
/** What the polynomials may be off at most, as parts of erfc and of erf. */
const [FAR, NEAR] = [2 ** -55, 2 ** -56];

/** Constants of erf and erfc: (1 + 2a) e^(a^2) erfc(a) as a polynomial in y = (a - 2.75) / (a + 2.75), 0 <= a <= 28, and
 *  erf(x)/x - 1 as one in x^2, |x| <= 27/32. */
export function erfTable(): string {
  const tail = (y: InstanceType<typeof Real>) => {
    const a = y.plus(1).times(MIDDLE).div(new Real(1).minus(y));
    // erfc(a) = 2 Q(a sqrt 2), and Q is Mills' ratio times the density.
    const ratio = mills(a.times(new Real(2).sqrt()));
    return a.times(2).plus(1).times(ratio).times(new Real(2).sqrt()).div(ROOT_PI);
  };
  const near = (z: InstanceType<typeof Real>) => {
    let term = new Real(2).div(ROOT_PI);
    let sum = term.minus(1);
    for (let n = 1; n < 60; n++) {
      term = term.times(z).neg().div(n);
      sum = sum.plus(term.div(2 * n + 1));
    }
    return sum;
  };
  // Less its value at 0, so that the coefficient there has a low part.
  const middle = toDouble(tail(new Real(0)));
  const rest = (y: InstanceType<typeof Real>) => tail(y).minus(fromDouble(middle));
  const far = approximate(rest, 23, -1, (END - MIDDLE) / (END + MIDDLE), FAR, (_, value) =>
    new Real(1).div(value.plus(fromDouble(middle))),
  );
  const small = approximate(near, 11, 0, (27 / 32) ** 2, NEAR, (_, value) => new Real(1).div(value.plus(1)));
  const about = `Constants of erf and erfc. The polynomial in y: 0 <= a <= ${END}, error below 2^${Math.log2(FAR)} of erfc a; the one in x:
 *  |x| <= 27/32, error below 2^${Math.log2(NEAR)} of erf x.`;
  const [low = 0, ...higher] = far;
  const constants: Constant[] = [
    ['2/sqrt(pi)', Number(new Real(2).div(ROOT_PI).toPrecision(40)), 'ERF_SLOPE'],
    ['y^0', middle, 'ERF_Y0'],
    ['what that leaves out', low],
    ...named(terms(higher, '', 'y', 'ERF_Y', (i) => i + 1)),
    ...named(
      terms(small, '', 'x', 'ERF_X', (i) => 2 * i),
      'ERF_X0',
    ),
  ];
  return `${preparedFile({ name: 'prepareErf', about, constants })}
/** Bytes of all of them. */
export const ERF_BYTES: usize = ${8 * constants.length};
`;
}
