// Written by tools/tables.ts.
import { COEFFICIENT_BYTES, COEFFICIENTS } from '../memory';

/** Constants of atan. The polynomial: |t| <= 1/16, error below 2^-63 of t. */
export function prepareAtan(): void {
  if (COEFFICIENT_BYTES < 192) ERROR('They run out of COEFFICIENTS');
  store<f64>(COEFFICIENTS, 0.0); // 0x0000000000000000: atan(0/8)
  store<f64>(COEFFICIENTS, 0.0, 8); // 0x0000000000000000: what that leaves out
  store<f64>(COEFFICIENTS, 0.12435499454676144, 16); // 0x3fbfd5ba9aac2f6e: atan(1/8)
  store<f64>(COEFFICIENTS, -3.1253241424539383e-18, 24); // 0xbc4cd37686760c17: what that leaves out
  store<f64>(COEFFICIENTS, 0.24497866312686414, 32); // 0x3fcf5b75f92c80dd: atan(2/8)
  store<f64>(COEFFICIENTS, 1.0698755618734451e-17, 40); // 0x3c68ab6e3cf7afbd: what that leaves out
  store<f64>(COEFFICIENTS, 0.35877067027057225, 48); // 0x3fd6f61941e4def1: atan(3/8)
  store<f64>(COEFFICIENTS, -2.4623815582638635e-17, 56); // 0xbc7c63aae6f6e918: what that leaves out
  store<f64>(COEFFICIENTS, 0.4636476090008061, 64); // 0x3fddac670561bb4f: atan(4/8)
  store<f64>(COEFFICIENTS, 2.2698777452961687e-17, 72); // 0x3c7a2b7f222f65e2: what that leaves out
  store<f64>(COEFFICIENTS, 0.5585993153435624, 80); // 0x3fe1e00babdefeb4: atan(5/8)
  store<f64>(COEFFICIENTS, -5.4556305485916264e-18, 88); // 0xbc5928df287a668f: what that leaves out
  store<f64>(COEFFICIENTS, 0.6435011087932844, 96); // 0x3fe4978fa3269ee1: atan(6/8)
  store<f64>(COEFFICIENTS, 1.5834785051444286e-17, 104); // 0x3c72419a87f2a458: what that leaves out
  store<f64>(COEFFICIENTS, 0.7188299996216245, 112); // 0x3fe700a7c5784634: atan(7/8)
  store<f64>(COEFFICIENTS, -2.1478388444456983e-17, 120); // 0xbc78c34d25aadef6: what that leaves out
  store<f64>(COEFFICIENTS, 0.7853981633974483, 128); // 0x3fe921fb54442d18: atan(8/8)
  store<f64>(COEFFICIENTS, 3.061616997868383e-17, 136); // 0x3c81a62633145c07: what that leaves out
  store<f64>(COEFFICIENTS, -0.3333333333333333, 144); // 0xbfd5555555555555: t^3
  store<f64>(COEFFICIENTS, 0.19999999999999787, 152); // 0x3fc999999999994d: t^5
  store<f64>(COEFFICIENTS, -0.14285714285081474, 160); // 0xbfc249249245a9f8: t^7
  store<f64>(COEFFICIENTS, 0.11111110420249114, 168); // 0x3fbc71c6fec5ab77: t^9
  store<f64>(COEFFICIENTS, -0.09090568009074011, 176); // 0xbfb745983b02a76b: t^11
  store<f64>(COEFFICIENTS, 0.0761460780204196, 184); // 0x3fb37e4f32d0fd67: t^13
}

/** Where they are. */
export const ATAN_T3: usize = 144;
export const ATAN_T5: usize = 152;
export const ATAN_T7: usize = 160;
export const ATAN_T9: usize = 168;
export const ATAN_T11: usize = 176;
export const ATAN_T13: usize = 184;
