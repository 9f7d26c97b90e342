import { Elementwise, farSlopes, values } from '../elementwise';
import { Step, stepSlope } from '../math/step';

/** The largest whole number at most x: f(x) = floor x.
 *  slope(x; d) = (f(x+d) - f(x-d)) / (2d) of the exact points; 0 at d = 0, at the steps too.
 *  Largest error found: f exact;
 *  slope 0.48 ULP at x = 0x0p+0, d = 1e-300. */
class Floor extends Elementwise {
  @inline value(x: v128): v128 {
    return f64x2.floor(x);
  }

  @inline slope(x: v128): v128 {
    return f64x2.sub(x, x);
  }

  far(x: f64, delta: f64): f64 {
    return stepSlope<FloorStep>(x, delta, true);
  }
}

class FloorStep extends Step {
  whole(s: f64, _low: f64): f64 {
    return Math.floor(s);
  }

  rest(s: f64, low: f64): f64 {
    return Math.floor(s) === s ? Math.floor(low) : 0;
  }
}

export function floorValue(count: i32): void {
  values<Floor>(count);
}
export function floorSlope(count: i32, delta: f64): void {
  farSlopes<Floor>(count, delta);
}
