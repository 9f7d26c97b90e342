import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { OnePlus } from '../math/one-plus';

/** Softsign: f(x) = x / (1 + |x|).
 *  slope(x; d), with a = |x|: 1 / ((1 + a + d) (1 + a - d)) for d <= a, where both points are on one side;
 *  (f(d + a) + f(d - a)) / (2d) for d > a, a sum of two positive numbers.
 *  Largest error found: f 1.00 ULP at x = 0x1.fffd0159215efp-1;
 *  slope 4.23 ULP at x = -0x1.0624db4848bfdp-10, d = 0.001. */
class Softsign extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  /** a / (1 + a), a >= 0; 1 where a or its sum overflows. */
  @inline static of(a: v128): v128 {
    const b = f64x2.pmin(a, f64x2.splat(1e300));
    const one = Constant.one();
    const t = f64x2.add(one, b);
    const q = f64x2.div(b, t);
    // Corrected by what t leaves out; 1/t is 1 - q.
    return f64x2.sub(q, f64x2.mul(f64x2.mul(q, OnePlus.low(b, t)), f64x2.sub(one, q)));
  }

  @inline value(x: v128): v128 {
    return v128.or(Softsign.of(f64x2.abs(x)), v128.and(x, Constant.sign()));
  }

  @inline slope(x: v128): v128 {
    const one = Constant.one();
    const half = Constant.half();
    const a = f64x2.abs(x);
    const sum = f64x2.add(a, this.delta);
    const difference = f64x2.sub(a, this.delta);
    // In halves, as the sum may be beyond the largest double.
    const middle = f64x2.add(f64x2.mul(a, half), f64x2.mul(this.delta, half));
    const right = f64x2.div(half, f64x2.add(half, middle));
    const beside = f64x2.mul(right, f64x2.div(one, f64x2.add(one, difference)));
    const rise = f64x2.add(Softsign.of(sum), Softsign.of(f64x2.neg(difference)));
    const across = f64x2.mul(f64x2.div(rise, this.delta), half);
    return v128.bitselect(across, beside, f64x2.lt(a, this.delta));
  }
}

export function softsignValue(count: i32): void {
  values<Softsign>(count);
}
export function softsignSlope(count: i32, delta: f64): void {
  changetype<Softsign>(0).prepare(delta);
  slopes<Softsign>(count, delta);
}
