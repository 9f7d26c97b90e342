// Written by scripts/tables.ts.

/** Constants of exp, in the order that math/exp.ts names. */
export const EXP_CONSTANTS: usize = memory.data<u64>([
  0x40671547652b82fe, // 184.6649652337873: 128/ln2
  0x4338000000000000, // 6755399441055744: 1.5 * 2^52
  0xbf762e42fef80000, // -0.005415212347998022: -ln2/128, the part whose product with k is exact
  0xbd41cf79abc9e3b4, // -1.2655086083325438e-13: -ln2/128, the rest
  0x3fdfffffffffff58, // 0.4999999999999907: r^2
  0x3fc5555555555525, // 0.16666666666666533: r^3
  0x3fa55555acd08c2e, // 0.041666676850831016: r^4
  0x3f811111430e54e5, // 0.008333334788213917: r^5
], 16);

/** 2^(1/128) as the sum of two doubles. */
export const ROOT_HIGH: f64 = 1.0054299011128027;
export const ROOT_LOW: f64 = 9.499186535455032e-17;
