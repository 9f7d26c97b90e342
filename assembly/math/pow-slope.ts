import { POW_LOW } from '../memory';
import { TWO_54 } from './constants';
import { Expm1 } from './expm1';
import { expOver, exponential, exponentOf, logOnePlus, mantissaOf } from './far';
import { LogDouble } from './log-double';
import { lost, productLost } from './lost';

/** From here on e^-w is nothing beside 1. */
const FAR: f64 = 40;
/** 2^512. */
const SCALE: f64 = 1.3407807929942597e154;

/** The slopes of x^p for every x and d, one number at a time. */
export class PowSlope {
  /** @param less p - 1, with its low part. */
  static of(x: f64, d: f64, p: f64, less: f64, lessLow: f64): f64 {
    if (!(x <= Infinity)) return x;
    const whole = Math.trunc(p) === p;
    const odd = whole && Math.trunc(p / 2) !== p / 2;
    const even = whole && !odd;
    const size = Math.abs(p);
    const sign: f64 = p < 0 ? -1 : 1;
    // The slope of an even power is odd.
    if (x === 0 && d === 0) return p > 1 ? (even ? x : 0) : even ? -1 / x : Infinity * sign;
    // Of a whole p, which is beyond 2^31 here, negative numbers have powers too.
    if (x < 0) {
      if (!whole) return NaN;
      const mirrored = PowSlope.of(-x, d, p, less, lessLow);
      // Where x + d is 0 its power is Infinity, whatever p.
      return odd && !(x === -d && p < 0) ? mirrored : -mirrored;
    }
    if (x === Infinity) return p > 1 ? Infinity : 0 * sign;
    // Here |p| d/x is below 1e-18, and so what the difference adds to the derivative.
    if (d <= (x / Math.max(size, 1)) * 1e-18) return sign * PowSlope.over(x, 0, less, lessLow, size, 0.5);
    const inner = x - d;
    if (inner < 0 && !whole) return NaN;
    const left = Math.abs(inner);
    if (left === 0 && p < 0) return -Infinity;
    // By quarters where the sum may overflow.
    const wide = x > 1e300 || d > 1e300;
    const right = wide ? x / 4 + d / 4 : x + d;
    const top = Math.max(x, d);
    const bottom = Math.min(x, d);
    let rest = 1.0;
    let shift: i32 = 0;
    if (left > 0) {
      const sum = odd && inner < 0;
      if (bottom === 0 && !sum) return 0;
      const quotient = bottom / left;
      // w in units of 2^-512, as it may be subnormal; log(1 + 2q) = 2q for small q, which only |p| > 100 meet: of a
      // bottom above 1 the power is then 0 or Infinity.
      const small = quotient < 1e-20;
      const units = small
        ? 2 * ((size * (Math.min(bottom, 1) * SCALE)) / left)
        : size * SCALE * logOnePlus(2 * quotient);
      const w = units / SCALE;
      if (sum) rest = w < FAR ? 1 + exponential(-w) : 1;
      else if (w < 1e-20) {
        rest = Math.max(units, f64.MIN_VALUE);
        shift = -512;
      } else if (w < FAR) rest = -f64x2.extract_lane(Expm1.value(f64x2.splat(-w)), 0);
    }
    if (p > 0) {
      const low = wide ? 0 : bottom - (right - top);
      return PowSlope.over(right, low, p, 0, rest, d, shift, wide ? 2 : 0);
    }
    // The point nearer 0: of d > x the power of a negative number.
    const result = PowSlope.over(left, top - left - bottom, p, 0, rest, d, shift);
    return inner < 0 && odd ? result : -result;
  }

  /** (x + low)^(y + yLow) factor 2^shift / (2d), x > 0, times 2^(k y) for x in units of 2^k. The exponent y log(x + low) counts
   *  to 2^-60: with |y| up to the largest double that takes low to second order, and every sum with what it leaves out. */
  static over(x: f64, low: f64, y: f64, yLow: f64, factor: f64, d: f64, shift: i32 = 0, k: i32 = 0): f64 {
    const tiny = x < f64.MIN_NORMAL_VALUE;
    const scaled = f64x2.splat(tiny ? x * TWO_54 : x);
    const k0 = f64x2.splat(f64(tiny ? k - 54 : k));
    const high = f64x2.extract_lane(LogDouble.of(scaled, k0, POW_LOW), 0);
    // log(1 + q) = q - q^2/2, |q| <= 2^-53.
    const q = low / x;
    const taken = q * x;
    // Beyond 1e290, where a split would overflow, low counts for nothing.
    const left = x < 1e290 ? low - taken - productLost(q, x, taken) : 0;
    const sum = high + q;
    const sumLow = lost(high, q, sum) + (load<f64>(POW_LOW) + (left / x - (q * q) / 2));
    const log = sum + sumLow;
    const logLow = lost(sum, sumLow, log);

    // By powers of two, so that a y that is huge does not overflow when it is split.
    const unit: f64 = Math.abs(y) > 1e150 ? 1 / SCALE : 1;
    const times = y * unit;
    const logTimes = log / unit;
    // |y| that large leave 0 or Infinity of everything but 1.
    const product = max(min(times * logTimes, 1e4), -1e4);
    if (Math.abs(product) > 2000) return product < 0 ? 0 : Infinity;
    const rest = productLost(times, logTimes, product) + (times * (logLow / unit) + yLow * log);
    const power = product + rest;
    // factor and d apart into mantissa and exponent.
    const e = exponentOf(factor);
    const f = exponentOf(d);
    return expOver(power, lost(product, rest, power), mantissaOf(d) / mantissaOf(factor), e - f - 1 + shift);
  }
}
