import { POW_LOW } from '../memory';
import { Constant, TWO_54 } from './constants';
import { Exp } from './exp';
import { Log } from './log';
import { LogDouble } from './log-double';
import { Product } from './product';

/** x^y in two lanes: e^(y log x), the logarithm and its product with y as sums of two doubles. */
export class Powers {
  /** Whether x is normal and positive, and y at most 2^9 in size: then y log x stays far from overflow. */
  static usual(x: v128, y: v128): bool {
    return Log.usual(x) && Exp.within(512, y);
  }

  static near(x: v128, y: v128): v128 {
    const high = LogDouble.of(x, Constant.zero(), POW_LOW);
    return Powers.of(y, Constant.zero(), high, v128.load(POW_LOW));
  }

  /** e^((y + yLow) (high + low)), rounded once, 0 and Infinity included: `Exp.times` with a low part. */
  static of(y: v128, yLow: v128, high: v128, low: v128): v128 {
    const p = f64x2.mul(y, high);
    const c = f64x2.pmax(f64x2.pmin(p, f64x2.splat(710)), f64x2.splat(-1400));
    // Beyond the bounds the low part is no longer small, and no matter.
    const crosses = f64x2.add(f64x2.mul(y, low), f64x2.mul(yLow, high));
    const rest = f64x2.add(Product.error(y, high, p), crosses);
    const pLow = v128.and(rest, f64x2.eq(c, p));
    const small = f64x2.lt(c, f64x2.splat(-300));
    const z = Exp.round(c);
    const above = Exp.rest(c, z);
    const s = Exp.moved(z, small);
    const first = f64x2.mul(s, above);
    const v = f64x2.add(first, f64x2.mul(f64x2.add(s, first), pLow));
    const e = f64x2.add(s, v);
    const left = f64x2.sub(v, f64x2.sub(e, s));
    return Exp.movedBack(e, left, small);
  }

  /** Every x and y. */
  static any(x: v128, y: v128): v128 {
    const zero = f64x2.splat(0);
    const one = f64x2.splat(1);
    const infinity = f64x2.splat(Infinity);
    const size = f64x2.abs(x);
    // Beyond 2^70, x^y is 0, 1 or Infinity.
    const bound = f64x2.splat(1.1805916207174113e21);
    const exponent = f64x2.pmax(f64x2.pmin(y, bound), f64x2.neg(bound));
    const subnormal = f64x2.lt(size, f64x2.splat(f64.MIN_NORMAL_VALUE));
    const scaled = v128.bitselect(f64x2.mul(size, f64x2.splat(TWO_54)), size, subnormal);
    const high = LogDouble.of(scaled, v128.and(f64x2.splat(-54), subnormal), POW_LOW);
    let result = Powers.of(exponent, Constant.zero(), high, v128.load(POW_LOW));

    // 0, Infinity, and y infinite: where x^y grows with y it is Infinity for y > 0.
    const grows = f64x2.gt(size, one);
    const up = v128.xor(grows, f64x2.lt(y, zero));
    const outer = v128.bitselect(infinity, zero, up);
    const extreme = v128.or(
      v128.or(f64x2.eq(size, zero), f64x2.eq(size, infinity)),
      f64x2.eq(f64x2.abs(y), infinity),
    );
    result = v128.bitselect(outer, result, extreme);
    result = v128.bitselect(one, result, f64x2.eq(size, one));

    // A negative x: of a whole y the sign of (-1)^y, else NaN.
    const whole = f64x2.eq(f64x2.trunc(y), y);
    const half = f64x2.mul(y, f64x2.splat(0.5));
    const odd = v128.andnot(whole, f64x2.eq(f64x2.trunc(half), half));
    result = v128.xor(result, v128.and(v128.and(x, odd), Constant.sign()));
    const finite = f64x2.lt(size, infinity);
    const undefined_ = v128.andnot(v128.and(f64x2.lt(x, zero), finite), whole);
    result = v128.bitselect(f64x2.splat(NaN), result, undefined_);
    const missing = v128.or(f64x2.ne(x, x), f64x2.ne(y, y));
    result = v128.bitselect(f64x2.splat(NaN), result, missing);
    return v128.bitselect(one, result, v128.or(f64x2.eq(y, zero), f64x2.eq(x, one)));
  }
}
