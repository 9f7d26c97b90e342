import { slopes, values } from '../elementwise';
import { Arc, Asin } from '../math/asin';
import { prepareAsin } from '../math/asin-table';
import { Constant } from '../math/constants';
import { HALF_PI_HIGH, HALF_PI_LOW } from '../math/trig-table';

/** Arc sine: f(x) = asin x, NaN beyond 1; its equations: math/asin.ts.
 *  slope(x; d) = atan(2d / (sqrt(1 - (x+d)^2) + sqrt(1 - (x-d)^2))) / d; NaN where |x| + d is beyond 1.
 *  Largest error found: f 0.62 ULP at x = 0x1.03893aac98d12p-1;
 *  slope 3.83 ULP at x = -0x1.ef4e7432d90a2p-1, d = 0.000001. */
class AsinFunction extends Arc {
  value(x: v128): v128 {
    const sign = Constant.sign();
    const half = Constant.half();
    const a = v128.andnot(x, sign);
    const large = f64x2.gt(a, half);
    const z = v128.bitselect(f64x2.mul(f64x2.sub(Constant.one(), a), half), f64x2.mul(a, a), large);
    const r = Asin.root(a, z, large);
    const bent = f64x2.mul(f64x2.mul(r, z), Asin.polynomial(z));
    const arc = f64x2.add(r, bent);
    if (!v128.any_true(large)) return v128.or(arc, v128.and(x, sign));
    // pi/2 - 2r with its rounding; pi/2 is larger.
    const rest = f64x2.add(bent, Asin.rootLow(r, z));
    const quarter = f64x2.splat(HALF_PI_HIGH);
    const twice = f64x2.add(r, r);
    const h = f64x2.sub(quarter, twice);
    const hLow = f64x2.sub(f64x2.sub(quarter, h), twice);
    const low = f64x2.sub(f64x2.add(hLow, f64x2.splat(HALF_PI_LOW)), f64x2.add(rest, rest));
    return v128.or(v128.bitselect(f64x2.add(h, low), arc, large), v128.and(x, sign));
  }

  @inline slope(x: v128): v128 {
    return this.between(x);
  }
}

export function asinValue(count: i32): void {
  prepareAsin();
  values<AsinFunction>(count);
}
export function asinSlope(count: i32, delta: f64): void {
  changetype<AsinFunction>(0).prepare(delta);
  slopes<AsinFunction>(count, delta);
}
