// Written by tools/tables.ts.
import { COEFFICIENTS } from '../memory';

/** Constants of 10^x, in the order that math/exp-base.ts names. The polynomial: |r| <= 0.000294,
 *  error below 2^-61 of 10^r. */
export function preparePowersOf10(): void {
  store<f64>(COEFFICIENTS, 1700.8271845823294); // 0x409a934f0979a371: 512 log2(10)
  store<f64>(COEFFICIENTS, -0.0005879492102849326, 8); // 0xbf43441350a00000: -log(2)/512 in that base, the part whose product with k is exact
  store<f64>(COEFFICIENTS, 3.719361028743022e-15, 16); // 0x3cf0c0219dc1da99: what is left of it
  store<f64>(COEFFICIENTS, 2.302585092994046, 24); // 0x40026bb1bbb55516: ln 10
  store<f64>(COEFFICIENTS, 2.650949055239199, 32); // 0x40053524c73cea69: r^2
  store<f64>(COEFFICIENTS, 2.034678627261006, 40); // 0x40004705968fa649: r^3
  store<f64>(COEFFICIENTS, 1.1712551623315524, 48); // 0x3ff2bd760d97c355: r^4
}
