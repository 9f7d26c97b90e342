import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { HYPERBOLIC_BOUND, Hyperbolic } from '../math/hyperbolic';
import { sinhc } from '../math/sinhc';

/** Hyperbolic sine: f(x) = sinh x. slope(x; d) = cosh(x) sinh(d)/d.
 *  Largest error found: f 0.50 ULP at x = 0x1.5d47d73c959eap+9;
 *  slope 2.26 ULP at x = -0x1.ce8bbb04da133p+1, d = 3. */
class Sinh extends Elementwise {
  /** sinh(d)/d. */
  factor: v128;

  @inline prepare(delta: f64): void {
    this.factor = f64x2.splat(sinhc(delta));
  }

  @inline usual(x: v128): bool {
    return Exp.within(HYPERBOLIC_BOUND, x);
  }

  @inline value(x: v128): v128 {
    const sign = Constant.sign();
    return v128.or(Hyperbolic.of(v128.andnot(x, sign), true), v128.and(x, sign));
  }

  @inline slope(x: v128): v128 {
    return f64x2.mul(Hyperbolic.of(f64x2.abs(x), false), this.factor);
  }

  rareValue(x: v128): v128 {
    const size = Hyperbolic.any(f64x2.abs(x), true, f64x2.splat(1));
    return v128.or(size, v128.and(x, Constant.sign()));
  }

  rareSlope(x: v128): v128 {
    return Hyperbolic.any(f64x2.abs(x), false, this.factor);
  }

  far(x: f64, delta: f64): f64 {
    return Hyperbolic.far(Math.abs(x), delta, false);
  }
}

export function sinhValue(count: i32): void {
  values<Sinh>(count);
}
export function sinhSlope(count: i32, delta: f64): void {
  changetype<Sinh>(0).prepare(delta);
  slopes<Sinh>(count, delta);
}
