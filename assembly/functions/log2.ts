import { slopes, values } from '../elementwise';
import { LogBase } from '../math/log-base';

/** Logarithm to base 2: f(x) = log x / log 2. slope(x; d): log's over log 2.
 *  Largest error found: f 0.60 ULP at x = 0x1.45daaace1dfe3p+0;
 *  slope 3.26 ULP at x = 0x1.759a8ac9fcf92p+6, d = 0.1. */
export function log2Value(count: i32): void {
  changetype<LogBase>(0).prepare(0, 1.4426950407214463, 1.6751713164886512e-10, 1, 0);
  values<LogBase>(count);
}
export function log2Slope(count: i32, delta: f64): void {
  changetype<LogBase>(0).prepare(delta, 1.4426950407214463, 1.6751713164886512e-10, 1, 0);
  slopes<LogBase>(count, delta);
}
