import { Elementwise, slopes, values } from '../elementwise';
import { Kink } from '../math/kink';
import { singles } from '../singles';

/** Rectifier: f(x) = max(x, 0).
 *  slope(x; d) = clamp((x+d) / (2d), 0, 1); at d = 0: 0, 1/2 at x = 0, 1.
 *  Largest error found: f exact;
 *  slope 1.48 ULP at x = 0x1.0624dd2f1a63bp-10, d = 0.001. */
class Relu extends Elementwise {
  delta: v128;
  /** d, or 1 at d = 0. */
  reach: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
    this.reach = Kink.reach(delta);
  }

  @inline value(x: v128): v128 {
    return f64x2.pmax(x, f64x2.splat(0));
  }

  @inline slope(x: v128): v128 {
    const width = f64x2.add(this.reach, this.reach);
    const inside = f64x2.div(f64x2.add(x, this.reach), width);
    return Kink.slope(f64x2.splat(0), inside, x, this.delta);
  }

  /** In halves: 2d may overflow. */
  far(x: f64, delta: f64): f64 {
    if (Math.abs(x) > delta) return x > 0 ? 1 : 0;
    return (x / 2 + delta / 2) / delta;
  }

  /** f of four singles. */
  @inline native(x: v128): v128 {
    return f32x4.pmax(x, f32x4.splat(0));
  }
}

export function reluValue(count: i32): void {
  values<Relu>(count);
}
export function reluSlope(count: i32, delta: f64): void {
  changetype<Relu>(0).prepare(delta);
  slopes<Relu>(count, delta);
}
export function reluSingles(count: i32): void {
  singles<Relu>(count);
}
