import { Elementwise, slopes, values } from '../elementwise';
import { singles } from '../singles';

/** Reciprocal: f(x) = 1/x. slope(x; d) = -1 / ((x-d) (x+d)), in two divisions so that the product
 *  neither overflows nor underflows before its inverse does.
 *  Largest error found: f 0.50 ULP at x = -0x1.fffffffffffffp-1;
 *  slope 2.50 ULP at x = 0x1.000010c6f30d1p+0, d = 0.000001. */
class Reciprocal extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  @inline value(x: v128): v128 {
    return f64x2.div(f64x2.splat(1), x);
  }

  @inline slope(x: v128): v128 {
    // + 0: at d = 0 the slope at -0 is -Infinity too.
    const below = f64x2.add(f64x2.sub(x, this.delta), f64x2.splat(0));
    const left = f64x2.div(f64x2.splat(-1), below);
    return f64x2.div(left, f64x2.add(x, this.delta));
  }

  /** In halves: x + d and x - d may overflow. Half an x so small that it is not exact is lost beside d. */
  far(x: f64, delta: f64): f64 {
    return -0.25 / (x / 2 - delta / 2) / (x / 2 + delta / 2);
  }

  /** f of four singles. */
  @inline native(x: v128): v128 {
    return f32x4.div(f32x4.splat(1), x);
  }
}

export function reciprocalValue(count: i32): void {
  values<Reciprocal>(count);
}
export function reciprocalSlope(count: i32, delta: f64): void {
  changetype<Reciprocal>(0).prepare(delta);
  slopes<Reciprocal>(count, delta);
}
export function reciprocalSingles(count: i32): void {
  singles<Reciprocal>(count);
}
