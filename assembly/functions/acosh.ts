import { Elementwise, slopes, values } from '../elementwise';
import { Area, SQUARES } from '../math/area';
import { Constant } from '../math/constants';
import { Log } from '../math/log';

/** Inverse hyperbolic cosine: f(x) = acosh x = log(x + sqrt(x^2 - 1)), NaN below 1.
 *  slope(x; d) = log((p + P) / (q + Q)) / (2d), p = x + d, q = x - d, P = sqrt(p^2 - 1), Q = sqrt(q^2 - 1), see math/area.ts;
 *      beyond 1e150 log's; NaN where q is below 1. p - 1 and q - 1 are rounded once, as x - 1 is exact up to 2^53, and
 *      x - d near d.
 *  Largest error found: f 0.57 ULP at x = 0x1.02f59bb8c871ep+0;
 *  slope 5.01 ULP at x = 0x1.145c76f43a17ap+4, d = 0.000001. */
class Acosh extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  /** Whether both lanes are above 1 and their squares finite. */
  @inline usual(x: v128): bool {
    const inside = v128.and(f64x2.gt(x, Constant.one()), f64x2.le(x, f64x2.splat(SQUARES)));
    return i64x2.bitmask(inside) === 3;
  }

  @inline value(x: v128): v128 {
    return Area.value(x, f64x2.splat(-1), false);
  }

  rareValue(x: v128): v128 {
    const one = f64x2.splat(1);
    const bound = f64x2.splat(SQUARES);
    const inside = this.value(f64x2.pmin(x, bound));
    const far = v128.bitselect(Area.far(f64x2.pmax(x, one)), inside, f64x2.gt(x, bound));
    const below = v128.bitselect(f64x2.splat(0), f64x2.splat(NaN), f64x2.eq(x, one));
    return v128.bitselect(far, below, f64x2.gt(x, one));
  }

  @inline slope(x: v128): v128 {
    return this.rareSlope(x);
  }

  rareSlope(x: v128): v128 {
    const one = f64x2.splat(1);
    const delta = this.delta;
    const bound = f64x2.splat(SQUARES);
    const p = f64x2.add(x, delta);
    const q = f64x2.sub(x, delta);
    const more = f64x2.sub(x, one);
    const pLess = f64x2.add(more, delta);
    const whole = f64x2.gt(x, f64x2.splat(9007199254740992));
    const qLess = v128.bitselect(f64x2.sub(q, one), f64x2.sub(more, delta), whole);
    const near = Area.slope(x, delta, this.root(p, pLess), q, this.root(q, qLess));
    const far = Log.slope(f64x2.pmax(x, one), f64x2.splat(0), delta, false);
    const inside = v128.bitselect(far, near, f64x2.gt(x, bound));
    return v128.bitselect(inside, f64x2.splat(NaN), f64x2.ge(qLess, f64x2.splat(0)));
  }

  /** sqrt(p^2 - 1) = sqrt((p-1)(p+1)). */
  @inline root(p: v128, less: v128): v128 {
    const bound = f64x2.splat(SQUARES);
    const product = f64x2.mul(f64x2.pmin(less, bound), f64x2.add(f64x2.pmin(p, bound), f64x2.splat(1)));
    return v128.bitselect(p, f64x2.sqrt(product), f64x2.gt(p, bound));
  }
}

export function acoshValue(count: i32): void {
  values<Acosh>(count);
}
export function acoshSlope(count: i32, delta: f64): void {
  changetype<Acosh>(0).prepare(delta);
  slopes<Acosh>(count, delta);
}
