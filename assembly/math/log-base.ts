import { Elementwise } from '../elementwise';
import { Constant, TWO_54 } from './constants';
import { Log } from './log';

/** Logarithms to another base b: with x = 2^k (1 + f) and log(1 + f) = h + l, h its upper 21 bits,
 *
 *      log_b x = k log_b 2 + h / ln b + l / ln b,  log_b 2 and 1 / ln b in two parts
 *
 *  of which the first products are exact: powers of 2, and of 10 by rounding, come out exact. The method of
 *  FreeBSD's e_log2.c and e_log10.c. */
export class LogBase extends Elementwise {
  delta: v128;
  /** 1 / ln b: 32 bits, and the rest. */
  scaleHigh: v128;
  scaleLow: v128;
  /** log_b 2: a part whose product with k is exact, and the rest. */
  placeHigh: v128;
  placeLow: v128;

  @inline prepare(delta: f64, scaleHigh: f64, scaleLow: f64, placeHigh: f64, placeLow: f64): void {
    this.delta = f64x2.splat(delta);
    this.scaleHigh = f64x2.splat(scaleHigh);
    this.scaleLow = f64x2.splat(scaleLow);
    this.placeHigh = f64x2.splat(placeHigh);
    this.placeLow = f64x2.splat(placeLow);
  }

  @inline usual(x: v128): bool {
    return Log.usual(x);
  }

  @inline sum(f: v128, k: v128): v128 {
    const half = f64x2.mul(f64x2.mul(f, f), Constant.half());
    const inner = Log.inner(f, half);
    const high = v128.and(f64x2.sub(f, half), i64x2.splat(0xffffffff00000000));
    // f - high is exact (P. H. Sterbenz): high is f to within a quarter.
    const low = f64x2.add(f64x2.sub(f64x2.sub(f, high), half), inner);
    const scaled = f64x2.mul(high, this.scaleHigh);
    const rest = f64x2.add(
      f64x2.add(f64x2.mul(f64x2.add(low, high), this.scaleLow), f64x2.mul(low, this.scaleHigh)),
      f64x2.mul(k, this.placeLow),
    );
    const place = f64x2.mul(k, this.placeHigh);
    // What the sum leaves out is exact: place is 0, or k log_b 2 and at least twice as large as log_b m.
    const sum = f64x2.add(place, scaled);
    return f64x2.add(f64x2.add(rest, f64x2.add(f64x2.sub(place, sum), scaled)), sum);
  }

  @inline value(x: v128): v128 {
    const moved = Log.moved(x);
    return this.sum(Log.fraction(x, moved), Log.exponent(moved));
  }

  /** Subnormals by 2^54; 0, negative numbers, Infinity and NaN one by one. */
  rareValue(x: v128): v128 {
    const zero = f64x2.splat(0);
    const subnormal = f64x2.lt(x, f64x2.splat(f64.MIN_NORMAL_VALUE));
    const scaled = v128.bitselect(f64x2.mul(x, f64x2.splat(TWO_54)), x, subnormal);
    const moved = Log.moved(scaled);
    const k = f64x2.sub(Log.exponent(moved), v128.and(f64x2.splat(54), subnormal));
    const finite = this.sum(Log.fraction(scaled, moved), k);
    const positive = v128.bitselect(x, finite, f64x2.gt(x, f64x2.splat(f64.MAX_VALUE)));
    const other = v128.bitselect(f64x2.splat(-Infinity), f64x2.splat(NaN), f64x2.eq(x, zero));
    return v128.bitselect(positive, other, f64x2.gt(x, zero));
  }

  /** log's slope over ln b. */
  @inline slope(x: v128): v128 {
    const scale = f64x2.add(this.scaleHigh, this.scaleLow);
    return f64x2.mul(Log.slope(x, Constant.zero(), this.delta, false), scale);
  }

  /** Where log's slope may be infinite and this one is not: 2^100 more of x and delta. */
  rareSlope(x: v128): v128 {
    const scale = f64x2.add(this.scaleHigh, this.scaleLow);
    const tiny = f64x2.lt(x, f64x2.splat(f64.MIN_NORMAL_VALUE));
    const up = v128.bitselect(f64x2.splat(1.2676506002282294e30), f64x2.splat(1), tiny);
    const slope = Log.slope(f64x2.mul(x, up), Constant.zero(), f64x2.mul(this.delta, up), false);
    return f64x2.mul(f64x2.mul(slope, scale), up);
  }
}
