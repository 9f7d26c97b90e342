import { Elementwise } from '../elementwise';
import { Lanes } from '../lanes';
import { EXPM1_LOW } from '../memory';
import { Constant } from './constants';
import { Exp } from './exp';
import { Expm1 } from './expm1';
import { expOver, exponential, exponentOf, halving, mantissaOf } from './far';
import { lost } from './lost';
import { Product } from './product';
import { RightHalf } from './right-half';
import { sinhc } from './sinhc';

/** f(x) = r x for x >= 0, l (e^x - 1) for x < 0, l of two parts.
 *  slope(x; d) = r for x > d, l e^x sinh(d)/d for x < -d, (r (x+d) - l expm1(x-d)) / (2d) between, which cancels where l is
 *  negative; at d = 0, x = 0: (r + l) / 2. */
export abstract class Elus extends Elementwise {
  right: v128;
  left: v128;
  leftLow: v128;
  delta: v128;
  /** sinh(d)/d. */
  factor: v128;
  /** Below it a product's error is not known; infinite where l has no 26 bits to split off. */
  least: v128;

  @inline prepare(delta: f64, right: f64, left: f64, leftLow: f64): void {
    this.right = f64x2.splat(right);
    this.left = f64x2.splat(left);
    this.leftLow = f64x2.splat(leftLow);
    this.delta = f64x2.splat(delta);
    this.factor = f64x2.splat(sinhc(delta));
    const size = Math.abs(left);
    this.least = f64x2.splat(size > 1e-250 && size < 1e290 ? 1e-270 : Infinity);
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
    return f64x2.mul(this.right, x);
  }

  @inline value(x: v128): v128 {
    // At -50, e^x - 1 is -1 to the last bit.
    const e = Expm1.value(f64x2.pmax(x, f64x2.splat(-50)), EXPM1_LOW);
    const y = f64x2.mul(this.left, e);
    const low = f64x2.add(f64x2.mul(this.left, v128.load(EXPM1_LOW)), Product.error(this.left, e, y));
    const known = v128.and(low, f64x2.gt(f64x2.abs(y), this.least));
    const below = f64x2.add(y, f64x2.add(known, f64x2.mul(this.leftLow, e)));
    return v128.bitselect(below, f64x2.mul(this.right, x), f64x2.lt(x, Constant.zero()));
  }

  @inline slope(x: v128): v128 {
    const below = f64x2.mul(this.left, f64x2.mul(Exp.value(x), this.factor));
    return v128.bitselect(below, this.right, f64x2.lt(x, Constant.zero()));
  }

  rareSlope(x: v128): v128 {
    const delta = f64x2.extract_lane(this.delta, 0);
    return Lanes.of(this.far(f64x2.extract_lane(x, 0), delta), this.far(f64x2.extract_lane(x, 1), delta));
  }

  far(x: f64, delta: f64): f64 {
    const right = f64x2.extract_lane(this.right, 0);
    const left = f64x2.extract_lane(this.left, 0);
    if (x > delta) return right;
    if (delta === 0 && x === 0) return right / 2 + left / 2;
    const s = x + delta;
    if (s < 0) {
      if (delta > 300) {
        if (left === 0) return left;
        // What l and e^s are together may be ordinary where one of them is not.
        const size = Math.abs(left);
        const tail = expOver(s, lost(x, delta, s), delta / mantissaOf(size), exponentOf(size) - 1);
        return left < 0 ? -tail : tail;
      }
      // So it is here, where a tail would be subnormal before it is multiplied. -2800 is far enough for every l.
      if (Math.abs(left) > 4 && x < -700) {
        const root = exponential(max(x, -2800) / 4);
        const factor = f64x2.extract_lane(this.factor, 0);
        // In this order nothing overflows, nor is 0, before the result is.
        return left * root * root * (factor * root) * root;
      }
      return left * f64x2.extract_lane(Exp.times(this.factor, f64x2.splat(x)), 0);
    }
    const fall = f64x2.extract_lane(Expm1.value(f64x2.splat(max(x - delta, -700))), 0);
    const half = halving(delta);
    const below = delta * (half + half);
    return right * ((x * half + delta * half) / below) - left * ((fall * half) / below);
  }
}
