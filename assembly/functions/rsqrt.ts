import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Product } from '../math/product';

/** One over the square root: f(x) = 1 / sqrt x, from s = sqrt x and y = 1/s with the residuals of both:
 *      y + y ((1 - s y) - (x - s^2) y^2 / 2).
 *  slope(x; d) = -1 / (sqrt(x+d) sqrt(x-d) (sqrt(x+d) + sqrt(x-d))): no cancellation.
 *  Infinite at 0 with the sign of the zero, as C23 and IEEE 754 have it; NaN below.
 *  Largest error found: f 0.50 ULP at x = 0x1.ffffffffffffep-1;
 *  slope 5.42 ULP at x = 0x1.000898fdb8fa3p-1, d = 0.5. */
class Rsqrt extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  @inline value(x: v128): v128 {
    const one = Constant.one();
    // Moved by 2^300 where s^2 would be subnormal or too large.
    const tiny = f64x2.lt(x, f64x2.splat(1e-270));
    const huge = f64x2.gt(x, f64x2.splat(1e270));
    const raise = v128.bitselect(f64x2.splat(2.037035976334486e90), one, tiny);
    const up = v128.bitselect(f64x2.splat(4.909093465297727e-91), raise, huge);
    const back = v128.bitselect(
      f64x2.splat(7.006492321624085e-46),
      v128.bitselect(f64x2.splat(1.4272476927059599e45), one, tiny),
      huge,
    );
    const z = f64x2.mul(x, up);
    const s = f64x2.sqrt(z);
    const y = f64x2.div(one, s);
    const square = f64x2.mul(s, s);
    const left = f64x2.sub(f64x2.sub(z, square), Product.squareError(s, square));
    const product = f64x2.mul(s, y);
    const residual = f64x2.sub(f64x2.sub(one, product), Product.error(s, y, product));
    const half = f64x2.mul(f64x2.mul(left, Constant.half()), f64x2.mul(y, y));
    const corrected = f64x2.mul(f64x2.add(y, f64x2.mul(y, f64x2.sub(residual, half))), back);
    const ordinary = v128.and(f64x2.gt(x, Constant.zero()), f64x2.le(x, f64x2.splat(f64.MAX_VALUE)));
    return v128.bitselect(corrected, y, ordinary);
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
