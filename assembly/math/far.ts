import { TWO_54 } from './constants';
import { Exp } from './exp';
import { Log } from './log';

/** What the central differences at delta above 300 are made of, one number at a time. There the points
 *  x - d and x + d are so far apart that only one of the two tails counts (the other is e^-600 of it), and
 *  the plain difference of what is left does not cancel; but e^(x+d) overflows where e^(x+d)/(2d) does not,
 *  the rounding of x + d counts (e^710 has a condition number of 710), and 2d overflows from 9e307 on. */

/** What a difference and its 2d are both multiplied by: in halves neither overflows; of subnormal numbers those are taken
 *  2^60 times as large. */
export function halving(delta: f64): f64 {
  return delta < 1e-290 ? 576460752303423488 : 0.5;
}

/** e^x, |x| <= 700. */
export function exponential(x: f64): f64 {
  return f64x2.extract_lane(Exp.value(f64x2.splat(x)), 0);
}

/** log(1 + x), x >= 0. */
export function logOnePlus(x: f64): f64 {
  return f64x2.extract_lane(Log.onePlus(f64x2.splat(x)), 0);
}

/** 2^shift e^(s+low) / d for d > 300 and every s, where low is what s leaves of a sum: below 2^-43 while
 *  |s| < 1500, so that it goes into e^(r+low) - 1 to first order. Within 1.1 ULP. */
export function expOver(s: f64, low: f64, d: f64, shift: i32): f64 {
  // Beyond, the result is 0 or Infinity, as 2^-1075 d > e^-1500 and 2^1024 d < e^1500.
  if (s < -1500) return 0;
  if (s > 1500) return Infinity;
  const z = Exp.round(f64x2.splat(s));
  return PowerOver.of(z, f64x2.extract_lane(Exp.rest(f64x2.splat(s), z), 0) + low, d, shift);
}

/** Of a power of e or of another base, the quotient by delta. */
export class PowerOver {
  /** 2^shift 2^(k/512) (1 + rest) / d for d > 300, k being in z as `Exp.round` leaves it.
   *
   *  2^(k/512) (1 + rest) = 2^n e, 1 <= e < 2 (n = k div 512), and d = 2^q m, 1 <= m < 2: the quotient e/m is a
   *  normal number, and the power of two comes last, in two steps of which the first is exact. */
  @inline static of(z: v128, rest: f64, d: f64, shift: i32): f64 {
    const count = i32x4.extract_lane(z, 0);
    const root = reinterpret<f64>(i64x2.extract_lane(Exp.row0(z), 1) + ((<i64>(count & 511)) << 43));
    const e = root + root * rest;
    const bits = reinterpret<i64>(d);
    const m = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
    const n = shift + (count >> 9) - <i32>(bits >> 52) + 1023;
    // e/m is between 1/2 and 2: beyond these bounds the result is 0 or Infinity all the same.
    const whole = min(max(n, -2040), 2040);
    const half = whole >> 1;
    return (e / m) * exponent(half) * exponent(whole - half);
  }
}

/** 2^n, -1022 <= n <= 1023. */
function exponent(n: i32): f64 {
  return reinterpret<f64>((<i64>(n + 1023)) << 52);
}

/** e of v = m 2^e, 1 <= m < 2, v > 0. */
export function exponentOf(v: f64): i32 {
  const tiny = v < f64.MIN_NORMAL_VALUE;
  return <i32>(reinterpret<i64>(tiny ? v * TWO_54 : v) >> 52) - 1023 - (tiny ? 54 : 0);
}

/** m of it. */
export function mantissaOf(v: f64): f64 {
  const bits = reinterpret<i64>(v < f64.MIN_NORMAL_VALUE ? v * TWO_54 : v);
  return reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
}
