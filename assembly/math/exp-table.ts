// Written by scripts/tables.ts.

/** Constants of exp, in the order that math/exp.ts names. */
export const EXP_CONSTANTS: usize = memory.data<u64>(
  [
    0x40671547652b82fe, // 184.6649652337873: 128/ln2
    0x4338000000000000, // 6755399441055744: 1.5 * 2^52
    0xbf762e42fef80000, // -0.005415212347998022: -ln2/128, the part whose product with k is exact
    0xbd41cf7876728585, // -1.2655072982212596e-13: -ln2/128, the rest
    0x3fdfffffffffff58, // 0.4999999999999907: r^2
    0x3fc5555555555525, // 0.16666666666666533: r^3
    0x3fa55555acd08c2e, // 0.041666676850831016: r^4
    0x3f811111430e54e5, // 0.008333334788213917: r^5
  ],
  16,
);

/** Row j: the relative rest of t = 2^(j/128) beyond its double, and the bits of that double less j << 45,
 *  so that adding k << 45 gives the bits of 2^(k/128) for every k = j (mod 128). */
export const EXP_TABLE: usize = memory.data<u64>(
  [
    0x0000000000000000,
    0x3ff0000000000000, // 0
    0x3ca164e5a5651da8,
    0x3feff63da9fb3335, // 1
    0xbc86cc645aa38270,
    0x3fefec9a3e778061, // 2
    0x3c8584cdb97e8a38,
    0x3fefe315e86e7f85, // 3
    0x3c9610fd2dc63726,
    0x3fefd9b0d3158574, // 4
    0xbc4f121366b4271a,
    0x3fefd06b29ddf6de, // 5
    0x3c791c8eb7d9cd5a,
    0x3fefc74518759bc8, // 6
    0x3c99255156b27a54,
    0x3fefbe3ecac6f383, // 7
    0x3c86423104cf8c98,
    0x3fefb5586cf9890f, // 8
    0x3c92240d080a80e3,
    0x3fefac922b7247f7, // 9
    0xbc867e63a837176e,
    0x3fefa3ec32d3d1a2, // 10
    0x3c95fbaf94c74306,
    0x3fef9b66affed31b, // 11
    0xbc961a225b6bad9c,
    0x3fef9301d0125b51, // 12
    0xbc8a1e9d7666601b,
    0x3fef8abdc06c31cc, // 13
    0xbc9c641c952e9520,
    0x3fef829aaea92de0, // 14
    0x3c84194951b87909,
    0x3fef7a98c8a58e51, // 15
    0xbc859059343e8d01,
    0x3fef72b83c7d517b, // 16
    0xbc9423ec9608b5bc,
    0x3fef6af9388c8dea, // 17
    0xbc8d84000f194419,
    0x3fef635beb6fcb75, // 18
    0xbc901edfd68643d8,
    0x3fef5be084045cd4, // 19
    0x3ca1a0b689380d17,
    0x3fef54873168b9aa, // 20
    0xbc7005be0532fa7b,
    0x3fef4d5022fcd91d, // 21
    0x3c99888ae18d50a0,
    0x3fef463b88628cd6, // 22
    0x3c7c7cfe857bb0fb,
    0x3fef3f49917ddc96, // 23
    0x3c8b2f669903243a,
    0x3fef387a6e756238, // 24
    0x3c738770e26e825e,
    0x3fef31ce4fb2a63f, // 25
    0x3c574e59b132fdc6,
    0x3fef2b4565e27cdd, // 26
    0xbc91872d1c9d6a8b,
    0x3fef24dfe1f56381, // 27
    0x3c6b5ee4666a1d1c,
    0x3fef1e9df51fdee1, // 28
    0xbc677d99261fe509,
    0x3fef187fd0dad990, // 29
    0x3c92b0ca6922a8d2,
    0x3fef1285a6e4030b, // 30
    0x3c7d2b3e3578149a,
    0x3fef0cafa93e2f56, // 31
    0x3c902ba262e6d02a,
    0x3fef06fe0a31b715, // 32
    0x3c91fab9e7d83772,
    0x3fef0170fc4cd831, // 33
    0x3ca108dafeecf5cb,
    0x3feefc08b26416ff, // 34
    0xbc7599b8445d1e59,
    0x3feef6c55f929ff1, // 35
    0xbc9ce87ace510f6e,
    0x3feef1a7373aa9cb, // 36
    0xbc939a27372e5c31,
    0x3feeecae6d05d866, // 37
    0x3c55600b347e835e,
    0x3feee7db34e59ff7, // 38
    0xbc9601d53fc4579a,
    0x3feee32dc313a8e5, // 39
    0x3c868e8af33b1033,
    0x3feedea64c123422, // 40
    0xbc8d42c3d651e107,
    0x3feeda4504ac801c, // 41
    0x3c94912b5f3ebbd9,
    0x3feed60a21f72e2a, // 42
    0x3c5d47dff563f29d,
    0x3feed1f5d950a897, // 43
    0x3c747d90b144e029,
    0x3feece086061892d, // 44
    0x3c96acfcaa65707c,
    0x3feeca41ed1d0057, // 45
    0xbc71522f5f1bc062,
    0x3feec6a2b5c13cd0, // 46
    0x3c991470e24acb65,
    0x3feec32af0d7d3de, // 47
    0x3c8d4eefb825b4d4,
    0x3feebfdad5362a27, // 48
    0x3c95ca5b8f6c0fba,
    0x3feebcb299fddd0d, // 49
    0xbc8989afca90a5ed,
    0x3feeb9b2769d2ca7, // 50
    0xbc5293f385636d8d,
    0x3feeb6daa2cf6642, // 51
    0xbc52b04b9bce4be1,
    0x3feeb42b569d4f82, // 52
    0xbc85e992ca99bc4b,
    0x3feeb1a4ca5d920f, // 53
    0x3c527390c47aca54,
    0x3feeaf4736b527da, // 54
    0x3c7ea21089b3c9ba,
    0x3feead12d497c7fd, // 55
    0x3c78174cb660be49,
    0x3feeab07dd485429, // 56
    0xbc82cdbad8bf9302,
    0x3feea9268a5946b7, // 57
    0x3c9790d23975d85a,
    0x3feea76f15ad2148, // 58
    0xbc94e521718e6e5d,
    0x3feea5e1b976dc09, // 59
    0xbc82cc2d70fda45e,
    0x3feea47eb03a5585, // 60
    0xbc654b88e144d489,
    0x3feea34634ccc320, // 61
    0xbc88a31bb77b412d,
    0x3feea23882552225, // 62
    0x3c816942b33cf78d,
    0x3feea155d44ca973, // 63
    0xbc84de9251e29b49,
    0x3feea09e667f3bcd, // 64
    0xbc804b44477e8231,
    0x3feea012750bdabf, // 65
    0x3c621f0671715243,
    0x3fee9fb23c651a2f, // 66
    0xbc8dd63e002a3735,
    0x3fee9f7df9519484, // 67
    0xbc8fe56217ed0013,
    0x3fee9f75e8ec5f74, // 68
    0xbc7be4ae199978c9,
    0x3fee9f9a48a58174, // 69
    0xbc61e988ba86619d,
    0x3fee9feb564267c9, // 70
    0x3c98e4d5049f3a1f,
    0x3feea0694fde5d3f, // 71
    0x3c61c769643e8898,
    0x3feea11473eb0187, // 72
    0x3c938468e11320f6,
    0x3feea1ed0130c132, // 73
    0x3c82ff7c012496f8,
    0x3feea2f336cf4e62, // 74
    0xbc8e9f3a45c88283,
    0x3feea427543e1a12, // 75
    0xbc8701fdfb1683be,
    0x3feea589994cce13, // 76
    0xbc2cf074db79f580,
    0x3feea71a4623c7ad, // 77
    0xbc919939d60cf785,
    0x3feea8d99b4492ed, // 78
    0x3c35a7843a6a70a5,
    0x3feeaac7d98a6699, // 79
    0x3c971a38d76b43d6,
    0x3feeace5422aa0db, // 80
    0xbc7e64c68749c170,
    0x3feeaf3216b5448c, // 81
    0xbc78611d7f4b0484,
    0x3feeb1ae99157736, // 82
    0xbc93a9db32662b30,
    0x3feeb45b0b91ffc6, // 83
    0xbc63d14885477b93,
    0x3feeb737b0cdc5e5, // 84
    0x3c75ea59e135a627,
    0x3feeba44cbc8520f, // 85
    0xbc92771319b0fd56,
    0x3feebd829fde4e50, // 86
    0xbc80a0fee0e96171,
    0x3feec0f170ca07ba, // 87
    0x3c576c1b9587f662,
    0x3feec49182a3f090, // 88
    0x3c818d15b281420d,
    0x3feec86319e32323, // 89
    0xbc777a24cdae58f8,
    0x3feecc667b5de565, // 90
    0x3c8ee8d047224242,
    0x3feed09bec4a2d33, // 91
    0xbc9b3af503924fa0,
    0x3feed503b23e255d, // 92
    0x3c90feff741d32a6,
    0x3feed99e1330b358, // 93
    0x3c784977544c0368,
    0x3feede6b5579fdbf, // 94
    0xbc722eeec0c1c01c,
    0x3feee36bbfd3f37a, // 95
    0x3c8d7fca47a98393,
    0x3feee89f995ad3ad, // 96
    0xbc941e50291c9acd,
    0x3feeee07298db666, // 97
    0xbc74aebb9b95a855,
    0x3feef3a2b84f15fb, // 98
    0xbc9d2768e7bf610a,
    0x3feef9728de5593a, // 99
    0xbc8c4cb7a78570e5,
    0x3feeff76f2fb5e47, // 100
    0xbc96fa7f5fbbe328,
    0x3fef05b030a1064a, // 101
    0x3c8041b40f3b2e05,
    0x3fef0c1e904bc1d2, // 102
    0xbc83c680616106dc,
    0x3fef12c25bd71e09, // 103
    0xbc662c309f71c110,
    0x3fef199bdd85529c, // 104
    0x3c93c209c098a2a9,
    0x3fef20ab5fffd07a, // 105
    0x3c811023ef665243,
    0x3fef27f12e57d14b, // 106
    0xbc69a63440a82eab,
    0x3fef2f6d9406e7b5, // 107
    0xbc61700ca36bef24,
    0x3fef3720dcef9069, // 108
    0xbc931e68668dc733,
    0x3fef3f0b555dc3fa, // 109
    0xbc96d66ce8abe12f,
    0x3fef472d4a07897c, // 110
    0xbc8c209baa615c67,
    0x3fef4f87080d89f2, // 111
    0x3c83f481534d1774,
    0x3fef5818dcfba487, // 112
    0xbc876cee0c9bed8d,
    0x3fef60e316c98398, // 113
    0x3c8543efbe6131a8,
    0x3fef69e603db3285, // 114
    0x3c7bb70870452657,
    0x3fef7321f301b460, // 115
    0xbc8e59617cf792b6,
    0x3fef7c97337b9b5f, // 116
    0xbc7ec8829693b17e,
    0x3fef864614f5a129, // 117
    0x3c792837591b606c,
    0x3fef902ee78b3ff6, // 118
    0x3c8f5e0bb67b1fc3,
    0x3fef9a51fbc74c83, // 119
    0xbc8ff184e39efb02,
    0x3fefa4afa2a490da, // 120
    0xbc8544912a30b704,
    0x3fefaf482d8e67f1, // 121
    0x3c966b93a355d426,
    0x3fefba1bee615a27, // 122
    0x3c8991f02197e14a,
    0x3fefc52b376bba97, // 123
    0x3c84542afb20e668,
    0x3fefd0765b6e4540, // 124
    0xbc91da7f47827a85,
    0x3fefdbfdad9cbe14, // 125
    0xbc727f4383279286,
    0x3fefe7c1819e90d8, // 126
    0x3c7dbc62e64c6f77,
    0x3feff3c22b8f71f1, // 127
  ],
  16,
);
