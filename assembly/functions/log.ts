import { Elementwise, slopes, values } from '../elementwise';
import { Constant, TWO_54 } from '../math/constants';
import { Log } from '../math/log';
import { Singles } from '../math/single-bounds';
import { lastValues, singles } from '../singles';

/** Natural logarithm: f(x) = log x. slope(x; d) = atanh(d/x)/d = log(1 + 2d/(x-d)) / (2d).
 *  Largest error found: f 0.76 ULP at x = 0x1.971392efa204fp+0;
 *  slope 3.26 ULP at x = 0x1.03991dfd5b82dp+0, d = 0.001. */
class LogFunction extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  @inline usual(x: v128): bool {
    return Log.usual(x);
  }

  @inline usualPair(x: v128, y: v128): bool {
    return Log.bothUsual(x, y);
  }

  @inline value(x: v128): v128 {
    return Log.value(x);
  }

  @inline slope(x: v128): v128 {
    return Log.slope(x, Constant.zero(), this.delta, false);
  }

  /** Subnormals by 2^54; 0, negative numbers, Infinity and NaN one by one. */
  rareValue(x: v128): v128 {
    const zero = f64x2.splat(0);
    const subnormal = f64x2.lt(x, f64x2.splat(f64.MIN_NORMAL_VALUE));
    const scaled = v128.bitselect(f64x2.mul(x, f64x2.splat(TWO_54)), x, subnormal);
    const moved = Log.moved(scaled);
    const k = f64x2.sub(Log.exponent(moved), v128.and(f64x2.splat(54), subnormal));
    const finite = Log.sum(Log.fraction(scaled, moved), k, Log.low(k));
    // x - x is NaN at Infinity and NaN; x + Infinity there is x.
    const infinite = f64x2.gt(x, f64x2.splat(f64.MAX_VALUE));
    const positive = v128.bitselect(x, finite, infinite);
    const other = v128.bitselect(f64x2.splat(-Infinity), f64x2.splat(NaN), f64x2.eq(x, zero));
    return v128.bitselect(positive, other, f64x2.gt(x, zero));
  }

  rareSlope(x: v128): v128 {
    return this.slope(x);
  }

  @inline light(x: v128): v128 {
    return Log.light(x);
  }

  /** Positive and finite: a subnormal single is a normal double. */
  @inline usualSingles(x: v128): bool {
    return Singles.between(x, Constant.zero(), Singles.infinity());
  }
}

export function logValue(count: i32): void {
  values<LogFunction>(count);
}
export function logSlope(count: i32, delta: f64): void {
  changetype<LogFunction>(0).prepare(delta);
  slopes<LogFunction>(count, delta);
}
export function logSingles(count: i32): void {
  singles<LogFunction>(count);
}
export function logLast(count: i32): void {
  lastValues<LogFunction>(count);
}
