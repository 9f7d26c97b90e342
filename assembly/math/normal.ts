import { BELL_LOW, POLYNOMIAL_LOW } from '../memory';
import { Constant } from './constants';
import { Exp } from './exp';
import {
  NORMAL_CONSTANTS,
  NORMAL_LIGHT_END,
  NORMAL_LIGHT_S0,
  NORMAL_LIGHT_SHIFT,
  NORMAL_SCALE,
  NORMAL_Y0,
} from './normal-table';
import { OnePlus } from './one-plus';
import { Product } from './product';

/** Up to here e^(-t^2/2) is a normal number. */
const NORMAL: f64 = 37;

/** The normal distribution for t >= 0: density phi(t) and upper tail Q(t) = phi(t) M(t).
 *
 *      M(t) = sqrt(2 pi) G(y) / (1 + t),  y = (t-4)/(t+4),  G: degree 23
 *
 *  Mills' ratio M is smooth and falls like 1/t, so one polynomial serves the whole tail with a small
 *  relative error, as in M. M. Shepherd and J. G. Laframboise, "Chebyshev approximation of
 *  (1+2x) exp(x^2) erfc x in 0 <= x < Infinity", Math. Comp. 36 (1981). Constants: tools/tables/normal.ts. */
export class Normal {
  /** 1 / sqrt(2 pi). */
  @inline static scale(): v128 {
    return v128.load64_splat(NORMAL_CONSTANTS, NORMAL_SCALE);
  }

  /** G(y) = c0 + y (c1 + y c2 + ...): the sum after c0 by Horner's rule in y^2, even and odd powers side by
   *  side. It is small beside c0, and so is its error; what the last sum leaves out is stored. */
  @inline static polynomial(t: v128): v128 {
    const four = f64x2.splat(4);
    const y = f64x2.div(f64x2.sub(t, four), f64x2.add(t, four));
    const z = f64x2.mul(y, y);
    let even = Normal.step(Normal.at(23), z, 21);
    let odd = Normal.step(Normal.at(22), z, 20);
    even = Normal.step(even, z, 19);
    odd = Normal.step(odd, z, 18);
    even = Normal.step(even, z, 17);
    odd = Normal.step(odd, z, 16);
    even = Normal.step(even, z, 15);
    odd = Normal.step(odd, z, 14);
    even = Normal.step(even, z, 13);
    odd = Normal.step(odd, z, 12);
    even = Normal.step(even, z, 11);
    odd = Normal.step(odd, z, 10);
    even = Normal.step(even, z, 9);
    odd = Normal.step(odd, z, 8);
    even = Normal.step(even, z, 7);
    odd = Normal.step(odd, z, 6);
    even = Normal.step(even, z, 5);
    odd = Normal.step(odd, z, 4);
    even = Normal.step(even, z, 3);
    odd = Normal.step(odd, z, 2);
    even = Normal.step(even, z, 1);
    const rest = f64x2.mul(y, f64x2.add(even, f64x2.mul(odd, y)));
    const c0 = Normal.at(0);
    const g = f64x2.add(c0, rest);
    v128.store(POLYNOMIAL_LOW, f64x2.add(f64x2.sub(c0, g), rest));
    return g;
  }

  /** The coefficient of y^i. */
  @inline static at(i: usize): v128 {
    return v128.load64_splat(NORMAL_CONSTANTS + NORMAL_Y0 + (i << 3));
  }

  @inline static step(sum: v128, z: v128, i: usize): v128 {
    return f64x2.add(f64x2.mul(sum, z), Normal.at(i));
  }

  /** 1 - e^-u, where t^2/2 = upper^2/2 + u. */
  @inline static change(t: v128, upper: v128): v128 {
    const twice = f64x2.mul(f64x2.sub(t, upper), f64x2.add(t, upper));
    return Exp.fall(f64x2.mul(twice, Constant.half()));
  }

  /** e^(-t^2/2) for t <= 37: e^(-upper^2/2) times 1 - change, in one rounding; what it
   *  leaves out is stored. */
  @inline static bell(t: v128): v128 {
    const upper = Product.cut(t);
    const a = f64x2.mul(f64x2.mul(upper, upper), f64x2.splat(-0.5));
    const z = Exp.round(a);
    const above = Exp.rest(a, z);
    const s = Exp.power(z);
    const v = f64x2.mul(s, above);
    const change = Normal.change(t, upper);
    const rest = f64x2.sub(v, f64x2.mul(f64x2.add(s, v), change));
    const e = f64x2.add(s, rest);
    v128.store(BELL_LOW, f64x2.add(f64x2.sub(s, e), rest));
    return e;
  }

  /** factor e^(-t^2/2) for t > 37, through the subnormal numbers to 0, for a factor > 0 that is less by
   *  `less`, relative to it. */
  static farBell(factor: v128, less: v128, t: v128): v128 {
    const c = f64x2.pmin(t, f64x2.splat(50));
    const upper = Product.cut(c);
    const change = f64x2.add(Normal.change(c, upper), less);
    const a = f64x2.mul(f64x2.mul(upper, upper), f64x2.splat(-0.5));
    return Exp.times(f64x2.sub(factor, f64x2.mul(factor, change)), a);
  }

  /** factor e^(-t^2/2) for every t >= 0. */
  static times(factor: v128, t: v128): v128 {
    const edge = f64x2.splat(NORMAL);
    const inside = f64x2.mul(Normal.bell(f64x2.pmin(t, edge)), factor);
    const beyond = f64x2.gt(t, edge);
    if (!v128.any_true(beyond)) return inside;
    const size = Normal.farBell(f64x2.abs(factor), Constant.zero(), t);
    return v128.bitselect(v128.or(size, v128.and(factor, Constant.sign())), inside, beyond);
  }

  /** t Q(t) = t/u G e^(-t^2/2), u = 1 + t, for t <= 37, corrected to first order by what G, the bell, u and
   *  the first product leave out; 1/u is 1 - t/u. */
  @inline static tailTimes(t: v128): v128 {
    const one = Constant.one();
    const g = Normal.polynomial(t);
    const gLow = v128.load(POLYNOMIAL_LOW);
    const e = Normal.bell(t);
    const eLow = v128.load(BELL_LOW);
    const u = f64x2.add(one, t);
    const q = f64x2.div(t, u);
    const p = f64x2.mul(e, g);
    const value = f64x2.mul(q, p);
    const pLow = f64x2.add(Product.cutError(e, g, p), f64x2.add(f64x2.mul(eLow, g), f64x2.mul(gLow, e)));
    const factors = f64x2.mul(q, pLow);
    const sum = f64x2.mul(value, f64x2.mul(OnePlus.low(t, u), f64x2.sub(one, q)));
    return f64x2.add(value, f64x2.sub(factors, sum));
  }

  /** t Q(t) to 2^-42, for a single t up to 14.6, as its square is exact: e^(-t^2/2) s P(s), s = t/(t + 3.5). */
  @inline static lightTailTimes(t: v128): v128 {
    const e = Exp.light(f64x2.mul(f64x2.mul(t, t), f64x2.neg(Constant.half())));
    const s = f64x2.div(t, f64x2.add(t, v128.load64_splat(NORMAL_CONSTANTS, NORMAL_LIGHT_SHIFT)));
    const z = f64x2.mul(s, s);
    let even = Normal.lightStep(Normal.lightAt(16), z, 14);
    let odd = Normal.lightStep(Normal.lightAt(15), z, 13);
    even = Normal.lightStep(even, z, 12);
    odd = Normal.lightStep(odd, z, 11);
    even = Normal.lightStep(even, z, 10);
    odd = Normal.lightStep(odd, z, 9);
    even = Normal.lightStep(even, z, 8);
    odd = Normal.lightStep(odd, z, 7);
    even = Normal.lightStep(even, z, 6);
    odd = Normal.lightStep(odd, z, 5);
    even = Normal.lightStep(even, z, 4);
    odd = Normal.lightStep(odd, z, 3);
    even = Normal.lightStep(even, z, 2);
    odd = Normal.lightStep(odd, z, 1);
    even = Normal.lightStep(even, z, 0);
    return f64x2.mul(f64x2.mul(e, s), f64x2.add(even, f64x2.mul(odd, s)));
  }

  /** Where it is 0 as a single. */
  @inline static lightEnd(): v128 {
    return v128.load64_splat(NORMAL_CONSTANTS, NORMAL_LIGHT_END);
  }

  /** The coefficient of s^i. */
  @inline static lightAt(i: usize): v128 {
    return v128.load64_splat(NORMAL_CONSTANTS + NORMAL_LIGHT_S0 + (i << 3));
  }

  @inline static lightStep(sum: v128, z: v128, i: usize): v128 {
    return f64x2.add(f64x2.mul(sum, z), Normal.lightAt(i));
  }

  /** The same for t > 37, corrected by what the product and the quotient leave out too. */
  static farTailTimes(t: v128): v128 {
    const g = Normal.polynomial(t);
    const u = f64x2.add(Constant.one(), t);
    const p = f64x2.mul(t, g);
    const ratio = f64x2.div(p, u);
    const back = f64x2.mul(ratio, u);
    const left = f64x2.sub(f64x2.sub(p, back), Product.error(ratio, u, back));
    const missing = f64x2.add(Product.error(t, g, p), left);
    const factors = f64x2.add(f64x2.div(v128.load(POLYNOMIAL_LOW), g), f64x2.div(missing, p));
    return Normal.farBell(ratio, f64x2.sub(f64x2.div(OnePlus.low(t, u), u), factors), t);
  }

  /** G / (1 + t) = M(t) / sqrt(2 pi). */
  @inline static mills(t: v128): v128 {
    const g = Normal.polynomial(t);
    const u = f64x2.add(Constant.one(), t);
    return f64x2.div(f64x2.add(g, v128.load(POLYNOMIAL_LOW)), u);
  }
}
