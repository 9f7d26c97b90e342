import { Constant } from './constants';
import { TANH_ROWS } from './tanh-rows';
import {
  TANH_B3,
  TANH_B5,
  TANH_B7,
  TANH_CONSTANTS,
  TANH_END,
  TANH_MAGIC,
  TANH_RATE,
  TANH_STEP,
} from './tanh-table';

/** tanh a, a = |x| up to 20, where it is 1 to the last bit, from a row T + Tl = tanh(i/32), i = round(32 a):
 *
 *      b = a - i/32, exact,  |b| <= 1/64,  tl = b^3 q(b^2),  t = b + tl = tanh b
 *      tanh a = (T + t)/(1 + T t) = T + b + (tl - t T (T + t)/(1 + T t) + Tl)
 *
 *  T + b is summed with its rounding, exactly, since T is 0 or larger than b; the rest is below 1/60 of it.
 *  Constants: tools/tables/tanh.ts. */
export class TanhSteps {
  /** |x| up to 20. */
  @inline static size(x: v128): v128 {
    return f64x2.pmin(v128.andnot(x, Constant.sign()), v128.load64_splat(TANH_CONSTANTS, TANH_END));
  }

  /** z with i in its lowest bits. */
  @inline static round(a: v128): v128 {
    return f64x2.add(
      f64x2.mul(a, v128.load64_splat(TANH_CONSTANTS, TANH_RATE)),
      v128.load64_splat(TANH_CONSTANTS, TANH_MAGIC),
    );
  }

  /** b. */
  @inline static rest(a: v128, z: v128): v128 {
    const i = f64x2.sub(z, v128.load64_splat(TANH_CONSTANTS, TANH_MAGIC));
    return f64x2.sub(a, f64x2.mul(i, v128.load64_splat(TANH_CONSTANTS, TANH_STEP)));
  }

  /** The rows of both lanes. A NaN's bits name a row too: one of 1024. */
  @inline static row0(z: v128): v128 {
    return v128.load(TANH_ROWS + ((<usize>i32x4.extract_lane(z, 0) & 1023) << 4));
  }
  @inline static row1(z: v128): v128 {
    return v128.load(TANH_ROWS + ((<usize>i32x4.extract_lane(z, 2) & 1023) << 4));
  }

  /** What is added to h = T + b. @param row T. @param rowLow Tl. */
  @inline static low(h: v128, b: v128, row: v128, rowLow: v128): v128 {
    const b2 = f64x2.mul(b, b);
    const inner = f64x2.add(
      v128.load64_splat(TANH_CONSTANTS, TANH_B5),
      f64x2.mul(b2, v128.load64_splat(TANH_CONSTANTS, TANH_B7)),
    );
    const q = f64x2.add(v128.load64_splat(TANH_CONSTANTS, TANH_B3), f64x2.mul(b2, inner));
    const tLow = f64x2.mul(f64x2.mul(b, b2), q);
    const t = f64x2.add(b, tLow);
    const above = f64x2.mul(f64x2.mul(t, row), f64x2.add(row, t));
    const bend = f64x2.div(above, f64x2.add(Constant.one(), f64x2.mul(row, t)));
    const hLow = f64x2.add(f64x2.sub(row, h), b);
    return f64x2.add(f64x2.sub(tLow, bend), f64x2.add(hLow, rowLow));
  }
}
