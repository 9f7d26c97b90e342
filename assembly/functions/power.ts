import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Product } from '../math/product';
import { COEFFICIENTS } from '../memory';

/** Largest |n| whose difference is summed term by term. */
const TERMS: i32 = 64;

/** Integer power: f(x) = x^n, by squaring and multiplying with the rounding errors carried along.
 *
 *  slope(x; d) = S_n, for n > 0 the sum of C(n, 2j+1) x^(n-1-2j) d^2j: terms of one sign, no cancellation;
 *  -S_m / ((x+d)^m (x-d)^m) for n = -m < 0; the textbook difference for |n| > 64 and d > 0.
 *  Error: f max 0.68 ULP at x = -0x1.905b33d6c3425p+329; slope max 1.68 ULP at x = 0x1.1035fe40e036ap-10, d = 0.000001. */
class Power extends Elementwise {
  n: i32;
  delta: f64;

  /** Coefficients C(m, 2j+1) d^2j go to a place of their own. */
  prepare(delta: f64, exponent: f64): void {
    const m = abs(<i32>exponent);
    this.n = <i32>exponent;
    this.delta = delta;
    let c = f64(m);
    for (let j = 0; 2 * j < min(m, TERMS); j++) {
      v128.store(COEFFICIENTS + ((<usize>j) << 4), f64x2.splat(c));
      const k = f64(2 * j);
      c *= delta * delta * ((f64(m) - k - 1) / (k + 2)) * ((f64(m) - k - 2) / (k + 3));
    }
  }

  value(x: v128): v128 {
    return Power.raise(x, this.n);
  }

  slope(x: v128): v128 {
    const m = abs(this.n);
    if (m > TERMS) return this.apart(x);
    const z = f64x2.mul(x, x);
    let sum = v128.load(COEFFICIENTS);
    let j: usize = 1;
    for (; <i32>j * 2 < m; j++) sum = f64x2.add(f64x2.mul(sum, z), v128.load(COEFFICIENTS + (j << 4)));
    if (m === 0) return f64x2.splat(0);
    // NaN in, NaN out, as the formula has it.
    if (this.n === 1) return v128.bitselect(sum, x, f64x2.eq(x, x));
    if ((m & 1) === 0) sum = f64x2.mul(sum, x);
    if (this.n > 0) return sum;
    const d = f64x2.splat(this.delta);
    // One division after the other: the product of both powers may overflow where the quotient does not.
    const right = f64x2.div(f64x2.neg(sum), Power.raise(f64x2.add(x, d), m));
    return f64x2.div(right, Power.raise(f64x2.sub(x, d), m));
  }

  apart(x: v128): v128 {
    if (this.delta === 0) return f64x2.mul(f64x2.splat(f64(this.n)), Power.raise(x, this.n - 1));
    const d = f64x2.splat(this.delta);
    const rise = f64x2.sub(Power.raise(f64x2.add(x, d), this.n), Power.raise(f64x2.sub(x, d), this.n));
    return f64x2.div(rise, f64x2.add(d, d));
  }

  /** x^n: high + low is x^|n| by the bits of |n|, first to last; `plain` the same without the low part,
   *  for results that leave the range where the errors are exact. */
  static raise(x: v128, n: i32): v128 {
    const one = Constant.one();
    const m = abs(n);
    let high = one;
    let low = Constant.zero();
    let plain = one;
    const base = n < 0 ? f64x2.div(one, x) : x;
    for (let bit = m > 0 ? 1 << (31 - clz(m)) : 0; bit > 0; bit >>= 1) {
      const square = f64x2.mul(high, high);
      const cross = f64x2.mul(high, low);
      const squareLow = f64x2.add(Product.error(high, high, square), f64x2.add(cross, cross));
      high = f64x2.add(square, squareLow);
      low = f64x2.add(f64x2.sub(square, high), squareLow);
      plain = f64x2.mul(plain, plain);
      if (m & bit) {
        const product = f64x2.mul(high, x);
        const productLow = f64x2.add(Product.error(high, x, product), f64x2.mul(low, x));
        high = f64x2.add(product, productLow);
        low = f64x2.add(f64x2.sub(product, high), productLow);
        plain = f64x2.mul(plain, base);
      }
    }
    let result = f64x2.add(high, low);
    if (n < 0) {
      // 1/(high + low): q = 1/high, corrected by its residual.
      const q = f64x2.div(one, high);
      const p = f64x2.mul(q, high);
      const left = f64x2.sub(f64x2.sub(one, p), Product.error(q, high, p));
      result = f64x2.add(q, f64x2.mul(q, f64x2.sub(left, f64x2.mul(q, low))));
    }
    const size = f64x2.abs(high);
    const inside = v128.and(f64x2.gt(size, f64x2.splat(1e-285)), f64x2.lt(size, f64x2.splat(1e290)));
    return v128.bitselect(result, plain, inside);
  }
}

export function powerValue(count: i32, n: f64): void {
  changetype<Power>(0).prepare(0, n);
  values<Power>(count);
}
export function powerSlope(count: i32, delta: f64, n: f64): void {
  changetype<Power>(0).prepare(delta, n);
  slopes<Power>(count, delta);
}
