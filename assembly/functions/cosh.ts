import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { HYPERBOLIC_BOUND, Hyperbolic } from '../math/hyperbolic';
import { sinhc } from '../math/sinhc';

/** Hyperbolic cosine: f(x) = cosh x. slope(x; d) = sinh(x) sinh(d)/d.
 *  Largest error found: f 0.50 ULP at x = -0x1.3d90c4d3515e6p-8;
 *  slope 2.32 ULP at x = -0x1.fdf979443d1afp-1, d = 3. */
class Cosh extends Elementwise {
  /** sinh(d)/d. */
  factor: v128;

  @inline prepare(delta: f64): void {
    this.factor = f64x2.splat(sinhc(delta));
  }

  @inline usual(x: v128): bool {
    return Exp.within(HYPERBOLIC_BOUND, x);
  }

  @inline value(x: v128): v128 {
    return Hyperbolic.of(f64x2.abs(x), false);
  }

  @inline slope(x: v128): v128 {
    const sign = Constant.sign();
    const size = f64x2.mul(Hyperbolic.of(v128.andnot(x, sign), true), this.factor);
    return v128.or(size, v128.and(x, sign));
  }

  rareValue(x: v128): v128 {
    return Hyperbolic.any(f64x2.abs(x), false, f64x2.splat(1));
  }

  rareSlope(x: v128): v128 {
    const size = Hyperbolic.any(f64x2.abs(x), true, this.factor);
    return v128.or(size, v128.and(x, Constant.sign()));
  }

  far(x: f64, delta: f64): f64 {
    return copysign(Hyperbolic.far(Math.abs(x), delta, true), x);
  }
}

export function coshValue(count: i32): void {
  values<Cosh>(count);
}
export function coshSlope(count: i32, delta: f64): void {
  changetype<Cosh>(0).prepare(delta);
  slopes<Cosh>(count, delta);
}
