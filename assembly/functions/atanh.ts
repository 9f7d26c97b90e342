import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Log } from '../math/log';
import { OnePlus } from '../math/one-plus';
import { Product } from '../math/product';
import { Unit } from '../math/unit';

/** Inverse hyperbolic tangent: f(x) = atanh x = log(1 + 2a/(1-a)) / 2 for a = |x|, infinite at 1, NaN beyond.
 *  slope(x; d) = log(1 + 4d g) / (4d),  g = 1 / ((1-a-d) (1+a-d)),  a = |x|; g itself where 4d g is so small that it is
 *      1 to the last bit: log((1+p) (1-q) / ((1-p) (1+q))) / (4d) for p = a + d, q = a - d. Infinite where a + d is 1, NaN
 *      beyond.
 *  Largest error found: f 0.75 ULP at x = 0x1.fcca7fd7dc05cp-4;
 *  slope 2.79 ULP at x = 0x1.675e5b6dcf98ep-1, d = 1e-8. */
class Atanh extends Elementwise {
  delta: v128;
  /** 1 - d. */
  rest: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
    this.rest = f64x2.splat(1 - delta);
  }

  /** Whether both lanes are within (-1, 1). */
  @inline usual(x: v128): bool {
    return i64x2.bitmask(f64x2.lt(f64x2.abs(x), Constant.one())) === 3;
  }

  /** u + ul = 1 - a, q + ql = 2a / (u + ul), t + tl = 1 + q + ql, log(t + tl)/2. */
  @inline value(x: v128): v128 {
    const one = Constant.one();
    const sign = Constant.sign();
    const a = v128.andnot(x, sign);
    const u = f64x2.sub(one, a);
    const uLow = f64x2.sub(f64x2.sub(one, u), a);
    const twice = f64x2.add(a, a);
    const y = f64x2.div(one, u);
    const q = f64x2.mul(twice, y);
    const p = f64x2.mul(q, u);
    const left = f64x2.sub(f64x2.sub(twice, p), Product.error(q, u, p));
    const qLow = f64x2.mul(f64x2.sub(left, f64x2.mul(q, uLow)), y);
    const t = f64x2.add(one, q);
    const result = Log.corrected(a, t, f64x2.add(OnePlus.low(q, t), qLow));
    return v128.or(f64x2.mul(result, Constant.half()), v128.and(x, sign));
  }

  rareValue(x: v128): v128 {
    const one = f64x2.splat(1);
    const a = f64x2.abs(x);
    const inside = this.value(v128.and(x, f64x2.lt(a, one)));
    const edge = v128.or(f64x2.splat(Infinity), v128.and(x, Constant.sign()));
    const beyond = v128.bitselect(edge, f64x2.splat(NaN), f64x2.eq(a, one));
    return v128.bitselect(inside, beyond, f64x2.lt(a, one));
  }

  slope(x: v128): v128 {
    const one = Constant.one();
    const a = f64x2.abs(x);
    const right = Unit.before(a, this.delta);
    const g = f64x2.div(f64x2.div(one, right), f64x2.add(a, this.rest));
    const twice = f64x2.add(this.delta, this.delta);
    const y = f64x2.mul(f64x2.add(twice, twice), g);
    const ratio = f64x2.div(f64x2.mul(Log.onePlus(y), f64x2.splat(0.25)), this.delta);
    const inside = v128.bitselect(ratio, g, f64x2.gt(y, f64x2.splat(1.1102230246251565e-16)));
    const edge = v128.bitselect(f64x2.splat(Infinity), f64x2.splat(NaN), f64x2.eq(right, Constant.zero()));
    return v128.bitselect(inside, edge, f64x2.gt(right, Constant.zero()));
  }

  rareSlope(x: v128): v128 {
    return this.slope(x);
  }
}

export function atanhValue(count: i32): void {
  values<Atanh>(count);
}
export function atanhSlope(count: i32, delta: f64): void {
  changetype<Atanh>(0).prepare(delta);
  slopes<Atanh>(count, delta);
}
