import { chebyshevFit, constantsFile, fromDouble, Real, toDouble } from './double.js';

/** Rows for each unit of x. */
const ROWS = 32;
/** From here on tanh is 1 to the last bit. */
const END = 20;

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
  const polynomial = chebyshevFit(rest, 2, new Real(0), reach).map(toDouble);
  const light = chebyshevFit(rest, 1, new Real(0), reach).map(toDouble);
  const root = Real.exp(new Real(2).div(ROWS));
  const high = toDouble(root);
  const constants = constantsFile(
    'TANH_CONSTANTS',
    'Constants of tanh, in the order that functions/tanh.ts names.',
    [
      ['rows for each unit', ROWS],
      ['1.5 * 2^52', 1.5 * 2 ** 52],
      ['a unit over that', 1 / ROWS],
      ['where tanh is 1', END],
      ...polynomial.map((c, i): [string, number] => [`tanh b, b^${2 * i + 3}`, c]),
      ...light.map((c, i): [string, number] => [`light: tanh b, b^${2 * i + 3}`, c]),
    ],
  );
  return `${constants}
/** e^(1/16) as the sum of two doubles. */
export const TANH_ROOT_HIGH: f64 = ${high};
export const TANH_ROOT_LOW: f64 = ${toDouble(root.minus(fromDouble(high)))};
`;
}

/** What math/tanh-rows.ts computes when the kernel starts: tanh(i/32), and what its double leaves out. */
export const tanhRows = (): [number, number][] =>
  Array.from({ length: ROWS * END + 1 }, (_, i) => {
    const exact = Real.tanh(new Real(i).div(ROWS));
    const near = toDouble(exact);
    return [near, toDouble(exact.minus(fromDouble(near)))];
  });
