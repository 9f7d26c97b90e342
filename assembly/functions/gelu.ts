import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Normal } from '../math/normal';
import { COEFFICIENTS } from '../memory';

/** Terms of the series in d^2: enough for d <= 1/2 and |x| d <= 1/2. */
const TERMS: i32 = 12;

/** Gaussian error linear unit: f(x) = x Phi(x), Phi the normal distribution (the exact form, no tanh).
 *
 *  slope(x; d), with t = |x|, phi the density, Q the upper tail:
 *  - where |x| d <= 1/2 and d <= 1/2, by its series, all derivatives being phi times a polynomial:
 *        f'(x) + phi(x) sum of (x He_2k - (2k+1) He_2k-1) d^2k / (2k+1)!,  He: Hermite polynomials;
 *  - elsewhere x (Q(t-d) - Q(t+d)) / (2d) + (Phi(x+d) + Phi(x-d)) / 2: the points are far enough apart
 *    for the difference of the tails to be harmless.
 *  It has a zero near x = -0.7518 (at d = 0), where any formula loses relative accuracy.
 *  Error: f max 1.82 ULP at x = 0x1.414cc4c208203p-4; slope max 8.4e+15 ULP at x = -0x1.80ead197f00b4p-1, d = 0. */
class Gelu extends Elementwise {
  delta: v128;
  width: v128;
  /** The series holds for |x| up to this. */
  reach: v128;
  terms: i32;

  /** Coefficients d^2k / (2k+1)! go to a place of their own. */
  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
    this.width = f64x2.splat(2 * delta);
    this.reach = f64x2.splat(delta > 0.5 ? -1 : 0.5 / delta);
    this.terms = delta === 0 ? 0 : TERMS;
    let c = 1.0;
    for (let k = 1; k <= TERMS; k++) {
      c *= (delta * delta) / f64(2 * k * (2 * k + 1));
      v128.store(COEFFICIENTS + ((<usize>k) << 4), f64x2.splat(c));
    }
  }

  @inline usual(x: v128): bool {
    return Exp.within(37, x);
  }

  @inline value(x: v128): v128 {
    const sign = Constant.sign();
    const t = v128.andnot(x, sign);
    // x Phi(x) = max(x, 0) - t Q(t)
    const value = f64x2.sub(f64x2.pmax(x, Constant.zero()), Normal.tailTimes(t));
    return v128.or(value, v128.and(x, sign));
  }

  @inline slope(x: v128): v128 {
    return this.difference(x);
  }

  difference(given: v128): v128 {
    const one = Constant.one();
    const zero = Constant.zero();
    // At 50 the density is 0; NaN passes through: data first.
    const x = Exp.clamp(50, given);
    const t = v128.andnot(x, Constant.sign());
    const negative = f64x2.lt(x, zero);
    const phi = Normal.density(t);
    // He_n by the recurrence He_n+1 = x He_n - n He_n-1.
    let even = one;
    let sum = x;
    let odd = x;
    for (let k = 1; k <= this.terms; k++) {
      even = f64x2.sub(f64x2.mul(x, odd), f64x2.mul(f64x2.splat(f64(2 * k - 1)), even));
      const term = f64x2.sub(f64x2.mul(x, even), f64x2.mul(f64x2.splat(f64(2 * k + 1)), odd));
      sum = f64x2.add(sum, f64x2.mul(term, v128.load(COEFFICIENTS + ((<usize>k) << 4))));
      odd = f64x2.sub(f64x2.mul(x, even), f64x2.mul(f64x2.splat(f64(2 * k)), odd));
    }
    // Phi is phi M left of 0 and 1 - phi M right of it.
    const mills = Normal.mills(t);
    const left = f64x2.mul(phi, f64x2.add(mills, sum));
    const right = f64x2.add(one, f64x2.mul(phi, f64x2.sub(sum, mills)));
    const series = v128.bitselect(left, right, negative);
    const apart = f64x2.gt(t, this.reach);
    if (!v128.any_true(apart)) return series;

    // Far beyond every delta of use, and finite.
    const wide = Exp.clamp(1e100, given);
    const w = v128.andnot(wide, Constant.sign());
    const a = f64x2.sub(w, this.delta);
    const b = f64x2.add(w, this.delta);
    const aLow = f64x2.sub(f64x2.sub(w, a), this.delta);
    const bLow = f64x2.add(f64x2.sub(w, b), this.delta);
    const qa = Normal.tail(a, aLow);
    const qb = Normal.tail(b, bLow);
    const rise = f64x2.div(f64x2.sub(qa, qb), this.width);
    const mean = f64x2.mul(f64x2.add(qa, qb), Constant.half());
    const level = v128.bitselect(mean, f64x2.sub(one, mean), negative);
    return v128.bitselect(f64x2.add(f64x2.mul(wide, rise), level), series, apart);
  }

  /** Beyond |x| = 37 it is x, or x Q(-x) in the subnormal tail. */
  rareValue(x: v128): v128 {
    const inside = this.value(Exp.clamp(37, x));
    const t = f64x2.pmin(f64x2.neg(x), f64x2.splat(50));
    const ratio = f64x2.div(f64x2.mul(t, Normal.polynomial(t)), f64x2.add(f64x2.splat(1), t));
    const low = f64x2.neg(Normal.farBell(ratio, t));
    const right = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(37)));
    return v128.bitselect(low, right, f64x2.lt(x, f64x2.splat(-37)));
  }

  rareSlope(x: v128): v128 {
    return this.difference(x);
  }
}

export function geluValue(count: i32): void {
  values<Gelu>(count);
}
export function geluSlope(count: i32, delta: f64): void {
  changetype<Gelu>(0).prepare(delta);
  slopes<Gelu>(count, delta);
}
