import { Elementwise, slopes, values } from '../elementwise';
import { Area, SQUARES } from '../math/area';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Log } from '../math/log';

/** Inverse hyperbolic sine: f(x) = asinh x = log(x + sqrt(x^2 + 1)).
 *  slope(x; d), a = |x|:
 *      d < a, and at d = 0:  log((p + P) / (q + Q)) / (2d), p = a + d, q = a - d, P = sqrt(p^2 + 1), Q = sqrt(q^2 + 1), see math/area.ts;
 *              beyond 1e150 log's
 *      else  (asinh(a+d) + asinh(d-a)) / (2d), a sum.
 *  Largest error found: f 0.66 ULP at x = -0x1.0348e8440569ep+0;
 *  slope 5.55 ULP at x = 0x1.a2d38678243p-8, d = 0.001. */
class Asinh extends Elementwise {
  delta: v128;

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
  }

  @inline usual(x: v128): bool {
    return Exp.within(SQUARES, x);
  }

  @inline value(x: v128): v128 {
    const sign = Constant.sign();
    return v128.or(Area.value(v128.andnot(x, sign), Constant.one(), true), v128.and(x, sign));
  }

  rareValue(x: v128): v128 {
    const a = f64x2.abs(x);
    const far = f64x2.gt(a, f64x2.splat(SQUARES));
    const size = v128.bitselect(
      Area.far(a),
      Area.value(f64x2.pmin(a, f64x2.splat(SQUARES)), f64x2.splat(1), true),
      far,
    );
    return v128.or(size, v128.and(x, Constant.sign()));
  }

  /** sqrt(a^2 + 1). */
  @inline static root(a: v128): v128 {
    const c = f64x2.pmin(a, f64x2.splat(SQUARES));
    return f64x2.pmax(a, f64x2.sqrt(f64x2.add(f64x2.mul(c, c), Constant.one())));
  }

  @inline slope(x: v128): v128 {
    return this.rareSlope(x);
  }

  rareSlope(x: v128): v128 {
    const a = f64x2.abs(x);
    const delta = this.delta;
    const q = f64x2.sub(a, delta);
    const near = Area.slope(a, delta, Asinh.root(f64x2.add(a, delta)), q, Asinh.root(q));
    const far = Log.slope(a, Constant.zero(), delta, false);
    const close = v128.bitselect(far, near, f64x2.gt(a, f64x2.splat(SQUARES)));
    const over = v128.and(f64x2.le(a, delta), f64x2.gt(delta, f64x2.splat(0)));
    if (!v128.any_true(over)) return close;
    // A quarter of each and 2 log 2 more, where their sum may overflow.
    const wide = f64x2.gt(delta, f64x2.splat(SQUARES));
    const quarter = f64x2.splat(0.25);
    const right = v128.bitselect(
      f64x2.add(
        Area.far(f64x2.add(f64x2.mul(a, quarter), f64x2.mul(delta, quarter))),
        f64x2.splat(1.3862943611198906),
      ),
      this.rareValue(f64x2.add(a, delta)),
      wide,
    );
    const sum = f64x2.add(right, this.rareValue(f64x2.sub(delta, a)));
    const apart = f64x2.div(f64x2.mul(sum, f64x2.splat(0.5)), delta);
    return v128.bitselect(apart, close, over);
  }
}

export function asinhValue(count: i32): void {
  values<Asinh>(count);
}
export function asinhSlope(count: i32, delta: f64): void {
  changetype<Asinh>(0).prepare(delta);
  slopes<Asinh>(count, delta);
}
