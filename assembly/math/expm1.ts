import { Constant } from './constants';
import { Exp } from './exp';
import { EXP_CONSTANTS, EXP_STEP_LOW, EXPM1_R2, EXPM1_R3, EXPM1_R4, EXPM1_R5 } from './exp-table';

/** e^x - 1 in two lanes: exp's reduction, summed so that nothing cancels.
 *
 *      r + rl = x - k ln2/512,  s = 2^(k/512)      as in math/exp.ts
 *      b = tail (1 + r) + rl + r^2 p(r)            p: degree 3; so that e^x = s (1 + r + b)
 *      e^x - 1 = (s-1) + r + ((s-1) r + s b)       h = (s-1) + r, its rounding kept
 *
 *  (s-1) r is rounded far below the result's last place, where s r would not be. |x| <= 700. */
export class Expm1 {
  /** e^x - 1.
   *  @param lowAt where to leave what the result's last rounding leaves out, if anywhere. */
  @inline static value(x: v128, lowAt: usize = 0): v128 {
    const z = Exp.round(x);
    // Loaded here by name: of a loop that is unrolled (elu's) Binaryen would load them twice.
    const row0 = Exp.row0(z);
    const row1 = Exp.row1(z);
    const s = Exp.scale(z, row0, row1);
    const tail = v128.shuffle<u64>(row0, row1, 0, 2);
    const k = Exp.count(z);
    const high = Exp.reduce(x, k);
    const low = f64x2.mul(k, v128.load64_splat(EXP_CONSTANTS, EXP_STEP_LOW));
    const r = f64x2.add(high, low);
    // Exact, also where |low| is the larger: see `Exp.lowOf`.
    const rl = Exp.lowOf(high, low, r);
    const r2 = f64x2.mul(r, r);
    const b = f64x2.add(
      f64x2.add(f64x2.add(tail, f64x2.mul(tail, r)), rl),
      f64x2.mul(r2, Expm1.polynomial(r, r2)),
    );

    // s - 1 and what it leaves out, as `Lost.sum` has it of s and -1: s may be above or below 1.
    const one = Constant.one();
    const t = f64x2.sub(s, one);
    const back = f64x2.sub(t, s);
    const tLow = f64x2.sub(f64x2.sub(s, f64x2.sub(t, back)), f64x2.add(one, back));

    // Exact: t is 0 or larger than r, as |t| >= 1 - 2^(-1/512) > ln2/1024.
    const h = f64x2.add(t, r);
    const hLow = f64x2.sub(r, f64x2.sub(h, t));
    const c = f64x2.add(f64x2.mul(t, r), f64x2.mul(s, b));
    const rest = f64x2.add(f64x2.add(c, hLow), tLow);
    const result = f64x2.add(h, rest);
    if (lowAt > 0) v128.store(lowAt, f64x2.sub(rest, f64x2.sub(result, h)));
    return result;
  }

  /** e^x - 1 to 2^-42, for |x| <= 700: without low parts, and with p of exp. */
  @inline static light(x: v128): v128 {
    const z = Exp.round(x);
    const r = f64x2.add(x, Exp.lightStep(z));
    const s = Exp.power(z);
    const r2 = f64x2.mul(r, r);
    const rest = f64x2.add(r, f64x2.mul(r2, Exp.polynomial(r, r2)));
    return f64x2.add(f64x2.sub(s, Constant.one()), f64x2.mul(s, rest));
  }

  /** p(r), where Exp's would leave 2 ULP of an r near 0. */
  @inline static polynomial(r: v128, r2: v128): v128 {
    const low = f64x2.add(
      f64x2.mul(r, v128.load64_splat(EXP_CONSTANTS, EXPM1_R3)),
      v128.load64_splat(EXP_CONSTANTS, EXPM1_R2),
    );
    const high = f64x2.add(
      f64x2.mul(r, v128.load64_splat(EXP_CONSTANTS, EXPM1_R5)),
      v128.load64_splat(EXP_CONSTANTS, EXPM1_R4),
    );
    return f64x2.add(low, f64x2.mul(r2, high));
  }
}
