import { Elementwise, farSlopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Step, stepSlope } from '../math/step';

/** The sign of x: f(x) = 1 for x > 0, -1 for x < 0, x at 0 and NaN.
 *  slope(x; d) = (f(x+d) - f(x-d)) / (2d) of the exact points; 0 at d = 0, at the steps too.
 *  Largest error found: f exact;
 *  slope 0.49 ULP at x = 0x0p+0, d = 300. */
class Sign extends Elementwise {
  @inline value(x: v128): v128 {
    return Sign.of(x);
  }

  @inline static of(x: v128): v128 {
    const one = v128.or(Constant.one(), v128.and(x, Constant.sign()));
    // 0, -0 and NaN as they are.
    return v128.bitselect(one, x, f64x2.gt(f64x2.abs(x), Constant.zero()));
  }

  @inline slope(x: v128): v128 {
    return f64x2.sub(x, x);
  }

  far(x: f64, delta: f64): f64 {
    return stepSlope<SignStep>(x, delta, false);
  }
}

class SignStep extends Step {
  whole(s: f64, _low: f64): f64 {
    return s > 0 ? 1 : s < 0 ? -1 : s;
  }

  rest(_s: f64, _low: f64): f64 {
    return 0;
  }
}

export function signValue(count: i32): void {
  values<Sign>(count);
}
export function signSlope(count: i32, delta: f64): void {
  farSlopes<Sign>(count, delta);
}
