import { eachFar, slopes, values } from '../elementwise';
import { Points } from '../math/points';
import { Shrink } from '../math/shrink';

/** Hard shrinkage: f(x) = x for |x| > l, else 0.
 *  slope(x; d) = (f(x+d) - f(x-d)) / (2d) of the exact points; at d = 0: 0 within, 1/2 at l and -l, 1 outside.
 *  Largest error found: f exact;
 *  slope 1.32 ULP at x = 0x1.2bfffffffff73p+8, d = 300. */
class HardShrink extends Shrink {
  @inline value(x: v128): v128 {
    return v128.andnot(x, f64x2.le(f64x2.abs(x), this.l));
  }

  rareSlope(x: v128): v128 {
    return eachFar<HardShrink>(x, f64x2.extract_lane(this.delta, 0));
  }

  far(x: f64, delta: f64): f64 {
    const l = f64x2.extract_lane(this.l, 0);
    const known = this.known(x, delta, l);
    if (known !== -1) return known;
    const b = x + delta;
    const bLow = Points.rest(x, delta, b);
    const a = x - delta;
    const aLow = Points.rest(x, -delta, a);
    const right = Points.from(l, b, bLow) > 0 || Points.from(-l, b, bLow) < 0;
    const left = Points.from(l, a, aLow) > 0 || Points.from(-l, a, aLow) < 0;
    if (right && left) return 1;
    // In halves where it overflows.
    if (right) return Math.abs(b) <= f64.MAX_VALUE ? Points.slope(b, delta) : (x / 2 + delta / 2) / delta;
    if (left) return Math.abs(a) <= f64.MAX_VALUE ? Points.slope(-a, delta) : (delta / 2 - x / 2) / delta;
    return 0;
  }
}

export function hardShrinkValue(count: i32, l: f64): void {
  changetype<HardShrink>(0).prepare(0, l);
  values<HardShrink>(count);
}
export function hardShrinkSlope(count: i32, delta: f64, l: f64): void {
  changetype<HardShrink>(0).prepare(delta, l);
  slopes<HardShrink>(count, delta);
}
