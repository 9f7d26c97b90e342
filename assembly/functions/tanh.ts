import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { expOver, exponential, lost } from '../math/far';
import { sinhc } from '../math/sinhc';
import { TANH_ROWS } from '../math/tanh-rows';
import {
  TANH_B3,
  TANH_B5,
  TANH_B7,
  TANH_CONSTANTS,
  TANH_END,
  TANH_LIGHT_B3,
  TANH_LIGHT_B5,
  TANH_MAGIC,
  TANH_RATE,
  TANH_STEP,
} from '../math/tanh-table';
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

  /** |x| up to 20. */
  @inline static size(x: v128): v128 {
    return f64x2.pmin(v128.andnot(x, Constant.sign()), v128.load64_splat(TANH_CONSTANTS, TANH_END));
  }

  /** z with i = round(32 a) in its lowest bits. */
  @inline static round(a: v128): v128 {
    return f64x2.add(
      f64x2.mul(a, v128.load64_splat(TANH_CONSTANTS, TANH_RATE)),
      v128.load64_splat(TANH_CONSTANTS, TANH_MAGIC),
    );
  }

  /** a - i/32. */
  @inline static rest(a: v128, z: v128): v128 {
    const i = f64x2.sub(z, v128.load64_splat(TANH_CONSTANTS, TANH_MAGIC));
    return f64x2.sub(a, f64x2.mul(i, v128.load64_splat(TANH_CONSTANTS, TANH_STEP)));
  }

  /** The rows of both lanes. A NaN's bits name a row too: one of 1024. */
  @inline static row0(z: v128): v128 {
    return v128.load(TANH_ROWS + ((<usize>i32x4.extract_lane(z, 0) & 1023) << 4));
  }
  @inline static row1(z: v128): v128 {
    return v128.load(TANH_ROWS + ((<usize>i32x4.extract_lane(z, 2) & 1023) << 4));
  }

  /** From a row T + Tl = tanh(i/32), i = round(32 a), a = |x| up to 20, where tanh is 1 to the last bit:
   *
   *      b = a - i/32, exact,  |b| <= 1/64,  tl = b^3 q(b^2),  t = b + tl = tanh b
   *      tanh a = (T + t)/(1 + T t) = T + b + (tl - t T (T + t)/(1 + T t) + Tl)
   *
   *  T + b is summed with its rounding, exactly, since T is 0 or larger than b; the rest is below 1/60 of it. */
  @inline value(x: v128): v128 {
    const one = Constant.one();
    const sign = Constant.sign();
    const a = Tanh.size(x);
    const z = Tanh.round(a);
    const b = Tanh.rest(a, z);
    const row0 = Tanh.row0(z);
    const row1 = Tanh.row1(z);
    const row = v128.shuffle<u64>(row0, row1, 0, 2);
    const rowLow = v128.shuffle<u64>(row0, row1, 1, 3);
    const b2 = f64x2.mul(b, b);
    const inner = f64x2.add(
      v128.load64_splat(TANH_CONSTANTS, TANH_B5),
      f64x2.mul(b2, v128.load64_splat(TANH_CONSTANTS, TANH_B7)),
    );
    const q = f64x2.add(v128.load64_splat(TANH_CONSTANTS, TANH_B3), f64x2.mul(b2, inner));
    const tLow = f64x2.mul(f64x2.mul(b, b2), q);
    const t = f64x2.add(b, tLow);
    const above = f64x2.mul(f64x2.mul(t, row), f64x2.add(row, t));
    const bend = f64x2.div(above, f64x2.add(one, f64x2.mul(row, t)));
    const h = f64x2.add(row, b);
    const hLow = f64x2.add(f64x2.sub(row, h), b);
    const rest = f64x2.add(f64x2.sub(tLow, bend), f64x2.add(hLow, rowLow));
    return v128.or(f64x2.add(h, rest), v128.and(x, sign));
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
    const a = Tanh.size(x);
    const z = Tanh.round(a);
    const b = Tanh.rest(a, z);
    const row0 = Tanh.row0(z);
    const row1 = Tanh.row1(z);
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
