import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Log } from '../math/log';
import { OnePlus } from '../math/one-plus';
import { Singles } from '../math/single-bounds';
import { lastValues, singles } from '../singles';

/** log(1 + x), exact near 0 too: f(x) = log(1 + x). slope(x; d): log's at 1 + x.
 *  Largest error found: f 0.75 ULP at x = 0x1.3a34ad1e6671bp-1;
 *  slope 4.25 ULP at x = 0x1.0626e1eee4201p-10, d = 0.001. */
class Log1p extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  @inline usual(x: v128): bool {
    return Log.usual(f64x2.add(x, Constant.one()));
  }

  @inline value(x: v128): v128 {
    return Log.onePlus(x);
  }

  @inline slope(x: v128): v128 {
    const u = f64x2.add(Constant.one(), x);
    return Log.slope(u, OnePlus.low(x, u), this.delta, true);
  }

  rareValue(x: v128): v128 {
    const inside = this.value(x);
    const one = f64x2.splat(-1);
    const below = v128.bitselect(f64x2.splat(-Infinity), f64x2.splat(NaN), f64x2.eq(x, one));
    const above = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(f64.MAX_VALUE)));
    return v128.bitselect(above, below, f64x2.gt(x, one));
  }

  rareSlope(x: v128): v128 {
    return this.slope(x);
  }

  @inline light(x: v128): v128 {
    return v128.or(Log.lightOnePlus(x), v128.and(x, Constant.sign()));
  }

  @inline usualSingles(x: v128): bool {
    return Singles.between(x, Singles.minusOne(), Singles.infinity());
  }
}

export function log1pValue(count: i32): void {
  values<Log1p>(count);
}
export function log1pSlope(count: i32, delta: f64): void {
  changetype<Log1p>(0).prepare(delta);
  slopes<Log1p>(count, delta);
}
export function log1pSingles(count: i32): void {
  singles<Log1p>(count);
}
export function log1pLast(count: i32): void {
  lastValues<Log1p>(count);
}
