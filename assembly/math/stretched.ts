import { Elementwise } from '../elementwise';
import { Product } from './product';

/** Functions of b x with a parameter b of either sign. With b < 0 they are -f(-x) of |b|.
 *
 *  b x is u + v, u = fl(b x) and v its rounding error: e^u has a condition number of |u|, so that v, half a last place of
 *  u = -700, is 350 last places of e^u. e^(u+v) is e^u (1 + v) to 2^-85. Left out where |u| < 1/4, where it is nothing,
 *  and where |b| is not between 1e-290 and 1e290. */
export abstract class Stretched extends Elementwise {
  /** |b|, and split for exact products. */
  size: f64;
  sizeHigh: f64;
  sizeLow: f64;
  /** The sign of b, as -0. */
  sign: f64;
  /** From this |u| on v is known. */
  least: f64;

  @inline stretch(beta: f64): void {
    this.size = Math.abs(beta);
    this.sizeHigh = f64x2.extract_lane(Product.upper(this.beta), 0);
    this.sizeLow = this.size - this.sizeHigh;
    this.sign = beta < 0 ? -0.0 : 0.0;
    this.least = this.size > 1e-290 && this.size < 1e290 ? 0.25 : Infinity;
  }

  @inline get beta(): v128 {
    return f64x2.splat(this.size);
  }

  @inline get flip(): v128 {
    return f64x2.splat(this.sign);
  }

  /** v of u = b x; 0 beyond |u| = 1e10, where no function looks at it. */
  @inline lost(x: v128, u: v128): v128 {
    const size = f64x2.abs(u);
    const known = v128.and(f64x2.gt(size, f64x2.splat(this.least)), f64x2.lt(size, f64x2.splat(1e10)));
    const high = f64x2.splat(this.sizeHigh);
    return v128.and(Product.errorOf(x, high, f64x2.splat(this.sizeLow), u), known);
  }
}
