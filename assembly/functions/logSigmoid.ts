import { negValue } from './neg';
import { softplusSlope, softplusValue } from './softplus';

/** Logarithm of the sigmoid: f(x) = log(1 / (1 + e^-x)) = -softplus(-x), and by that function's code.
 *  slope(x; d) = softplus's at -x.
 *  Error: as softplus.
 *  Largest error found: f 1.12 ULP at x = 0x1.2454c2b5fbbc5p+5;
 *  slope 4.56 ULP at x = 0x1.18353922f3912p-10, d = 0.001. */
export function logSigmoidValue(count: i32): void {
  negValue(count);
  softplusValue(count);
  negValue(count);
}
export function logSigmoidSlope(count: i32, delta: f64): void {
  negValue(count);
  softplusSlope(count, delta);
  negValue(count);
}
