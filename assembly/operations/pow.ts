import { Powers } from '../math/pow';

/** x^y for real numbers: e^(y log x), the logarithm and its product with y as sums of two doubles.
 *  Special cases as in C: x^0 and 1^y are 1, even of NaN; of x < 0, NaN unless y is whole. */
export function pow(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16) {
    const x = v128.load(a);
    const y = v128.load(b);
    v128.store(out, Powers.usual(x, y) ? Powers.near(x, y) : Powers.any(x, y));
    a += aStep;
    b += bStep;
  }
}
