/** Vectors of two numbers that are computed one by one. */
export class Lanes {
  @inline static of(first: f64, second: f64): v128 {
    return f64x2.replace_lane(f64x2.splat(first), 1, second);
  }
}
