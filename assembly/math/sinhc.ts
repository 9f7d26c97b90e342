import { Exp } from './exp';

/** sinh(d)/d, 1 at d = 0, for 0 <= d <= 300: what the central difference of e^x has over e^x. */
export function sinhc(d: f64): f64 {
  if (d <= 1) {
    // 1 + d^2/(2 3) (1 + d^2/(4 5) (1 + ...)): positive terms, no cancellation; the first one left
    // out is below 1e-19.
    const d2 = d * d;
    let sum = 0.0;
    for (let k = 18; k > 0; k -= 2) sum = (d2 / f64(k * (k + 1))) * (1 + sum);
    return 1 + sum;
  }
  // Beyond 300 the loops do not use it, but it must not reach beyond exp's bound.
  const e = f64x2.extract_lane(Exp.value(f64x2.splat(min(d, 600))), 0);
  return (e - 1 / e) / (2 * d);
}
