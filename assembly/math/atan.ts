import { COEFFICIENTS } from '../memory';
import { ATAN_T3, ATAN_T5, ATAN_T7, ATAN_T9, ATAN_T11, ATAN_T13 } from './atan-table';
import { Constant, MAGIC } from './constants';
import { HALF_PI_HIGH, HALF_PI_LOW } from './trig-table';

/** atan a for a >= 0 in two lanes, by a row A + Al = atan(i/8), i = round(8w), w = a or 1/a, which is at most 1:
 *
 *      b = w - i/8, exact,  u = b (i/8) w / (1 + (i/8) w),  t = b - u = (w - i/8) / (1 + (i/8) w),  |t| <= 1/16
 *      atan w = A + b + (Al - u + t^3 q(t^2)),  atan a = pi/2 - atan(1/a)
 *
 *  A + b is summed with its rounding, as A is 0 or larger than b. Constants: tools/tables/atan.ts, at `COEFFICIENTS`. */
export class ArcTangent {
  @inline static of(a: v128): v128 {
    const one = Constant.one();
    const large = f64x2.gt(a, one);
    const w = v128.bitselect(f64x2.div(one, a), a, large);
    const z = f64x2.add(f64x2.mul(w, f64x2.splat(8)), f64x2.splat(MAGIC));
    const c = f64x2.mul(f64x2.sub(z, f64x2.splat(MAGIC)), f64x2.splat(0.125));
    // A NaN's bits name a row too: one of 16.
    const row0 = v128.load(COEFFICIENTS + ((<usize>i32x4.extract_lane(z, 0) & 15) << 4));
    const row1 = v128.load(COEFFICIENTS + ((<usize>i32x4.extract_lane(z, 2) & 15) << 4));
    const A = v128.shuffle<u64>(row0, row1, 0, 2);
    const ALow = v128.shuffle<u64>(row0, row1, 1, 3);
    const b = f64x2.sub(w, c);
    const cw = f64x2.mul(c, w);
    const u = f64x2.div(f64x2.mul(b, cw), f64x2.add(one, cw));
    const t = f64x2.sub(b, u);
    const t2 = f64x2.mul(t, t);
    const t4 = f64x2.mul(t2, t2);
    const q01 = f64x2.add(
      v128.load64_splat(COEFFICIENTS, ATAN_T3),
      f64x2.mul(t2, v128.load64_splat(COEFFICIENTS, ATAN_T5)),
    );
    const q23 = f64x2.add(
      v128.load64_splat(COEFFICIENTS, ATAN_T7),
      f64x2.mul(t2, v128.load64_splat(COEFFICIENTS, ATAN_T9)),
    );
    const q45 = f64x2.add(
      v128.load64_splat(COEFFICIENTS, ATAN_T11),
      f64x2.mul(t2, v128.load64_splat(COEFFICIENTS, ATAN_T13)),
    );
    const q = f64x2.add(q01, f64x2.mul(t4, f64x2.add(q23, f64x2.mul(t4, q45))));
    const cubic = f64x2.mul(f64x2.mul(t, t2), q);
    const h = f64x2.add(A, b);
    const hLow = f64x2.sub(b, f64x2.sub(h, A));
    const rest = f64x2.add(f64x2.add(f64x2.sub(cubic, u), hLow), ALow);
    // pi/2 is larger than h.
    const quarter = f64x2.splat(HALF_PI_HIGH);
    const back = f64x2.sub(quarter, h);
    const backLow = f64x2.sub(f64x2.sub(quarter, back), h);
    const backRest = f64x2.add(backLow, f64x2.sub(f64x2.splat(HALF_PI_LOW), rest));
    return f64x2.add(v128.bitselect(back, h, large), v128.bitselect(backRest, rest, large));
  }
}
