import { COEFFICIENTS } from '../memory';
import { Constant } from './constants';
import { ERF_BYTES, ERF_SLOPE, ERF_X0, ERF_Y0 } from './erf-table';
import { Exp } from './exp';
import { OnePlus } from './one-plus';
import { Product } from './product';

/** Up to here e^(-a^2) is a normal number, with room for a factor of 1/2. */
export const BELL_NORMAL: f64 = 26;
/** From here on erfc is 0. */
export const ERF_END: f64 = 28;
/** Up to here erf is x + x R(x^2). */
export const ERF_NEAR: f64 = 0.84375;

/** Where what one call prepares begins. */
export const ERF_SERIES: usize = COEFFICIENTS + ERF_BYTES;

/** erfc a = e^(-a^2) G(y) / (1 + 2a),  y = (a - 2.75) / (a + 2.75),  0 <= a <= 28:  the method of M. M. Shepherd and
 *  J. G. Laframboise, "Chebyshev approximation of (1+2x) exp(x^2) erfc x in 0 <= x < Infinity", Math. Comp. 36 (1981).
 *  Constants: tools/tables/erf.ts, at `COEFFICIENTS`. */
export class Erf {
  /** 2/sqrt(pi). */
  @inline static slopeAtZero(): v128 {
    return v128.load64_splat(COEFFICIENTS, ERF_SLOPE);
  }

  /** G's coefficients: y^0 in two parts, then that of y^i at i + 1. */
  @inline static at(i: usize): v128 {
    return v128.load64_splat(COEFFICIENTS + ERF_Y0 + (i << 3));
  }

  @inline static step(sum: v128, z: v128, i: usize): v128 {
    return f64x2.add(f64x2.mul(sum, z), Erf.at(i));
  }

  /** G less its value at y = 0, which is the larger: so its error is small beside the whole. */
  @inline static rest(a: v128): v128 {
    const middle = f64x2.splat(2.75);
    const y = f64x2.div(f64x2.sub(a, middle), f64x2.add(a, middle));
    const z = f64x2.mul(y, y);
    let even = Erf.step(Erf.at(24), z, 22);
    let odd = Erf.step(Erf.at(23), z, 21);
    even = Erf.step(even, z, 20);
    odd = Erf.step(odd, z, 19);
    even = Erf.step(even, z, 18);
    odd = Erf.step(odd, z, 17);
    even = Erf.step(even, z, 16);
    odd = Erf.step(odd, z, 15);
    even = Erf.step(even, z, 14);
    odd = Erf.step(odd, z, 13);
    even = Erf.step(even, z, 12);
    odd = Erf.step(odd, z, 11);
    even = Erf.step(even, z, 10);
    odd = Erf.step(odd, z, 9);
    even = Erf.step(even, z, 8);
    odd = Erf.step(odd, z, 7);
    even = Erf.step(even, z, 6);
    odd = Erf.step(odd, z, 5);
    even = Erf.step(even, z, 4);
    odd = Erf.step(odd, z, 3);
    even = Erf.step(even, z, 2);
    return f64x2.add(Erf.at(1), f64x2.mul(y, f64x2.add(even, f64x2.mul(odd, y))));
  }

  /** 1 - e^-u, where a^2 = upper^2 + u. */
  @inline static change(a: v128, upper: v128): v128 {
    return Exp.fall(f64x2.mul(f64x2.sub(a, upper), f64x2.add(a, upper)));
  }

  /** erfc(a) for 0 <= a <= 26, or for 26 < a <= 28 with `far`: with g = c + rest, e = s + v, u = 1 + 2a, each with what it leaves out,
   *  e g / u is corrected to first order by the product's and the quotient's errors too, through one division. */
  @inline static tail(a: v128, far: bool): v128 {
    const one = Constant.one();
    const upper = Product.cut(a);
    const square = f64x2.neg(f64x2.mul(upper, upper));
    const z = Exp.round(square);
    const above = Exp.rest(square, z);
    let s = Exp.power(z);
    // 2^1022 times as large, as in `Exp.times`.
    if (far) s = i64x2.add(s, i64x2.splat(0x3fe0000000000000));
    const v = f64x2.mul(s, above);
    const eRest = f64x2.sub(v, f64x2.mul(f64x2.add(s, v), Erf.change(a, upper)));
    const e = f64x2.add(s, eRest);
    const eLow = f64x2.add(f64x2.sub(s, e), eRest);

    const c = Erf.at(0);
    const rest = Erf.rest(a);
    const g = f64x2.add(c, rest);
    const gLow = f64x2.add(f64x2.sub(c, g), rest);
    const twice = f64x2.add(a, a);
    const u = f64x2.add(one, twice);
    const uLow = OnePlus.low(twice, u);

    // e g/u = (e/u) g: q = fl(g/u), its error by the residual, then the last product's.
    const y = f64x2.div(one, u);
    const q = f64x2.mul(g, y);
    const qLow = f64x2.mul(f64x2.sub(f64x2.sub(gLow, Product.cutError(q, u, g)), f64x2.mul(q, uLow)), y);
    const p = f64x2.mul(e, q);
    const lows = f64x2.add(f64x2.mul(eLow, q), f64x2.mul(e, qLow));
    const low = f64x2.add(lows, Product.cutError(e, q, p));
    if (!far) return f64x2.add(p, low);
    // A subnormal result is rounded at its own last place, by adding 1, which stands for the least normal number.
    const h = f64x2.add(one, p);
    const rounded = f64x2.sub(f64x2.add(h, f64x2.add(f64x2.add(f64x2.sub(one, h), p), low)), one);
    const result = v128.bitselect(rounded, f64x2.add(p, low), f64x2.lt(p, one));
    return f64x2.mul(result, f64x2.splat(f64.MIN_NORMAL_VALUE));
  }

  /** factor e^(-a^2), factor > 0, for every a >= 0, less by `less` relative to it, through the subnormal numbers to 0. */
  static bell(factor: v128, less: v128, a: v128): v128 {
    const c = f64x2.pmin(a, f64x2.splat(ERF_END));
    const upper = Product.cut(c);
    const change = f64x2.add(Erf.change(c, upper), less);
    const square = f64x2.neg(f64x2.mul(upper, upper));
    return Exp.times(f64x2.sub(factor, f64x2.mul(factor, change)), square);
  }

  /** (G/(1 + 2a) - low 2/sqrt(pi)): erfc(a + low) over e^(-a^2), since erfc' = -2/sqrt(pi) e^(-a^2). */
  @inline static ratio(a: v128, low: v128): v128 {
    const u = f64x2.add(Constant.one(), f64x2.add(a, a));
    const g = f64x2.add(Erf.at(0), Erf.rest(a));
    return f64x2.sub(f64x2.div(g, u), f64x2.mul(low, Erf.slopeAtZero()));
  }

  /** erfc(a) for every a >= 0. */
  @inline static any(a: v128): v128 {
    const bound = f64x2.splat(BELL_NORMAL);
    const inside = Erf.tail(f64x2.pmin(a, bound), false);
    const beyond = f64x2.gt(a, bound);
    if (!v128.any_true(beyond)) return inside;
    return v128.bitselect(Erf.tail(f64x2.pmin(a, f64x2.splat(ERF_END)), true), inside, beyond);
  }

  /** x R(x^2): erf(x) - x for |x| <= 27/32. */
  @inline static bent(x: v128): v128 {
    const z = f64x2.mul(x, x);
    const z2 = f64x2.mul(z, z);
    const z4 = f64x2.mul(z2, z2);
    const a = f64x2.add(Erf.two(0, z), f64x2.mul(z2, Erf.two(2, z)));
    const b = f64x2.add(Erf.two(4, z), f64x2.mul(z2, Erf.two(6, z)));
    const c = f64x2.add(Erf.two(8, z), f64x2.mul(z2, Erf.two(10, z)));
    const r = f64x2.add(a, f64x2.mul(z4, f64x2.add(b, f64x2.mul(z4, c))));
    return f64x2.mul(x, r);
  }

  /** erfc(x) for |x| <= 0.65: 1 - x, with what that leaves out, less x R(x^2). */
  @inline static complement(x: v128): v128 {
    const one = Constant.one();
    const h = f64x2.sub(one, x);
    const hLow = f64x2.sub(f64x2.sub(one, h), x);
    return f64x2.add(h, f64x2.sub(hLow, Erf.bent(x)));
  }

  /** R's coefficients of z^i and z^(i+1), one sum. */
  @inline static two(i: usize, z: v128): v128 {
    const at = COEFFICIENTS + ERF_X0 + (i << 3);
    return f64x2.add(v128.load64_splat(at), f64x2.mul(z, v128.load64_splat(at, 8)));
  }

  /** erf(a) for every a >= 0. */
  static size(a: v128): v128 {
    const small = f64x2.le(a, f64x2.splat(ERF_NEAR));
    const c = f64x2.pmin(a, f64x2.splat(ERF_NEAR));
    const near = f64x2.add(c, Erf.bent(c));
    if (i64x2.bitmask(small) === 3) return near;
    const bound = f64x2.splat(BELL_NORMAL);
    // NaN passes through: data first. Beyond 26 it is 1.
    const far = f64x2.sub(f64x2.splat(1), Erf.tail(f64x2.pmin(a, bound), false));
    return v128.bitselect(near, far, small);
  }
}
