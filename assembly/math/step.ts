import { lost } from './lost';

/** Functions that are whole numbers: of s + low, s the nearest double, `whole` is the function's value at s or
 *  next to it, `rest` what the low part adds. */
export abstract class Step {
  abstract whole(s: f64, low: f64): f64;
  abstract rest(s: f64, low: f64): f64;
}

/** From here on every double is a whole number, and every multiple of such a delta. */
const WHOLE: f64 = 9007199254740992;

/** The central difference at x + d and x - d exactly, one number at a time: which of two whole numbers it is
 *  may hang on what x + d leaves out. At d = 0 the derivative, 0. */
export function stepSlope<Op extends Step>(x: f64, d: f64, steep: bool): f64 {
  const op = changetype<Op>(0);
  if (d === 0) return Number.isNaN(x) ? x : 0;
  // The nearest whole numbers lie as far apart as the points, to the last place.
  if (d >= WHOLE && steep) return 1 + (x - x);
  const right = x + d;
  const left = x - d;
  const rightLow = lost(x, d, right);
  const leftLow = lost(x, -d, left);
  const a = op.whole(right, rightLow);
  const b = op.whole(left, leftLow);
  const rise = a - b;
  const low = steep ? lost(a, -b, rise) + (op.rest(right, rightLow) - op.rest(left, leftLow)) : 0;
  return ((rise + low) / d) * 0.5;
}
