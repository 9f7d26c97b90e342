import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Kink } from '../math/kink';
import { singles } from '../singles';

/** Absolute value: f(x) = |x|. slope(x; d) = x/d between -d and d, the sign of x outside; 0 at d = 0, x = 0.
 *  Largest error found: f exact;
 *  slope 0.50 ULP at x = 0x1.cc51e04a5ee5dp-1022, d = 10. */
class Abs extends Elementwise {
  delta: v128;
  /** d, or 1 at d = 0. */
  reach: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
    this.reach = Kink.reach(delta);
  }

  @inline value(x: v128): v128 {
    return v128.andnot(x, Constant.sign());
  }

  @inline slope(x: v128): v128 {
    // + 0: the difference of equal values is no -0.
    const inside = f64x2.add(f64x2.div(x, this.reach), f64x2.splat(0));
    return Kink.slope(f64x2.splat(-1), inside, x, this.delta);
  }

  /** f of four singles. */
  @inline native(x: v128): v128 {
    return f32x4.abs(x);
  }
}

export function absValue(count: i32): void {
  values<Abs>(count);
}
export function absSlope(count: i32, delta: f64): void {
  changetype<Abs>(0).prepare(delta);
  slopes<Abs>(count, delta);
}
export function absSingles(count: i32): void {
  singles<Abs>(count);
}
