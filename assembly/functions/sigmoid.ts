import { Elementwise, slopes, values, valuesAndSlopes } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { expOver, exponential } from '../math/far';
import { lost } from '../math/lost';
import { OnePlus } from '../math/one-plus';
import { Singles } from '../math/single-bounds';
import { sinhc } from '../math/sinhc';
import { lastSlopes, lastValues, singles } from '../singles';

/** 1 less 7 units of its last place, as bits. */
const LESS = memory.data<u64>([0x3feffffffffffff9], 16);

/** Logistic sigmoid: f(x) = 1/(1+e^-x).
 *  slope(x; d) = (f(x+d) - f(x-d)) / (2d) = (sinh d / d) e / (1 + e (2 + c + e)),
 *      e = e^-x, c = 4 sinh^2(d/2); even in x, so e = e^-|x| serves as well.
 *  Largest error found: f 0.99 ULP at x = -0x1.c7deb85408a8cp+6;
 *  slope 5.40 ULP at x = 0x1.e3019f35da3a1p+0, d = 3. */
class Sigmoid extends Elementwise {
  /** sinh(d)/d. */
  factor: v128;
  /** 2 + 4 sinh^2(d/2). */
  middle: v128;

  @inline prepare(delta: f64): void {
    const half = delta * sinhc(delta / 2);
    this.factor = f64x2.splat(sinhc(delta));
    this.middle = f64x2.splat(2 + half * half);
  }

  /** |x| <= 350, so that e^2 is finite. */
  @inline usual(x: v128): bool {
    return Exp.within(350, x);
  }

  /** q = 1/t, t = fl(1 + e), corrected to first order by what t leaves out: the rounding of the sum
   *  and the low part of e. Plain q is 2.2 ULP and takes 1.6 ns an element in place of 2.1,
   *  as long as gcc's vector loop with -ffast-math. */
  @inline valueOf(s: v128, v: v128, e: v128): v128 {
    const one = Constant.one();
    const t = f64x2.add(one, e);
    const low = f64x2.add(OnePlus.low(s, t), v);
    const q = f64x2.div(one, t);
    return f64x2.sub(q, f64x2.mul(f64x2.mul(q, low), q));
  }

  /** 1 + e (2 + c + e). */
  @inline below(e: v128): v128 {
    return f64x2.add(Constant.one(), f64x2.mul(e, f64x2.add(this.middle, e)));
  }

  @inline slopeOf(e: v128): v128 {
    return f64x2.div(f64x2.mul(this.factor, e), this.below(e));
  }

  @inline value(x: v128): v128 {
    const z = Exp.roundNegative(x);
    const rest = Exp.restNegative(x, z);
    const s = Exp.power(z);
    const v = f64x2.mul(s, rest);
    return this.valueOf(s, v, f64x2.add(s, v));
  }

  @inline slope(x: v128): v128 {
    return this.slopeOf(Exp.negative(x));
  }

  @inline both(x: v128, at: usize): v128 {
    const z = Exp.roundNegative(x);
    const rest = Exp.restNegative(x, z);
    const s = Exp.power(z);
    const v = f64x2.mul(s, rest);
    const e = f64x2.add(s, v);
    v128.store(at, this.valueOf(s, v, e));
    return this.slopeOf(e);
  }

  /** Beyond |x| = 350, f(x) is e^x to the last bit, or 1. */
  rareValue(x: v128): v128 {
    const inside = this.value(Exp.clamp(350, x));
    const low = Exp.times(Constant.one(), x);
    return v128.bitselect(low, inside, f64x2.lt(x, f64x2.splat(-350)));
  }

  rareSlope(x: v128): v128 {
    const a = f64x2.neg(f64x2.abs(x));
    const inside = this.slope(Exp.clamp(350, x));
    const e = Exp.times(Constant.one(), a);
    const outside = f64x2.div(Exp.times(this.factor, a), this.below(e));
    return v128.bitselect(outside, inside, f64x2.lt(a, f64x2.splat(-350)));
  }

  /** The difference of the tails left of 0: f(-|x|+d) / (2d), f(-|x|-d) being e^-600 of it. Where s is not
   *  far below 0 it is exact (P. H. Sterbenz): |x| is between d/2 and 2d then; or f is 1. */
  far(x: f64, delta: f64): f64 {
    const a = -Math.abs(x);
    const s = a + delta;
    if (s < -40) return expOver(s, lost(a, delta, s), delta, -1);
    return 0.5 / (1 + exponential(-min(s, 700))) / delta;
  }

  /** 1 / (1 + e^-x), a few units of the last place towards 1/2: near 0 it is half way between two singles and a
   *  little nearer to 1/2, which a double cannot hold. From the bits above x's exponent: 3 or 4 for x > 0, 11 or 12
   *  for x < 0 (0 for tiny x, which is 1/2). */
  @inline light(x: v128): v128 {
    const towards = i64x2.add(v128.load64_splat(LESS), i64x2.shr_u(x, 60));
    return f64x2.div(towards, f64x2.add(Constant.one(), Exp.lightNegative(x)));
  }

  /** Beyond the bounds it is 0 or 1 as a single. */
  @inline limit(x: v128): v128 {
    return Singles.limit(x, Singles.expMost(), Singles.expLeast());
  }

  @inline lightSlope(x: v128): v128 {
    return this.slopeOf(Exp.lightNegative(x));
  }
}

export function sigmoidValue(count: i32): void {
  values<Sigmoid>(count);
}
export function sigmoidSlope(count: i32, delta: f64): void {
  changetype<Sigmoid>(0).prepare(delta);
  slopes<Sigmoid>(count, delta);
}
export function sigmoidValueAndSlope(count: i32, delta: f64): void {
  changetype<Sigmoid>(0).prepare(delta);
  valuesAndSlopes<Sigmoid>(count, delta);
}
export function sigmoidSingles(count: i32): void {
  singles<Sigmoid>(count);
}
export function sigmoidLast(count: i32): void {
  lastValues<Sigmoid>(count);
}
export function sigmoidLastSlope(count: i32, delta: f64): void {
  changetype<Sigmoid>(0).prepare(delta);
  lastSlopes<Sigmoid>(count, delta);
}
