import { Elementwise } from '../elementwise';
import { DOWN_600, UP_600 } from './constants';
import { Product } from './product';

/** Functions of b x with a parameter b of either sign. With b < 0 they are -f(-x) of |b|.
 *
 *  b x is u + v, u = fl(b x) and v its rounding error: e^u has a condition number of |u|, so that v, half a last place of
 *  u = -700, is 350 last places of e^u. e^(u+v) is e^u (1 + v) to 2^-85. Left out where |u| < 1/4, where it is nothing.
 *  The product's parts are taken of b/s and s x, s a power of two, so that none overflows or is subnormal. */
export abstract class Stretched extends Elementwise {
  /** |b|. */
  size: f64;
  /** s, and |b|/s split for exact products. */
  unit: f64;
  sizeHigh: f64;
  sizeLow: f64;
  /** The sign of b, as -0. */
  sign: f64;

  @inline stretch(beta: f64): void {
    this.size = Math.abs(beta);
    this.unit = this.size < 1e-290 ? DOWN_600 : this.size > 1e290 ? UP_600 : 1;
    const scaled = this.size / this.unit;
    this.sizeHigh = f64x2.extract_lane(Product.upper(f64x2.splat(scaled)), 0);
    this.sizeLow = scaled - this.sizeHigh;
    this.sign = beta < 0 ? -0.0 : 0.0;
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
    const known = v128.and(f64x2.gt(size, f64x2.splat(0.25)), f64x2.lt(size, f64x2.splat(1e10)));
    const scaled = f64x2.mul(x, f64x2.splat(this.unit));
    const error = Product.errorOf(scaled, f64x2.splat(this.sizeHigh), f64x2.splat(this.sizeLow), u);
    return v128.and(error, known);
  }
}
