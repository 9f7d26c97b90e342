import { Elementwise, slopes, values } from '../elementwise';
import { Lanes } from '../lanes';
import { Exp } from '../math/exp';
import { TANGENT_BOUND, Tangent } from '../math/tangent';

/** Tangent: f(x) = tan x, right for every double.
 *  slope(x; d) = (sin d / d) cos d / (cos(x+d) cos(x-d)),  x +- d taken exactly.
 *  Largest error found: f 0.51 ULP at x = -0x1.c3b36f784f2fep+5;
 *  slope 3.48 ULP at x = 0x1.f3effe6b5fd55p+0, d = 0.1. */
class Tan extends Elementwise {
  /** sin(d)/d cos d, divided by `unit`. */
  factor: v128;
  /** 2^-100 where the factor may be subnormal, and the straight path is left; 1 elsewhere. */
  unit: f64;
  /** What d is, less quarter turns. */
  delta: v128;
  deltaLow: v128;
  quarters: i64;
  /** Largest |x| for the straight path. */
  bound: f64;

  @inline prepareValue(): void {
    this.bound = TANGENT_BOUND;
  }

  @inline prepare(delta: f64): void {
    const huge = delta > 1e280;
    this.unit = huge ? 7.888609052210118e-31 : 1;
    this.factor = f64x2.splat(Tangent.factor(delta, 1 / this.unit));
    const large = delta > TANGENT_BOUND;
    this.quarters = large ? Tangent.reduce(delta) : 0;
    this.delta = f64x2.splat(large ? Tangent.rest() : delta);
    this.deltaLow = f64x2.splat(large ? Tangent.restLow() : 0);
    this.bound = huge ? -1 : TANGENT_BOUND;
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  @inline value(x: v128): v128 {
    // The sign of x for a zero.
    return v128.bitselect(x, Tangent.value(x, f64x2.splat(0), 0), f64x2.eq(x, f64x2.splat(0)));
  }

  @inline slope(x: v128): v128 {
    return this.between(x, f64x2.splat(0), 0);
  }

  /** For x that is r + low and so many quarter turns. */
  between(r: v128, low: v128, quarters: i64): v128 {
    const right = Tangent.cosine(r, this.delta, f64x2.add(low, this.deltaLow), quarters + this.quarters);
    const left = Tangent.cosine(
      r,
      f64x2.neg(this.delta),
      f64x2.sub(low, this.deltaLow),
      quarters - this.quarters,
    );
    return f64x2.div(this.factor, f64x2.mul(right, left));
  }

  rareValue(x: v128): v128 {
    return Lanes.of(
      this.single(f64x2.extract_lane(x, 0), false),
      this.single(f64x2.extract_lane(x, 1), false),
    );
  }

  rareSlope(x: v128): v128 {
    return Lanes.of(this.single(f64x2.extract_lane(x, 0), true), this.single(f64x2.extract_lane(x, 1), true));
  }

  single(x: f64, slope: bool): f64 {
    if (!(Math.abs(x) <= f64.MAX_VALUE)) return NaN;
    if (!slope && x === 0) return x;
    let r = f64x2.splat(x);
    let low = f64x2.splat(0);
    let quarters: i64 = 0;
    if (Math.abs(x) > TANGENT_BOUND) {
      quarters = Tangent.reduce(x);
      r = f64x2.splat(Tangent.rest());
      low = f64x2.splat(Tangent.restLow());
    }
    if (slope) return f64x2.extract_lane(this.between(r, low, quarters), 0) * this.unit;
    return f64x2.extract_lane(Tangent.value(r, low, quarters), 0);
  }
}

export function tanValue(count: i32): void {
  changetype<Tan>(0).prepareValue();
  values<Tan>(count);
}
export function tanSlope(count: i32, delta: f64): void {
  changetype<Tan>(0).prepare(delta);
  slopes<Tan>(count, delta);
}
