// Written by tools/tables.ts.
import { COEFFICIENT_BYTES, COEFFICIENTS } from '../memory';

/** Constants of asin. The polynomial: |x| <= 1/2, error below 2^-57 of x. */
export function prepareAsin(): void {
  if (COEFFICIENT_BYTES < 104) ERROR('They run out of COEFFICIENTS');
  store<f64>(COEFFICIENTS, 0.16666666666666669); // 0x3fc5555555555556: x^3
  store<f64>(COEFFICIENTS, 0.07499999999998425, 8); // 0x3fb3333333332ec4: x^5
  store<f64>(COEFFICIENTS, 0.04464285714637338, 16); // 0x3fa6db6db6e3292e: x^7
  store<f64>(COEFFICIENTS, 0.030381944137085216, 24); // 0x3f9f1c71c1d4aa0d: x^9
  store<f64>(COEFFICIENTS, 0.022372173002005596, 32); // 0x3f96e8bb1d89492b: x^11
  store<f64>(COEFFICIENTS, 0.017352391265909227, 40); // 0x3f91c4d343fa57f6: x^13
  store<f64>(COEFFICIENTS, 0.013971235301124539, 48); // 0x3f8c9cf3759fd8ff: x^15
  store<f64>(COEFFICIENTS, 0.011478952690257387, 56); // 0x3f878246f32d075c: x^17
  store<f64>(COEFFICIENTS, 0.010324318288744113, 64); // 0x3f8524ea8b3aad31: x^19
  store<f64>(COEFFICIENTS, 0.00545087818772055, 72); // 0x3f7653a8f8cfd43c: x^21
  store<f64>(COEFFICIENTS, 0.017419357964884856, 80); // 0x3f91d661531b222e: x^23
  store<f64>(COEFFICIENTS, -0.014881409392818066, 88); // 0xbf8e7a24f548c99f: x^25
  store<f64>(COEFFICIENTS, 0.02877844261259304, 96); // 0x3f9d78189767524e: x^27
}

/** Where they are. */
export const ASIN_X3: usize = 0;
export const ASIN_X7: usize = 16;
export const ASIN_X11: usize = 32;
export const ASIN_X15: usize = 48;
export const ASIN_X19: usize = 64;
export const ASIN_X23: usize = 80;
export const ASIN_X27: usize = 96;
