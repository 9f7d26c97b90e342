import { COEFFICIENTS } from '../memory';
import { MAGIC } from './constants';
import { Exp } from './exp';
import { BASE_LN, BASE_R2, BASE_R3, BASE_R4, BASE_RATE, BASE_STEP, BASE_STEP_LOW } from './exp-base-table';
import { PowerOver } from './far';

/** b^x in two lanes, b = 2 or 10, by the rows of math/exp.ts:
 *
 *      k = round(512 log2(b) x),  r = x - k log_b(2)/512      for b = 2 exact
 *      s = 2^(k/512),  v = s (tail + r ln b + r^2 p(r))       p: degree 2
 *      b^x = s + v,  within 0.51 ULP
 *
 *  The constants are at `COEFFICIENTS`. Constants: tools/tables/exp-base.ts. */
export class ExpBase {
  /** k + 1.5 2^52: k sits in the low bits. */
  @inline static round(x: v128): v128 {
    const scaled = f64x2.mul(x, v128.load64_splat(COEFFICIENTS, BASE_RATE));
    return f64x2.add(scaled, f64x2.splat(MAGIC));
  }

  /** tail + b^r - 1, relative to the row.
   *  @param exact whether r is x less the first product. */
  @inline static rest(x: v128, z: v128, exact: bool): v128 {
    const k = f64x2.sub(z, f64x2.splat(MAGIC));
    let r = f64x2.add(x, f64x2.mul(k, v128.load64_splat(COEFFICIENTS, BASE_STEP)));
    if (!exact) r = f64x2.add(r, f64x2.mul(k, v128.load64_splat(COEFFICIENTS, BASE_STEP_LOW)));
    const r2 = f64x2.mul(r, r);
    const inner = f64x2.add(
      v128.load64_splat(COEFFICIENTS, BASE_R2),
      f64x2.mul(r, v128.load64_splat(COEFFICIENTS, BASE_R3)),
    );
    const p = f64x2.add(inner, f64x2.mul(r2, v128.load64_splat(COEFFICIENTS, BASE_R4)));
    const first = f64x2.mul(r, v128.load64_splat(COEFFICIENTS, BASE_LN));
    return f64x2.add(f64x2.add(Exp.tail(z), first), f64x2.mul(r2, p));
  }

  /** b^x, a normal number. */
  @inline static value(x: v128, exact: bool): v128 {
    const z = ExpBase.round(x);
    const rest = ExpBase.rest(x, z, exact);
    const s = Exp.power(z);
    return f64x2.add(s, f64x2.mul(s, rest));
  }

  /** factor b^x for every x and 1/2 <= factor <= 2^400, rounded once, as `Exp.times` has it.
   *  @param least below it b^x is 0 for every factor. @param most from it on b^x is infinite. @param small b^small is
   *  2^-400 or so. */
  static times(factor: v128, x: v128, least: f64, most: f64, small: f64, exact: bool): v128 {
    const c = f64x2.pmax(f64x2.pmin(x, f64x2.splat(most)), f64x2.splat(least));
    const low = f64x2.lt(c, f64x2.splat(small));
    const z = ExpBase.round(c);
    const rest = ExpBase.rest(c, z, exact);
    const s = Exp.moved(z, low);
    const v = f64x2.mul(s, rest);
    const e = f64x2.add(s, v);
    const y = f64x2.mul(e, factor);
    const left = f64x2.mul(f64x2.sub(v, f64x2.sub(e, s)), factor);
    return Exp.movedBack(y, left, low);
  }

  /** sinh(d ln b)/d, ln b at d = 0: what the central difference of b^x has over b^x, while b^d is finite. */
  static factor(d: f64, exact: bool): f64 {
    const ln = load<f64>(COEFFICIENTS, BASE_LN);
    const c = d * ln;
    if (c <= 1) {
      // As in math/sinhc.ts.
      const c2 = c * c;
      let sum = 0.0;
      for (let k = 18; k > 0; k -= 2) sum = (c2 / f64(k * (k + 1))) * (1 + sum);
      return ln * (1 + sum);
    }
    // Not from c, whose rounding e^c would enlarge.
    const e = f64x2.extract_lane(ExpBase.value(f64x2.splat(d), exact), 0);
    return (e - 1 / e) / (2 * d);
  }

  /** b^(s+low) / (2d) for every s, where low is what s leaves of a sum; as `expOver` in math/far.ts.
   *  @param reach beyond it the result is 0 or Infinity. */
  static over(s: f64, low: f64, d: f64, reach: f64, exact: bool): f64 {
    if (s < -reach) return 0;
    if (s > reach) return Infinity;
    const x = f64x2.splat(s);
    const z = ExpBase.round(x);
    const more = low * load<f64>(COEFFICIENTS, BASE_LN);
    const rest = f64x2.extract_lane(ExpBase.rest(x, z, exact), 0) + more;
    return PowerOver.of(z, rest, d, -1);
  }
}
