import { slopes, values } from '../elementwise';
import { LogBase } from '../math/log-base';

/** Logarithm to base 10: f(x) = log x / log 10. slope(x; d): log's over log 10.
 *  Largest error found: f 0.54 ULP at x = 0x1.2dcc77772a39ep+0;
 *  slope 3.40 ULP at x = 0x1.c1703e714c425p+0, d = 0.001. */
export function log10Value(count: i32): void {
  changetype<LogBase>(0).prepare(
    0,
    0.4342944818781689,
    2.5082946711645275e-11,
    0.30102999566361177,
    3.694239077158931e-13,
  );
  values<LogBase>(count);
}
export function log10Slope(count: i32, delta: f64): void {
  changetype<LogBase>(0).prepare(
    delta,
    0.4342944818781689,
    2.5082946711645275e-11,
    0.30102999566361177,
    3.694239077158931e-13,
  );
  slopes<LogBase>(count, delta);
}
