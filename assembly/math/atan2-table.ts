// Written by tools/tables.ts.

/** Constants of atan2. The polynomial: |t| <= 7/16, error below 2^-57 of atan t. */
export const ATAN2_CONSTANTS: usize = memory.data<u64>([
  0x3fd555555555550d, // 0.3333333333333293: t^3
  0xbfc999999998ebc4, // -0.19999999999876483: t^5
  0x3fc24924920083ff, // 0.14285714272503466: t^7
  0xbfbc71c6fe231671, // -0.11111110405462356: t^9
  0x3fb745cdc54c206e, // 0.09090887133436507: t^11
  0xbfb3b0f2af749a6d, // -0.0769187620504483: t^13
  0x3fb10d66a0d03d51, // 0.06661073137387531: t^15
  0xbfadde2d52defd9a, // -0.058335701337905735: t^17
  0x3fa97b4b24760deb, // 0.049768779946159324: t^19
  0xbfa2b4442c6a6c2f, // -0.036531572744216916: t^21
  0x3f90ad3ae322da11, // 0.016285820115365782: t^23
], 16);

/** Where they are. */
export const ATAN2_T3: usize = 0;
export const ATAN2_T23: usize = 80;

/** atan(1/2) as the sum of two doubles. */
export const ATAN_HALF: f64 = 0.4636476090008061;
export const ATAN_HALF_LOW: f64 = 2.2698777452961687e-17;

/** pi/4. */
export const QUARTER_PI: f64 = 0.7853981633974483;
export const QUARTER_PI_LOW: f64 = 3.061616997868383e-17;

/** pi. */
export const PI: f64 = 3.141592653589793;
export const PI_LOW: f64 = 1.2246467991473532e-16;
