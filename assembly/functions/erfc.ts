import { slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { BELL_NORMAL, Erf } from '../math/erf';
import { ErfSlope } from '../math/erf-slope';
import { prepareErf } from '../math/erf-table';

/** Complementary error function: f(x) = erfc x = 1 - erf x, its tail included: see math/erf.ts; 1 - x - x R(x^2) up to 0.65,
 *  2 - erfc(-x) below.
 *  slope(x; d): erf's, less than 0, math/erf-slope.ts.
 *  Largest error found: f 0.75 ULP at x = 0x1.d47d3a498bae5p+2;
 *  slope 4.55 ULP at x = -0x1.037c792c3c945p+0, d = 1. */
class Erfc extends ErfSlope {
  /** By the tail of |x|, and near 0 by the other polynomial. */
  @inline static joined(x: v128, tail: v128): v128 {
    const whole = v128.bitselect(f64x2.sub(Constant.two(), tail), tail, f64x2.lt(x, Constant.zero()));
    const near = f64x2.lt(f64x2.abs(x), f64x2.splat(0.65));
    if (!v128.any_true(near)) return whole;
    return v128.bitselect(Erf.complement(v128.and(x, near)), whole, near);
  }

  @inline value(x: v128): v128 {
    const tail = Erf.tail(f64x2.abs(x), false);
    return Erfc.joined(x, tail);
  }

  rareValue(x: v128): v128 {
    return Erfc.joined(x, Erf.any(f64x2.abs(x)));
  }

  @inline slope(x: v128): v128 {
    return f64x2.neg(this.between(x));
  }

  rareSlope(x: v128): v128 {
    return f64x2.neg(this.rareBetween(x));
  }
}

export function erfcValue(count: i32): void {
  prepareErf();
  changetype<Erfc>(0).bound = BELL_NORMAL;
  values<Erfc>(count);
}
export function erfcSlope(count: i32, delta: f64): void {
  prepareErf();
  changetype<Erfc>(0).prepare(delta);
  slopes<Erfc>(count, delta);
}
