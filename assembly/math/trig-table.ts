// Written by tools/tables.ts.

/** Constants of sin and cos, in the order that math/trig.ts names. */
export const TRIG_CONSTANTS: usize = memory.data<u64>([
  0x3fe45f306dc9c883, // 0.6366197723675814: 2/pi
  0x4338000000000000, // 6755399441055744: 1.5 * 2^52
  0xbff921fb54400000, // -1.5707963267341256: -pi/2, part 1 of 4
  0xbdd0b4611a600000, // -6.077100506303966e-11: -pi/2, part 2 of 4
  0xbba3198a2e000000, // -2.0222662487111665e-21: -pi/2, part 3 of 4
  0xb97b839a252049c1, // -8.4784276603689e-32: -pi/2, part 4 of 4
  0xbfc5555555555555, // -0.16666666666666666: sin, r^3
  0x3f81111111110bab, // 0.008333333333330936: sin, r^5
  0xbf2a01a019e820ae, // -0.00019841269836740532: sin, r^7
  0x3ec71de37946ed6d, // 0.0000027557316093198404: sin, r^9
  0xbe5ae6008d114485, // -2.5051129896450185e-8: sin, r^11
  0x3de5e0a4fc16be59, // 1.5917988979397435e-10: sin, r^13
  0x3fa5555555555555, // 0.041666666666666664: cos, r^4
  0xbf56c16c16c16963, // -0.0013888888888887389: cos, r^6
  0x3efa01a019f4ddfd, // 0.0000248015872987544: cos, r^8
  0xbe927e4fa16cc2d1, // -2.755731726587808e-7: cos, r^10
  0x3e21eeb67d026ec6, // 2.087614504941318e-9: cos, r^12
  0xbda907cd8ff5ede7, // -1.138254464534925e-11: cos, r^14
], 16);

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

/** pi/2 as the sum of two doubles. */
export const HALF_PI_HIGH: f64 = 1.5707963267948966;
export const HALF_PI_LOW: f64 = 6.123233995736766e-17;
