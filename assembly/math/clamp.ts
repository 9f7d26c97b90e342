import { Constant } from './constants';
import { lost } from './lost';

/** x kept between two bounds: max(x, low), then min of that and high. */
export class Clamp {
  @inline static value(x: v128, low: v128, high: v128): v128 {
    return f64x2.pmin(f64x2.pmax(x, low), high);
  }

  /** The derivative: 1 between the bounds, 1/2 at them, 0 outside; 0 everywhere where they do not leave room. */
  @inline static derivative(x: v128, low: v128, high: v128): v128 {
    const half = Constant.half();
    const closed = v128.and(f64x2.ge(x, low), f64x2.le(x, high));
    const open = v128.and(f64x2.gt(x, low), f64x2.lt(x, high));
    const sum = f64x2.add(v128.and(closed, half), v128.and(open, half));
    return v128.bitselect(v128.and(sum, f64x2.lt(low, high)), x, f64x2.eq(x, x));
  }

  /** The central difference at x + d and x - d exactly, d > 0, one number at a time. */
  static difference(x: f64, d: f64, low: f64, high: f64): f64 {
    const right = x + d;
    const left = x - d;
    const rightLow = lost(x, d, right);
    const leftLow = lost(x, -d, left);
    const a = Clamp.of(right, rightLow, low, high);
    const b = Clamp.of(left, leftLow, low, high);
    // The low parts count where the point is between the bounds.
    const aLow = a === right && Clamp.inside(right, rightLow, low, high) ? rightLow : 0;
    const bLow = b === left && Clamp.inside(left, leftLow, low, high) ? leftLow : 0;
    if (d > 1) {
      // Halves, as the rise may be beyond the largest double.
      const rise = a * 0.5 - b * 0.5;
      return (rise + (lost(a * 0.5, -b * 0.5, rise) + (aLow * 0.5 - bLow * 0.5))) / d;
    }
    const rise = a - b;
    return (rise + (lost(a, -b, rise) + (aLow - bLow))) / (2 * d);
  }

  @inline static inside(s: f64, rest: f64, low: f64, high: f64): bool {
    return (s > low || (s === low && rest >= 0)) && (s < high || (s === high && rest <= 0));
  }

  @inline static of(s: f64, rest: f64, low: f64, high: f64): f64 {
    const above = s < low || (s === low && rest < 0) ? low : s;
    return above > high ? high : above;
  }
}
