import { Constant } from './constants';
import { Exp } from './exp';
import { EXP_CONSTANTS, EXP_MAGIC, EXP_STEP_LOW, EXPM1_R2, EXPM1_R3, EXPM1_R4, EXPM1_R5 } from './exp-table';
import { expOver, exponentOf, mantissaOf } from './far';
import { lost } from './lost';

/** Up to here the halves of 2^(k/512) and its inverse are normal. */
export const HYPERBOLIC_BOUND: f64 = 700;

/** sinh a and cosh a for a >= 0 in two lanes, by the rows of math/exp.ts for k and -k:
 *
 *      r + rl = a - k ln2/512,  S + Sl, C + Cl = sinh, cosh of k ln2/512 = (2^(k/512) -+ 2^(-k/512)) / 2
 *      sinh a = S + r + (Sl + (C-1) r + C (sinh r - r + rl) + S (cosh r - 1))      S is 0 or larger than r
 *      cosh a = C + (Cl + S (r + sinh r - r + rl) + C (cosh r - 1))
 *
 *  The first sum keeps its rounding, and what is added to it is small beside it: 0.51 ULP, near 0 too. */
export class Hyperbolic {
  @inline static of(a: v128, odd: bool): v128 {
    const z = Exp.round(a);
    const k = Exp.count(z);
    const zBack = f64x2.sub(v128.load64_splat(EXP_CONSTANTS, EXP_MAGIC), k);
    const half = Constant.half();
    const s = f64x2.mul(Exp.power(z), half);
    const t = f64x2.mul(Exp.power(zBack), half);
    const sLow = f64x2.mul(s, Exp.tail(z));
    const tLow = f64x2.mul(t, Exp.tail(zBack));

    const high = Exp.reduce(a, k);
    const low = f64x2.mul(k, v128.load64_splat(EXP_CONSTANTS, EXP_STEP_LOW));
    const r = f64x2.add(high, low);
    const rl = Exp.lowOf(high, low, r);
    const r2 = f64x2.mul(r, r);
    // e^r - 1 - r = r^2 (c2 + c3 r + c4 r^2 + c5 r^3): the even terms are cosh r - 1, the odd ones sinh r - r.
    const coshRest = f64x2.mul(
      r2,
      f64x2.add(
        v128.load64_splat(EXP_CONSTANTS, EXPM1_R2),
        f64x2.mul(r2, v128.load64_splat(EXP_CONSTANTS, EXPM1_R4)),
      ),
    );
    const odds = f64x2.add(
      v128.load64_splat(EXP_CONSTANTS, EXPM1_R3),
      f64x2.mul(r2, v128.load64_splat(EXP_CONSTANTS, EXPM1_R5)),
    );
    const sinhRest = f64x2.add(f64x2.mul(f64x2.mul(r2, r), odds), rl);

    const S = f64x2.sub(s, t);
    const C = f64x2.add(s, t);
    if (odd) {
      // Both sums are exact: s >= t, and S is 0 or at least sinh(ln2/512), which is larger than |r|.
      const SLow = f64x2.add(f64x2.sub(f64x2.sub(s, S), t), f64x2.sub(sLow, tLow));
      const h = f64x2.add(S, r);
      const hLow = f64x2.sub(r, f64x2.sub(h, S));
      const bent = f64x2.add(f64x2.mul(C, sinhRest), f64x2.mul(S, coshRest));
      // C - 1 without the rounding of C, which counts where S + r is small.
      const D = f64x2.add(f64x2.add(f64x2.sub(s, half), f64x2.sub(t, half)), f64x2.add(sLow, tLow));
      const first = f64x2.add(f64x2.mul(D, r), bent);
      return f64x2.add(h, f64x2.add(f64x2.add(first, hLow), SLow));
    }
    // Exact, as s >= t.
    const CLow = f64x2.add(f64x2.add(f64x2.sub(s, C), t), f64x2.add(sLow, tLow));
    const rest = f64x2.add(f64x2.mul(S, f64x2.add(r, sinhRest)), f64x2.mul(C, coshRest));
    return f64x2.add(C, f64x2.add(rest, CLow));
  }

  /** The same, compiled once. */
  static either(a: v128, odd: bool): v128 {
    return Hyperbolic.of(a, odd);
  }

  /** The same for every a >= 0, times `factor`, which is 1 or more: beyond 700 both are e^a/2. */
  static any(a: v128, odd: bool, factor: v128): v128 {
    const bound = f64x2.splat(HYPERBOLIC_BOUND);
    const inside = Hyperbolic.either(f64x2.pmin(a, bound), odd);
    let outside = f64x2.splat(expOver(f64x2.extract_lane(a, 0), 0, 1, -1));
    outside = f64x2.replace_lane(outside, 1, expOver(f64x2.extract_lane(a, 1), 0, 1, -1));
    return f64x2.mul(v128.bitselect(outside, inside, f64x2.gt(a, bound)), factor);
  }

  /** cosh a or sinh a times sinh(d)/d = e^d / (2d) for a >= 0 and d > 300. Beyond a = 20, where both are e^a/2 to the
   *  last bit, e^(a+d) / (4d). The power of two of a small sinh goes into the exponent, as e^d overflows first. */
  static far(a: f64, d: f64, odd: bool): f64 {
    if (a > 20) {
      const s = a + d;
      return expOver(s, lost(a, d, s), d, -2);
    }
    const v = f64x2.extract_lane(Hyperbolic.either(f64x2.splat(a), odd), 0);
    // 0 and NaN.
    if (!(v > 0)) return v;
    return mantissaOf(v) * expOver(d, 0, d, exponentOf(v) - 1);
  }
}
