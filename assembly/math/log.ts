import { Constant } from './constants';
import {
  LOG_CONSTANTS,
  LOG_EXPONENT,
  LOG_LEAST,
  LOG_LIGHT_LN2,
  LOG_LIGHT_MOST,
  LOG_LIGHT_S2,
  LOG_LIGHT_S4,
  LOG_LIGHT_S6,
  LOG_LIGHT_S8,
  LOG_LIGHT_S10,
  LOG_LN2_HIGH,
  LOG_LN2_LOW,
  LOG_MAGIC,
  LOG_MAGIC_BIASED,
  LOG_MOST,
  LOG_MOVE,
  LOG_ONE,
  LOG_S2,
  LOG_S4,
  LOG_S6,
  LOG_S8,
  LOG_S10,
  LOG_S12,
  LOG_S14,
} from './log-table';
import { OnePlus } from './one-plus';

/** Natural logarithm in two lanes of normal positive numbers:
 *
 *      x = 2^k m, sqrt(1/2) <= m < sqrt 2,  f = m - 1,  s = f/(2+f)
 *      log m = 2 atanh s = f - f^2/2 + s (f^2/2 + R(s^2)),  R: degree 7 in s^2
 *      log x = k ln2 + log m,  ln2 in two parts, the first product exact
 *
 *  The method of fdlibm's e_log.c (Sun Microsystems, 1993), with k taken by adding bits instead of by
 *  branches. Constants: tools/tables/log.ts. */
export class Log {
  /** The bits of x, moved so that the exponent field counts from sqrt(1/2). */
  @inline static moved(x: v128): v128 {
    return i64x2.add(x, v128.load64_splat(LOG_CONSTANTS, LOG_MOVE));
  }

  /** k as a double: the exponent field under the mantissa of 2^52. */
  @inline static exponent(moved: v128): v128 {
    const bits = v128.or(i64x2.shr_u(moved, 52), v128.load64_splat(LOG_CONSTANTS, LOG_MAGIC));
    return f64x2.sub(bits, v128.load64_splat(LOG_CONSTANTS, LOG_MAGIC_BIASED));
  }

  /** f = m - 1. */
  @inline static fraction(x: v128, moved: v128): v128 {
    const field = v128.and(moved, v128.load64_splat(LOG_CONSTANTS, LOG_EXPONENT));
    const m = i64x2.add(i64x2.sub(x, field), v128.load64_splat(LOG_CONSTANTS, LOG_ONE));
    return f64x2.sub(m, Constant.one());
  }

  /** s (half + R(s^2)) = log(1 + f) - f + half, half = f^2/2. */
  @inline static inner(f: v128, half: v128): v128 {
    const s = f64x2.div(f, f64x2.add(Constant.two(), f));
    const z = f64x2.mul(s, s);
    const w = f64x2.mul(z, z);
    // R = z (c0 + w (c2 + w (c4 + w c6))) + w (c1 + w (c3 + w c5)), even and odd terms side by side.
    const even = f64x2.mul(
      z,
      Log.horner3(w, LOG_S2, LOG_S6, LOG_S10, v128.load64_splat(LOG_CONSTANTS, LOG_S14)),
    );
    const odd = f64x2.mul(w, Log.horner2(w, LOG_S4, LOG_S8, v128.load64_splat(LOG_CONSTANTS, LOG_S12)));
    return f64x2.mul(s, f64x2.add(half, f64x2.add(even, odd)));
  }

  /** log(1 + f) + k ln2, from k times the low part of ln2 (and whatever else is as small). */
  @inline static sum(f: v128, k: v128, low: v128): v128 {
    const half = f64x2.mul(f64x2.mul(f, f), Constant.half());
    const inner = Log.inner(f, half);
    const high = f64x2.mul(k, v128.load64_splat(LOG_CONSTANTS, LOG_LN2_HIGH));
    return f64x2.sub(high, f64x2.sub(f64x2.sub(half, f64x2.add(inner, low)), f));
  }

  /** k times the low part of ln2. */
  @inline static low(k: v128): v128 {
    return f64x2.mul(k, v128.load64_splat(LOG_CONSTANTS, LOG_LN2_LOW));
  }

  @inline static horner2(w: v128, a: usize, b: usize, top: v128): v128 {
    const inner = f64x2.add(v128.load64_splat(LOG_CONSTANTS + b), f64x2.mul(w, top));
    return f64x2.add(v128.load64_splat(LOG_CONSTANTS + a), f64x2.mul(w, inner));
  }

  @inline static horner3(w: v128, a: usize, b: usize, c: usize, top: v128): v128 {
    return f64x2.add(v128.load64_splat(LOG_CONSTANTS + a), f64x2.mul(w, Log.horner2(w, b, c, top)));
  }

  /** Whether both lanes are normal, positive and finite. */
  @inline static usual(x: v128): bool {
    const above = f64x2.ge(x, v128.load64_splat(LOG_CONSTANTS, LOG_LEAST));
    const below = f64x2.le(x, v128.load64_splat(LOG_CONSTANTS, LOG_MOST));
    return i64x2.bitmask(v128.and(above, below)) === 3;
  }

  /** The same of two vectors, with one branch. */
  @inline static bothUsual(x: v128, y: v128): bool {
    const least = v128.load64_splat(LOG_CONSTANTS, LOG_LEAST);
    const most = v128.load64_splat(LOG_CONSTANTS, LOG_MOST);
    const left = v128.and(f64x2.ge(x, least), f64x2.le(x, most));
    const right = v128.and(f64x2.ge(y, least), f64x2.le(y, most));
    return i64x2.bitmask(v128.and(left, right)) === 3;
  }

  /** log x. */
  @inline static value(x: v128): v128 {
    const moved = Log.moved(x);
    const k = Log.exponent(moved);
    return Log.sum(Log.fraction(x, moved), k, Log.low(k));
  }

  /** log x to 2^-42: k ln2 + 2 atanh s, R of degree 5, without low parts. */
  @inline static light(x: v128): v128 {
    const moved = Log.moved(x);
    return Log.lightSum(Log.fraction(x, moved), Log.exponent(moved));
  }

  /** log(1 + x) to 2^-42, for 1 + x normal. Where it is not moved, x itself is the fraction: nothing is lost. */
  @inline static lightOnePlus(x: v128): v128 {
    const u = f64x2.add(Constant.one(), x);
    const moved = Log.moved(u);
    const k = Log.exponent(moved);
    const f = v128.bitselect(x, Log.fraction(u, moved), f64x2.eq(k, Constant.zero()));
    return Log.lightSum(f, k);
  }

  /** log(1 + e) to 2^-42, for 0 <= e <= 1: halved from sqrt 2 on. */
  @inline static lightOnePlusPart(e: v128): v128 {
    const half = f64x2.gt(e, v128.load64_splat(LOG_CONSTANTS, LOG_LIGHT_MOST));
    const halved = f64x2.mul(f64x2.sub(e, Constant.one()), Constant.half());
    const m = Log.lightFraction(v128.bitselect(halved, e, half));
    return f64x2.add(v128.and(v128.load64_splat(LOG_CONSTANTS, LOG_LIGHT_LN2), half), m);
  }

  /** log(1 + f) + k ln2. */
  @inline static lightSum(f: v128, k: v128): v128 {
    return f64x2.add(f64x2.mul(k, v128.load64_splat(LOG_CONSTANTS, LOG_LIGHT_LN2)), Log.lightFraction(f));
  }

  /** log(1 + f) = s (2 + R(s^2)). */
  @inline static lightFraction(f: v128): v128 {
    const s = f64x2.div(f, f64x2.add(Constant.two(), f));
    const z = f64x2.mul(s, s);
    const w = f64x2.mul(z, z);
    const even = f64x2.mul(
      z,
      Log.horner2(w, LOG_LIGHT_S2, LOG_LIGHT_S6, v128.load64_splat(LOG_CONSTANTS, LOG_LIGHT_S10)),
    );
    const top = f64x2.mul(w, v128.load64_splat(LOG_CONSTANTS, LOG_LIGHT_S8));
    const odd = f64x2.mul(w, f64x2.add(v128.load64_splat(LOG_CONSTANTS, LOG_LIGHT_S4), top));
    return f64x2.mul(s, f64x2.add(Constant.two(), f64x2.add(even, odd)));
  }

  /** log(1 + x), for 1 + x normal. A zero keeps the sign of x. */
  @inline static onePlus(x: v128): v128 {
    const u = f64x2.add(Constant.one(), x);
    return Log.corrected(x, u, OnePlus.low(x, u));
  }

  /** log(u + left): log u, and left over u. A zero keeps the sign of x. */
  @inline static corrected(x: v128, u: v128, left: v128): v128 {
    const moved = Log.moved(u);
    const k = Log.exponent(moved);
    const kLow = f64x2.add(Log.low(k), f64x2.div(left, u));
    const result = Log.sum(Log.fraction(u, moved), k, kLow);
    return v128.or(result, v128.and(x, Constant.sign()));
  }

  /** (log(x+d) - log(x-d)) / (2d) = log(1 + q) / (2d),  q = 2d/(x-d), at x = u + low; 1/x where (d/x)^2/3 is
   *  below the last place, d = 0 included. Infinity at x = d, NaN below.
   *
   *  Well conditioned everywhere: an error of q goes into log(1 + q) at most whole. 2d, which may overflow, is
   *  taken of the quotient: d/(x-d) is at most 2^53 for a double x, the distance of doubles near d.
   *  @param near x - d may be closer to 0 than that: where the whole x is 1 + a tiny number. */
  @inline static slope(u: v128, low: v128, delta: v128, near: bool): v128 {
    const zero = Constant.zero();
    const left = f64x2.add(f64x2.sub(u, delta), low);
    let half = f64x2.div(delta, left);
    let tiny = zero;
    if (near) {
      // Beyond 2^900: 2^100 less of it, and 100 ln2 more of log(1 + q), which is log q there.
      tiny = f64x2.lt(left, f64x2.mul(delta, f64x2.splat(1.183052186166774e-271)));
      const raised = f64x2.mul(left, f64x2.splat(1.2676506002282294e30));
      half = f64x2.div(delta, v128.bitselect(raised, left, tiny));
    }
    let rise = Log.onePlus(f64x2.add(half, half));
    if (near) rise = f64x2.add(rise, v128.and(f64x2.splat(69.31471805599453), tiny));
    // Halved first: an exact product, as rise is above 2^-27.
    const ratio = f64x2.div(f64x2.mul(rise, Constant.half()), delta);
    const edge = v128.bitselect(f64x2.splat(Infinity), f64x2.splat(NaN), f64x2.eq(left, zero));
    const difference = v128.bitselect(ratio, edge, f64x2.gt(left, zero));
    const far = f64x2.le(f64x2.mul(delta, f64x2.splat(134217728)), u);
    // u + 0: the derivative at -0 is Infinity too.
    return v128.bitselect(f64x2.div(Constant.one(), f64x2.add(u, zero)), difference, far);
  }
}
