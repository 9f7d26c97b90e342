import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { expOver, exponential } from '../math/far';
import { lost } from '../math/lost';
import { sinhc } from '../math/sinhc';
import { TanhSteps } from '../math/tanh-steps';
import { TANH_CONSTANTS, TANH_LIGHT_B3, TANH_LIGHT_B5 } from '../math/tanh-table';
import { lastSlopes, lastValues, singles } from '../singles';

/** Hyperbolic tangent: f(x) = tanh x.
 *  slope(x; d) = 4 (sinh 2d / 2d) e / (1 + e (2 + c + e)), c = 4 sinh^2 d:
 *      tanh x = 2 sigmoid(2x) - 1, and sigmoid's difference at 2x and 2d.
 *  Largest error found: f 0.55 ULP at x = -0x1.827639ca92f87p+3;
 *  slope 4.10 ULP at x = -0x1.0000000000367p+0, d = 1. */
class Tanh extends Elementwise {
  /** 4 sinh(2d)/(2d). */
  factor: v128;
  /** 2 + 4 sinh^2 d. */
  middle: v128;

  @inline prepare(delta: f64): void {
    const half = 2 * delta * sinhc(delta);
    this.factor = f64x2.splat(4 * sinhc(2 * delta));
    this.middle = f64x2.splat(2 + half * half);
  }

  @inline usual(x: v128): bool {
    return Exp.within(350, x);
  }

  @inline value(x: v128): v128 {
    const a = TanhSteps.size(x);
    const z = TanhSteps.round(a);
    const b = TanhSteps.rest(a, z);
    const row0 = TanhSteps.row0(z);
    const row1 = TanhSteps.row1(z);
    const row = v128.shuffle<u64>(row0, row1, 0, 2);
    const h = f64x2.add(row, b);
    const low = TanhSteps.low(h, b, row, v128.shuffle<u64>(row0, row1, 1, 3));
    return v128.or(f64x2.add(h, low), v128.and(x, Constant.sign()));
  }

  /** -2|x|. */
  @inline argument(x: v128): v128 {
    return f64x2.mul(f64x2.abs(x), f64x2.splat(-2));
  }

  @inline slope(x: v128): v128 {
    const e = Exp.value(this.argument(x));
    const t = f64x2.add(Constant.one(), f64x2.mul(e, f64x2.add(this.middle, e)));
    return f64x2.div(f64x2.mul(this.factor, e), t);
  }

  rareSlope(x: v128): v128 {
    const a = this.argument(x);
    const inside = this.slope(Exp.clamp(350, x));
    const outside = Exp.times(this.factor, a);
    return v128.bitselect(outside, inside, f64x2.lt(a, f64x2.splat(-700)));
  }

  /** The difference of the tails left of 0: (1 + f(-|x|+d)) / (2d), 1 + f(-|x|-d) being e^-600 of it;
   *  1 + tanh s = 2 / (1 + e^-2s). Where s is not far below 0 it is exact (P. H. Sterbenz). */
  far(x: f64, delta: f64): f64 {
    const a = -Math.abs(x);
    const s = a + delta;
    if (s < -20) return expOver(2 * s, 2 * lost(a, delta, s), delta, 0);
    return 1 / (1 + exponential(-2 * min(s, 350))) / delta;
  }

  /** (T + t)/(1 + T t) without T's low part, and a degree less of t. */
  @inline light(x: v128): v128 {
    const sign = Constant.sign();
    const a = TanhSteps.size(x);
    const z = TanhSteps.round(a);
    const b = TanhSteps.rest(a, z);
    const row0 = TanhSteps.row0(z);
    const row1 = TanhSteps.row1(z);
    const row = v128.shuffle<u64>(row0, row1, 0, 2);
    const b2 = f64x2.mul(b, b);
    const q = f64x2.add(
      v128.load64_splat(TANH_CONSTANTS, TANH_LIGHT_B3),
      f64x2.mul(b2, v128.load64_splat(TANH_CONSTANTS, TANH_LIGHT_B5)),
    );
    const t = f64x2.add(b, f64x2.mul(f64x2.mul(b, b2), q));
    const size = f64x2.div(f64x2.add(row, t), f64x2.add(Constant.one(), f64x2.mul(row, t)));
    return v128.or(size, v128.and(x, sign));
  }

  @inline lightSlope(x: v128): v128 {
    const e = Exp.light(this.argument(x));
    const t = f64x2.add(Constant.one(), f64x2.mul(e, f64x2.add(this.middle, e)));
    return f64x2.div(f64x2.mul(this.factor, e), t);
  }
}

export function tanhValue(count: i32): void {
  values<Tanh>(count);
}
export function tanhSlope(count: i32, delta: f64): void {
  changetype<Tanh>(0).prepare(delta);
  slopes<Tanh>(count, delta);
}
export function tanhSingles(count: i32): void {
  singles<Tanh>(count);
}
export function tanhLast(count: i32): void {
  lastValues<Tanh>(count);
}
export function tanhLastSlope(count: i32, delta: f64): void {
  changetype<Tanh>(0).prepare(delta);
  lastSlopes<Tanh>(count, delta);
}
