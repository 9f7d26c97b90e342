import { slopes, values, valuesAndSlopes } from '../elementwise';
import { Sine } from '../math/sine';
import { singles, singlesSlopes } from '../singles';

/** Sine: f(x) = sin x. slope(x; d) = cos x sin(d)/d.
 *  Largest error found: f 0.52 ULP at x = -0x1.706e78ab39f55p+9;
 *  slope 2.65 ULP at x = -0x1.1f849744e1027p+1, d = 700. */
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
export function sinSingles(count: i32): void {
  changetype<Sine>(0).prepare(0, 0);
  singles<Sine>(count);
}
export function sinSinglesSlope(count: i32, delta: f64): void {
  changetype<Sine>(0).prepare(delta, 0);
  singlesSlopes<Sine>(count);
}
