import { Trig } from './trig';

/** sin(d)/d, 1 at d = 0, for every finite d >= 0: what the central difference of sin has over cos. */
export function sinc(d: f64): f64 {
  // Below 2^-27 it is 1 to the last bit.
  if (d < 7.450580596923828e-9) return 1;
  return f64x2.extract_lane(Trig.any(f64x2.splat(d), i64x2.splat(0)), 0) / d;
}
