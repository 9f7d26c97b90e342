import { Elementwise, slopes, values } from '../elementwise';
import { ArcTangent } from '../math/atan';
import { prepareAtan } from '../math/atan-table';
import { Constant } from '../math/constants';

/** Arc tangent: f(x) = atan x.
 *  slope(x; d), a = |x|:
 *      d < a:  atan(2d g) / (2d),  g = 1 / (1 + (a-d)(a+d));  g itself where 2d g is so small that it is 1 to the last bit
 *      else  (atan(a+d) + atan(d-a)) / (2d), a sum.
 *  Largest error found: f 0.83 ULP at x = 0x1.6760d3c1dcd5ep+0;
 *  slope 4.51 ULP at x = 0x1.0001fe05ea7ep+0, d = 0.001. */
class Atan extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    prepareAtan();
    this.delta = f64x2.splat(delta);
  }

  value(x: v128): v128 {
    const sign = Constant.sign();
    return v128.or(ArcTangent.of(v128.andnot(x, sign)), v128.and(x, sign));
  }

  /** Whether both lanes are beyond d, and their squares finite. */
  @inline usual(x: v128): bool {
    const a = f64x2.abs(x);
    const inside = v128.and(f64x2.ge(a, this.delta), f64x2.le(a, f64x2.splat(1e150)));
    return i64x2.bitmask(inside) === 3;
  }

  @inline slope(x: v128): v128 {
    const a = f64x2.abs(x);
    const one = Constant.one();
    const product = f64x2.mul(f64x2.sub(a, this.delta), f64x2.add(a, this.delta));
    return this.near(f64x2.div(one, f64x2.add(one, product)));
  }

  /** atan(2d g) / (2d). NaN, where 2d overflows and g is 0, counts as small. */
  @inline near(g: v128): v128 {
    const w = f64x2.mul(f64x2.add(this.delta, this.delta), g);
    const ratio = f64x2.div(f64x2.mul(ArcTangent.of(w), Constant.half()), this.delta);
    return v128.bitselect(ratio, g, f64x2.gt(w, f64x2.splat(1e-9)));
  }

  rareSlope(x: v128): v128 {
    const one = f64x2.splat(1);
    const a = f64x2.abs(x);
    const left = f64x2.sub(a, this.delta);
    // At |x| = d its product with 0 is 0, also where |x| + d overflows.
    const right = f64x2.pmin(f64x2.add(a, this.delta), f64x2.splat(f64.MAX_VALUE));
    const product = f64x2.mul(left, right);
    const usual = f64x2.div(one, f64x2.add(one, product));
    // Beyond 1e300, in two divisions, as in reciprocal.
    const steep = f64x2.div(f64x2.div(one, left), right);
    const near = this.near(v128.bitselect(steep, usual, f64x2.gt(product, f64x2.splat(1e300))));
    const sum = f64x2.add(ArcTangent.of(right), ArcTangent.of(f64x2.neg(left)));
    const apart = f64x2.div(f64x2.mul(sum, f64x2.splat(0.5)), this.delta);
    return v128.bitselect(apart, near, f64x2.lt(a, this.delta));
  }
}

export function atanValue(count: i32): void {
  prepareAtan();
  values<Atan>(count);
}
export function atanSlope(count: i32, delta: f64): void {
  changetype<Atan>(0).prepare(delta);
  slopes<Atan>(count, delta);
}
