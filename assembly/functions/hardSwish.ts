import { Elementwise, eachFar, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Points } from '../math/points';

/** Piecewise swish: f(x) = x clamp(x + 3, 0, 6) / 6, as PyTorch has it: 0, then x (x+3) / 6 from -3 on, then x from 3 on.
 *  slope(x; d), a = x - d, b = x + d:
 *      0, (2x+3)/6 or 1 where both points are in one piece, for every d;
 *      b (b+3) / (12d) for a < -3, b within;  1 + a (3-a) / (12d) for a within, b > 3;  b / (2d) for a < -3, b > 3.
 *  At d = 0: -1/4 at -3, 5/4 at 3. Nothing cancels but at the zeros of each, where the sums are exact.
 *  Largest error found: f 1.00 ULP at x = -0x1.62e42fef9fb54p-11;
 *  slope 1.93 ULP at x = -0x1.e95ba54fc85dep+0, d = 3. */
class HardSwish extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  /** x (g + r/6), g = (x+3)/6 within two last places, r = x + 3 - 6g, exact: 6g is 4g + 2g, and t near it. */
  @inline value(x: v128): v128 {
    const three = f64x2.splat(3);
    const sixth = f64x2.splat(1.0 / 6);
    const t = f64x2.add(x, three);
    const g = f64x2.mul(t, sixth);
    const four = f64x2.mul(g, f64x2.splat(4));
    const two = f64x2.add(g, g);
    const back = f64x2.add(four, two);
    const backLow = f64x2.sub(two, f64x2.sub(back, four));
    // 3 is the larger where it counts.
    const lost = f64x2.sub(x, f64x2.sub(t, three));
    const left = f64x2.add(f64x2.sub(f64x2.sub(t, back), backLow), lost);
    const middle = f64x2.add(f64x2.mul(x, g), f64x2.mul(x, f64x2.mul(left, sixth)));
    const right = v128.bitselect(x, middle, f64x2.ge(x, three));
    const result = v128.andnot(right, f64x2.le(x, f64x2.splat(-3)));
    // It has the sign of x, zeros too.
    return v128.or(result, v128.and(x, Constant.sign()));
  }

  /** Both lanes' points in one piece. */
  @inline usual(x: v128): bool {
    return Points.together(x, f64x2.splat(3), this.delta);
  }

  @inline slope(x: v128): v128 {
    const middle = f64x2.div(f64x2.add(f64x2.add(x, x), f64x2.splat(3)), f64x2.splat(6));
    const right = v128.bitselect(Constant.one(), middle, f64x2.gt(x, f64x2.splat(3)));
    return v128.bitselect(Constant.zero(), right, f64x2.lt(x, f64x2.splat(-3)));
  }

  rareSlope(x: v128): v128 {
    return eachFar<HardSwish>(x, f64x2.extract_lane(this.delta, 0));
  }

  far(x: f64, delta: f64): f64 {
    if (delta === 0 && Math.abs(x) === 3) return x > 0 ? 1.25 : -0.25;
    const b = x + delta;
    const bLow = Points.rest(x, delta, b);
    const a = x - delta;
    const aLow = Points.rest(x, -delta, a);
    const bAbove = Points.from(-3, b, bLow);
    const aBelow = -Points.from(3, a, aLow);
    if (bAbove <= 0) return 0;
    if (aBelow <= 0) return 1;
    const aAbove = Points.from(-3, a, aLow);
    const bBelow = -Points.from(3, b, bLow);
    if (aAbove >= 0) return bBelow >= 0 ? (x + x + 3) / 6 : 1 + (a / 12) * (aBelow / delta);
    if (bBelow >= 0) return (b / 12) * (bAbove / delta);
    // NaN, or the points on both sides.
    return (x / 2 + delta / 2) / delta;
  }
}

export function hardSwishValue(count: i32): void {
  values<HardSwish>(count);
}
export function hardSwishSlope(count: i32, delta: f64): void {
  changetype<HardSwish>(0).prepare(delta);
  slopes<HardSwish>(count, delta);
}
