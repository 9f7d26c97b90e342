import { approximate, pair, preparedFile } from './approximate.js';
import { type Constant, Real, terms } from './double.js';

/** Rows for each unit of x. */
const ROWS = 8;

/** Constants of atan: its rows, and atan t on [-1/16, 1/16]. */
export function atanTable(): string {
  // (atan t - t) / t^3 in z = t^2, by its series.
  const rest = (z: InstanceType<typeof Real>) => {
    let power = new Real(-1);
    let sum = new Real(0);
    for (let n = 3; n < 120; n += 2) {
      sum = sum.plus(power.div(n));
      power = power.times(z).neg();
    }
    return sum;
  };
  const reach = (1 / (2 * ROWS)) ** 2 * 1.001;
  // Beside t.
  const polynomial = approximate(rest, 5, 0, reach, 2 ** -63, (z) => z);
  const about = `Constants of atan. The polynomial: |t| <= 1/16, error below 2^-63 of t.`;
  const constants = [
    ...Array.from({ length: ROWS + 1 }, (_, i) => {
      const [high, low] = pair(Real.atan(new Real(i).div(ROWS)));
      const constants: Constant[] = [
        [`atan(${i}/${ROWS})`, high],
        ['what that leaves out', low],
      ];
      return constants;
    }).flat(),
    ...terms(polynomial, '', 't', 'ATAN_T', (i) => 2 * i + 3),
  ];
  return preparedFile({ name: 'prepareAtan', about, constants });
}
