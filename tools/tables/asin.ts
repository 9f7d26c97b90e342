import { approximate, preparedFile } from './approximate.js';
import { named, Real, terms } from './double.js';

/** Constants of asin on [-1/2, 1/2]. */
export function asinTable(): string {
  // (asin x - x) / x^3 in z = x^2, by its series.
  const rest = (z: InstanceType<typeof Real>) => {
    let term = new Real(0.5);
    let sum = new Real(0);
    let power = new Real(1);
    for (let n = 1; n < 160; n++) {
      sum = sum.plus(term.div(2 * n + 1).times(power));
      power = power.times(z);
      term = term.times(2 * n + 1).div(2 * n + 2);
    }
    return sum;
  };
  const polynomial = approximate(rest, 12, 0, 0.2501, 2 ** -57, (z) => z);
  const about = `Constants of asin. The polynomial: |x| <= 1/2, error below 2^-57 of x.`;
  const constants = named(
    terms(polynomial, '', 'x', 'ASIN_X', (i) => 2 * i + 3),
    ...[3, 7, 11, 15, 19, 23, 27].map((power) => `ASIN_X${power}`),
  );
  return preparedFile({ name: 'prepareAsin', about, constants });
}
