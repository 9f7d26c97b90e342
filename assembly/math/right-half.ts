import { Constant } from './constants';

/** For functions that are easy where x is not negative. */
export class RightHalf {
  /** No lane is below 0, nor NaN. */
  @inline static has(x: v128): bool {
    return i64x2.bitmask(f64x2.ge(x, Constant.zero())) === 3;
  }
}
