import { approximate } from './approximate.js';
import { constantsFile, named, Real, terms, toDouble } from './double.js';

const DEGREE = 23;
/** What the polynomials may be off at most, as parts of their values. */
const [BOUND, BOUND_LIGHT] = [2 ** -54, 2 ** -44];
/** For singles: t Q(t) = phi(t) sqrt(2 pi) s P(s), s = t/(t + SHIFT), up to LIGHT_END, where it is 0 as a single. */
const LIGHT_DEGREE = 15;
const SHIFT = 3.5;
const LIGHT_END = 14.6;
const PI = Real.acos(-1);
const EPSILON = new Real(10).pow(-65);

/** Mills' ratio of the normal distribution, M(t) = Q(t) / phi(t) for t >= 0, by
 *  M = integral of e^(-t u - u^2/2) du: its continued fraction for t >= 3, a series below. */
export function mills(t: InstanceType<typeof Real>): InstanceType<typeof Real> {
  if (t.lessThan(3)) {
    // Q = 1/2 - phi (t + t^3/3 + t^5/15 + ...)
    let term = t;
    let sum = t;
    // Until what is left does not reach the last digit.
    for (let k = 1; term.greaterThan(sum.times(EPSILON)); k++) {
      term = term
        .times(t)
        .times(t)
        .div(2 * k + 1);
      sum = sum.plus(term);
    }
    const phi = t.times(t).div(-2).exp().div(PI.times(2).sqrt());
    return new Real(0.5).div(phi).minus(sum);
  }
  let fraction = t;
  // Each term of n leaves e^(-2 t sqrt(2 n)): below 10^-60 from here on, with as many again to spare.
  for (let k = 40 + Math.ceil((100 / Number(t)) ** 2); k > 0; k--)
    fraction = t.plus(new Real(k).div(fraction));
  return new Real(1).div(fraction);
}

/** Constants of gelu: (1 + t) M(t) / sqrt(2 pi) as a polynomial in y = (t - 4) / (t + 4), 0 <= t <= 40. */
export function normalTable(): string {
  const of = (y: InstanceType<typeof Real>) => {
    const t = y.plus(1).times(4).div(new Real(1).minus(y));
    return t.plus(1).times(mills(t)).div(PI.times(2).sqrt());
  };
  const end = new Real(36).div(44);
  const polynomial = approximate(of, DEGREE, -1, end, BOUND, (_, value) => new Real(1).div(value));
  // P less its value at 0, over s: so it is exact at 0. Less by 2^-48: x Phi(x) for tiny x is half way between two
  // singles and a little more, which a double cannot hold; this little is it.
  const first = new Real(SHIFT).div(2);
  const lightOf = (s: InstanceType<typeof Real>) => {
    // At 0, where this is 0/0, the error is 0 whatever it is.
    if (s.isZero()) return s;
    const t = s.times(SHIFT).div(new Real(1).minus(s));
    return t.plus(SHIFT).times(mills(t)).div(PI.times(2).sqrt()).minus(first).div(s);
  };
  const lightEnd = new Real(LIGHT_END).div(LIGHT_END + SHIFT);
  const shrink = new Real(1).minus(new Real(2).pow(-48));
  const light = [
    toDouble(first.times(shrink)),
    ...approximate(
      (s) => lightOf(s).times(shrink),
      LIGHT_DEGREE,
      0,
      lightEnd,
      BOUND_LIGHT,
      (s, value) => s.div(value.times(s).plus(first)),
    ),
  ];
  const about = `Constants of gelu. The first polynomial: 0 <= t <= 40, error below
 *  2^${Math.log2(BOUND)} of its value; the one for singles: 0 <= t <= ${LIGHT_END}, error below 2^${Math.log2(BOUND_LIGHT)} of its value.`;
  return constantsFile('NORMAL_CONSTANTS', about, [
    ['1 / sqrt(2 pi)', toDouble(new Real(1).div(PI.times(2).sqrt())), 'NORMAL_SCALE'],
    ...named(
      terms(polynomial, '', 'y', 'NORMAL_Y', (i) => i),
      'NORMAL_Y0',
    ),
    ['light: what s adds to t', SHIFT, 'NORMAL_LIGHT_SHIFT'],
    ['light: where t Q(t) is 0 as a single', LIGHT_END, 'NORMAL_LIGHT_END'],
    ...named(
      terms(light, 'light: ', 's', 'NORMAL_LIGHT_S', (i) => i),
      'NORMAL_LIGHT_S0',
    ),
  ]);
}
