// Written by tools/tables.ts.
import { COEFFICIENTS } from '../memory';

/** Constants of 2^x, in the order that math/exp-base.ts names. The polynomial: |r| <= 0.000977,
 *  error below 2^-61 of 2^r. */
export function preparePowersOf2(): void {
  store<f64>(COEFFICIENTS, 512.0); // 0x4080000000000000: 512 log2(2)
  store<f64>(COEFFICIENTS, -0.001953125, 8); // 0xbf60000000000000: -log(2)/512 in that base, the part whose product with k is exact
  store<f64>(COEFFICIENTS, 0.0, 16); // 0x8000000000000000: what is left of it
  store<f64>(COEFFICIENTS, 0.6931471805599453, 24); // 0x3fe62e42fefa39ef: ln 2
  store<f64>(COEFFICIENTS, 0.24022650695910072, 32); // 0x3fcebfbdff82c58f: r^2
  store<f64>(COEFFICIENTS, 0.05550410961870273, 40); // 0x3fac6b08df363c19: r^3
  store<f64>(COEFFICIENTS, 0.009618129217825148, 48); // 0x3f83b2ab73839b4f: r^4
}
