import { slopes, values } from '../elementwise';
import { Elus } from '../math/elus';

/** Exponential linear unit: f(x) = x for x >= 0, a (e^x - 1) for x < 0. slope(x; d): see math/elus.ts.
 *  Largest error found: f 0.50 ULP at x = -0x1.41262b7b1fc98p+4;
 *  slope 2.76 ULP at x = -0x1.06554c320dd58p-20, d = 0.000001. */
class EluWith extends Elus {}

export function eluWithValue(count: i32, alpha: f64): void {
  changetype<EluWith>(0).prepare(0, 1, alpha, 0);
  values<EluWith>(count);
}
export function eluWithSlope(count: i32, delta: f64, alpha: f64): void {
  changetype<EluWith>(0).prepare(delta, 1, alpha, 0);
  slopes<EluWith>(count, delta);
}
