import { SPLIT, UPPER } from './constants';

/** Products whose rounding error is known, without fused multiply-add: T. J. Dekker, "A floating-point
 *  technique for extending the available precision", Numer. Math. 18 (1971). Exact while nothing
 *  overflows or is subnormal. */
export class Product {
  /** The upper 26 bits of a, rounded: a (2^27 + 1) less what that adds (G. W. Veltkamp's split). */
  @inline static upper(a: v128): v128 {
    const c = f64x2.mul(a, f64x2.splat(SPLIT));
    return f64x2.sub(c, f64x2.sub(c, a));
  }

  /** The upper 26 bits of a, cut off by their bits. */
  @inline static cut(a: v128): v128 {
    return v128.and(a, i64x2.splat(UPPER));
  }

  /** a b - p for p = fl(a b), to 2^-53 of itself: what is left of a times b is rounded. */
  @inline static cutError(a: v128, b: v128, p: v128): v128 {
    const aHigh = Product.cut(a);
    const bHigh = Product.cut(b);
    const first = f64x2.sub(f64x2.mul(aHigh, bHigh), p);
    const second = f64x2.add(first, f64x2.mul(aHigh, f64x2.sub(b, bHigh)));
    return f64x2.add(second, f64x2.mul(f64x2.sub(a, aHigh), b));
  }

  /** a b - p for p = fl(a b). */
  @inline static error(a: v128, b: v128, p: v128): v128 {
    const bHigh = Product.upper(b);
    return Product.errorOf(a, bHigh, f64x2.sub(b, bHigh), p);
  }

  /** The same of a b that is split already: b = bHigh + bLow. */
  @inline static errorOf(a: v128, bHigh: v128, bLow: v128, p: v128): v128 {
    const aHigh = Product.upper(a);
    const aLow = f64x2.sub(a, aHigh);
    const first = f64x2.sub(f64x2.mul(aHigh, bHigh), p);
    const second = f64x2.add(first, f64x2.mul(aHigh, bLow));
    return f64x2.add(f64x2.add(second, f64x2.mul(aLow, bHigh)), f64x2.mul(aLow, bLow));
  }

  /** a^2 - p for p = fl(a^2). */
  @inline static squareError(a: v128, p: v128): v128 {
    const high = Product.upper(a);
    const low = f64x2.sub(a, high);
    const first = f64x2.sub(f64x2.mul(high, high), p);
    return f64x2.add(f64x2.add(first, f64x2.mul(f64x2.add(high, high), low)), f64x2.mul(low, low));
  }
}
