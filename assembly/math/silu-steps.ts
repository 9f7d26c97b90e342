import { Constant } from './constants';
import { OnePlus } from './one-plus';

/** What silu and siluWith do alike. */
export class SiluSteps {
  /** factor / (1 + s + v), s + v = e^-u: q = factor/t, t = fl(1 + e), corrected to first order by what t leaves out, as
   *  in sigmoid. */
  @inline static value(factor: v128, s: v128, v: v128): v128 {
    const t = f64x2.add(Constant.one(), f64x2.add(s, v));
    const q = f64x2.div(factor, t);
    const low = f64x2.add(OnePlus.low(s, t), v);
    const corrected = f64x2.sub(q, f64x2.mul(q, f64x2.div(low, t)));
    // The factor's sign for a zero.
    return v128.or(corrected, v128.and(factor, Constant.sign()));
  }

  /** (1 + e (C + u S)) / (1 + e (2C + e)), e = e^-u. */
  @inline static slope(u: v128, e: v128, cosh: v128, factor: v128): v128 {
    const one = Constant.one();
    const above = f64x2.add(cosh, f64x2.mul(u, factor));
    const below = f64x2.add(f64x2.add(cosh, cosh), e);
    return f64x2.div(f64x2.add(one, f64x2.mul(e, above)), f64x2.add(one, f64x2.mul(e, below)));
  }
}
