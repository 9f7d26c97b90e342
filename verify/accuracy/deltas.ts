/** Where slopes are tried: the derivative itself, points too close for doubles to tell apart, and points so far
 *  apart that e^delta overflows. At 300 the kernel takes another path. */
export const DELTAS: readonly number[] = [
  0, 1e-300, 1e-15, 1e-12, 1e-8, 1e-6, 1e-3, 0.1, 0.5, 1, 3, 10, 100, 299, 300, 301, 700, 1e3, 1e10, 1e300,
];
