import { Elementwise, slopes, values } from '../elementwise';
import { Lanes } from '../lanes';
import { Constant } from '../math/constants';
import { Log } from '../math/log';
import { LogDouble } from '../math/log-double';
import { Powers } from '../math/pow';
import { PowSlope } from '../math/pow-slope';
import { COEFFICIENT_BYTES, COEFFICIENTS, POW_LOW } from '../memory';
import { powerSlope, powerValue } from './power';

/** How many terms G has, and where the last is, at `COEFFICIENTS`. */
const TERMS: usize = 5;
const LAST: usize = 8 * (TERMS - 1);

/** Power with a real exponent: f(x) = x^p = e^(p log x), the logarithm and its product with p as sums of two doubles; NaN for
 *  x < 0. A whole p below 2^31 in size is power's. Special cases are those of C23's pow.
 *
 *  slope(x; d), t = d/x:
 *  - p t <= 1/4 and (12 + p) t <= 1/2, or, of p below 0, (6.5 + |p|) t <= 1/4: p x^(p-1) G,
 *    G = sum of (p-1)(p-2)...(p-2j) t^2j / (2j+1)! to j = 5, next to 1. The first term left out is below 1e-17: of p < 0,
 *    (|p|+1)...(|p|+12) <= (|p| + 6.5)^12 (a product is at most its mean's power), and 0.25^12 / 13! = 9.6e-18;
 *  - elsewhere and near the ends of the range x^p (1 - e^-w) / (2d) of the point where it is larger, w = |p| log((x+d)/(x-d)),
 *    see math/pow-slope.ts: NaN where x - d is below 0.
 *  Largest error found: f 0.50 ULP at x = 0x1.571b9c5807fe6p-2;
 *  slope 4.55 ULP at x = 0x1.93413d9dcdbb8p-46, d = 1e-15. */
class Pow extends Elementwise {
  /** p, and p - 1 as a sum of two doubles. */
  p: v128;
  less: v128;
  lessLow: v128;
  delta: v128;
  /** Largest t for G. */
  reach: v128;
  /** Whether |p| is at most 512, so that p log x stays far from overflow. */
  moderate: bool;

  @inline prepare(delta: f64, p: f64): void {
    if (COEFFICIENT_BYTES < 8 * TERMS) ERROR('The terms run out of COEFFICIENTS');
    const less = p - 1;
    const back = less - p;
    this.p = f64x2.splat(p);
    this.less = f64x2.splat(less);
    this.lessLow = f64x2.splat(p - (less - back) + (-1 - back));
    this.delta = f64x2.splat(delta);
    const size = Math.abs(p);
    this.reach = f64x2.splat(p < 0 ? 0.25 / (6.5 + size) : min(0.25 / size, 0.5 / (12 + size)));
    this.moderate = size <= 512;
    let g = 1.0;
    for (let j: usize = 0; j < TERMS; j++) {
      const k = f64(2 * j);
      g *= ((p - k - 1) * (p - k - 2)) / ((k + 2) * (k + 3));
      store<f64>(COEFFICIENTS + (j << 3), g);
    }
  }

  @inline usual(x: v128): bool {
    return this.moderate && Log.usual(x);
  }

  @inline value(x: v128): v128 {
    return Powers.near(x, this.p);
  }

  rareValue(x: v128): v128 {
    return Powers.any(x, this.p);
  }

  slope(x: v128): v128 {
    const t = f64x2.div(this.delta, x);
    const high = LogDouble.of(x, Constant.zero(), POW_LOW);
    const power = Powers.of(this.less, this.lessLow, high, v128.load(POW_LOW));
    const z = f64x2.mul(t, t);
    let sum = v128.load64_splat(COEFFICIENTS, LAST);
    for (let at = <i32>LAST - 8; at >= 0; at -= 8) {
      sum = f64x2.add(f64x2.mul(sum, z), v128.load64_splat(COEFFICIENTS + <usize>at));
    }
    const g = f64x2.add(f64x2.mul(sum, z), Constant.one());
    const inRange = v128.and(f64x2.gt(power, f64x2.splat(1e-290)), f64x2.lt(power, f64x2.splat(1e290)));
    const normal = v128.and(
      f64x2.ge(x, f64x2.splat(f64.MIN_NORMAL_VALUE)),
      f64x2.le(x, f64x2.splat(f64.MAX_VALUE)),
    );
    const near = v128.and(v128.and(inRange, normal), f64x2.le(t, this.reach));
    const result = f64x2.mul(power, f64x2.mul(this.p, g));
    if (i64x2.bitmask(near) === 3) return result;
    return v128.bitselect(result, this.singly(x), near);
  }

  rareSlope(x: v128): v128 {
    return this.moderate ? this.slope(x) : this.singly(x);
  }

  singly(x: v128): v128 {
    const p = f64x2.extract_lane(this.p, 0);
    const less = f64x2.extract_lane(this.less, 0);
    const lessLow = f64x2.extract_lane(this.lessLow, 0);
    const d = f64x2.extract_lane(this.delta, 0);
    return Lanes.of(
      PowSlope.of(f64x2.extract_lane(x, 0), d, p, less, lessLow),
      PowSlope.of(f64x2.extract_lane(x, 1), d, p, less, lessLow),
    );
  }
}

/** Whether power has it. */
function isWhole(p: f64): bool {
  return Math.trunc(p) === p && Math.abs(p) < 2147483648;
}

export function powValue(count: i32, p: f64): void {
  if (isWhole(p)) {
    powerValue(count, p);
    return;
  }
  changetype<Pow>(0).prepare(0, p);
  values<Pow>(count);
}
export function powSlope(count: i32, delta: f64, p: f64): void {
  if (isWhole(p)) {
    powerSlope(count, delta, p);
    return;
  }
  changetype<Pow>(0).prepare(delta, p);
  slopes<Pow>(count, delta);
}
