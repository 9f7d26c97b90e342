import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Mirrored, mirroredSlope } from '../math/mirrored';
import { Normal } from '../math/normal';
import { COEFFICIENT_BYTES, COEFFICIENTS } from '../memory';
import { singles } from '../singles';

/** Terms of the series in d^2, at most: for d <= 1/2 and |x| d <= 1/2 `prepare` takes the kth for at most 1/(8k) of the one
 *  before it, and the twelfth so for less than 1e-18. */
const TERMS: i32 = 12;
/** At 50 the density is 0. */
const REACH: f64 = 50;

/** Gaussian error linear unit: f(x) = x Phi(x), Phi the normal distribution (the exact form, no tanh).
 *
 *  slope(x; d), with a = |x|, phi the density, Q the upper tail, is computed at -a; slope(a) = 1 - slope(-a), see
 *  math/mirrored.ts:
 *  - where a d <= 1/2 and d <= 1/2, by its series, all derivatives being phi times a polynomial:
 *        Q(a) + phi(a) sum of (x He_2k - (2k+1) He_2k-1) d^2k / (2k+1)!, x = -a,  He: Hermite polynomials;
 *    the sum, gathered by powers of x, is x (b_0 + b_1 x^2 + ...);
 *  - elsewhere the difference of tails: the points are far enough apart for it not to cancel.
 *  It has a zero near x = -0.7518 (at d = 0), where any formula loses relative accuracy.
 *  Largest error found: f 1.92 ULP at x = -0x1.298674713b17cp+5;
 *  slope 6.08 ULP at x = -0x1.a88f8aa637dffp-1, d = 0.5. */
class Gelu extends Elementwise {
  delta: v128;
  /** 1/(2d) is scale / below: what would take a subnormal tail out of its range is in scale. */
  scale: v128;
  below: v128;
  /** The series holds for |x| up to this. */
  reach: v128;
  terms: i32;
  /** Largest |x| for the straight path. */
  bound: f64;

  @inline prepareValue(): void {
    this.bound = 37;
  }

  /** b_j goes to a place of its own. Written out, He_2k has
   *  (-1)^(k-j) (2k)! / ((k-j)! (2j)! 2^(k-j)) at x^2j, so that b_j is the sum over k >= j of
   *
   *      (-1/2)^(k-j) / ((k-j)! (2j+1)!) (2k^2 + 2k - j) / ((2k+1) k) d^2k;   k = 0 contributes 1 to b_0. */
  @inline prepare(delta: f64): void {
    if (16 * (TERMS + 1) > <i32>COEFFICIENT_BYTES) ERROR('The series runs out of COEFFICIENTS');
    this.delta = f64x2.splat(delta);
    this.scale = f64x2.splat(delta < 1 ? 0.5 / delta : 0.5);
    this.below = f64x2.splat(max(delta, 1));
    const reach = delta > 0.5 ? -1 : 0.5 / delta;
    this.reach = f64x2.splat(reach);
    this.bound = min(reach, 37);
    const d2 = delta * delta;
    // As many terms as matter where the density is not 0: they fall like (x d)^2k / (2k+1)!.
    const x = min(reach, 39);
    let terms = 0;
    for (let size = 1.0; size > 1e-18 && terms < TERMS; terms++) {
      const k = f64(2 * terms + 2);
      size *= ((x * x + k) * d2) / (k * (k + 1));
    }
    this.terms = delta > 0.5 ? 0 : terms;
    // d^2j / (2j+1)!
    let first = 1.0;
    for (let j = 0; j <= this.terms; j++) {
      let b = j === 0 ? 1.0 : 0.0;
      let c = first;
      for (let k = j; k <= this.terms; k++) {
        const n = f64(k);
        if (k > 0) b += (c * (2 * n * n + 2 * n - f64(j))) / ((2 * n + 1) * n);
        c *= (-0.5 * d2) / f64(k + 1 - j);
      }
      v128.store(COEFFICIENTS + ((<usize>j) << 4), f64x2.splat(b));
      first *= d2 / f64((2 * j + 2) * (2 * j + 3));
    }
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  @inline value(x: v128): v128 {
    const sign = Constant.sign();
    const t = v128.andnot(x, sign);
    // x Phi(x) = max(x, 0) - t Q(t)
    const value = f64x2.sub(f64x2.pmax(x, Constant.zero()), Normal.tailTimes(t));
    return v128.or(value, v128.and(x, sign));
  }

  /** The slope at -t by the series, as a factor of e^(-t^2/2). */
  @inline series(t: v128): v128 {
    const z = f64x2.mul(t, t);
    let at = COEFFICIENTS + ((<usize>this.terms) << 4);
    let sum = v128.load(at);
    while (at > COEFFICIENTS) {
      at -= 16;
      sum = f64x2.add(f64x2.mul(sum, z), v128.load(at));
    }
    return f64x2.sub(Normal.mills(t), f64x2.mul(f64x2.mul(Normal.scale(), t), sum));
  }

  @inline slope(x: v128): v128 {
    const t = f64x2.abs(x);
    const left = f64x2.mul(Normal.bell(t), this.series(t));
    return v128.bitselect(f64x2.sub(Constant.one(), left), left, f64x2.gt(x, Constant.zero()));
  }

  /** Beyond |x| = 37 it is x, or x Q(-x) in the subnormal tail. */
  rareValue(x: v128): v128 {
    const inside = this.value(Exp.clamp(37, x));
    const low = f64x2.neg(Normal.farTailTimes(f64x2.pmin(f64x2.neg(x), f64x2.splat(REACH))));
    const right = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(37)));
    return v128.bitselect(low, right, f64x2.lt(x, f64x2.splat(-37)));
  }

  rareSlope(x: v128): v128 {
    const a = f64x2.abs(x);
    const t = f64x2.pmin(a, f64x2.splat(REACH));
    const left = Normal.times(this.series(t), t);
    const near = v128.bitselect(f64x2.sub(Constant.one(), left), left, f64x2.gt(x, Constant.zero()));
    const apart = f64x2.gt(a, this.reach);
    if (!v128.any_true(apart)) return near;
    const difference = mirroredSlope<GeluTail>(x, this.delta, this.scale, this.below, REACH);
    return v128.bitselect(difference, near, apart);
  }

  /** As `value`: max(x, 0) - t Q(t); from t = 14.6 on 0 or x as a single. */
  @inline single(x: v128): v128 {
    const sign = Constant.sign();
    const t = f64x2.pmin(v128.andnot(x, sign), Normal.lightEnd());
    const value = f64x2.sub(f64x2.pmax(x, Constant.zero()), Normal.lightTailTimes(t));
    return v128.or(value, v128.and(x, sign));
  }
}

/** scale u Q(u) = scale u phi(u) M(u), with M - low for M at u + low. */
class GeluTail extends Mirrored {
  tail(u: v128, low: v128): v128 {
    const ratio = f64x2.sub(Normal.mills(u), f64x2.mul(low, Normal.scale()));
    return Normal.times(f64x2.mul(f64x2.mul(u, changetype<Gelu>(0).scale), ratio), u);
  }
}

export function geluValue(count: i32): void {
  changetype<Gelu>(0).prepareValue();
  values<Gelu>(count);
}
export function geluSlope(count: i32, delta: f64): void {
  changetype<Gelu>(0).prepare(delta);
  slopes<Gelu>(count, delta);
}
export function geluSingles(count: i32): void {
  singles<Gelu>(count);
}
