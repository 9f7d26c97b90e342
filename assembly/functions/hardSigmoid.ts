import { Elementwise, farSlopes, slopes, values } from '../elementwise';
import { Clamp } from '../math/clamp';

/** Piecewise linear sigmoid: f(x) = clamp(x + 3, 0, 6) / 6, as PyTorch has it.
 *  slope(x; d) = clamp(-3, 3)'s over 6; at d = 0: 1/6 between -3 and 3, 1/12 at them.
 *  Largest error found: f 1.00 ULP at x = 0x1.0000000000002p+0;
 *  slope 1.67 ULP at x = 0x1.ffffee9b12abep+0, d = 3. */
class HardSigmoid extends Elementwise {
  @inline value(x: v128): v128 {
    const raised = f64x2.add(x, f64x2.splat(3));
    return f64x2.div(Clamp.value(raised, f64x2.splat(0), f64x2.splat(6)), f64x2.splat(6));
  }

  @inline slope(x: v128): v128 {
    return f64x2.div(Clamp.derivative(x, f64x2.splat(-3), f64x2.splat(3)), f64x2.splat(6));
  }

  far(x: f64, delta: f64): f64 {
    return Clamp.difference(x, delta, -3, 3) / 6;
  }
}

export function hardSigmoidValue(count: i32): void {
  values<HardSigmoid>(count);
}
export function hardSigmoidSlope(count: i32, delta: f64): void {
  if (delta === 0) slopes<HardSigmoid>(count, 0);
  else farSlopes<HardSigmoid>(count, delta);
}
