import { TRIG_REST, TRIG_REST_LOW } from '../memory';
import { Constant, MAGIC } from './constants';
import { reduceLarge } from './payne-hanek';
import { TRIG_ROWS } from './trig-rows';
import {
  COS_LIGHT_R2,
  COS_LIGHT_R4,
  COS_R2,
  COS_R4,
  COS_R6,
  SIN_LIGHT_R3,
  SIN_LIGHT_R5,
  SIN_R3,
  SIN_R5,
  SIN_R7,
  TRIG_CONSTANTS,
  TRIG_LIGHT_REST,
  TRIG_RATE,
  TRIG_STEP1,
  TRIG_STEP2,
  TRIG_STEP3,
  TRIG_STEP4,
} from './trig-table';

/** Up to here `exact` is: k < 2^26. */
export const BOUND: f64 = 1.6e6;

/** sin and cos in two lanes:
 *
 *      k = round(128 x/pi),  r + rl = a - k pi/128,  |r| <= pi/256
 *      S + Sl, C = sin, cos of k pi/128 less half turns      a row of 128; D = C - 1
 *      sin a = +-(S + r + (D r - (S (1 - cos r) - Sl) - C (r - sin r - rl)))
 *
 *  S + r is summed with its rounding, exactly, since S is 0 or larger than r. The rest is below 1/80 of it (but
 *  near S = 0, where D, too, is small): so the result has little more than its last rounding, 0.53 ULP.
 *  The signs are such that -0 stays -0: each sum then has terms -0, or takes a 0 from -0.
 *  cos a is the sine of a + pi/2: 64 steps on. Beyond |a| = 1.6e6 `reduceLarge` takes over.
 *  Constants: tools/tables/trig.ts. */
export class Trig {
  /** What is added to 128 x/pi: rounds it, and moves it on by so many quarter turns, and by one more, as the rows
   *  begin at -pi/2. So the low 7 bits are a row, and the bit above is the sign. */
  @inline static start(quarters: i64): v128 {
    return f64x2.splat(MAGIC + 64 * <f64>(quarters + 1));
  }

  @inline static round(a: v128, start: v128): v128 {
    return f64x2.add(f64x2.mul(a, v128.load64_splat(TRIG_CONSTANTS, TRIG_RATE)), start);
  }

  /** a - k (P1 + P2), exactly. P1 has 27 bits, P2 fewer, k at most 26: the products are exact. P1 is a multiple
   *  of 2^-32, P2 of 2^-58, and a, where k is not 0, of 2^-59; both differences are below 2^-6. */
  @inline static exact(a: v128, k: v128): v128 {
    const first = f64x2.add(a, f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, TRIG_STEP1)));
    return f64x2.add(first, f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, TRIG_STEP2)));
  }

  /** k P3, exactly: P3 has 26 bits. */
  @inline static third(k: v128): v128 {
    return f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, TRIG_STEP3));
  }

  /** rl: what r = exact + third leaves out (exactly: where `third`, below 2^-33, is the
   *  larger, r has no bit below P3's last and is exact), and k P4. */
  @inline static low(exact: v128, third: v128, r: v128, k: v128): v128 {
    const left = f64x2.sub(third, f64x2.sub(r, exact));
    return f64x2.add(left, f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, TRIG_STEP4)));
  }

  /** r - sin r, z = r^2. */
  @inline static sinRest(r: v128, z: v128): v128 {
    return f64x2.mul(f64x2.mul(r, z), Trig.polynomial(z, SIN_R3, SIN_R5, SIN_R7));
  }

  /** 1 - cos r. */
  @inline static cosRest(z: v128): v128 {
    return f64x2.mul(z, Trig.polynomial(z, COS_R2, COS_R4, COS_R6));
  }

  @inline static polynomial(z: v128, a: usize, b: usize, c: usize): v128 {
    const inner = f64x2.add(
      v128.load64_splat(TRIG_CONSTANTS + b),
      f64x2.mul(z, v128.load64_splat(TRIG_CONSTANTS + c)),
    );
    return f64x2.add(v128.load64_splat(TRIG_CONSTANTS + a), f64x2.mul(z, inner));
  }

  /** The sine that z names, further on by r, without its sign: the row's S + r with what it leaves out, and the rest.
   *  @param sinRest r - sin r - rl. @param cosRest 1 - cos r.
   *  @param lowAt where what the sum leaves out is stored, if not 0. */
  @inline static size(z: v128, r: v128, sinRest: v128, cosRest: v128, lowAt: usize): v128 {
    const row0 = TRIG_ROWS + ((<usize>i32x4.extract_lane(z, 0) & 127) << 5);
    const row1 = TRIG_ROWS + ((<usize>i32x4.extract_lane(z, 2) & 127) << 5);
    const sin0 = v128.load(row0);
    const sin1 = v128.load(row1);
    const cos0 = v128.load(row0, 16);
    const cos1 = v128.load(row1, 16);
    const s = v128.shuffle<u64>(sin0, sin1, 0, 2);
    const sLow = v128.shuffle<u64>(sin0, sin1, 1, 3);
    const d = v128.shuffle<u64>(cos0, cos1, 0, 2);
    const c = v128.shuffle<u64>(cos0, cos1, 1, 3);
    const h = f64x2.add(s, r);
    const hLow = f64x2.sub(r, f64x2.sub(h, s));
    const first = f64x2.add(hLow, f64x2.mul(d, r));
    const second = f64x2.sub(f64x2.mul(s, cosRest), sLow);
    const rest = f64x2.sub(f64x2.sub(first, second), f64x2.mul(c, sinRest));
    const sum = f64x2.add(h, rest);
    if (lowAt !== 0) v128.store(lowAt, f64x2.add(f64x2.sub(h, sum), rest));
    return sum;
  }

  /** The same with its sign. */
  @inline static sum(z: v128, r: v128, sinRest: v128, cosRest: v128): v128 {
    const sign = v128.and(i64x2.shl(z, 56), Constant.sign());
    return v128.xor(Trig.size(z, r, sinRest, cosRest, 0), sign);
  }

  /** sin(a + quarters pi/2), |a| <= 1.6e6; of a + low where that is at `lowAt`. */
  @inline static value(a: v128, start: v128, lowAt: usize = 0): v128 {
    const z = Trig.round(a, start);
    const k = f64x2.sub(z, start);
    const exact = Trig.exact(a, k);
    const third = Trig.third(k);
    const r = f64x2.add(exact, third);
    let rl = Trig.low(exact, third, r, k);
    if (lowAt !== 0) rl = f64x2.add(rl, v128.load64_splat(lowAt));
    const square = f64x2.mul(r, r);
    return Trig.sum(z, r, f64x2.sub(Trig.sinRest(r, square), rl), Trig.cosRest(square));
  }

  /** sin(a + quarters pi/2) to 2^-46, as S cos r + C sin r without low parts, for |a| <= 1.6e6. With pi/128 in
   *  two parts r is good to 2^-60: for a single a, which is no closer to a multiple of pi/2 than 2^-30, to 2^-30
   *  at the very least, and that where hardly any are. */
  @inline static light(a: v128, start: v128): v128 {
    const z = Trig.round(a, start);
    const k = f64x2.sub(z, start);
    const first = f64x2.add(a, f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, TRIG_STEP1)));
    const r = f64x2.add(first, f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, TRIG_LIGHT_REST)));
    const square = f64x2.mul(r, r);
    const sinTerms = f64x2.add(
      v128.load64_splat(TRIG_CONSTANTS, SIN_LIGHT_R3),
      f64x2.mul(square, v128.load64_splat(TRIG_CONSTANTS, SIN_LIGHT_R5)),
    );
    const cosTerms = f64x2.add(
      v128.load64_splat(TRIG_CONSTANTS, COS_LIGHT_R2),
      f64x2.mul(square, v128.load64_splat(TRIG_CONSTANTS, COS_LIGHT_R4)),
    );
    // As a product: a zero keeps its sign.
    const sin = f64x2.mul(r, f64x2.sub(Constant.one(), f64x2.mul(square, sinTerms)));
    const cos = f64x2.sub(Constant.one(), f64x2.mul(square, cosTerms));
    const row0 = TRIG_ROWS + ((<usize>i32x4.extract_lane(z, 0) & 127) << 5);
    const row1 = TRIG_ROWS + ((<usize>i32x4.extract_lane(z, 2) & 127) << 5);
    const s = v128.shuffle<u64>(v128.load(row0), v128.load(row1), 0, 2);
    const c = v128.shuffle<u64>(v128.load(row0, 16), v128.load(row1, 16), 1, 3);
    const value = f64x2.add(f64x2.mul(s, cos), f64x2.mul(c, sin));
    return v128.xor(value, v128.and(i64x2.shl(z, 56), Constant.sign()));
  }

  /** The same for every x: NaN at infinities and NaN. */
  static any(x: v128, start: v128): v128 {
    let result = Trig.value(x, start);
    const left = f64x2.extract_lane(x, 0);
    const right = f64x2.extract_lane(x, 1);
    if (!(abs(left) <= BOUND)) result = f64x2.replace_lane(result, 0, Trig.large(left, start));
    if (!(abs(right) <= BOUND)) result = f64x2.replace_lane(result, 1, Trig.large(right, start));
    return result;
  }

  /** x less quarter turns, 64 steps each, which `start` takes; then as ever. */
  static large(x: f64, start: v128): f64 {
    if (!(abs(x) <= f64.MAX_VALUE)) return NaN;
    const quarters = reduceLarge(x);
    const r = v128.load64_splat(TRIG_REST);
    const on = f64x2.add(start, f64x2.splat(64 * <f64>quarters));
    return f64x2.extract_lane(Trig.value(r, on, TRIG_REST_LOW), 0);
  }
}
