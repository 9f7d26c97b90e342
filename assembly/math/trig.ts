import { TRIG_REST } from '../memory';
import { Constant } from './constants';
import { reduceLarge } from './payne-hanek';
import { TRIG_CONSTANTS } from './trig-table';

/** Up to here the products in `reduce` are exact. */
export const BOUND: f64 = 1.6e6;

/** sin and cos in two lanes, from one reduction:
 *
 *      k = round(2x/pi),  r + rl = x - k pi/2,  |r| <= pi/4
 *      sin(r + rl) = r + (r^3 S(r^2) + rl),  cos(r + rl) = 1 - r^2/2 + (r^4 C(r^2) - r rl)
 *      sin x = sin r, cos r, -sin r, -cos r for k = 0, 1, 2, 3 (mod 4); cos x is sin x at k + 1
 *
 *  pi/2 comes in four parts, the products of three with k exact while k < 2^20 (|x| <= 1.6e6). Beyond,
 *  `reduceLarge` takes over.
 *  Kernels: degree as in fdlibm's k_sin.c and k_cos.c; constants: tools/tables/trig.ts. */
export class Trig {
  /** k + 1.5 2^52, k in the low bits. */
  @inline static round(x: v128): v128 {
    return f64x2.add(f64x2.mul(x, v128.load64_splat(TRIG_CONSTANTS)), v128.load64_splat(TRIG_CONSTANTS, 8));
  }

  /** r; its low part is stored. */
  @inline static reduce(x: v128, z: v128): v128 {
    const k = f64x2.sub(z, v128.load64_splat(TRIG_CONSTANTS, 8));
    const a = f64x2.add(x, f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, 16)));
    const p2 = f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, 24));
    const b = f64x2.add(a, p2);
    // This way round, the signs of zeros keep -0 as it is.
    const bLow = f64x2.sub(p2, f64x2.sub(b, a));
    const p3 = f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, 32));
    const c = f64x2.add(b, p3);
    const cLow = f64x2.sub(p3, f64x2.sub(c, b));
    const p4 = f64x2.mul(k, v128.load64_splat(TRIG_CONSTANTS, 40));
    const rest = f64x2.add(f64x2.add(bLow, cLow), p4);
    const r = f64x2.add(c, rest);
    v128.store(TRIG_REST, f64x2.add(f64x2.sub(c, r), rest));
    return r;
  }

  /** The low part of the r that `reduce` returned last. */
  @inline static low(): v128 {
    return v128.load(TRIG_REST);
  }

  /** sin(r + k pi/2) from sin r and cos r, k in the low bits of z: bit 0 chooses, bit 1 is the sign. */
  @inline static turn(sin: v128, cos: v128, z: v128): v128 {
    const value = v128.bitselect(cos, sin, Trig.spread(i64x2.shl(z, 63)));
    return v128.xor(value, v128.and(i64x2.shl(z, 62), Constant.sign()));
  }

  /** All ones where the sign bit is set. */
  @inline static spread(x: v128): v128 {
    const high = i32x4.shr_s(x, 31);
    return v128.shuffle<u32>(high, high, 1, 1, 3, 3);
  }

  @inline static sinKernel(r: v128, rl: v128): v128 {
    const z = f64x2.mul(r, r);
    const s = Trig.horner6(z, 48);
    const cube = f64x2.mul(f64x2.mul(z, r), s);
    // rl times cos r, to first order: rl (1 - z/2).
    const low = f64x2.sub(rl, f64x2.mul(f64x2.mul(z, Constant.half()), rl));
    // The sign of r for a zero.
    return v128.or(f64x2.add(r, f64x2.add(cube, low)), v128.and(r, Constant.sign()));
  }

  @inline static cosKernel(r: v128, rl: v128): v128 {
    const one = Constant.one();
    const z = f64x2.mul(r, r);
    const half = f64x2.mul(z, Constant.half());
    const w = f64x2.sub(one, half);
    const wLow = f64x2.sub(f64x2.sub(one, w), half);
    const tail = f64x2.mul(f64x2.mul(z, z), Trig.horner6(z, 96));
    return f64x2.add(w, f64x2.add(wLow, f64x2.sub(tail, f64x2.mul(r, rl))));
  }

  /** c0 + z (c1 + ... + z c5), six constants from `at` on. */
  @inline static horner6(z: v128, at: usize): v128 {
    const low = Trig.pair(z, at);
    const middle = Trig.pair(z, at + 16);
    const high = Trig.pair(z, at + 32);
    const z2 = f64x2.mul(z, z);
    return f64x2.add(low, f64x2.mul(z2, f64x2.add(middle, f64x2.mul(z2, high))));
  }

  @inline static pair(z: v128, at: usize): v128 {
    return f64x2.add(
      v128.load64_splat(TRIG_CONSTANTS + at),
      f64x2.mul(z, v128.load64_splat(TRIG_CONSTANTS + at + 8)),
    );
  }

  /** sin(x + quarter pi/2) for |x| <= 1.6e6. `quarter` is 0 for sin, 1 for cos. */
  @inline static value(x: v128, quarter: v128): v128 {
    const z = Trig.round(x);
    const r = Trig.reduce(x, z);
    const rl = Trig.low();
    return Trig.turn(Trig.sinKernel(r, rl), Trig.cosKernel(r, rl), i64x2.add(z, quarter));
  }

  /** The same for every x: NaN at infinities and NaN. */
  static any(x: v128, quarter: v128): v128 {
    let result = Trig.value(x, quarter);
    const left = f64x2.extract_lane(x, 0);
    const right = f64x2.extract_lane(x, 1);
    if (!(abs(left) <= BOUND)) result = f64x2.replace_lane(result, 0, Trig.large(left, quarter));
    if (!(abs(right) <= BOUND)) result = f64x2.replace_lane(result, 1, Trig.large(right, quarter));
    return result;
  }

  static large(x: f64, quarter: v128): f64 {
    if (!(abs(x) <= f64.MAX_VALUE)) return NaN;
    const k = reduceLarge(x, TRIG_REST);
    const r = v128.load64_splat(TRIG_REST);
    const rl = v128.load64_splat(TRIG_REST, 8);
    const z = i64x2.add(i64x2.splat(k), quarter);
    return f64x2.extract_lane(Trig.turn(Trig.sinKernel(r, rl), Trig.cosKernel(r, rl), z), 0);
  }
}
