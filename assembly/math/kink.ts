/** Functions of two straight lines that meet at 0: slope 1 right of it, slope a left of it. */
export class Kink {
  /** 2d, or 2 at d = 0, where only x = 0 reaches the division and 1/2 is its share. */
  @inline static width(delta: f64): f64 {
    return delta === 0 ? 2 : 2 * delta;
  }

  /** The central difference: 1 for x > d, a for x < -d, between them (h = width/2 = d)
   *
   *      ((x+h) - a (x-h)) / (2h) = ((1+a) h + (1-a) x) / (2h)
   *
   *  The second form is exact in x where the first cancels (a = -1, the absolute value: x/h). */
  @inline static slope(a: v128, x: v128, delta: v128, width: v128): v128 {
    const one = f64x2.splat(1);
    const half = f64x2.mul(width, f64x2.splat(0.5));
    const sum = f64x2.add(f64x2.mul(f64x2.add(one, a), half), f64x2.mul(f64x2.sub(one, a), x));
    const inside = f64x2.div(sum, width);
    const right = v128.bitselect(one, inside, f64x2.gt(x, delta));
    return v128.bitselect(a, right, f64x2.lt(x, f64x2.neg(delta)));
  }
}
