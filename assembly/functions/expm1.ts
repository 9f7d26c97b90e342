import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Expm1 } from '../math/expm1';
import { expOver } from '../math/far';
import { lost } from '../math/lost';
import { Singles } from '../math/single-bounds';
import { sinhc } from '../math/sinhc';
import { lastSlopes, lastValues, singles } from '../singles';

/** e^x - 1, exact near 0 too: f(x) = e^x - 1. slope(x; d) = e^x sinh(d)/d.
 *  Largest error found: f 0.50 ULP at x = -0x1.2b6bfce1724f9p+5;
 *  slope 2.34 ULP at x = 0x1.ed81b6c22fa6bp+3, d = 3. */
class Expm1Function extends Elementwise {
  /** sinh(d)/d. */
  factor: v128;

  @inline prepare(delta: f64): void {
    this.factor = f64x2.splat(sinhc(delta));
  }

  @inline usual(x: v128): bool {
    return Exp.within(700, x);
  }

  @inline value(x: v128): v128 {
    // The sign of x for a zero.
    return v128.or(Expm1.value(x), v128.and(x, Constant.sign()));
  }

  @inline slope(x: v128): v128 {
    return f64x2.mul(Exp.value(x), this.factor);
  }

  /** Beyond |x| = 700 it is e^x or -1. */
  rareValue(x: v128): v128 {
    const inside = this.value(Exp.clamp(700, x));
    return v128.bitselect(Exp.times(f64x2.splat(1), x), inside, f64x2.gt(x, f64x2.splat(700)));
  }

  rareSlope(x: v128): v128 {
    return Exp.times(this.factor, x);
  }

  /** sinh d is e^d/2 to the last bit. */
  far(x: f64, delta: f64): f64 {
    const s = x + delta;
    return expOver(s, lost(x, delta, s), delta, -1);
  }

  @inline light(x: v128): v128 {
    return v128.or(Expm1.light(x), v128.and(x, Constant.sign()));
  }

  /** Beyond the bounds it is -1 or Infinity as a single. */
  @inline limit(x: v128): v128 {
    return Singles.limit(x, Singles.expMost(), Singles.expLeast());
  }

  @inline lightSlope(x: v128): v128 {
    return f64x2.mul(Exp.light(x), this.factor);
  }
}

export function expm1Value(count: i32): void {
  values<Expm1Function>(count);
}
export function expm1Slope(count: i32, delta: f64): void {
  changetype<Expm1Function>(0).prepare(delta);
  slopes<Expm1Function>(count, delta);
}
export function expm1Singles(count: i32): void {
  singles<Expm1Function>(count);
}
export function expm1Last(count: i32): void {
  lastValues<Expm1Function>(count);
}
export function expm1LastSlope(count: i32, delta: f64): void {
  changetype<Expm1Function>(0).prepare(delta);
  lastSlopes<Expm1Function>(count, delta);
}
