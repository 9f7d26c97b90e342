// Written by tools/tables.ts.

/** Constants of log. The polynomials: |s| <= 3 - 2 sqrt 2; error below 2^-57 of log m, for
 *  singles below 2^-43. */
export const LOG_CONSTANTS: usize = memory.data<u64>([
  0x00095f619980c433, // 1 - sqrt(1/2), as a difference of bits
  0xfff0000000000000, // the exponent field
  0x3ff0000000000000, // 1: 1
  0x4330000000000000, // 4503599627370496: 2^52
  0x43300000000003ff, // 4503599627371519: 2^52 + 1023
  0x3fe62e4300000000, // 0.6931471824645996: ln2, the part whose product with k is exact
  0xbe205c610ca86c39, // -1.904654299957768e-9: ln2, the rest
  0x0010000000000000, // 2.2250738585072014e-308: least normal number
  0x7fefffffffffffff, // 1.7976931348623157e+308: largest number
  0x3fe5555555555558, // 0.666666666666667: s^2
  0x3fd99999999952d7, // 0.39999999999899444: s^4
  0x3fd2492492df281a, // 0.2857142862600327: s^6
  0x3fcc71c62e3f11e6, // 0.22222211130259878: s^8
  0x3fc7462b51cb66b1, // 0.18182889455674947: s^10
  0x3fc39fe51a7c18f9, // 0.15331710618210773: s^12
  0x3fc2b5900de53b32, // 0.14616585424888623: s^14
  0x3fe62e42fefa39ef, // 0.6931471805599453: light: ln2
  0x3fe5555555564eb7, // 0.6666666666737545: light: s^2
  0x3fd999998cae671f, // 0.39999998796848674: light: s^4
  0x3fd249323f5fe0a4, // 0.2857175463573276: light: s^6
  0x3fcc67ad18010d25, // 0.22191394493175057: light: s^8
  0x3fc8c8cb725e2db5, // 0.19362776836747533: light: s^10
  0x3fda827999fcef32, // 0.41421356237309503: light: sqrt 2 - 1
], 16);

/** Where they are. */
export const LOG_MOVE: usize = 0;
export const LOG_EXPONENT: usize = 8;
export const LOG_ONE: usize = 16;
export const LOG_MAGIC: usize = 24;
export const LOG_MAGIC_BIASED: usize = 32;
export const LOG_LN2_HIGH: usize = 40;
export const LOG_LN2_LOW: usize = 48;
export const LOG_LEAST: usize = 56;
export const LOG_MOST: usize = 64;
export const LOG_S2: usize = 72;
export const LOG_S4: usize = 80;
export const LOG_S6: usize = 88;
export const LOG_S8: usize = 96;
export const LOG_S10: usize = 104;
export const LOG_S12: usize = 112;
export const LOG_S14: usize = 120;
export const LOG_LIGHT_LN2: usize = 128;
export const LOG_LIGHT_S2: usize = 136;
export const LOG_LIGHT_S4: usize = 144;
export const LOG_LIGHT_S6: usize = 152;
export const LOG_LIGHT_S8: usize = 160;
export const LOG_LIGHT_S10: usize = 168;
export const LOG_LIGHT_MOST: usize = 176;
