import { Constant } from './constants';

/** Sums with 1 whose rounding error is known. */
export class OnePlus {
  /** 1 + x - u for u = fl(1 + x): the larger of 1 and x less u first, so that it is exact (T. J. Dekker,
   *  "A floating-point technique for extending the available precision", Numer. Math. 18 (1971)). With
   *  u = fl(1 + x + y), y far below x, y is still to be added. */
  @inline static low(x: v128, u: v128): v128 {
    const one = Constant.one();
    return f64x2.add(f64x2.sub(f64x2.pmax(x, one), u), f64x2.pmin(x, one));
  }
}
