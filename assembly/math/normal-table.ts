// Written by tools/tables.ts.

/** Constants of gelu. The first polynomial: 0 <= t <= 40, error below
 *  2^-54 of its value; the one for singles: 0 <= t <= 14.6, error below 2^-44 of its value. */
export const NORMAL_CONSTANTS: usize = memory.data<u64>([
  0x3fd9884533d43651, // 0.3989422804014327: 1 / sqrt(2 pi)
  0x3fde361ea6fba141, // 0.47205320650984467: y^0
  0xbfb8c18f2086e34e, // -0.09670347732652582: y^1
  0x3f8cabd72a60fa9c, // 0.013999634724425385: y^2
  0x3f9d4969f10e06bf, // 0.028600364053551482: y^3
  0xbfa07c3c2582d6ef, // -0.032197837428084124: y^4
  0x3f925dd7205f363d, // 0.017936097479653624: y^5
  0xbf747d5fc736f73b, // -0.005002378591084706: y^6
  0xbf32b7f5dd12d8ba, // -0.0002856230976918773: y^7
  0x3f46c5382b90340a, // 0.0006948971050647634: y^8
  0xbf18c11b7270b0c0, // -0.00009443025611294547: y^9
  0xbf1707ba43fbd1ad, // -0.00008785318732035834: y^10
  0x3ef64844fea4ed90, // 0.000021250059867512045: y^11
  0x3eec93e10eda1e4a, // 0.000013626886779207572: y^12
  0xbecccaa7fe696948, // -0.0000034322292663927294: y^13
  0xbec5eb4bbc94b62c, // -0.0000026129632472369104: y^14
  0x3e9b25db929cb978, // 4.0453496074040365e-7: y^15
  0x3ea286abb182f7f7, // 5.521195332242644e-7: y^16
  0x3e187a8e823403e1, // 1.42485002339593e-9: y^17
  0xbe7dd6dbf3d7cec6, // -1.1116003136701888e-7: y^18
  0xbe556036bcfccdc0, // -1.9907797909474972e-8: y^19
  0x3e531255cdd06919, // 1.776183188385037e-8: y^20
  0x3e3aebe35b78fb74, // 6.268135725359487e-9: y^21
  0xbe1b14514241344c, // -1.576226490491662e-9: y^22
  0xbe0b8fb1261c21e8, // -8.021393100262695e-10: y^23
  0x400c000000000000, // 3.5: light: what s adds to t
  0x402d333333333333, // 14.6: light: where t Q(t) is 0 as a single
  0x3ffbffffffffffe4, // 1.7499999999999938: light: s^0
  0xc00918a9f75cf226, // -3.1370429349174342: light: s^1
  0x40058eac1143cfee, // 2.6946641300983094: light: s^2
  0xbfe6bacfb22ddcfd, // -0.7103041153012836: light: s^3
  0xbfdecc0114180374, // -0.48120142900739116: light: s^4
  0x3fc813db2c3b46d3, // 0.18810596141570687: light: s^5
  0x3fc58bbc29d93385, // 0.1683268741930101: light: s^6
  0xbf8b9c412f3d959f, // -0.013481625799338924: light: s^7
  0xbfb0d50c5b7c17c2, // -0.06575085862650012: light: s^8
  0xbf652c0413eee569, // -0.0025844649930745656: light: s^9
  0xbfa95f92638fe4bd, // -0.049557280210089406: light: s^10
  0x3fc36bee4c4c4ca3, // 0.15173128819933365: light: s^11
  0xbfcc17c44af737ba, // -0.21947530422624856: light: s^12
  0x3fd057b8bf13c681, // 0.25535410556685895: light: s^13
  0xbfc9c81488ed69ee, // -0.20141846357257925: light: s^14
  0x3fb64c2299d8e491, // 0.08709923034702373: light: s^15
  0xbf8fca7a3cf18138, // -0.01552291391834669: light: s^16
], 16);

/** Where they are. */
export const NORMAL_SCALE: usize = 0;
export const NORMAL_Y0: usize = 8;
export const NORMAL_LIGHT_SHIFT: usize = 200;
export const NORMAL_LIGHT_END: usize = 208;
export const NORMAL_LIGHT_S0: usize = 216;
