import { Constant } from './constants';
import { EXP_ROWS } from './exp-rows';
import {
  EXP_CONSTANTS,
  EXP_LIGHT_R2,
  EXP_LIGHT_R3,
  EXP_LIGHT_STEP,
  EXP_MAGIC,
  EXP_R2,
  EXP_R3,
  EXP_R4,
  EXP_RATE,
  EXP_STEP,
  EXP_STEP_LOW,
} from './exp-table';

/** e^x in two lanes, as a sum s + v whose rounded sum is within 0.51 ULP of e^x:
 *
 *      k = round(512 x / ln2)               one multiply and the magic add: z = 512 x / ln2 + 1.5 2^52
 *      r = x - k ln2/512,  |r| <= ln2/1024  ln2/512 in two parts, the first product exact
 *      s = 2^(k/512)                        table row k mod 512, its exponent raised by k div 512
 *      v = s (tail + r + r^2 p(r))          tail: what the row's double leaves out; p: degree 2
 *
 *  The steps are methods, so that a function which also needs the low part v - ((s + v) - s), or s
 *  alone, has them at no cost:
 *
 *      const z = Exp.round(x);
 *      const rest = Exp.rest(x, z);
 *      const s = Exp.power(z);
 *      const v = f64x2.mul(s, rest);
 *
 *  `rest` and `power` both read the rows. In this order Binaryen reads them once. The steps hold for |x| <= 700, where s v is no
 *  subnormal; `times` covers everything.
 *
 *  With 512 rows p has a degree less than with 128: 5 % of sigmoid's time. The rows are 8 KB, which stay in
 *  the L1 cache beside a block.
 *
 *  Constants are loaded, not splatted: V8 builds a splatted constant anew in each iteration from
 *  Node 24 on (sigmoid: 3.3 ns an element splatted, 2.2 ns loaded; Sapphire Rapids, Node 24).
 *  Method: P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE
 *  floating-point arithmetic", ACM TOMS 15 (1989). Constants: tools/tables/exp.ts. */
export class Exp {
  /** Whether both lanes are within [-bound, bound]; false for NaN. */
  @inline static within(bound: f64, x: v128): bool {
    const size = v128.andnot(x, Constant.sign());
    return i64x2.bitmask(f64x2.le(size, f64x2.splat(bound))) === 3;
  }

  /** The same of two vectors, with one branch. */
  @inline static bothWithin(bound: f64, x: v128, y: v128): bool {
    const most = f64x2.splat(bound);
    const sign = Constant.sign();
    const left = f64x2.le(v128.andnot(x, sign), most);
    return i64x2.bitmask(v128.and(left, f64x2.le(v128.andnot(y, sign), most))) === 3;
  }

  /** x limited to [-bound, bound]; NaN passes through. */
  @inline static clamp(bound: f64, x: v128): v128 {
    return f64x2.pmax(f64x2.pmin(x, f64x2.splat(bound)), f64x2.splat(-bound));
  }

  /** k + 1.5 2^52: k sits in the low bits. */
  @inline static round(x: v128): v128 {
    return f64x2.add(
      f64x2.mul(x, v128.load64_splat(EXP_CONSTANTS, EXP_RATE)),
      v128.load64_splat(EXP_CONSTANTS, EXP_MAGIC),
    );
  }

  /** The same of -x. */
  @inline static roundNegative(x: v128): v128 {
    return f64x2.sub(
      v128.load64_splat(EXP_CONSTANTS, EXP_MAGIC),
      f64x2.mul(x, v128.load64_splat(EXP_CONSTANTS, EXP_RATE)),
    );
  }

  /** Table row of lane 0. */
  @inline static row0(z: v128): v128 {
    return v128.load(EXP_ROWS + ((<usize>i32x4.extract_lane(z, 0) & 511) << 4));
  }

  /** Table row of lane 1. */
  @inline static row1(z: v128): v128 {
    return v128.load(EXP_ROWS + ((<usize>i32x4.extract_lane(z, 2) & 511) << 4));
  }

  /** s = 2^(k/512). */
  @inline static power(z: v128): v128 {
    return Exp.scale(z, Exp.row0(z), Exp.row1(z));
  }

  /** The same of rows that were loaded. */
  @inline static scale(z: v128, row0: v128, row1: v128): v128 {
    return i64x2.add(v128.shuffle<u64>(row0, row1, 1, 3), i64x2.shl(z, 43));
  }

  /** What s leaves out of 2^(k/512), relative to it. */
  @inline static tail(z: v128): v128 {
    return v128.shuffle<u64>(Exp.row0(z), Exp.row1(z), 0, 2);
  }

  /** k. */
  @inline static count(z: v128): v128 {
    return f64x2.sub(z, v128.load64_splat(EXP_CONSTANTS, EXP_MAGIC));
  }

  /** x less the first part of k ln2/512. */
  @inline static reduce(x: v128, k: v128): v128 {
    return f64x2.add(x, f64x2.mul(k, v128.load64_splat(EXP_CONSTANTS, EXP_STEP)));
  }

  /** The same of -x. */
  @inline static reduceNegative(x: v128, k: v128): v128 {
    return f64x2.sub(f64x2.mul(k, v128.load64_splat(EXP_CONSTANTS, EXP_STEP)), x);
  }

  /** v/s = tail + r + r^2 p(r), for z = round(x). */
  @inline static rest(x: v128, z: v128): v128 {
    return Exp.restOf(Exp.reduce(x, Exp.count(z)), z);
  }

  /** The same of -x, for z = roundNegative(x). */
  @inline static restNegative(x: v128, z: v128): v128 {
    return Exp.restOf(Exp.reduceNegative(x, Exp.count(z)), z);
  }

  @inline static restOf(reduced: v128, z: v128): v128 {
    const r = f64x2.add(reduced, f64x2.mul(Exp.count(z), v128.load64_splat(EXP_CONSTANTS, EXP_STEP_LOW)));
    const r2 = f64x2.mul(r, r);
    return f64x2.add(f64x2.add(Exp.tail(z), r), f64x2.mul(r2, Exp.polynomial(r, r2)));
  }

  /** high + low - r for r = fl(high + low), high from `reduce` and low = k times the low part of ln2/512. Exact: where |high| is
   *  the smaller, it still is a multiple of low's last place (S. M. Rump, T. Ogita, S. Oishi, SIAM J. Sci. Comput. 31, 2008).
   *  For k = 0, low is 0. Else |x| > 2^-11, so that x and high are multiples of 2^-63; low, below 2^-24, has a last place
   *  of 2^-77 at most. */
  @inline static lowOf(high: v128, low: v128, r: v128): v128 {
    return f64x2.add(f64x2.sub(high, r), low);
  }

  /** p(r): e^r = 1 + r + r^2 p(r) for |r| <= ln2/1024. */
  @inline static polynomial(r: v128, r2: v128): v128 {
    const low = f64x2.add(
      f64x2.mul(r, v128.load64_splat(EXP_CONSTANTS, EXP_R3)),
      v128.load64_splat(EXP_CONSTANTS, EXP_R2),
    );
    return f64x2.add(low, f64x2.mul(r2, v128.load64_splat(EXP_CONSTANTS, EXP_R4)));
  }

  /** e^x to 2^-46, for |x| <= 700: without the row's tail, with ln2/512 in one part and p of degree 1. */
  @inline static light(x: v128): v128 {
    const z = Exp.round(x);
    return Exp.lightSum(z, f64x2.add(x, Exp.lightStep(z)));
  }

  /** The same of -x. */
  @inline static lightNegative(x: v128): v128 {
    const z = Exp.roundNegative(x);
    return Exp.lightSum(z, f64x2.sub(Exp.lightStep(z), x));
  }

  /** -k ln2/512. */
  @inline static lightStep(z: v128): v128 {
    return f64x2.mul(Exp.count(z), v128.load64_splat(EXP_CONSTANTS, EXP_LIGHT_STEP));
  }

  /** s + s (r + r^2 p(r)). */
  @inline static lightSum(z: v128, r: v128): v128 {
    const s = Exp.power(z);
    const p = f64x2.add(
      f64x2.mul(r, v128.load64_splat(EXP_CONSTANTS, EXP_LIGHT_R3)),
      v128.load64_splat(EXP_CONSTANTS, EXP_LIGHT_R2),
    );
    const rest = f64x2.add(r, f64x2.mul(f64x2.mul(r, r), p));
    return f64x2.add(s, f64x2.mul(s, rest));
  }

  /** e^x. */
  @inline static value(x: v128): v128 {
    const z = Exp.round(x);
    const rest = Exp.rest(x, z);
    const s = Exp.power(z);
    return f64x2.add(s, f64x2.mul(s, rest));
  }

  /** e^-x. */
  @inline static negative(x: v128): v128 {
    const z = Exp.roundNegative(x);
    const rest = Exp.restNegative(x, z);
    const s = Exp.power(z);
    return f64x2.add(s, f64x2.mul(s, rest));
  }

  /** 1 - e^-u = u - u^2/2 + u^3/6 for |u| < 5e-5: u^4/24, which is left out, is below 3e-19. */
  @inline static fall(u: v128): v128 {
    const cubic = f64x2.sub(Constant.one(), f64x2.mul(u, f64x2.splat(1 / 3.0)));
    return f64x2.sub(u, f64x2.mul(f64x2.mul(f64x2.mul(u, u), Constant.half()), cubic));
  }

  /** factor e^x for every x and 1 <= factor <= e^300, rounded once: the rare path, where 2^(k/512) or
   *  the result is no normal double. Bit for bit `factor * Exp.value(x)` where that holds. */
  static times(factor: v128, x: v128): v128 {
    // Beyond these bounds the result is 0 or Infinity. NaN passes through: data first.
    const c = f64x2.pmax(f64x2.pmin(x, f64x2.splat(710)), f64x2.splat(-1400));
    const small = f64x2.lt(c, f64x2.splat(-300));
    const z = Exp.round(c);
    const rest = Exp.rest(c, z);
    const s = Exp.moved(z, small);
    const v = f64x2.mul(s, rest);
    const e = f64x2.add(s, v);
    const y = f64x2.mul(e, factor);
    const low = f64x2.mul(f64x2.sub(v, f64x2.sub(e, s)), factor);
    return Exp.movedBack(y, low, small);
  }

  /** s = 2^(k/512) with its exponent moved by 1022 if it is small, else by -512, so that nothing made of it is subnormal
   *  or overflows. */
  @inline static moved(z: v128, small: v128): v128 {
    const by = v128.bitselect(i64x2.splat(0x3fe0000000000000), i64x2.splat(0xe000000000000000), small);
    return i64x2.add(Exp.power(z), by);
  }

  /** y + low with its exponent moved back, by an exact product. A subnormal result would be rounded twice, so it is
   *  rounded to its own last place first, by adding 1: in the moved scale 1 stands for the least normal number. */
  @inline static movedBack(y: v128, low: v128, small: v128): v128 {
    const one = f64x2.splat(1);
    // It counts for y < 1 alone: there 1 - h + y is what h leaves out, exactly.
    const h = f64x2.add(one, y);
    const rounded = f64x2.sub(f64x2.add(h, f64x2.add(f64x2.add(f64x2.sub(one, h), y), low)), one);
    const subnormal = v128.and(small, f64x2.lt(y, one));
    return f64x2.mul(
      v128.bitselect(rounded, y, subnormal),
      v128.bitselect(f64x2.splat(2.2250738585072014e-308), f64x2.splat(1.3407807929942597e154), small),
    );
  }
}
