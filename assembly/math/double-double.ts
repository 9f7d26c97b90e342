import { productLost } from './lost';

/** Sums of two doubles, for the rows that are computed. A result is the high part; what
 *  it leaves out is in `rest` until the next one. Errors are below 2^-100 of the result.
 *  Source: T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18
 *  (1971). */
export let rest: f64 = 0;

/** (aHigh + aLow) (bHigh + bLow): the product of the high parts exactly. */
export function product(aHigh: f64, aLow: f64, bHigh: f64, bLow: f64): f64 {
  const p = aHigh * bHigh;
  const low = productLost(aHigh, bHigh, p) + (aHigh * bLow + aLow * bHigh);
  const high = p + low;
  rest = p - high + low;
  return high;
}

/** (aHigh + aLow) + (bHigh + bLow), |aHigh| >= |bHigh|. */
export function sum(aHigh: f64, aLow: f64, bHigh: f64, bLow: f64): f64 {
  const s = aHigh + bHigh;
  const low = aHigh - s + bHigh + (aLow + bLow);
  const high = s + low;
  rest = s - high + low;
  return high;
}
