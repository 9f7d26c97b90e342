// Written by tools/tables.ts.
import { COEFFICIENT_BYTES, COEFFICIENTS } from '../memory';

/** Constants of cbrt. The seed: |h| <= 0.106 for h = 1 - x w^3. With the polynomial
 *  p(h) = (1 - h)^(-1/3) / h - 1/h, w (1 + h p(h)) is x^(-1/3) to 2^-26. */
export function prepareCbrt(): void {
  if (COEFFICIENT_BYTES < 48) ERROR('They run out of COEFFICIENTS');
  store<f64>(COEFFICIENTS, 5858042839040.0); // 0x42954fba40000000: the seed: (4/3 1023 - c) 2^32
  store<f64>(COEFFICIENTS, 0.33333333333333554, 8); // 0x3fd555555555557d: h^1
  store<f64>(COEFFICIENTS, 0.2222177931429029, 16); // 0x3fcc71a1f511abfc: h^2
  store<f64>(COEFFICIENTS, 0.17283549781168328, 24); // 0x3fc61f793d583318: h^3
  store<f64>(COEFFICIENTS, 0.1456059925962017, 32); // 0x3fc2a3379826b1e9: h^4
  store<f64>(COEFFICIENTS, 0.12625209902283532, 40); // 0x3fc029075e2d5e01: h^5
}

/** Where they are. */
export const CBRT_SEED: usize = 0;
export const CBRT_H1: usize = 8;
export const CBRT_H2: usize = 16;
export const CBRT_H3: usize = 24;
export const CBRT_H4: usize = 32;
export const CBRT_H5: usize = 40;
