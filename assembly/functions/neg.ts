import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { singles } from '../singles';

/** Negation: f(x) = -x. slope(x; d) = -1 for every d.
 *  Largest error found: f exact;
 *  slope exact. */
class Neg extends Elementwise {
  @inline value(x: v128): v128 {
    return v128.xor(x, Constant.sign());
  }

  @inline slope(x: v128): v128 {
    // NaN in, NaN out, as the formula has it.
    return v128.bitselect(f64x2.splat(-1), x, f64x2.eq(x, x));
  }

  /** f of four singles. */
  @inline native(x: v128): v128 {
    return f32x4.neg(x);
  }
}

export function negValue(count: i32): void {
  values<Neg>(count);
}
export function negSlope(count: i32, delta: f64): void {
  slopes<Neg>(count, delta);
}
export function negSingles(count: i32): void {
  singles<Neg>(count);
}
