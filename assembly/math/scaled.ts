import { SCALED_EXPONENT, SCALED_HIGH, SCALED_LOW } from '../memory';
import { Constant, TWO_52, TWO_54 } from './constants';
import { Product } from './product';

/** Up to this power the mantissas, below 4, stay in range without being scaled on the way. */
const UNSCALED: u32 = 256;

/** Positive numbers (high + low) 2^exponent in two lanes: about 104 bits, and an exponent of its own, kept as
 *  a double, so that nothing overflows and nothing is subnormal before the one rounding at the end.
 *  `raise` and `invert` leave them at `SCALED_HIGH`, `SCALED_LOW` and `SCALED_EXPONENT`. */
export class Scaled {
  /** e of v = m 2^e, 1 <= m < 2, for a positive finite v, subnormals included. Of 0: -1077. */
  @inline static exponent(v: v128): v128 {
    const tiny = f64x2.lt(v, f64x2.splat(f64.MIN_NORMAL_VALUE));
    const raised = v128.bitselect(f64x2.mul(v, f64x2.splat(TWO_54)), v, tiny);
    // The exponent field under the mantissa of 2^52; 2^54 back.
    const bits = v128.or(i64x2.shr_u(raised, 52), f64x2.splat(TWO_52));
    const bias = f64x2.add(f64x2.splat(TWO_52 + 1023), v128.and(f64x2.splat(54), tiny));
    return f64x2.sub(bits, bias);
  }

  /** m of the same. Of 0: 1. */
  @inline static mantissa(v: v128): v128 {
    const tiny = f64x2.lt(v, f64x2.splat(f64.MIN_NORMAL_VALUE));
    const raised = v128.bitselect(f64x2.mul(v, f64x2.splat(TWO_54)), v, tiny);
    return v128.or(v128.and(raised, i64x2.splat(0xfffffffffffff)), Constant.one());
  }

  /** 2^k for an integer k, -1022 <= k <= 1023: k + 1023 sits in the low bits of k + 1023 + 2^52. */
  @inline static two(k: v128): v128 {
    return i64x2.shl(f64x2.add(k, f64x2.splat(TWO_52 + 1023)), 52);
  }

  /** (high + low) 2^k, rounded once: 0 <= high < 2^60, low far below it. Subnormal results are rounded
   *  at their own last place by adding 1, as 1 stands for the least normal number there. */
  static compose(high: v128, low: v128, k: v128): v128 {
    const one = Constant.one();
    const c = f64x2.pmax(f64x2.pmin(k, f64x2.splat(1100)), f64x2.splat(-1200));
    const first = f64x2.nearest(f64x2.mul(c, Constant.half()));
    const sum = f64x2.add(high, low);
    const normal = f64x2.mul(f64x2.mul(sum, Scaled.two(first)), Scaled.two(f64x2.sub(c, first)));
    const up = Scaled.two(f64x2.pmin(f64x2.add(c, f64x2.splat(1022)), f64x2.splat(900)));
    const y = f64x2.mul(high, up);
    // It counts for y < 1 alone: there 1 - h + y is what h leaves out, exactly.
    const h = f64x2.add(one, y);
    const left = f64x2.add(f64x2.add(f64x2.sub(one, h), y), f64x2.mul(low, up));
    const rounded = f64x2.mul(f64x2.sub(f64x2.add(h, left), one), f64x2.splat(f64.MIN_NORMAL_VALUE));
    return v128.bitselect(rounded, normal, f64x2.lt(y, one));
  }

  /** Leaves (base + baseLow)^m, 1 <= base < 4, high in [1, 2): squares and multiplies by the bits of m, first
   *  to last. The relative error is below m 2^-103. */
  static raise(base: v128, baseLow: v128, m: u32): void {
    const bHigh = Product.upper(base);
    const bLow = f64x2.sub(base, bHigh);
    let high = base;
    let low = baseLow;
    let exponent = Constant.zero();
    if (m === 0) {
      high = Constant.one();
      low = exponent;
    }
    for (let bit: u32 = m > 1 ? 1 << (30 - clz(m)) : 0; bit > 0; bit >>= 1) {
      if (m > UNSCALED) {
        const e = Scaled.exponent(high);
        const down = Scaled.two(f64x2.neg(e));
        high = f64x2.mul(high, down);
        low = f64x2.mul(low, down);
        exponent = f64x2.add(exponent, e);
        exponent = f64x2.add(exponent, exponent);
      }
      const square = f64x2.mul(high, high);
      const cross = f64x2.mul(high, low);
      const squareLow = f64x2.add(Product.squareError(high, square), f64x2.add(cross, cross));
      high = f64x2.add(square, squareLow);
      low = f64x2.add(f64x2.sub(square, high), squareLow);
      if (m & bit) {
        const product = f64x2.mul(high, base);
        const crosses = f64x2.add(f64x2.mul(low, base), f64x2.mul(high, baseLow));
        const productLow = f64x2.add(Product.errorOf(high, bHigh, bLow, product), crosses);
        high = f64x2.add(product, productLow);
        low = f64x2.add(f64x2.sub(product, high), productLow);
      }
    }
    const e = Scaled.exponent(high);
    const down = Scaled.two(f64x2.neg(e));
    v128.store(SCALED_HIGH, f64x2.mul(high, down));
    v128.store(SCALED_LOW, f64x2.mul(low, down));
    v128.store(SCALED_EXPONENT, f64x2.add(exponent, e));
  }

  /** 1 / (high + low) of what was left, left in its place: q = 1/high, corrected by its residual. */
  static invert(): void {
    const high = v128.load(SCALED_HIGH);
    const q = f64x2.div(Constant.one(), high);
    v128.store(SCALED_HIGH, q);
    v128.store(SCALED_LOW, Scaled.residual(q, high, v128.load(SCALED_LOW)));
    v128.store(SCALED_EXPONENT, f64x2.neg(v128.load(SCALED_EXPONENT)));
  }

  /** 1/(high + low) - q for q = fl(1/high). */
  @inline static residual(q: v128, high: v128, low: v128): v128 {
    const p = f64x2.mul(q, high);
    const left = f64x2.sub(f64x2.sub(Constant.one(), p), Product.error(q, high, p));
    return f64x2.mul(q, f64x2.sub(left, f64x2.mul(q, low)));
  }
}
