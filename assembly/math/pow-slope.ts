import { POW_LOW } from '../memory';
import { Expm1 } from './expm1';
import { expOver, exponential, logOnePlus } from './far';
import { LogDouble } from './log-double';
import { Product } from './product';

/** From here on e^-w is nothing beside 1. */
const FAR: f64 = 40;

/** The slopes of x^p for every x and d, one number at a time. */
export class PowSlope {
  /** @param less p - 1, with its low part. */
  static of(x: f64, d: f64, p: f64, less: f64, lessLow: f64): f64 {
    if (!(x <= Infinity)) return x;
    const whole = Math.trunc(p) === p;
    const odd = whole && Math.trunc(p / 2) !== p / 2;
    // Of a whole p, which is beyond 2^31 here, negative numbers have powers too.
    if (x < 0) {
      if (!whole) return NaN;
      const mirrored = PowSlope.of(-x, d, p, less, lessLow);
      return odd ? mirrored : -mirrored;
    }
    const sign: f64 = p < 0 ? -1 : 1;
    if (x === Infinity) return p > 1 ? Infinity : 0 * sign;
    if (d <= x * 1e-18 || d === 0) {
      if (x === 0) return p > 1 ? 0 : Infinity * sign;
      return sign * PowSlope.over(x, 0, less, lessLow, Math.abs(p), 0.5);
    }
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
    if (left > 0) {
      const w = Math.abs(p) * logOnePlus(2 * (bottom / left));
      const sum = odd && inner < 0;
      if (w < FAR) rest = sum ? 1 + exponential(-w) : -f64x2.extract_lane(Expm1.value(f64x2.splat(-w)), 0);
    }
    if (p > 0) {
      const low = wide ? 0 : bottom - (right - top);
      return PowSlope.over(right, low, p, 0, rest, d, wide ? 2 : 0);
    }
    // The point nearer 0: of d > x the power of a negative number.
    const size = PowSlope.over(left, top - left - bottom, p, 0, rest, d);
    return inner < 0 && odd ? size : -size;
  }

  /** (x + low)^(y + yLow) factor / (2d), x > 0, times 2^(k y) for x in units of 2^k. */
  static over(x: f64, low: f64, y: f64, yLow: f64, factor: f64, d: f64, k: i32 = 0): f64 {
    const tiny = x < f64.MIN_NORMAL_VALUE;
    const scaled = f64x2.splat(tiny ? x * 18014398509481984 : x);
    const k0 = f64x2.splat(f64(tiny ? k - 54 : k));
    const high = LogDouble.of(scaled, k0, POW_LOW);
    const log = f64x2.extract_lane(high, 0);
    const logLow = load<f64>(POW_LOW) + low / x;
    // |y| that large leave 0 or Infinity of everything but 1.
    const product = max(min(y * log, 1e4), -1e4);
    const error = f64x2.extract_lane(Product.error(f64x2.splat(y), high, f64x2.splat(product)), 0);
    const left = Math.abs(product) < 2000 ? error + (y * logLow + yLow * log) : 0;
    // factor and d apart into mantissa and exponent.
    const e = exponentOf(factor);
    const f = exponentOf(d);
    return expOver(product, left, mantissaOf(d) / mantissaOf(factor), e - f - 1);
  }
}

/** e of v = m 2^e, 1 <= m < 2, v > 0. */
function exponentOf(v: f64): i32 {
  const tiny = v < f64.MIN_NORMAL_VALUE;
  return <i32>(reinterpret<i64>(tiny ? v * 18014398509481984 : v) >> 52) - 1023 - (tiny ? 54 : 0);
}

function mantissaOf(v: f64): f64 {
  const bits = reinterpret<i64>(v < f64.MIN_NORMAL_VALUE ? v * 18014398509481984 : v);
  return reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
}
