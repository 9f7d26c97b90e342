import { Elementwise, farSlopes, values } from '../elementwise';
import { Step, stepSlope } from '../math/step';

/** The whole number next to x towards 0: f(x) = floor x for x >= 0, ceil x below.
 *  slope(x; d) = (f(x+d) - f(x-d)) / (2d) of the exact points; 0 at d = 0, at the steps too.
 *  Largest error found: f exact;
 *  slope 0.50 ULP at x = 0x1p-1, d = 1000. */
class Trunc extends Elementwise {
  @inline value(x: v128): v128 {
    return f64x2.trunc(x);
  }

  @inline slope(x: v128): v128 {
    return f64x2.sub(x, x);
  }

  far(x: f64, delta: f64): f64 {
    return stepSlope<TruncStep>(x, delta, true);
  }
}

class TruncStep extends Step {
  whole(s: f64, _low: f64): f64 {
    return Math.trunc(s);
  }

  rest(s: f64, low: f64): f64 {
    if (Math.trunc(s) !== s) return 0;
    return s > 0 ? Math.floor(low) : Math.ceil(low);
  }
}

export function truncValue(count: i32): void {
  values<Trunc>(count);
}
export function truncSlope(count: i32, delta: f64): void {
  farSlopes<Trunc>(count, delta);
}
