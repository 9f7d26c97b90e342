// Written by tools/tables.ts.
import { COEFFICIENTS } from '../memory';

/** Constants of erf and erfc. The first polynomial's error is below 2^-55 for 0 <= a <= 28, the second's below
 *  2^-56 of 1 for |x| <= 27/32. */
export function prepareErf(): void {
  store<f64>(COEFFICIENTS, 1.1283791670955126); // 0x3ff20dd750429b6d: 2/sqrt(pi)
  store<f64>(COEFFICIENTS, 1.2588036258139463, 8); // 0x3ff4240f454f505e: y^0
  store<f64>(COEFFICIENTS, 6.179093129002596e-17, 16); // 0x3c91cf5db104a7ac: what that leaves out
  store<f64>(COEFFICIENTS, -0.13046248372294045, 24); // 0xbfc0b2fea278f480: y^1
  store<f64>(COEFFICIENTS, -0.07130621000898543, 32); // 0xbfb2411faffd8452: y^2
  store<f64>(COEFFICIENTS, 0.14490634075193434, 40); // 0x3fc28c4a7d419c8d: y^3
  store<f64>(COEFFICIENTS, -0.11449313228545857, 48); // 0xbfbd4f6c02c85b82: y^4
  store<f64>(COEFFICIENTS, 0.05231957978587846, 56); // 0x3faac9a1c83ddae5: y^5
  store<f64>(COEFFICIENTS, -0.010500720716129622, 64); // 0xbf858166e07b4d82: y^6
  store<f64>(COEFFICIENTS, -0.0026222804763648584, 72); // 0xbf657b521c61b368: y^7
  store<f64>(COEFFICIENTS, 0.0019344815320491407, 80); // 0x3f5fb1cdba8d2e77: y^8
  store<f64>(COEFFICIENTS, 0.00004015235013101362, 88); // 0x3f050d283ed00a93: y^9
  store<f64>(COEFFICIENTS, -0.000289052205086411, 96); // 0xbf32f17dc486dc7e: y^10
  store<f64>(COEFFICIENTS, 0.000008596470133921404, 104); // 0x3ee20731dbd7a8fa: y^11
  store<f64>(COEFFICIENTS, 0.00004797289416920363, 112); // 0x3f0926d017a827a5: y^12
  store<f64>(COEFFICIENTS, 3.8122327957644807e-7, 120); // 0x3e99955db6f61bda: y^13
  store<f64>(COEFFICIENTS, -0.000008735359688005636, 128); // 0xbee251c2b197b2e9: y^14
  store<f64>(COEFFICIENTS, -0.0000010682793648541217, 136); // 0xbeb1ec399557c0f9: y^15
  store<f64>(COEFFICIENTS, 0.0000015639887470418353, 144); // 0x3eba3d47d0263a67: y^16
  store<f64>(COEFFICIENTS, 4.814726373335419e-7, 152); // 0x3ea027d186c2b3a5: y^17
  store<f64>(COEFFICIENTS, -2.2702526906934728e-7, 160); // 0xbe8e788762979a63: y^18
  store<f64>(COEFFICIENTS, -1.3828438694848867e-7, 168); // 0xbe828f6a54c424bc: y^19
  store<f64>(COEFFICIENTS, 1.53088399130873e-8, 176); // 0x3e50700fd6e98721: y^20
  store<f64>(COEFFICIENTS, 2.352425989137006e-8, 184); // 0x3e59424ca052e22c: y^21
  store<f64>(COEFFICIENTS, 1.6209040103097342e-9, 192); // 0x3e1bd8cfac98eebb: y^22
  store<f64>(COEFFICIENTS, -1.257158839073172e-9, 200); // 0xbe15990b051189d9: y^23
  store<f64>(COEFFICIENTS, 0.1283791670955126, 208); // 0x3fc06eba8214db69: x^0
  store<f64>(COEFFICIENTS, -0.3761263890318375, 216); // 0xbfd812746b0379e6: x^2
  store<f64>(COEFFICIENTS, 0.11283791670954745, 224); // 0x3fbce2f21a042acf: x^4
  store<f64>(COEFFICIENTS, -0.026866170645031, 232); // 0xbf9b82ce31281a71: x^6
  store<f64>(COEFFICIENTS, 0.005223977624080742, 240); // 0x3f7565bcd0ceb1d7: x^8
  store<f64>(COEFFICIENTS, -0.000854832691425112, 248); // 0xbf4c02db3a033205: x^10
  store<f64>(COEFFICIENTS, 0.00012055327421282683, 256); // 0x3f1f9a317b0dcb87: x^12
  store<f64>(COEFFICIENTS, -0.000014925463570287675, 264); // 0xbeef4d0c17daf57f: x^14
  store<f64>(COEFFICIENTS, 0.0000016457914349746103, 272); // 0x3ebb9c9ed1d47fd5: x^16
  store<f64>(COEFFICIENTS, -1.630309508468887e-7, 280); // 0xbe85e1b368bdf09e: x^18
  store<f64>(COEFFICIENTS, 1.4205594850504056e-8, 288); // 0x3e4e819bbd6706fe: x^20
  store<f64>(COEFFICIENTS, -8.879702704985848e-10, 296); // 0xbe0e82ab4a2799ad: x^22
}

/** Where they are. */
export const ERF_SLOPE: usize = 0;
export const ERF_Y0: usize = 8;
export const ERF_Y0_LOW: usize = 16;
export const ERF_Y1: usize = 24;
export const ERF_Y2: usize = 32;
export const ERF_Y3: usize = 40;
export const ERF_Y4: usize = 48;
export const ERF_Y5: usize = 56;
export const ERF_Y6: usize = 64;
export const ERF_Y7: usize = 72;
export const ERF_Y8: usize = 80;
export const ERF_Y9: usize = 88;
export const ERF_Y10: usize = 96;
export const ERF_Y11: usize = 104;
export const ERF_Y12: usize = 112;
export const ERF_Y13: usize = 120;
export const ERF_Y14: usize = 128;
export const ERF_Y15: usize = 136;
export const ERF_Y16: usize = 144;
export const ERF_Y17: usize = 152;
export const ERF_Y18: usize = 160;
export const ERF_Y19: usize = 168;
export const ERF_Y20: usize = 176;
export const ERF_Y21: usize = 184;
export const ERF_Y22: usize = 192;
export const ERF_Y23: usize = 200;
export const ERF_X0: usize = 208;
export const ERF_X2: usize = 216;
export const ERF_X4: usize = 224;
export const ERF_X6: usize = 232;
export const ERF_X8: usize = 240;
export const ERF_X10: usize = 248;
export const ERF_X12: usize = 256;
export const ERF_X14: usize = 264;
export const ERF_X16: usize = 272;
export const ERF_X18: usize = 280;
export const ERF_X20: usize = 288;
export const ERF_X22: usize = 296;
