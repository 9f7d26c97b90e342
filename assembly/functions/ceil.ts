import { Elementwise, farSlopes, values } from '../elementwise';
import { Step, stepSlope } from '../math/step';

/** The least whole number at least x: f(x) = ceil x.
 *  slope(x; d) = (f(x+d) - f(x-d)) / (2d) of the exact points; 0 at d = 0, at the steps too.
 *  Largest error found: f exact;
 *  slope 0.48 ULP at x = 0x0p+0, d = 1e-300. */
class Ceil extends Elementwise {
  @inline value(x: v128): v128 {
    return f64x2.ceil(x);
  }

  @inline slope(x: v128): v128 {
    return f64x2.sub(x, x);
  }

  far(x: f64, delta: f64): f64 {
    return stepSlope<CeilStep>(x, delta, true);
  }
}

class CeilStep extends Step {
  whole(s: f64, _low: f64): f64 {
    return Math.ceil(s);
  }

  rest(s: f64, low: f64): f64 {
    return Math.ceil(s) === s ? Math.ceil(low) : 0;
  }
}

export function ceilValue(count: i32): void {
  values<Ceil>(count);
}
export function ceilSlope(count: i32, delta: f64): void {
  farSlopes<Ceil>(count, delta);
}
