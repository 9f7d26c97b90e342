import { Elementwise, farSlopes, slopes, values } from '../elementwise';
import { Kink } from '../math/kink';
import { bend } from '../math/line';

/** Leaky rectifier: f(x) = x for x >= 0, a x for x < 0; for a <= 1 that is max(a x, x).
 *  slope(x; d) = 1 for x > d, a for x < -d, ((x+d) + a (d-x)) / (2d) between, for a >= 0 a sum of positive
 *  numbers; at d = 0, x = 0: (1+a)/2.
 *  Largest error found: f 0.50 ULP at x = -0x1.8p+835;
 *  slope 2.40 ULP at x = 0x1.0be729e688b7cp-20, d = 0.000001. */
class Leaky extends Elementwise {
  a: v128;
  delta: v128;
  /** d, or 1 at d = 0. */
  reach: v128;

  @inline prepare(delta: f64, a: f64): void {
    this.a = f64x2.splat(a);
    this.delta = f64x2.splat(delta);
    this.reach = Kink.reach(delta);
  }

  @inline value(x: v128): v128 {
    return v128.bitselect(f64x2.mul(this.a, x), x, f64x2.lt(x, f64x2.splat(0)));
  }

  @inline slope(x: v128): v128 {
    const right = f64x2.add(x, this.reach);
    const left = f64x2.mul(this.a, f64x2.sub(this.reach, x));
    const inside = f64x2.div(f64x2.add(right, left), f64x2.add(this.reach, this.reach));
    return Kink.slope(this.a, inside, x, this.delta);
  }

  far(x: f64, delta: f64): f64 {
    const a = f64x2.extract_lane(this.a, 0);
    if (!(Math.abs(x) <= delta)) return x > 0 ? 1 : x < 0 ? a : x;
    return delta === 0 ? (1 + a) / 2 : bend(x, delta, a);
  }
}

export function leakyValue(count: i32, slope: f64): void {
  changetype<Leaky>(0).prepare(0, slope);
  values<Leaky>(count);
}
export function leakySlope(count: i32, delta: f64, slope: f64): void {
  changetype<Leaky>(0).prepare(delta, slope);
  // Where the two terms cancel, overflow or underflow: see math/line.ts.
  const plain = slope === 0 || (slope > 1e-100 && slope < 1e100);
  if (plain && (delta === 0 || delta > 1e-200)) slopes<Leaky>(count, delta);
  else farSlopes<Leaky>(count, delta);
}
