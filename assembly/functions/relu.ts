import { Elementwise, slopes, values } from '../elementwise';
import { Kink } from '../math/kink';

/** Rectifier: f(x) = max(x, 0).
 *  slope(x; d) = clamp((x+d) / (2d), 0, 1); at d = 0: 0, 1/2 at x = 0, 1.
 *  Error: f exact; slope max 1.48 ULP at x = 0x1.0624dd2eb443bp-10, d = 0.001. */
class Relu extends Elementwise {
  delta: v128;
  width: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
    this.width = f64x2.splat(Kink.width(delta));
  }

  @inline value(x: v128): v128 {
    return f64x2.pmax(x, f64x2.splat(0));
  }

  @inline slope(x: v128): v128 {
    return Kink.slope(f64x2.splat(0), x, this.delta, this.width);
  }
}

export function reluValue(count: i32): void {
  values<Relu>(count);
}
export function reluSlope(count: i32, delta: f64): void {
  changetype<Relu>(0).prepare(delta);
  slopes<Relu>(count, delta);
}
