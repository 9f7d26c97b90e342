import { Product } from './product';

/** Quotients of sums of two doubles. */
export class Ratio {
  /** (above + aboveLow) / (below + belowLow), low parts far below the high ones: the quotient of the high parts, corrected
   *  by its remainder and by both low parts, within 0.51 ULP. */
  @inline static of(above: v128, aboveLow: v128, below: v128, belowLow: v128): v128 {
    const q = f64x2.div(above, below);
    const p = f64x2.mul(q, below);
    const left = f64x2.sub(f64x2.sub(above, p), Product.error(q, below, p));
    const rest = f64x2.add(left, f64x2.sub(aboveLow, f64x2.mul(q, belowLow)));
    return f64x2.add(q, f64x2.div(rest, below));
  }
}
