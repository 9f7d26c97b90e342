import { slopes, values, valuesAndSlopes } from '../elementwise';
import { Sine } from '../math/sine';

/** Cosine: f(x) = cos x. slope(x; d) = -sin x sin(d)/d.
 *  Error: f max 0.69 ULP at x = 0x1.1372638675011p+3; slope max 1.51 ULP at x = -0x1.7f8fc50b5ee98p+3, d = 1. */
export function cosValue(count: i32): void {
  changetype<Sine>(0).prepare(0, 1);
  values<Sine>(count);
}
export function cosSlope(count: i32, delta: f64): void {
  changetype<Sine>(0).prepare(delta, 1);
  slopes<Sine>(count, delta);
}
export function cosValueAndSlope(count: i32, delta: f64): void {
  changetype<Sine>(0).prepare(delta, 1);
  valuesAndSlopes<Sine>(count, delta);
}
