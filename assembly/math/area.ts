import { Constant } from './constants';
import { Log } from './log';
import { OnePlus } from './one-plus';
import { Product } from './product';

/** From here on x^2 + 1 and x^2 - 1 are x^2, and sinh's and cosh's inverses log 2x; the squares stay finite. */
export const SQUARES: f64 = 1e150;

/** What the inverses of sinh and cosh have in common: log(a + sqrt(a^2 + 1)) and log(a + sqrt(a^2 - 1)). */
export class Area {
  /** log(a + sqrt(a^2 + one)), one = 1 or -1, for a <= 1e150:
   *
   *      p + e = a^2 exactly,  v + vl = p + one + e,  r + rl = sqrt(v + vl),  u + ul = a + r + rl
   *      log(u + ul), as math/log.ts has it: near 1, too, to the last bit of what u is above it */
  @inline static value(a: v128, one: v128, up: bool): v128 {
    const p = f64x2.mul(a, a);
    const v = f64x2.add(p, one);
    // 1 + p, or p - 1 for p >= 1.
    const lost = up ? OnePlus.low(p, v) : f64x2.add(f64x2.sub(p, v), one);
    const vLow = f64x2.add(lost, Product.squareError(a, p));
    const r = f64x2.sqrt(v);
    // v less its root's square is exact: they are next to each other.
    const left = f64x2.sub(f64x2.sub(v, f64x2.mul(r, r)), Product.squareError(r, f64x2.mul(r, r)));
    const rLow = f64x2.div(f64x2.add(left, vLow), f64x2.add(r, r));
    const u = f64x2.add(a, r);
    // The larger one first.
    const lostToo = up ? f64x2.add(f64x2.sub(r, u), a) : f64x2.add(f64x2.sub(a, u), r);
    return Log.corrected(Constant.zero(), u, f64x2.add(lostToo, rLow));
  }

  /** log 2a. */
  @inline static far(a: v128): v128 {
    const c = f64x2.pmin(a, f64x2.splat(f64.MAX_VALUE));
    const moved = Log.moved(c);
    const k = f64x2.add(Log.exponent(moved), f64x2.splat(1));
    const result = Log.sum(Log.fraction(c, moved), k, Log.low(k));
    return v128.bitselect(a, result, f64x2.gt(a, f64x2.splat(f64.MAX_VALUE)));
  }

  /** log((p + P) / (q + Q)) / (2d) for p = a + d >= q = a - d > 0 and their roots P >= Q of p^2 +- 1 and q^2 +- 1, since
   *
   *      (p + P) / (q + Q) = 1 + 2d g,  g = (1 + a / ((P+Q)/2)) / (q + Q)      P^2 - Q^2 = 4ad
   *
   *  of positive terms alone; g itself where 2d g is so small that log(1 + 2d g) is 2d g, d = 0 included. */
  @inline static slope(a: v128, delta: v128, P: v128, q: v128, Q: v128): v128 {
    const one = Constant.one();
    const mean = f64x2.mul(f64x2.add(P, Q), Constant.half());
    const g = f64x2.div(f64x2.add(one, f64x2.div(a, mean)), f64x2.add(q, Q));
    const y = f64x2.mul(f64x2.add(delta, delta), g);
    const ratio = f64x2.div(f64x2.mul(Log.onePlus(y), Constant.half()), delta);
    return v128.bitselect(ratio, g, f64x2.gt(y, f64x2.splat(1.1102230246251565e-16)));
  }
}
