import { Elementwise, slopes, values } from '../elementwise';
import { Lanes } from '../lanes';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Expm1 } from '../math/expm1';
import { expOver, halving } from '../math/far';
import { lost } from '../math/lost';
import { Product } from '../math/product';
import { RightHalf } from '../math/right-half';
import { sinhc } from '../math/sinhc';
import { EXPM1_LOW } from '../memory';

/** 2^1000. */
const LARGE: f64 = 1.0715086071862673e301;

/** Continuously differentiable exponential linear unit: f(x) = x for x >= 0, a (e^(x/a) - 1) for x < 0, a > 0.
 *  x/a is u + v, v what the quotient u leaves out: e^u has a condition number of |u|.
 *  slope(x; d) = 1 for x > d, e^(x/a) sinh(D)/D for x < -d, D = d/a; (x + d - a expm1((x-d)/a)) / (2d) between, a sum.
 *  Largest error found: f 0.50 ULP at x = -0x1.08b065fa10546p+6;
 *  slope 3.43 ULP at x = -0x1.05fbdbac7b153p-10, d = 0.001. */
class Celu extends Elementwise {
  /** a, and a s, s a power of two: between 1e-250 and 1e250 it is 1, elsewhere it keeps products from overflowing or
   *  being subnormal. */
  size: f64;
  alpha: v128;
  unit: f64;
  delta: v128;
  /** sinh(D)/D. */
  factor: v128;
  /** Below -bound: e^(x/a) may be subnormal, or s is not 1, or sinh D is too large. */
  bound: f64;

  @inline prepare(delta: f64, alpha: f64): void {
    const unit: f64 = alpha < 1e-250 ? LARGE : alpha > 1e250 ? 1 / LARGE : 1;
    this.size = alpha;
    this.unit = unit;
    this.alpha = f64x2.splat(alpha * unit);
    this.delta = f64x2.splat(delta);
    const wide = delta / alpha;
    this.bound = unit === 1 && wide <= 300 ? 700 * alpha : -Infinity;
    const factor = sinhc(wide);
    // What the quotient leaves out counts D times in sinh D.
    const low = this.lostOf(delta, wide);
    this.factor = f64x2.splat(wide > 1 ? factor + factor * low : factor);
  }

  /** v of u = x s/(a s), where 1e-17 < |u| < 1e10; below, f(x) is x; beyond, it is not looked at. */
  @inline lost(x: v128, u: v128): v128 {
    const size = f64x2.abs(u);
    const range = v128.and(f64x2.gt(size, f64x2.splat(1e-17)), f64x2.lt(size, f64x2.splat(1e10)));
    const p = f64x2.mul(u, this.alpha);
    const left = f64x2.sub(f64x2.sub(x, p), Product.error(u, this.alpha, p));
    return v128.and(f64x2.div(left, this.alpha), range);
  }

  /** For the slope: neither lane near the joint nor in the subnormal tail. */
  @inline usual(x: v128): bool {
    const apart = f64x2.gt(v128.andnot(x, Constant.sign()), this.delta);
    return i64x2.bitmask(v128.and(f64x2.ge(x, f64x2.splat(-this.bound)), apart)) === 3;
  }

  @inline isEasy(x: v128): bool {
    return RightHalf.has(x);
  }

  @inline easy(x: v128): v128 {
    return x;
  }

  @inline value(x: v128): v128 {
    // At -50, e^u - 1 is -1 to the last bit.
    const scaled = f64x2.mul(x, f64x2.splat(this.unit));
    const u = f64x2.pmax(f64x2.pmin(f64x2.div(scaled, this.alpha), Constant.zero()), f64x2.splat(-50));
    const e = Expm1.value(u, EXPM1_LOW);
    const y = f64x2.mul(this.alpha, e);
    const moved = f64x2.mul(this.lost(scaled, u), f64x2.add(e, Constant.one()));
    const shift = v128.and(moved, f64x2.gt(u, f64x2.splat(-50)));
    const low = f64x2.mul(this.alpha, f64x2.add(v128.load(EXPM1_LOW), shift));
    const error = v128.and(Product.error(this.alpha, e, y), f64x2.gt(f64x2.abs(y), f64x2.splat(1e-270)));
    const below = f64x2.mul(f64x2.add(y, f64x2.add(low, error)), f64x2.splat(1 / this.unit));
    // Where u^2/2 is below half a last place it is x: u may be subnormal.
    return v128.bitselect(below, x, f64x2.lt(u, f64x2.splat(-5e-17)));
  }

  @inline slope(x: v128): v128 {
    const u = f64x2.div(f64x2.pmin(x, Constant.zero()), this.alpha);
    const e = f64x2.mul(Exp.value(u), this.factor);
    const below = f64x2.add(e, f64x2.mul(e, this.lost(x, u)));
    return v128.bitselect(below, Constant.one(), f64x2.lt(x, Constant.zero()));
  }

  rareSlope(x: v128): v128 {
    const delta = f64x2.extract_lane(this.delta, 0);
    return Lanes.of(this.one(f64x2.extract_lane(x, 0), delta), this.one(f64x2.extract_lane(x, 1), delta));
  }

  one(x: f64, delta: f64): f64 {
    const alpha = this.size;
    if (x > delta) return 1;
    if (delta === 0 && x === 0) return 1;
    const s = x + delta;
    if (s < 0) {
      if (delta / alpha > 300) {
        const u = s / alpha;
        const low = this.lostOf(s, u) + (u > -1600 ? lost(x, delta, s) / alpha : 0);
        return expOver(u, low, delta / alpha, -1);
      }
      // What `usual` would pass, beside any lane: the same bits.
      if (x >= -this.bound) return f64x2.extract_lane(this.slope(f64x2.splat(x)), 0);
      const u = x / alpha;
      const factor = f64x2.extract_lane(this.factor, 0);
      return f64x2.extract_lane(
        Exp.times(f64x2.splat(factor + factor * this.lostOf(x, u)), f64x2.splat(u)),
        0,
      );
    }
    if (alpha < 1e-290 || x - delta === -Infinity) {
      // A fall that may be subnormal, or infinite, is divided before it is rounded. In halves where a sum may overflow.
      const half: f64 = delta > 1 ? 0.5 : 1;
      const u = ((x * half - delta * half) / alpha) * (1 / half);
      const e = f64x2.extract_lane(Expm1.value(f64x2.splat(max(u, -50))), 0);
      return ((x * half + delta * half) / delta / half - (alpha / delta) * e) / 2;
    }
    const fall = f64x2.extract_lane(this.value(f64x2.splat(x - delta)), 0);
    const half = halving(delta);
    return (x * half + delta * half - fall * half) / (delta * (half + half));
  }

  /** v of one number. */
  lostOf(x: f64, u: f64): f64 {
    const v = this.lost(f64x2.splat(x * this.unit), f64x2.splat(u));
    return f64x2.extract_lane(v, 0);
  }
}

export function celuValue(count: i32, alpha: f64): void {
  changetype<Celu>(0).prepare(0, alpha);
  values<Celu>(count);
}
export function celuSlope(count: i32, delta: f64, alpha: f64): void {
  changetype<Celu>(0).prepare(delta, alpha);
  slopes<Celu>(count, delta);
}
