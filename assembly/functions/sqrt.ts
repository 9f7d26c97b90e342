import { Elementwise, slopes, values } from '../elementwise';
import { singles } from '../singles';

/** Square root: f(x) = sqrt x. slope(x; d) = 1 / (sqrt(x+d) + sqrt(x-d)): no cancellation.
 *  Largest error found: f 0.50 ULP at x = 0x1.fffffffffffffp+1023;
 *  slope 2.74 ULP at x = 0x1.0000eb67a2c5dp-1, d = 0.5. */
class Sqrt extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  @inline value(x: v128): v128 {
    return f64x2.sqrt(x);
  }

  @inline slope(x: v128): v128 {
    const right = f64x2.sqrt(f64x2.add(x, this.delta));
    const left = f64x2.sqrt(f64x2.sub(x, this.delta));
    return f64x2.div(f64x2.splat(1), f64x2.add(right, left));
  }

  /** In quarters: x + d may overflow. The domain is x >= d > 300, where a quarter is exact. */
  far(x: f64, delta: f64): f64 {
    return 0.5 / (Math.sqrt(x / 4 + delta / 4) + Math.sqrt(x / 4 - delta / 4));
  }

  /** f of four singles. */
  @inline native(x: v128): v128 {
    return f32x4.sqrt(x);
  }
}

export function sqrtValue(count: i32): void {
  values<Sqrt>(count);
}
export function sqrtSlope(count: i32, delta: f64): void {
  changetype<Sqrt>(0).prepare(delta);
  slopes<Sqrt>(count, delta);
}
export function sqrtSingles(count: i32): void {
  singles<Sqrt>(count);
}
