import { Elementwise, eachFar, slopes, values } from '../elementwise';
import { Exp } from '../math/exp';
import { ExpBase } from '../math/exp-base';
import { preparePowersOf2 } from '../math/exp-base-table';
import { lost } from '../math/lost';

/** Up to here 2^x is a normal number. */
const NORMAL: f64 = 1000;
/** Largest delta for the closed form. */
const NEAR: f64 = 300;
/** Beyond it 2^x over any delta is 0 or infinite. */
const REACH: f64 = 2200;

/** Power of 2: f(x) = 2^x. slope(x; d) = 2^x sinh(d ln 2)/d; for d > 300, 2^(x+d)/(2d), as 2^-2d is nothing beside 1.
 *  Whole powers that doubles hold are exact: the error is below 0.51 ULP.
 *  Largest error found: f 0.50 ULP at x = -0x1.2931dfd489e71p-8;
 *  slope 1.98 ULP at x = 0x1.fffebdda4361dp-2, d = 0.5. */
class Exp2 extends Elementwise {
  /** sinh(d ln 2)/d. */
  factor: v128;
  delta: f64;
  /** Largest |x| for the straight path. */
  bound: f64;

  @inline prepareValue(): void {
    preparePowersOf2();
    this.bound = NORMAL;
  }

  @inline prepare(delta: f64): void {
    preparePowersOf2();
    this.factor = f64x2.splat(ExpBase.factor(min(delta, NEAR), true));
    this.delta = delta;
    this.bound = delta > NEAR ? -1 : NORMAL;
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  @inline value(x: v128): v128 {
    return ExpBase.value(x, true);
  }

  @inline slope(x: v128): v128 {
    return f64x2.mul(ExpBase.value(x, true), this.factor);
  }

  rareValue(x: v128): v128 {
    return ExpBase.times(f64x2.splat(1), x, -2000, 1025, -400, true);
  }

  rareSlope(x: v128): v128 {
    if (this.bound > 0) return ExpBase.times(this.factor, x, -2000, 1025, -400, true);
    return eachFar<Exp2>(x, this.delta);
  }

  far(x: f64, delta: f64): f64 {
    const s = x + delta;
    return ExpBase.over(s, lost(x, delta, s), delta, REACH, true);
  }
}

export function exp2Value(count: i32): void {
  changetype<Exp2>(0).prepareValue();
  values<Exp2>(count);
}
export function exp2Slope(count: i32, delta: f64): void {
  changetype<Exp2>(0).prepare(delta);
  slopes<Exp2>(count, delta);
}
