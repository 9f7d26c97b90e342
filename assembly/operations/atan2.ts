import {
  ATAN_HALF,
  ATAN_HALF_LOW,
  ATAN2_CONSTANTS,
  ATAN2_T3,
  ATAN2_T23,
  PI,
  PI_LOW,
  QUARTER_PI,
  QUARTER_PI_LOW,
} from '../math/atan2-table';
import { Constant } from '../math/constants';
import { HALF_PI_HIGH, HALF_PI_LOW } from '../math/trig-table';

/** Of the terms, the first and the last. */
const FIRST: usize = ATAN2_CONSTANTS + ATAN2_T3;
const LAST: usize = ATAN2_CONSTANTS + ATAN2_T23;

/** The angle of (x, y) from the positive x axis, from -pi to pi:
 *
 *      n = min(|x|, |y|), d = max(|x|, |y|); atan(n/d) = atan t, or atan(1/2) + atan t, or pi/4 + atan t
 *      t = n/d, (2n-d)/(2d+n), (n-d)/(n+d)      up to n/d = 7/16, 11/16, 1
 *      atan t = t - t (t^2 c0 + t^4 c1 + ...)
 *      pi/2 less that where |y| > |x|; pi less that where x < 0; the sign of y.
 *
 *  Constants: tools/tables/atan2.ts. */
export function atan2(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16) {
    v128.store(out, angle(v128.load(a), v128.load(b)));
    a += aStep;
    b += bStep;
  }
}

function angle(y: v128, x: v128): v128 {
  const sign = Constant.sign();
  const zero = f64x2.splat(0);
  const infinity = f64x2.splat(Infinity);
  const p = f64x2.abs(y);
  const q = f64x2.abs(x);
  // Two infinities are as good as two ones; else the larger one by 2^-3 where it is near the end of the range.
  const both = v128.and(f64x2.eq(p, infinity), f64x2.eq(q, infinity));
  const by = v128.bitselect(
    f64x2.splat(0.125),
    Constant.one(),
    f64x2.gt(f64x2.max(p, q), f64x2.splat(1e300)),
  );
  const n = v128.bitselect(Constant.one(), f64x2.mul(f64x2.min(p, q), by), both);
  const d = v128.bitselect(Constant.one(), f64x2.mul(f64x2.max(p, q), by), both);
  const far = f64x2.gt(f64x2.mul(n, f64x2.splat(16)), f64x2.mul(d, f64x2.splat(11)));
  const some = f64x2.gt(f64x2.mul(n, f64x2.splat(16)), f64x2.mul(d, f64x2.splat(7)));
  const n2 = f64x2.add(n, n);
  const d2 = f64x2.add(d, d);
  const above = v128.bitselect(f64x2.sub(n, d), v128.bitselect(f64x2.sub(n2, d), n, some), far);
  const below = v128.bitselect(f64x2.add(n, d), v128.bitselect(f64x2.add(d2, n), d, some), far);
  const ratio = f64x2.div(above, below);
  // 0/0, and anything beside Infinity.
  const t = v128.bitselect(zero, ratio, v128.or(f64x2.eq(d, zero), f64x2.eq(d, infinity)));
  const high = v128.bitselect(f64x2.splat(QUARTER_PI), v128.and(f64x2.splat(ATAN_HALF), some), far);
  const low = v128.bitselect(f64x2.splat(QUARTER_PI_LOW), v128.and(f64x2.splat(ATAN_HALF_LOW), some), far);
  const z = f64x2.mul(t, t);
  let sum = v128.load64_splat(LAST);
  for (let at: usize = LAST - 8; at >= FIRST; at -= 8) {
    sum = f64x2.add(f64x2.mul(sum, z), v128.load64_splat(at));
  }
  const cubic = f64x2.mul(t, f64x2.mul(z, sum));
  const inner = f64x2.sub(high, f64x2.sub(f64x2.sub(cubic, low), t));
  const quarter = f64x2.sub(f64x2.splat(HALF_PI_HIGH), f64x2.sub(inner, f64x2.splat(HALF_PI_LOW)));
  const acute = v128.bitselect(quarter, inner, f64x2.gt(p, q));
  const obtuse = f64x2.sub(f64x2.splat(PI), f64x2.sub(acute, f64x2.splat(PI_LOW)));
  const left = i64x2.lt_s(x, i64x2.splat(0));
  const result = v128.or(v128.bitselect(obtuse, acute, left), v128.and(y, sign));
  const missing = v128.or(f64x2.ne(x, x), f64x2.ne(y, y));
  return v128.bitselect(f64x2.splat(NaN), result, missing);
}
