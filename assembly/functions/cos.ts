import { slopes, values, valuesAndSlopes } from '../elementwise';
import { Sine } from '../math/sine';
import { singles, singlesSlopes } from '../singles';

/** Cosine: f(x) = cos x. slope(x; d) = -sin x sin(d)/d.
 *  Largest error found: f 0.52 ULP at x = 0x1.be62f792f4ce9p-4;
 *  slope 2.63 ULP at x = 0x1.3d7e39f47e392p-9, d = 700. */
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
export function cosSingles(count: i32): void {
  changetype<Sine>(0).prepare(0, 1);
  singles<Sine>(count);
}
export function cosSinglesSlope(count: i32, delta: f64): void {
  changetype<Sine>(0).prepare(delta, 1);
  singlesSlopes<Sine>(count);
}
