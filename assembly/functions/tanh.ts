import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Expm1 } from '../math/expm1';
import { expOver, exponential, lost } from '../math/far';
import { sinhc } from '../math/sinhc';
import { EXPM1_LOW } from '../memory';

/** Hyperbolic tangent: f(x) = (1 - e) / (1 + e), e = e^-2x.
 *  slope(x; d) = 4 (sinh 2d / 2d) e / (1 + e (2 + c + e)), c = 4 sinh^2 d:
 *      tanh x = 2 sigmoid(2x) - 1, and sigmoid's difference at 2x and 2d.
 *  Error: f max 0.99 ULP at x = -0x1.9e9c4c76c2d48p-30; slope max 3.40 ULP at x = -0x1.fffffffffffb6p-1, d = 1. */
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

  /** q = m/t, m + ml = e - 1, t = 2 + m, corrected to first order by the low parts of both.
   *  1/t = (1 - q)/2 comes free of a second division. Plain q is 2.4 ULP. */
  @inline value(x: v128): v128 {
    const one = Constant.one();
    const two = Constant.two();
    // At -50, e^-2|x| - 1 is -1 to the last bit.
    const m = Expm1.value(f64x2.pmax(this.argument(x), f64x2.splat(-50)), EXPM1_LOW);
    const mLow = v128.load(EXPM1_LOW);
    const t = f64x2.add(two, m);
    const tLow = f64x2.add(f64x2.sub(m, f64x2.sub(t, two)), mLow);
    const q = f64x2.div(m, t);
    const y = f64x2.mul(f64x2.sub(one, q), Constant.half());
    const corrected = f64x2.add(q, f64x2.mul(f64x2.sub(mLow, f64x2.mul(q, tLow)), y));
    // This is -tanh|x|: the sign bit of x takes the place of its own.
    const sign = Constant.sign();
    return v128.or(v128.andnot(corrected, sign), v128.and(x, sign));
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
}

export function tanhValue(count: i32): void {
  values<Tanh>(count);
}
export function tanhSlope(count: i32, delta: f64): void {
  changetype<Tanh>(0).prepare(delta);
  slopes<Tanh>(count, delta);
}
