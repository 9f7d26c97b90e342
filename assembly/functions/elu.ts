import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Expm1 } from '../math/expm1';
import { expOver, exponential } from '../math/far';
import { lost } from '../math/lost';
import { RightHalf } from '../math/right-half';
import { Singles } from '../math/single-bounds';
import { sinhc } from '../math/sinhc';
import { lastSlopes, lastValues, singles } from '../singles';

/** Exponential linear unit: f(x) = x for x >= 0, e^x - 1 for x < 0.
 *  slope(x; d) = 1 for x > d, e^x sinh(d)/d for x < -d, ((x+d) - expm1(x-d)) / (2d) between: a sum of
 *  two positive numbers.
 *  Largest error found: f 0.50 ULP at x = -0x1.2b6bfce1724f9p+5;
 *  slope 3.36 ULP at x = -0x1.06041860bce71p-10, d = 0.001. */
class Elu extends Elementwise {
  delta: v128;
  /** sinh(d)/d. */
  factor: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
    this.factor = f64x2.splat(sinhc(delta));
  }

  /** For the slope: neither lane near the joint nor in the subnormal tail. */
  @inline usual(x: v128): bool {
    const least = f64x2.splat(-700);
    const apart = f64x2.gt(v128.andnot(x, Constant.sign()), this.delta);
    return i64x2.bitmask(v128.and(f64x2.ge(x, least), apart)) === 3;
  }

  @inline isEasy(x: v128): bool {
    return RightHalf.has(x);
  }

  @inline easy(x: v128): v128 {
    return x;
  }

  @inline value(x: v128): v128 {
    // At -50, e^x - 1 is -1 to the last bit.
    const below = Expm1.value(f64x2.pmax(x, f64x2.splat(-50)));
    return v128.bitselect(below, x, f64x2.lt(x, Constant.zero()));
  }

  @inline slope(x: v128): v128 {
    const below = f64x2.mul(Exp.value(x), this.factor);
    return v128.bitselect(below, Constant.one(), f64x2.lt(x, Constant.zero()));
  }

  rareSlope(x: v128): v128 {
    const one = f64x2.splat(1);
    const minus = f64x2.neg(this.delta);
    const width = f64x2.add(this.delta, this.delta);
    const left = Expm1.value(Exp.clamp(700, f64x2.sub(x, this.delta)));
    const joint = f64x2.div(f64x2.sub(f64x2.add(x, this.delta), left), width);
    // At d = 0 both sides meet x = 0 with slope 1.
    const derivative = v128.and(f64x2.eq(width, f64x2.splat(0)), f64x2.eq(x, x));
    const middle = v128.bitselect(one, joint, derivative);
    const right = v128.bitselect(one, middle, f64x2.gt(x, this.delta));
    const low = f64x2.lt(x, f64x2.splat(-700));
    const usual = f64x2.mul(Exp.value(Exp.clamp(700, x)), this.factor);
    const below = v128.bitselect(Exp.times(this.factor, x), usual, low);
    return v128.bitselect(below, right, f64x2.lt(x, minus));
  }

  /** Between -d and d: ((x+d) + 1 - e^(x-d)) / (2d), halved so that nothing overflows. Where x - d is not
   *  far below 0, x + d outweighs the rest. */
  far(x: f64, delta: f64): f64 {
    if (x > delta) return 1;
    const s = x + delta;
    if (s < 0) return expOver(s, lost(x, delta, s), delta, -1);
    return (x / 2 + delta / 2 + (1 - exponential(max(x - delta, -700))) / 2) / delta;
  }

  @inline light(x: v128): v128 {
    return this.single(f64x2.pmax(x, f64x2.splat(-50)));
  }

  /** Whether all four are x. */
  @inline easySingles(x: v128): bool {
    return i32x4.bitmask(f32x4.ge(x, f32x4.splat(0))) === 15;
  }

  @inline limit(x: v128): v128 {
    return f32x4.pmax(x, Singles.expm1Least());
  }

  @inline single(x: v128): v128 {
    const below = Expm1.light(x);
    return v128.bitselect(below, x, f64x2.lt(x, Constant.zero()));
  }

  @inline lightSlope(x: v128): v128 {
    const below = f64x2.mul(Exp.light(x), this.factor);
    return v128.bitselect(below, Constant.one(), f64x2.lt(x, Constant.zero()));
  }
}

export function eluValue(count: i32): void {
  values<Elu>(count);
}
export function eluSlope(count: i32, delta: f64): void {
  changetype<Elu>(0).prepare(delta);
  slopes<Elu>(count, delta);
}
export function eluSingles(count: i32): void {
  singles<Elu>(count);
}
export function eluLast(count: i32): void {
  lastValues<Elu>(count);
}
export function eluLastSlope(count: i32, delta: f64): void {
  changetype<Elu>(0).prepare(delta);
  lastSlopes<Elu>(count, delta);
}
