import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Lost } from '../math/lost';
import { OnePlus } from '../math/one-plus';
import { Product } from '../math/product';
import { Ratio } from '../math/ratio';
import { sinhc } from '../math/sinhc';

/** Beyond 1400, x e^-x is 0. */
const REACH: f64 = 1400;

/** Mish: f(x) = x tanh(log(1 + e^x)) = x w / (w + 2), w = e (e + 2), with E = e^-|x|:
 *      x (1 + 2E) / (1 + 2E + 2E^2) right of 0,  x E (E + 2) / (E (E + 2) + 2) left of it.
 *
 *  slope(x; d), with C = cosh d, S = sinh(d)/d, K = 2 cosh 2d, from f(x) = x h(x): u times the difference of h, plus the mean
 *  of h(x+d) and h(x-d), over a common denominator; left of 0, right of it:
 *      E (4C + 4x S (1 + C E) + E (K+4 + E (4C + E))) / (4 + E (8C + E (2K+4 + E (4C + E))))
 *      (1 + E (4C + E (K+4 + 4x S (C + E) + 4C E))) / (1 + E (4C + E (2K+4 + E (8C + 4E))))
 *  For d > 1, where the terms cancel near x = -d, the difference of values, right of 0 of x - f(x).
 *  It has a zero near x = -1.192 (at d = 0), where any formula loses relative accuracy.
 *  Largest error found: f 1.11 ULP at x = -0x1.616133629d898p+9;
 *  slope 5.32 ULP at x = -0x1.71488368c785fp+0, d = 1. */
class Mish extends Elementwise {
  /** sinh(d)/d. */
  factor: v128;
  /** cosh d, and 2 cosh 2d. */
  cosh: v128;
  twice: v128;
  /** Largest |x| for the straight path; none for d > 1. */
  bound: f64;
  delta: f64;

  @inline prepare(delta: f64): void {
    const half = delta * sinhc(delta / 2);
    const whole = delta * sinhc(delta);
    this.factor = f64x2.splat(sinhc(delta));
    this.cosh = f64x2.splat(1 + (half * half) / 2);
    this.twice = f64x2.splat(2 + 4 * (whole * whole));
    this.delta = delta;
    this.bound = delta > 1 ? -1 : 350;
  }

  @inline prepareValue(): void {
    this.bound = 350;
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  @inline value(x: v128): v128 {
    const one = Constant.one();
    const two = Constant.two();
    const isLeft = f64x2.lt(x, Constant.zero());
    const a = v128.or(x, Constant.sign());
    const z = Exp.round(a);
    const rest = Exp.rest(a, z);
    const s = Exp.power(z);
    const v = f64x2.mul(s, rest);
    const e = f64x2.add(s, v);
    const eLow = f64x2.sub(v, f64x2.sub(e, s));

    // E (E + 2), E <= 1, or 1 + 2E.
    const p = f64x2.add(e, two);
    const left = f64x2.mul(e, p);
    const twiceLow = f64x2.add(eLow, eLow);
    const inner = f64x2.add(f64x2.sub(e, f64x2.sub(p, two)), twiceLow);
    const leftLow = f64x2.add(Product.error(e, p, left), f64x2.add(f64x2.mul(e, inner), twiceLow));
    const e2 = f64x2.add(e, e);
    const right = f64x2.add(one, e2);
    const rightLow = f64x2.add(OnePlus.low(e2, right), twiceLow);
    const n = v128.bitselect(left, right, isLeft);
    const nLow = v128.bitselect(leftLow, rightLow, isLeft);

    // n + 2, or n + 2 E^2.
    const square = f64x2.mul(e2, e);
    const squareLow = f64x2.add(Product.error(e2, e, square), f64x2.mul(f64x2.add(e2, e2), eLow));
    const more = v128.bitselect(two, square, isLeft);
    const moreLow = v128.andnot(squareLow, isLeft);
    const d = f64x2.add(n, more);
    const dLow = f64x2.add(Lost.sum(n, more, d), f64x2.add(nLow, moreLow));

    const above = f64x2.mul(x, n);
    const aboveLow = f64x2.add(Product.error(x, n, above), f64x2.mul(x, nLow));
    const result = Ratio.of(above, aboveLow, d, dLow);
    // Of a subnormal product the error is not known: it is x n / d, n and d being 3 and 5.
    const tiny = f64x2.lt(f64x2.abs(x), f64x2.splat(1e-280));
    return v128.or(v128.bitselect(f64x2.mul(x, f64x2.div(n, d)), result, tiny), v128.and(x, Constant.sign()));
  }

  @inline slope(x: v128): v128 {
    const one = Constant.one();
    const isLeft = f64x2.lt(x, Constant.zero());
    const e = Exp.value(v128.or(x, Constant.sign()));
    const c = this.cosh;
    const four = f64x2.splat(4);
    const c4 = f64x2.mul(c, four);
    const k4 = f64x2.add(this.twice, four);
    const k8 = f64x2.add(k4, this.twice);
    const bend = f64x2.mul(f64x2.mul(x, four), this.factor);

    const ce = f64x2.mul(c4, e);
    const tail = f64x2.add(c4, f64x2.mul(e, f64x2.add(k4, f64x2.mul(e, f64x2.add(c4, e)))));
    const leftSum = f64x2.add(tail, f64x2.mul(bend, f64x2.add(one, f64x2.mul(c, e))));
    const leftAbove = f64x2.mul(e, leftSum);
    const leftBelow = f64x2.add(
      four,
      f64x2.mul(e, f64x2.add(f64x2.add(c4, c4), f64x2.mul(e, f64x2.add(k8, f64x2.mul(e, f64x2.add(c4, e)))))),
    );

    const inner = f64x2.add(f64x2.add(k4, f64x2.mul(bend, f64x2.add(c, e))), ce);
    const rightAbove = f64x2.add(one, f64x2.mul(e, f64x2.add(c4, f64x2.mul(e, inner))));
    const last = f64x2.mul(e, f64x2.add(f64x2.add(c4, c4), f64x2.mul(four, e)));
    const rightBelow = f64x2.add(one, f64x2.mul(e, f64x2.add(c4, f64x2.mul(e, f64x2.add(k8, last)))));
    return f64x2.div(
      v128.bitselect(leftAbove, rightAbove, isLeft),
      v128.bitselect(leftBelow, rightBelow, isLeft),
    );
  }

  /** Beyond |x| = 350 it is x or x e^x. */
  rareValue(x: v128): v128 {
    const inside = this.value(Exp.clamp(350, x));
    const far = f64x2.pmin(f64x2.neg(x), f64x2.splat(REACH));
    const low = f64x2.neg(Exp.times(far, x));
    const right = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(350)));
    return v128.bitselect(low, right, f64x2.lt(x, f64x2.splat(-350)));
  }

  /** Below -350, e^x (C + x S). */
  rareSlope(x: v128): v128 {
    if (this.bound < 0) return this.apart(x);
    const inside = this.slope(Exp.clamp(350, x));
    const c = f64x2.pmax(x, f64x2.splat(-REACH));
    const factor = f64x2.neg(f64x2.add(this.cosh, f64x2.mul(c, this.factor)));
    const low = f64x2.neg(Exp.times(factor, x));
    return v128.bitselect(low, inside, f64x2.lt(x, f64x2.splat(-350)));
  }

  /** (P + (t(a) - t(b)) / 2) / d for d > 1, a = x - d and b = x + d: t(u) = -f(u) left of 0, u - f(u) right of it, and P
   *  what that leaves of the two points' distance: d, (x+d)/2 or 0. All exact but t. */
  apart(x: v128): v128 {
    const zero = Constant.zero();
    const half = Constant.half();
    const d = f64x2.splat(this.delta);
    const b = f64x2.add(x, d);
    const a = f64x2.sub(x, d);
    const rest = f64x2.sub(this.tail(a, Lost.sum(x, f64x2.neg(d), a)), this.tail(b, Lost.sum(x, d, b)));
    const middle = f64x2.add(f64x2.mul(x, half), f64x2.mul(d, half));
    const some = v128.and(middle, f64x2.gt(b, zero));
    const p = v128.bitselect(d, some, f64x2.gt(a, zero));
    const slope = f64x2.div(f64x2.add(p, f64x2.mul(rest, half)), d);
    return v128.bitselect(slope, x, f64x2.eq(x, x));
  }

  /** t(u + low). Left of 0, t is multiplied by e^low where it is small. Right of it 2u E^2 / (1 + 2E + 2E^2). */
  tail(u: v128, low: v128): v128 {
    const one = Constant.one();
    const left = f64x2.neg(this.rareValue(f64x2.pmin(u, Constant.zero())));
    const rest = v128.and(low, f64x2.gt(u, f64x2.splat(-REACH)));
    const corrected = f64x2.add(left, f64x2.mul(left, rest));
    const c = f64x2.pmin(u, f64x2.splat(350));
    const e = Exp.value(f64x2.neg(f64x2.pmax(c, Constant.zero())));
    const e2 = f64x2.mul(f64x2.add(e, e), e);
    const below = f64x2.add(one, f64x2.add(f64x2.add(e, e), e2));
    const right = f64x2.div(f64x2.mul(c, e2), below);
    return v128.bitselect(right, corrected, f64x2.gt(u, Constant.zero()));
  }
}

export function mishValue(count: i32): void {
  changetype<Mish>(0).prepareValue();
  values<Mish>(count);
}
export function mishSlope(count: i32, delta: f64): void {
  changetype<Mish>(0).prepare(delta);
  slopes<Mish>(count, delta);
}
