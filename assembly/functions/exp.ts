import { Elementwise, slopes, values, valuesAndSlopes } from '../elementwise';
import { Exp } from '../math/exp';
import { expOver } from '../math/far';
import { lost } from '../math/lost';
import { Singles } from '../math/single-bounds';
import { sinhc } from '../math/sinhc';
import { lastSlopes, lastValues, singles } from '../singles';

/** Exponential: f(x) = e^x. slope(x; d) = e^x sinh(d)/d.
 *  Largest error found: f 0.50 ULP at x = -0x1.ffffffff3a2b6p-1;
 *  slope 2.30 ULP at x = -0x1.6d2796a5667dbp+8, d = 3. */
class ExpFunction extends Elementwise {
  /** sinh(d)/d. */
  factor: v128;

  @inline prepare(delta: f64): void {
    this.factor = f64x2.splat(sinhc(delta));
  }

  @inline usual(x: v128): bool {
    return Exp.within(700, x);
  }

  @inline usualPair(x: v128, y: v128): bool {
    return Exp.bothWithin(700, x, y);
  }

  @inline value(x: v128): v128 {
    return Exp.value(x);
  }

  @inline slope(x: v128): v128 {
    return f64x2.mul(Exp.value(x), this.factor);
  }

  @inline both(x: v128, at: usize): v128 {
    const e = Exp.value(x);
    v128.store(at, e);
    return f64x2.mul(e, this.factor);
  }

  rareValue(x: v128): v128 {
    return Exp.times(f64x2.splat(1), x);
  }

  rareSlope(x: v128): v128 {
    return Exp.times(this.factor, x);
  }

  /** sinh d is e^d/2 to the last bit. */
  far(x: f64, delta: f64): f64 {
    const s = x + delta;
    return expOver(s, lost(x, delta, s), delta, -1);
  }

  @inline light(x: v128): v128 {
    return Exp.light(x);
  }

  /** Beyond the bounds it is 0 or Infinity as a single. */
  @inline limit(x: v128): v128 {
    return Singles.limit(x, Singles.expMost(), Singles.expLeast());
  }

  @inline lightSlope(x: v128): v128 {
    return f64x2.mul(Exp.light(x), this.factor);
  }
}

export function expValue(count: i32): void {
  values<ExpFunction>(count);
}
export function expSlope(count: i32, delta: f64): void {
  changetype<ExpFunction>(0).prepare(delta);
  slopes<ExpFunction>(count, delta);
}
export function expValueAndSlope(count: i32, delta: f64): void {
  changetype<ExpFunction>(0).prepare(delta);
  valuesAndSlopes<ExpFunction>(count, delta);
}
export function expSingles(count: i32): void {
  singles<ExpFunction>(count);
}
export function expLast(count: i32): void {
  lastValues<ExpFunction>(count);
}
export function expLastSlope(count: i32, delta: f64): void {
  changetype<ExpFunction>(0).prepare(delta);
  lastSlopes<ExpFunction>(count, delta);
}
