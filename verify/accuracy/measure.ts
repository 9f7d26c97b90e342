import type { Elementwise } from '../../src/index.js';
import type { Oracle } from '../oracle/oracle.js';
import { ulps } from '../oracle/ulps.js';

/** The largest error found, and where. */
export interface Worst {
  ulp: number;
  x: number;
  got: number;
  want: string;
}

/** Compares f with its oracle over the points: its value, or its slope at delta.
 *  Left out are points where the exact value is undefined or infinite while x is not: edges of domains,
 *  which the unit tests pin down one by one. */
export function measure(f: Elementwise, exact: Oracle, points: Float64Array, delta?: number): Worst {
  const got = delta === undefined ? f(points) : f.deriv(points, { delta });
  const worst: Worst = { ulp: 0, x: Number.NaN, got: Number.NaN, want: '' };
  points.forEach((x, i) => {
    if (!Number.isFinite(x)) return;
    const want = delta === undefined ? exact.value(x) : exact.slope(x, delta);
    if (!want.isFinite()) return;
    const y = got[i] as number;
    const ulp = ulps(y, want);
    if (ulp > worst.ulp) Object.assign(worst, { ulp, x, got: y, want: want.toPrecision(25) });
  });
  return worst;
}
