import { Elementwise } from '../elementwise';
import { COEFFICIENTS } from '../memory';
import { ASIN_X3, ASIN_X7, ASIN_X11, ASIN_X15, ASIN_X19, ASIN_X23, ASIN_X27 } from './asin-table';
import { ArcTangent } from './atan';
import { prepareAtan } from './atan-table';
import { Constant, UPPER } from './constants';
import { Unit } from './unit';

/** asin r = r + r z P(z), z = r^2, for r = |x| <= 1/2 and for r = sqrt((1-|x|)/2), half the arc that is left to pi/2:
 *
 *      asin x = r + r z P,  or pi/2 - 2 (r + rl + r z P),  z = (1-|x|)/2 exactly, rl = (z - r^2)/(2r)
 *      acos x = pi/2 - asin x,  or 2 (r + rl + r z P),  or pi less that for x < 0
 *
 *  The method of fdlibm's e_asin.c (Sun Microsystems, 1993). Constants: tools/tables/asin.ts, at `COEFFICIENTS`. */
export class Asin {
  /** P. */
  @inline static polynomial(z: v128): v128 {
    const z2 = f64x2.mul(z, z);
    const z4 = f64x2.mul(z2, z2);
    const a = f64x2.add(Asin.two(ASIN_X3, z), f64x2.mul(z2, Asin.two(ASIN_X7, z)));
    const b = f64x2.add(Asin.two(ASIN_X11, z), f64x2.mul(z2, Asin.two(ASIN_X15, z)));
    const top = f64x2.mul(z4, v128.load64_splat(COEFFICIENTS, ASIN_X27));
    const c = f64x2.add(f64x2.add(Asin.two(ASIN_X19, z), f64x2.mul(z2, Asin.two(ASIN_X23, z))), top);
    return f64x2.add(a, f64x2.mul(z4, f64x2.add(b, f64x2.mul(z4, c))));
  }

  /** The term at a place and the next. */
  @inline static two(place: usize, z: v128): v128 {
    const at = COEFFICIENTS + place;
    return f64x2.add(v128.load64_splat(at), f64x2.mul(z, v128.load64_splat(at, 8)));
  }

  /** r: both lanes by what their x asks for. @param large |x| > 1/2. @param z as above. */
  @inline static root(a: v128, z: v128, large: v128): v128 {
    if (!v128.any_true(large)) return a;
    return v128.bitselect(f64x2.sqrt(z), a, large);
  }

  /** rl, 0 where r is 0: by r's upper half, whose square is exact. */
  @inline static rootLow(r: v128, z: v128): v128 {
    const high = v128.and(r, i64x2.splat(UPPER));
    const left = f64x2.sub(z, f64x2.mul(high, high));
    // (z - high^2) / (r + high) is r + rl - high.
    const low = f64x2.sub(f64x2.div(left, f64x2.add(r, high)), f64x2.sub(r, high));
    return v128.and(low, f64x2.gt(r, Constant.zero()));
  }
}

/** slope(x; d) of asin: atan(2d g) / d,  g = 1/(P + Q), where P^2 = 1 - (a+d)^2, Q^2 = 1 - (a-d)^2, a = |x|: for angles
 *  u, v with sines p, q it is tan((u-v)/2) = (p-q) / (cos u + cos v). 2g itself where that is 1 to the last bit. NaN where
 *  a + d is beyond 1. The constants of atan are at `COEFFICIENTS` for it. */
export abstract class Arc extends Elementwise {
  delta: v128;
  /** 1 - d. */
  rest: v128;

  @inline prepare(delta: f64): void {
    prepareAtan();
    this.delta = f64x2.splat(delta);
    this.rest = f64x2.splat(1 - delta);
  }

  between(x: v128): v128 {
    const one = Constant.one();
    const a = f64x2.abs(x);
    const delta = this.delta;
    const right = f64x2.mul(Unit.before(a, delta), f64x2.add(f64x2.add(one, a), delta));
    const left = f64x2.mul(f64x2.add(f64x2.sub(one, a), delta), f64x2.add(a, this.rest));
    const g = f64x2.div(one, f64x2.add(f64x2.sqrt(right), f64x2.sqrt(left)));
    const w = f64x2.mul(f64x2.add(delta, delta), g);
    const ratio = f64x2.div(ArcTangent.of(w), delta);
    return v128.bitselect(ratio, f64x2.add(g, g), f64x2.gt(w, f64x2.splat(1e-9)));
  }
}
