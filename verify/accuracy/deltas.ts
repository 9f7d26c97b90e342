/** Where slopes are tried: the derivative itself, points too close for doubles to tell apart, and points so far
 *  apart that e^delta overflows. At 300 the kernel takes another path. */
export const DELTAS: readonly number[] = [
  0, 1e-300, 1e-15, 1e-12, 1e-8, 1e-6, 1e-3, 0.1, 0.5, 1, 3, 10, 100, 299, 300, 301, 700, 1e3, 1e10, 1e300,
];

/** Others, between those: the kernel may take a path at a delta that is on no list. Most are where e^delta is neither 1
 *  nor infinite, in units of the function's own scale (`celu(a)` steps by a, `siluWith(b)` by 1/b).
 *  @param next numbers from 0 up to 1. */
export function between(count: number, parameters: readonly number[], next: () => number): number[] {
  const size = Math.abs(parameters[0] ?? 1) || 1;
  const scales = [1, size, 1 / size];
  return Array.from({ length: count }, (_, i) => {
    const exponent = next() < 0.75 ? next() * 4 - 1 : next() * 630 - 322;
    const delta = 10 ** exponent * (scales[i % 3] as number);
    return delta > 0 && delta < Infinity ? delta : 10 ** exponent;
  });
}
