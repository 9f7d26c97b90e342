// Written by tools/tables.ts.
import { COEFFICIENT_BYTES, COEFFICIENTS } from '../memory';

/** Constants of 2^x. The polynomial: |r| <= 0.000977,
 *  error below 2^-61 of 2^r. */
export function preparePowersOf2(): void {
  if (COEFFICIENT_BYTES < 56) ERROR('They run out of COEFFICIENTS');
  store<f64>(COEFFICIENTS, 512.0); // 0x4080000000000000: 512 log2(2)
  store<f64>(COEFFICIENTS, -0.001953125, 8); // 0xbf60000000000000: -log(2)/512 in that base, the part whose product with k is exact
  store<f64>(COEFFICIENTS, 0.0, 16); // 0x8000000000000000: what is left of it
  store<f64>(COEFFICIENTS, 0.6931471805599453, 24); // 0x3fe62e42fefa39ef: ln 2
  store<f64>(COEFFICIENTS, 0.24022650695910072, 32); // 0x3fcebfbdff82c58f: r^2
  store<f64>(COEFFICIENTS, 0.05550410961870273, 40); // 0x3fac6b08df363c19: r^3
  store<f64>(COEFFICIENTS, 0.009618129217825148, 48); // 0x3f83b2ab73839b4f: r^4
}

/** Constants of 10^x. The polynomial: |r| <= 0.000294,
 *  error below 2^-61 of 10^r. */
export function preparePowersOf10(): void {
  if (COEFFICIENT_BYTES < 56) ERROR('They run out of COEFFICIENTS');
  store<f64>(COEFFICIENTS, 1700.8271845823294); // 0x409a934f0979a371: 512 log2(10)
  store<f64>(COEFFICIENTS, -0.0005879492102849326, 8); // 0xbf43441350a00000: -log(2)/512 in that base, the part whose product with k is exact
  store<f64>(COEFFICIENTS, 3.719361028743022e-15, 16); // 0x3cf0c0219dc1da99: what is left of it
  store<f64>(COEFFICIENTS, 2.302585092994046, 24); // 0x40026bb1bbb55516: ln 10
  store<f64>(COEFFICIENTS, 2.650949055239199, 32); // 0x40053524c73cea69: r^2
  store<f64>(COEFFICIENTS, 2.034678627261006, 40); // 0x40004705968fa649: r^3
  store<f64>(COEFFICIENTS, 1.1712551623315524, 48); // 0x3ff2bd760d97c355: r^4
}

/** Where they are. */
export const BASE_RATE: usize = 0;
export const BASE_STEP: usize = 8;
export const BASE_STEP_LOW: usize = 16;
export const BASE_LN: usize = 24;
export const BASE_R2: usize = 32;
export const BASE_R3: usize = 40;
export const BASE_R4: usize = 48;
