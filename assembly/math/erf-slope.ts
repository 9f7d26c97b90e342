import { Elementwise } from '../elementwise';
import { COEFFICIENT_BYTES, COEFFICIENTS } from '../memory';
import { BELL_NORMAL, ERF_END, ERF_SERIES, Erf } from './erf';
import { Exp } from './exp';
import { Product } from './product';

/** Terms of the series in x^2, at most: for 2 |x| d <= 1 the jth is below 1/(2j)!, so that the tenth is below 1e-18. */
const TERMS: i32 = 10;

/** slope(x; d) of erf, with a = |x|:
 *  - where 2 a d <= 1 and d <= 1/2, the mean of its derivative between the points, all of whose terms are positive:
 *
 *        2/sqrt(pi) e^(-a^2) (1/d) integral from 0 to d of e^(-u^2) cosh(2 a u) du
 *            = 2/sqrt(pi) e^(-a^2) sum of m_j (2a)^2j / (2j)!,  m_j = (1/d) integral of u^2j e^(-u^2) du
 *                                                                   = d^2j e^(-d^2) sum of (2d^2)^i / ((2j+1)(2j+3)...(2j+2i+1));
 *
 *  - elsewhere, for d >= a, (erf(a+d) + erf(d-a)) / (2d), a sum;
 *  - else (erfc(a-d) - erfc(a+d)) / (2d): the second is at most a sixth of the first. The points are taken exactly. */
export abstract class ErfSlope extends Elementwise {
  delta: v128;
  /** 1/(2d) is scale / below: what would take a subnormal tail out of its range is in scale. */
  scale: v128;
  below: v128;
  /** The series holds for |x| up to this. */
  reach: v128;
  terms: i32;
  /** Largest |x| for the straight path. */
  bound: f64;

  prepare(delta: f64): void {
    if (ERF_SERIES + 16 * (TERMS + 1) > COEFFICIENTS + COEFFICIENT_BYTES)
      ERROR('The series runs out of COEFFICIENTS');
    this.delta = f64x2.splat(delta);
    this.scale = f64x2.splat(delta < 1 ? 0.5 / delta : 0.5);
    this.below = f64x2.splat(max(delta, 1));
    const reach = delta > 0.5 ? -1 : 0.5 / delta;
    this.reach = f64x2.splat(reach);
    this.bound = min(reach, BELL_NORMAL);
    // e^(-d^2), and m_j 4^j / (2j)!, with 2/sqrt(pi) in all of them.
    const d2 = delta > 0.5 ? 0 : delta * delta;
    const bell = f64x2.extract_lane(Exp.value(f64x2.splat(-d2)), 0);
    let power = f64x2.extract_lane(Erf.slopeAtZero(), 0) * bell;
    // As many as matter where the bell is not 0: they fall like (2 x d)^2j / (2j)!.
    const x = 2 * min(reach, ERF_END) * delta;
    let size = 1.0;
    let j = 0;
    for (; j <= TERMS && size > 1e-18; j++) {
      const n = f64(2 * j);
      // The first term left out is below 1e-18, as d^2 <= 1/4.
      let sum = 0.0;
      for (let i = 12; i > 0; i--) sum = ((2 * d2) / (n + f64(2 * i + 1))) * (1 + sum);
      v128.store(ERF_SERIES + ((<usize>j) << 4), f64x2.splat((power * (1 + sum)) / (n + 1)));
      const next = (n + 1) * (n + 2);
      power *= (4 * d2) / next;
      size *= (x * x) / next;
    }
    this.terms = j - 1;
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  /** The slope by the series over e^(-a^2). */
  @inline series(x: v128): v128 {
    const z = f64x2.mul(x, x);
    let at = ERF_SERIES + ((<usize>this.terms) << 4);
    let sum = v128.load(at);
    while (at > ERF_SERIES) {
      at -= 16;
      sum = f64x2.add(f64x2.mul(sum, z), v128.load(at));
    }
    return sum;
  }

  @inline between(x: v128): v128 {
    const a = f64x2.abs(x);
    const upper = Product.cut(a);
    const e = Exp.value(f64x2.neg(f64x2.mul(upper, upper)));
    return f64x2.mul(f64x2.sub(e, f64x2.mul(e, Erf.change(a, upper))), this.series(x));
  }

  rareBetween(x: v128): v128 {
    const zero = f64x2.splat(0);
    const a = f64x2.abs(x);
    const end = f64x2.splat(ERF_END);
    // Where |x| is beyond reach the series may overflow: it is not taken there.
    // The bits of the straight path within its bounds.
    const edge = f64x2.splat(BELL_NORMAL);
    const inside = this.between(f64x2.pmin(a, edge));
    const beyond = Erf.bell(this.series(f64x2.pmin(a, end)), zero, a);
    const near = v128.bitselect(beyond, inside, f64x2.gt(a, edge));
    const apart = f64x2.gt(a, this.reach);
    if (!v128.any_true(apart)) return near;
    const delta = this.delta;
    const right = f64x2.add(a, delta);
    const left = f64x2.sub(a, delta);
    const sum = f64x2.add(Erf.size(right), Erf.size(f64x2.abs(left)));
    const around = f64x2.div(f64x2.mul(sum, f64x2.splat(0.5)), delta);
    const large = f64x2.pmax(a, delta);
    const small = f64x2.pmin(delta, a);
    const rightLow = f64x2.sub(small, f64x2.sub(right, large));
    // Where `left` counts, a is the larger: the sum is exact.
    const leftLow = f64x2.sub(f64x2.sub(a, left), delta);
    const beside = f64x2.sub(this.tail(f64x2.abs(left), leftLow), this.tail(right, rightLow));
    const difference = v128.bitselect(around, f64x2.div(beside, this.below), f64x2.le(a, delta));
    return v128.bitselect(difference, near, apart);
  }

  /** scale erfc(a + low). */
  tail(a: v128, low: v128): v128 {
    const c = f64x2.pmin(a, f64x2.splat(ERF_END));
    const within = v128.and(low, f64x2.le(a, f64x2.splat(ERF_END)));
    return Erf.bell(f64x2.mul(Erf.ratio(c, within), this.scale), f64x2.splat(0), c);
  }
}
