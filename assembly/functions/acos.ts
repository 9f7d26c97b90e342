import { slopes, values } from '../elementwise';
import { Arc, Asin } from '../math/asin';
import { prepareAsin } from '../math/asin-table';
import { Constant } from '../math/constants';
import { HALF_PI_HIGH, HALF_PI_LOW } from '../math/trig-table';

/** Arc cosine: f(x) = acos x, NaN beyond 1; its equations: math/asin.ts. slope(x; d): asin's, less than 0.
 *  Largest error found: f 0.54 ULP at x = 0x1.06ef995235893p-1;
 *  slope 4.28 ULP at x = 0x1.ffbe7b1407ef9p-1, d = 0.000001. */
class Acos extends Arc {
  value(x: v128): v128 {
    const half = Constant.half();
    const a = f64x2.abs(x);
    const left = v128.and(x, Constant.sign());
    const large = f64x2.gt(a, half);
    const z = v128.bitselect(f64x2.mul(f64x2.sub(Constant.one(), a), half), f64x2.mul(a, a), large);
    const r = Asin.root(a, z, large);
    const bent = f64x2.mul(f64x2.mul(r, z), Asin.polynomial(z));
    // pi/2 - r for x > 0, pi/2 + r below: pi/2 is larger.
    const quarter = f64x2.splat(HALF_PI_HIGH);
    const signed = v128.xor(r, left);
    const h = f64x2.sub(quarter, signed);
    const hLow = f64x2.sub(f64x2.sub(quarter, h), signed);
    const rest = f64x2.sub(f64x2.add(hLow, f64x2.splat(HALF_PI_LOW)), v128.xor(bent, left));
    const middle = f64x2.add(h, rest);
    if (!v128.any_true(large)) return middle;
    // 2 (r + rl + r z P), or pi less that.
    const low = f64x2.add(bent, Asin.rootLow(r, z));
    const right = f64x2.add(r, low);
    const turn = f64x2.sub(quarter, r);
    const turnLow = f64x2.sub(f64x2.sub(quarter, turn), r);
    const back = f64x2.add(turn, f64x2.sub(f64x2.add(turnLow, f64x2.splat(HALF_PI_LOW)), low));
    const side = v128.bitselect(back, right, i64x2.lt_s(x, i64x2.splat(0)));
    return v128.bitselect(f64x2.add(side, side), middle, large);
  }

  @inline slope(x: v128): v128 {
    return f64x2.neg(this.between(x));
  }
}

export function acosValue(count: i32): void {
  prepareAsin();
  values<Acos>(count);
}
export function acosSlope(count: i32, delta: f64): void {
  changetype<Acos>(0).prepare(delta);
  slopes<Acos>(count, delta);
}
