import { Constant } from './constants';

/** What softplus and softplusWith do alike. */
export class SoftplusSteps {
  /** log(1+z)/(2D) for x <= 0, which is w to the last bit where z is below 2^-53, 0 included; 1 less that for x > 0.
   *  @param log log(1+z). @param inverse 1/(2D). */
  @inline static slope(x: v128, w: v128, z: v128, log: v128, inverse: v128): v128 {
    const small = f64x2.lt(z, f64x2.splat(1.1102230246251565e-16));
    const tail = v128.bitselect(w, f64x2.mul(log, inverse), small);
    return v128.bitselect(f64x2.sub(Constant.one(), tail), tail, f64x2.gt(x, Constant.zero()));
  }
}
