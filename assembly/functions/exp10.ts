import { Elementwise, eachFar, slopes, values } from '../elementwise';
import { Exp } from '../math/exp';
import { ExpBase } from '../math/exp-base';
import { preparePowersOf10 } from '../math/exp-base-table';
import { lost } from '../math/lost';

/** Up to here 10^x is a normal number. */
const NORMAL: f64 = 300;
/** Largest delta for the closed form. */
const NEAR: f64 = 100;
/** Beyond it 10^x over any delta is 0 or infinite. */
const REACH: f64 = 660;

/** Power of 10: f(x) = 10^x. slope(x; d) = 10^x sinh(d ln 10)/d; for d > 100, 10^(x+d)/(2d), as 10^-2d is nothing beside 1.
 *  Whole powers that doubles hold are exact: the error is below 0.51 ULP.
 *  Largest error found: f 0.50 ULP at x = -0x1.92406e3576263p+0;
 *  slope 2.40 ULP at x = -0x1.d916e6dd0e2a8p+4, d = 0.000001. */
class Exp10 extends Elementwise {
  /** sinh(d ln 10)/d. */
  factor: v128;
  delta: f64;
  /** Largest |x| for the straight path. */
  bound: f64;

  @inline prepareValue(): void {
    preparePowersOf10();
    this.bound = NORMAL;
  }

  @inline prepare(delta: f64): void {
    preparePowersOf10();
    this.factor = f64x2.splat(ExpBase.factor(min(delta, NEAR), false));
    this.delta = delta;
    this.bound = delta > NEAR ? -1 : NORMAL;
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  @inline value(x: v128): v128 {
    return ExpBase.value(x, false);
  }

  @inline slope(x: v128): v128 {
    return f64x2.mul(ExpBase.value(x, false), this.factor);
  }

  rareValue(x: v128): v128 {
    return ExpBase.times(f64x2.splat(1), x, -600, 309, -120, false);
  }

  rareSlope(x: v128): v128 {
    if (this.bound > 0) return ExpBase.times(this.factor, x, -600, 309, -120, false);
    return eachFar<Exp10>(x, this.delta);
  }

  far(x: f64, delta: f64): f64 {
    const s = x + delta;
    return ExpBase.over(s, lost(x, delta, s), delta, REACH, false);
  }
}

export function exp10Value(count: i32): void {
  changetype<Exp10>(0).prepareValue();
  values<Exp10>(count);
}
export function exp10Slope(count: i32, delta: f64): void {
  changetype<Exp10>(0).prepare(delta);
  slopes<Exp10>(count, delta);
}
