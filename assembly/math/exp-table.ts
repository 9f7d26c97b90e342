// Written by tools/tables.ts.

/** Constants of exp. The polynomials: |r| <= ln2/1024; error below 2^-61 of e^r, below
 *  2^-64 of e^r - 1, for singles below 2^-47 of e^r. */
export const EXP_CONSTANTS: usize = memory.data<u64>([
  0x40871547652b82fe, // 738.6598609351493: 512/ln2
  0x4338000000000000, // 6755399441055744: 1.5 * 2^52
  0xbf562e42ff000000, // -0.0013538030871131923: -ln2/512, the part whose product with k is exact
  0x3d3718432a1b0e26, // 8.204912251330243e-14: -ln2/512, the rest
  0x3fe0000000000000, // 0.5: e^x, r^2
  0x3fc555555b7bff26, // 0.1666666695309626: e^x, r^3
  0x3fa55555596f1be0, // 0.04166666714404932: e^x, r^4
  0x3fdfffffffffffff, // 0.49999999999999994: e^x - 1, r^2
  0x3fc5555555555555, // 0.16666666666666666: e^x - 1, r^3
  0x3fa555555acd08b9, // 0.04166666730317687: e^x - 1, r^4
  0x3f8111111430e54a, // 0.008333333424263362: e^x - 1, r^5
  0xbf562e42fefa39ef, // -0.0013538030870311431: light: -ln2/512
  0x3fe000000520382e, // 0.5000000095476531: light: e^x, r^2
  0x3fc55555596f1be0, // 0.16666666857619727: light: e^x, r^3
], 16);

/** Where they are. */
export const EXP_RATE: usize = 0;
export const EXP_MAGIC: usize = 8;
export const EXP_STEP: usize = 16;
export const EXP_STEP_LOW: usize = 24;
export const EXP_R2: usize = 32;
export const EXP_R3: usize = 40;
export const EXP_R4: usize = 48;
export const EXPM1_R2: usize = 56;
export const EXPM1_R3: usize = 64;
export const EXPM1_R4: usize = 72;
export const EXPM1_R5: usize = 80;
export const EXP_LIGHT_STEP: usize = 88;
export const EXP_LIGHT_R2: usize = 96;
export const EXP_LIGHT_R3: usize = 104;

/** 2^(1/512) as the sum of two doubles. */
export const ROOT_HIGH: f64 = 1.0013547198921082;
export const ROOT_LOW: f64 = -1.8973728416792993e-17;
