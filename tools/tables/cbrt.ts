import { approximate, preparedFile } from './approximate.js';
import { type Constant, Real, terms } from './double.js';

/** Exponent and fraction of a double as one number, by which the seed is a straight line in log2 x:
 *  bits(x^(-1/3)) = 4/3 bias - bits(x)/3, less what makes its error the same on both sides. */
const BIAS = 1023;
/** The largest |1 - x w^3| of the seed w, found over one period (eight binades' worth of bits: 3 octaves). */
const REACH = 0.106;

/** 1 + log2's straight line: what a double's bits say. */
const said = (x: number) => {
  const e = Math.floor(Math.log2(x));
  return e + x / 2 ** e - 1;
};
const unsaid = (b: number) => (1 + b - Math.floor(b)) * 2 ** Math.floor(b);

/** Constants of cbrt: the seed of x^(-1/3), and (1 - h)^(-1/3) on |h| <= 0.106. */
export function cbrtTable(): string {
  // The constant that makes the largest |h| least, to 2^-12.
  const largest = (c: number) => {
    let most = 0;
    for (let i = 0; i < 3 * 512; i++) {
      const x = 2 ** (i / 512);
      const w = unsaid(c - said(x) / 3);
      most = Math.max(most, Math.abs(1 - x * w ** 3));
    }
    return most;
  };
  let best = 0;
  for (let i = -400; i <= 0; i++) if (largest(i / 4096) < largest(best)) best = i / 4096;
  if (largest(best) > REACH) throw new Error(`The seed of cbrt is ${largest(best)} off`);
  const root = (h: InstanceType<typeof Real>) =>
    new Real(1).minus(h).pow(new Real(-1).div(3)).minus(1).div(h);
  const polynomial = approximate(root, 4, -REACH, REACH + 1e-9, 2 ** -26, (h) => h.abs());
  const about = `Constants of cbrt. The seed: |h| <= ${REACH} for h = 1 - x w^3. With the polynomial
 *  p(h) = (1 - h)^(-1/3) / h - 1/h, w (1 + h p(h)) is x^(-1/3) to 2^-26.`;
  const constants: Constant[] = [
    // In units of 2^-32 exponents: a double's bits shifted right by 20.
    ['the seed: (4/3 1023 - c) 2^32', Math.round(((4 / 3) * BIAS + best) * 2 ** 32), 'CBRT_SEED'],
    ...terms(polynomial, '', 'h', 'CBRT_H', (i) => i + 1),
  ];
  return preparedFile({ name: 'prepareCbrt', about, constants });
}
