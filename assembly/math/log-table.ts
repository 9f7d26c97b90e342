// Written by tools/tables.ts.

/** Constants of log, in the order that math/log.ts names. */
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
], 16);
