import { Elementwise, slopes, values } from '../elementwise';
import { Kink } from '../math/kink';

/** Leaky rectifier: f(x) = x for x >= 0, a x for x < 0; for a <= 1 that is max(a x, x).
 *  slope(x; d) = 1 for x > d, a for x < -d, ((1+a) d + (1-a) x) / (2d) between; at d = 0, x = 0: (1+a)/2.
 *  Error: f max 0.50 ULP at x = -0x1.8042d0f732982p+1; slope max 4.75 ULP at x = -0x1.0624dd2e9009ep-10, d = 0.001. */
class Leaky extends Elementwise {
  a: v128;
  delta: v128;
  width: v128;

  @inline prepare(delta: f64, a: f64): void {
    this.a = f64x2.splat(a);
    this.delta = f64x2.splat(delta);
    this.width = f64x2.splat(Kink.width(delta));
  }

  @inline value(x: v128): v128 {
    return v128.bitselect(f64x2.mul(this.a, x), x, f64x2.lt(x, f64x2.splat(0)));
  }

  @inline slope(x: v128): v128 {
    return Kink.slope(this.a, x, this.delta, this.width);
  }
}

export function leakyValue(count: i32, slope: f64): void {
  changetype<Leaky>(0).prepare(0, slope);
  values<Leaky>(count);
}
export function leakySlope(count: i32, delta: f64, slope: f64): void {
  changetype<Leaky>(0).prepare(delta, slope);
  slopes<Leaky>(count, delta);
}
