import { approximate } from './approximate.js';
import { constantsFile, fromDouble, Real, terms, toDouble } from './double.js';

/** Rows for each unit of x. */
const ROWS = 32;
/** From here on tanh is 1 to the last bit. */
const END = 20;

/** What the polynomials may be off at most, as parts of b. */
const [BOUND, BOUND_LIGHT] = [2 ** -58, 2 ** -43];

/** Constants of tanh on [-1/64, 1/64]. */
export function tanhTable(): string {
  // (tanh b - b) / b^3 in z = b^2, by its series from sinh and cosh: the closed form cancels.
  const rest = (z: InstanceType<typeof Real>) => {
    let term = new Real(1);
    let above = new Real(0);
    let cosh = new Real(1);
    for (let n = 1; n < 30; n++) {
      term = term.div(2 * n - 1).div(2 * n);
      const power = z.pow(n - 1);
      // b^(2n+1) of sinh b - b cosh b, over b^3.
      above = above.plus(term.times(new Real(1).div(2 * n + 1).minus(1)).times(power));
      cosh = cosh.plus(term.times(power).times(z));
    }
    return above.div(cosh);
  };
  const reach = new Real(1)
    .div(2 * ROWS)
    .pow(2)
    .times(1.001);
  const itself = (z: InstanceType<typeof Real>) => z;
  const polynomial = approximate(rest, 2, 0, reach, BOUND, itself);
  const light = approximate(rest, 1, 0, reach, BOUND_LIGHT, itself);
  const root = Real.exp(new Real(2).div(ROWS));
  const high = toDouble(root);
  const constants = constantsFile(
    'TANH_CONSTANTS',
    `Constants of tanh. The polynomials: |b| <= 1/64; error below 2^${Math.log2(BOUND)} of b, for singles below 2^${Math.log2(BOUND_LIGHT)}.`,
    [
      ['rows for each unit', ROWS, 'TANH_RATE'],
      ['1.5 * 2^52', 1.5 * 2 ** 52, 'TANH_MAGIC'],
      ['a unit over that', 1 / ROWS, 'TANH_STEP'],
      ['where tanh is 1', END, 'TANH_END'],
      ...terms(polynomial, 'tanh b, ', 'b', 'TANH_B', (i) => 2 * i + 3),
      ...terms(light, 'light: tanh b, ', 'b', 'TANH_LIGHT_B', (i) => 2 * i + 3),
    ],
  );
  return `${constants}
/** e^(1/16) as the sum of two doubles. */
export const TANH_ROOT_HIGH: f64 = ${high};
export const TANH_ROOT_LOW: f64 = ${toDouble(root.minus(fromDouble(high)))};
`;
}

/** What math/tanh-rows.ts computes when a function first needs it: tanh(i/32), and what its double leaves out. */
export const tanhRows = (): [number, number][] =>
  Array.from({ length: ROWS * END + 1 }, (_, i) => {
    const exact = Real.tanh(new Real(i).div(ROWS));
    const near = toDouble(exact);
    return [near, toDouble(exact.minus(fromDouble(near)))];
  });
