import { slopes, values, valuesAndSlopes } from '../elementwise';
import { Sine } from '../math/sine';

/** Sine: f(x) = sin x. slope(x; d) = cos x sin(d)/d.
 *  Error: f max 0.82 ULP at x = -0x1.80eac6b726551p-1; slope max 1.40 ULP at x = -0x1.80eac21c54a4ap-1, d = 0.001. */
export function sinValue(count: i32): void {
  changetype<Sine>(0).prepare(0, 0);
  values<Sine>(count);
}
export function sinSlope(count: i32, delta: f64): void {
  changetype<Sine>(0).prepare(delta, 0);
  slopes<Sine>(count, delta);
}
export function sinValueAndSlope(count: i32, delta: f64): void {
  changetype<Sine>(0).prepare(delta, 0);
  valuesAndSlopes<Sine>(count, delta);
}
