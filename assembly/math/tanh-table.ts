// Written by tools/tables.ts.

/** Constants of tanh. The polynomials: |b| <= 1/64; error below 2^-58 of b, for singles below 2^-43. */
export const TANH_CONSTANTS: usize = memory.data<u64>([
  0x4040000000000000, // 32: rows for each unit
  0x4338000000000000, // 6755399441055744: 1.5 * 2^52
  0x3fa0000000000000, // 0.03125: a unit over that
  0x4034000000000000, // 20: where tanh is 1
  0xbfd55555555554a2, // -0.3333333333333234: tanh b, b^3
  0x3fc111110f7d382d, // 0.1333333325987395: tanh b, b^5
  0xbfaba0ad230bd607, // -0.053960238006691745: tanh b, b^7
  0xbfd5555554e6989d, // -0.3333333329304738: light: tanh b, b^3
  0x3fc110a2705161c0, // 0.1333201454570041: light: tanh b, b^5
], 16);

/** Where they are. */
export const TANH_RATE: usize = 0;
export const TANH_MAGIC: usize = 8;
export const TANH_STEP: usize = 16;
export const TANH_END: usize = 24;
export const TANH_B3: usize = 32;
export const TANH_B5: usize = 40;
export const TANH_B7: usize = 48;
export const TANH_LIGHT_B3: usize = 56;
export const TANH_LIGHT_B5: usize = 64;

/** e^(1/16) as the sum of two doubles. */
export const TANH_ROOT_HIGH: f64 = 1.0644944589178593;
export const TANH_ROOT_LOW: f64 = 1.0872888143211957e-16;
