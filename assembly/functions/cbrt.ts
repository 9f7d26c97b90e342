import { Elementwise, slopes, values } from '../elementwise';
import { CBRT_H1, CBRT_H2, CBRT_H3, CBRT_H4, CBRT_H5, CBRT_SEED, prepareCbrt } from '../math/cbrt-table';
import { Constant, TWO_52, TWO_54, UPPER } from '../math/constants';
import { COEFFICIENTS } from '../memory';

/** From here on 2d or x + d may overflow: both points are taken in eighths then. */
const WIDE: f64 = 1e290;

/** Cube root: f(x) = x^(1/3), of negative numbers too.
 *
 *  slope(x; d), a = |x|, A and B the roots of a + d and |a - d|:
 *      1 / (A^2 + A B + B^2) for d < a;  (A + B) / (2d), a sum, elsewhere.
 *
 *  The root of x > 0:
 *      w0: x^(-1/3) by a straight line through the bits, |h| <= 0.106 for h = 1 - x w0^3
 *      w = w0 + w0 h p(h) = x^(-1/3) to 2^-26,  y = x w^2 cut to 26 bits, to 2^-24
 *      d = x - y^3, in three exact products and sums,  e = d / y^3,  x^(1/3) = y (1 + e)^(1/3) = y + y e (1/3 - e/9 + 5e^2/81)
 *      |e| < 2^-22: the first term left out, 10e^4/243, is below 2^-92
 *  Constants: tools/tables/cbrt.ts.
 *  Largest error found: f 0.50 ULP at x = -0x1.00000546d701p+0;
 *  slope 4.79 ULP at x = -0x1.062548b68094bp-10, d = 0.001. */
class Cbrt extends Elementwise {
  delta: v128;
  /** 1, or 1/8. */
  scale: v128;
  /** 1, or 1/4: the slope of scaled points over that of x. */
  back: v128;

  @inline prepare(delta: f64): void {
    prepareCbrt();
    const scale = delta > WIDE ? 0.125 : 1;
    this.delta = f64x2.splat(delta * scale);
    this.scale = f64x2.splat(scale);
    this.back = f64x2.splat(delta > WIDE ? 0.25 : 1);
  }

  /** Whether both lanes are normal. */
  @inline usual(x: v128): bool {
    const size = v128.andnot(x, Constant.sign());
    const least = f64x2.ge(size, f64x2.splat(f64.MIN_NORMAL_VALUE));
    return i64x2.bitmask(v128.and(least, f64x2.le(size, f64x2.splat(f64.MAX_VALUE)))) === 3;
  }

  /** The root of a normal positive number. */
  @inline static root(x: v128): v128 {
    const raised = v128.or(i64x2.shr_u(x, 20), f64x2.splat(TWO_52));
    const bits = f64x2.sub(raised, f64x2.splat(TWO_52));
    const third = f64x2.splat(1 / 3.0);
    const seed = f64x2.add(f64x2.splat(TWO_52), v128.load64_splat(COEFFICIENTS, CBRT_SEED));
    const w0 = i64x2.shl(f64x2.sub(seed, f64x2.mul(bits, third)), 20);

    const h = f64x2.sub(Constant.one(), f64x2.mul(f64x2.mul(f64x2.mul(x, w0), w0), w0));
    const h2 = f64x2.mul(h, h);
    const low = f64x2.add(
      v128.load64_splat(COEFFICIENTS, CBRT_H1),
      f64x2.mul(h, v128.load64_splat(COEFFICIENTS, CBRT_H2)),
    );
    const middle = f64x2.add(
      v128.load64_splat(COEFFICIENTS, CBRT_H3),
      f64x2.mul(h, v128.load64_splat(COEFFICIENTS, CBRT_H4)),
    );
    const high = f64x2.mul(h2, v128.load64_splat(COEFFICIENTS, CBRT_H5));
    const p = f64x2.add(low, f64x2.mul(h2, f64x2.add(middle, high)));
    const w = f64x2.add(w0, f64x2.mul(f64x2.mul(w0, h), p));

    const y = v128.and(f64x2.mul(f64x2.mul(x, w), w), i64x2.splat(UPPER));
    // y^2 has 52 bits: its halves times y are exact.
    const s = f64x2.mul(y, y);
    const sHigh = v128.and(s, i64x2.splat(UPPER));
    const first = f64x2.sub(x, f64x2.mul(sHigh, y));
    const d = f64x2.sub(first, f64x2.mul(f64x2.sub(s, sHigh), y));
    const e = f64x2.div(d, f64x2.mul(s, y));
    const bend = f64x2.mul(e, f64x2.sub(f64x2.splat(1 / 9.0), f64x2.mul(e, f64x2.splat(5 / 81.0))));
    return f64x2.add(y, f64x2.mul(f64x2.mul(y, e), f64x2.sub(third, bend)));
  }

  /** The root of every x >= 0: subnormals by 2^54. */
  static any(x: v128): v128 {
    const tiny = f64x2.lt(x, f64x2.splat(f64.MIN_NORMAL_VALUE));
    const raised = v128.bitselect(f64x2.mul(x, f64x2.splat(TWO_54)), x, tiny);
    const root = Cbrt.root(raised);
    const result = v128.bitselect(f64x2.mul(root, f64x2.splat(3.814697265625e-6)), root, tiny);
    const itself = v128.or(f64x2.eq(x, f64x2.splat(0)), v128.not(f64x2.le(x, f64x2.splat(f64.MAX_VALUE))));
    return v128.bitselect(x, result, itself);
  }

  @inline value(x: v128): v128 {
    const sign = Constant.sign();
    return v128.or(Cbrt.root(v128.andnot(x, sign)), v128.and(x, sign));
  }

  rareValue(x: v128): v128 {
    return v128.or(Cbrt.any(f64x2.abs(x)), v128.and(x, Constant.sign()));
  }

  slope(x: v128): v128 {
    const a = f64x2.mul(f64x2.abs(x), this.scale);
    const delta = this.delta;
    const A = Cbrt.any(f64x2.add(a, delta));
    const B = Cbrt.any(f64x2.abs(f64x2.sub(a, delta)));
    const sum = f64x2.add(A, B);
    const squares = f64x2.add(f64x2.mul(A, sum), f64x2.mul(B, B));
    const apart = f64x2.div(f64x2.mul(sum, Constant.half()), delta);
    const near = f64x2.gt(a, delta);
    const zero = f64x2.eq(delta, Constant.zero());
    const size = v128.bitselect(f64x2.div(Constant.one(), squares), apart, v128.or(near, zero));
    return f64x2.mul(size, this.back);
  }

  rareSlope(x: v128): v128 {
    return this.slope(x);
  }
}

export function cbrtValue(count: i32): void {
  prepareCbrt();
  values<Cbrt>(count);
}
export function cbrtSlope(count: i32, delta: f64): void {
  changetype<Cbrt>(0).prepare(delta);
  slopes<Cbrt>(count, delta);
}
