import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Product } from '../math/product';

/** One over the square root: f(x) = 1 / sqrt x, from s = sqrt x and y = 1/s with the residuals of both:
 *      y + y ((1 - s y) - (x - s^2) y^2 / 2).
 *  slope(x; d) = -1 / (sqrt(x+d) sqrt(x-d) (sqrt(x+d) + sqrt(x-d))): no cancellation.
 *  Infinite at 0 with the sign of the zero, as C23 and IEEE 754 have it; NaN below.
 *  Largest error found: f 0.50 ULP at x = 0x1.fffffffffc00ap-1;
 *  slope 5.42 ULP at x = 0x1.000898fdb8fa3p-1, d = 0.5. */
class Rsqrt extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  @inline value(x: v128): v128 {
    const one = Constant.one();
    // Moved by 2^300 where the parts of s^2 would be subnormal.
    const tiny = f64x2.lt(x, f64x2.splat(1e-270));
    const z = f64x2.mul(x, v128.bitselect(f64x2.splat(2.037035976334486e90), one, tiny));
    const s = f64x2.sqrt(z);
    const y = f64x2.div(one, s);
    // Products of upper halves are exact, and differences of what is that near; what is rounded is 2^-25 of a residual.
    const sHigh = Product.cut(s);
    const yHigh = Product.cut(y);
    const sLow = f64x2.sub(s, sHigh);
    const square = f64x2.mul(sHigh, sHigh);
    const left = f64x2.sub(f64x2.sub(z, square), f64x2.mul(sLow, f64x2.add(s, sHigh)));
    const upper = f64x2.sub(one, f64x2.mul(sHigh, yHigh));
    const middle = f64x2.sub(upper, f64x2.mul(sHigh, f64x2.sub(y, yHigh)));
    const residual = f64x2.sub(middle, f64x2.mul(sLow, y));
    const half = f64x2.mul(f64x2.mul(left, Constant.half()), f64x2.mul(y, y));
    const corrected = f64x2.add(y, f64x2.mul(y, f64x2.sub(residual, half)));
    // NaN at 0 and Infinity, where y is right.
    const result = v128.bitselect(corrected, y, f64x2.eq(corrected, corrected));
    return f64x2.mul(result, v128.bitselect(f64x2.splat(1.4272476927059599e45), one, tiny));
  }

  @inline slope(x: v128): v128 {
    const largest = f64x2.splat(f64.MAX_VALUE);
    const right = f64x2.sqrt(f64x2.pmin(f64x2.add(x, this.delta), largest));
    // + 0: at d = 0 the slope at -0 is -Infinity too.
    const left = f64x2.sqrt(f64x2.add(f64x2.sub(x, this.delta), Constant.zero()));
    const quotient = f64x2.div(f64x2.div(f64x2.splat(-1), left), right);
    return f64x2.div(quotient, f64x2.add(right, left));
  }
}

export function rsqrtValue(count: i32): void {
  values<Rsqrt>(count);
}
export function rsqrtSlope(count: i32, delta: f64): void {
  changetype<Rsqrt>(0).prepare(delta);
  slopes<Rsqrt>(count, delta);
}
