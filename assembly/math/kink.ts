/** Functions of two straight lines that meet at 0: slope 1 right of it, slope a left of it. */
export class Kink {
  /** The distance h between x and the points compared: d, or 1 at d = 0, where only x = 0 is between them. */
  @inline static reach(delta: f64): v128 {
    return f64x2.splat(delta === 0 ? 1 : delta);
  }

  /** The central difference: 1 for x > d, a for x < -d, `inside` between them. */
  @inline static slope(a: v128, inside: v128, x: v128, delta: v128): v128 {
    const right = v128.bitselect(f64x2.splat(1), inside, f64x2.gt(x, delta));
    return v128.bitselect(a, right, f64x2.lt(x, f64x2.neg(delta)));
  }
}
