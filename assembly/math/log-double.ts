import { Constant } from './constants';
import { Log } from './log';
import { Product } from './product';

/** 1/(2j+1) for j = 2 to 12: the series of atanh, of which the first term left out is below 2^-69 of log m. */
const SERIES = memory.data<f64>(
  [1 / 5.0, 1 / 7.0, 1 / 9.0, 1 / 11.0, 1 / 13.0, 1 / 15.0, 1 / 17.0, 1 / 19.0, 1 / 21.0, 1 / 23.0, 1 / 25.0],
  16,
);
const TERMS: usize = 11;

/** 1/3 less its nearest double. */
const THIRD_LOW: f64 = 1.850371707708594e-17;
/** ln 2: 33 bits, whose product with k is exact, and the rest. */
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

/** The logarithm as a sum of two doubles, relative error below 2^-63, of normal positive numbers:
 *
 *      x = 2^k m, f = m - 1, s = f/(2+f)                 as in math/log.ts; s with its low part
 *      log m = 2s + 2s w,  w = s^2/3 + s^4/5 + ...       s^2 and its third with their low parts, |s| < 0.172
 *      log x = k ln2 + log m
 *
 *  Every product's error is T. J. Dekker's, every sum's is its larger operand less the sum, plus the smaller one. */
export class LogDouble {
  /** Returns the high part; the low part goes to `lowAt`. `k0` is added to k. */
  @inline static of(x: v128, k0: v128, lowAt: usize): v128 {
    const two = Constant.two();
    const moved = Log.moved(x);
    const k = f64x2.add(Log.exponent(moved), k0);
    const f = Log.fraction(x, moved);
    const u = f64x2.add(two, f);
    // 2 > |f|.
    const uLow = f64x2.sub(f, f64x2.sub(u, two));
    const s = f64x2.div(f, u);
    const p = f64x2.mul(s, u);
    const left = f64x2.sub(f64x2.sub(f64x2.sub(f, p), Product.error(s, u, p)), f64x2.mul(s, uLow));
    const sLow = f64x2.div(left, u);

    const z = f64x2.mul(s, s);
    const cross = f64x2.mul(s, sLow);
    const zLow = f64x2.add(Product.error(s, s, z), f64x2.add(cross, cross));
    const third = f64x2.splat(1 / 3.0);
    const a = f64x2.mul(z, third);
    const aLow = f64x2.add(
      Product.error(z, third, a),
      f64x2.add(f64x2.mul(zLow, third), f64x2.mul(z, f64x2.splat(THIRD_LOW))),
    );
    let q = v128.load64_splat(SERIES + ((TERMS - 1) << 3));
    for (let at = SERIES + ((TERMS - 2) << 3); at >= SERIES; at -= 8) {
      q = f64x2.add(f64x2.mul(q, z), v128.load64_splat(at));
    }
    const b = f64x2.mul(f64x2.mul(z, z), q);
    // a > b: b is at most 0.6 z of it.
    const w = f64x2.add(a, b);
    const wLow = f64x2.add(f64x2.add(f64x2.sub(a, w), b), aLow);

    const s2 = f64x2.add(s, s);
    const sLow2 = f64x2.add(sLow, sLow);
    const t = f64x2.mul(s2, w);
    const tLow = f64x2.add(Product.error(s2, w, t), f64x2.add(f64x2.mul(s2, wLow), f64x2.mul(sLow2, w)));
    // |2s| > |2s w|.
    const m = f64x2.add(s2, t);
    const mLow = f64x2.add(f64x2.add(f64x2.sub(s2, m), t), f64x2.add(sLow2, tLow));

    // |k ln2| > |log m|, or k is 0.
    const high = f64x2.mul(k, f64x2.splat(LN2_HIGH));
    const sum = f64x2.add(high, m);
    const sumLow = f64x2.add(
      f64x2.add(f64x2.sub(high, sum), m),
      f64x2.add(mLow, f64x2.mul(k, f64x2.splat(LN2_LOW))),
    );
    const result = f64x2.add(sum, sumLow);
    v128.store(lowAt, f64x2.add(f64x2.sub(sum, result), sumLow));
    return result;
  }
}
