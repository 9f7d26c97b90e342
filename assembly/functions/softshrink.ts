import { eachFar, slopes, values } from '../elementwise';
import { Clamp } from '../math/clamp';
import { Points } from '../math/points';
import { Shrink } from '../math/shrink';

/** Soft shrinkage: f(x) = x - clamp(x, -l, l): x - l for x > l, x + l for x < -l, else 0.
 *  slope(x; d), a = x - d, b = x + d: 0 or 1 where both points are in one piece; (b-l) / (2d) or (-l-a) / (2d) where one
 *  is within; (d-l) / d where they are on both sides. At d = 0, l and -l: 1/2.
 *  Largest error found: f exact;
 *  slope 1.35 ULP at x = -0x1.2b00000000001p+8, d = 299. */
class Softshrink extends Shrink {
  @inline value(x: v128): v128 {
    return f64x2.sub(x, Clamp.value(x, f64x2.neg(this.l), this.l));
  }

  rareSlope(x: v128): v128 {
    return eachFar<Softshrink>(x, f64x2.extract_lane(this.delta, 0));
  }

  far(x: f64, delta: f64): f64 {
    const l = f64x2.extract_lane(this.l, 0);
    const known = this.known(x, delta, l);
    if (known !== -1) return known;
    const b = x + delta;
    const bLow = Points.rest(x, delta, b);
    const a = x - delta;
    const aLow = Points.rest(x, -delta, a);
    const right = Points.from(l, b, bLow);
    const left = -Points.from(-l, a, aLow);
    if (Points.from(l, a, aLow) >= 0 || Points.from(-l, b, bLow) <= 0) return 1;
    if (right > 0 && left > 0) return (delta - l) / delta;
    // In halves where b may overflow: there its low part and l are nothing beside it.
    if (right > 0) return b <= f64.MAX_VALUE ? Points.slope(right, delta) : (x / 2 + delta / 2) / delta;
    if (left > 0) return a >= -f64.MAX_VALUE ? Points.slope(left, delta) : (delta / 2 - x / 2) / delta;
    return 0;
  }
}

export function softshrinkValue(count: i32, l: f64): void {
  changetype<Softshrink>(0).prepare(0, l);
  values<Softshrink>(count);
}
export function softshrinkSlope(count: i32, delta: f64, l: f64): void {
  changetype<Softshrink>(0).prepare(delta, l);
  slopes<Softshrink>(count, delta);
}
