/** 1 - (a + d), rounded once, for functions whose domain ends at 1: h = a + d, hl what it leaves out, and 1 - h is exact
 *  from h = 1/2 on (P. H. Sterbenz), below which nothing cancels. */
export class Unit {
  @inline static before(a: v128, delta: v128): v128 {
    const h = f64x2.add(a, delta);
    const large = f64x2.pmax(a, delta);
    const small = f64x2.pmin(a, delta);
    const hLow = f64x2.sub(small, f64x2.sub(h, large));
    return f64x2.sub(f64x2.sub(f64x2.splat(1), h), hLow);
  }
}
