// Written by tools/tables.ts.

/** Constants of sin and cos. The polynomials: |r| <= pi/256; error below
 *  2^-69 of r for the sine, 2^-70 for the cosine; for singles 2^-53 and 2^-50. */
export const TRIG_CONSTANTS: usize = memory.data<u64>([
  0x40445f306dc9c883, // 40.74366543152521: 128/pi
  0xbf9921fb54000000, // -0.024543692590668797: -pi/128, part 1 of 4
  0xbdb10b4600000000, // -1.5501461225753133e-11: -pi/128, part 2 of 4
  0xbc31a62630000000, // -9.567553018833741e-19: -pi/128, part 3 of 4
  0xba88a2e03707344a, // -9.950495567985859e-27: -pi/128, part 4 of 4
  0x3fc5555555555555, // 0.16666666666666666: r - sin r, r^3
  0xbf8111111110c1bf, // -0.008333333333298108: r - sin r, r^5
  0x3f2a019abfb85e60, // 0.00019841207527869758: r - sin r, r^7
  0x3fe0000000000000, // 0.5: 1 - cos r, r^2
  0xbfa555555554a2dc, // -0.04166666666634963: 1 - cos r, r^4
  0x3f56c166112f24c3, // 0.001388883280684803: 1 - cos r, r^6
  0x3fc5555555550603, // 0.16666666666610305: light: r - sin r, r^3
  0xbf81110d0d5a3352, // -0.008333303422909975: light: r - sin r, r^5
  0x3fdffffffffeea5f, // 0.49999999999605466: light: 1 - cos r, r^2
  0xbfa5554e4ed58efa, // -0.041666457293812756: light: 1 - cos r, r^4
  0xbdb10b4611a62633, // -1.5501462182508444e-11: light: -pi/128, all but part 1
], 16);

/** Where they are. */
export const TRIG_RATE: usize = 0;
export const TRIG_STEP1: usize = 8;
export const TRIG_STEP2: usize = 16;
export const TRIG_STEP3: usize = 24;
export const TRIG_STEP4: usize = 32;
export const SIN_R3: usize = 40;
export const SIN_R5: usize = 48;
export const SIN_R7: usize = 56;
export const COS_R2: usize = 64;
export const COS_R4: usize = 72;
export const COS_R6: usize = 80;
export const SIN_LIGHT_R3: usize = 88;
export const SIN_LIGHT_R5: usize = 96;
export const COS_LIGHT_R2: usize = 104;
export const COS_LIGHT_R4: usize = 112;
export const TRIG_LIGHT_REST: usize = 120;

/** 2/pi after the binary point, 64 bits a word. */
export const TWO_OVER_PI: usize = memory.data<u64>([
  0xa2f9836e4e441529,
  0xfc2757d1f534ddc0,
  0xdb6295993c439041,
  0xfe5163abdebbc561,
  0xb7246e3a424dd2e0,
  0x06492eea09d1921c,
  0xfe1deb1cb129a73e,
  0xe88235f52ebb4484,
  0xe99c7026b45f7e41,
  0x3991d639835339f4,
  0x9c845f8bbdf9283b,
  0x1ff897ffde05980f,
  0xef2f118b5a0a6d1f,
  0x6d367ecf27cb09b7,
  0x4f463f669e5fea2d,
  0x7527bac7ebe5f17b,
  0x3d0739f78a5292ea,
  0x6bfb5fb11f8d5d08,
  0x56033046fc7b6bab,
  0xf0cfbc209af4361d,
], 16);

/** pi/2, and the sine and cosine of pi/128, as sums of two doubles. */
export const HALF_PI_HIGH: f64 = 1.5707963267948966;
export const HALF_PI_LOW: f64 = 6.123233995736766e-17;
export const SIN_STEP_HIGH: f64 = 0.024541228522912288;
export const SIN_STEP_LOW: f64 = -9.186849012577878e-20;
export const COS_STEP_HIGH: f64 = 0.9996988186962042;
export const COS_STEP_LOW: f64 = -2.985148640379975e-17;
