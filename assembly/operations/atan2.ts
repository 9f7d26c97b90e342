import { Constant } from '../math/constants';

/** atan t = t - t (t^2 c0 + t^4 c1 + ...) for |t| <= 7/16: the coefficients of fdlibm's s_atan.c (Sun Microsystems,
 *  1993), whose error is below 2^-58. */
const TERMS: usize = memory.data<f64>(
  [
    3.33333333333329318027e-1, -1.99999999998764832476e-1, 1.42857142725034663711e-1,
    -1.1111110405462355788e-1, 9.09088713343650656196e-2, -7.69187620504482999495e-2,
    6.66107313738753120669e-2, -5.83357013379057348645e-2, 4.97687799461593236017e-2,
    -3.6531572744216915527e-2, 1.62858201153657823623e-2,
  ],
  16,
);
/** Where the last of them is. */
const LAST: usize = 10 * 8;

/** The angle of (x, y) from the positive x axis, from -pi to pi:
 *
 *      n = min(|x|, |y|), d = max(|x|, |y|); atan(n/d) = atan t, or atan(1/2) + atan t, or pi/4 + atan t
 *      t = n/d, (2n-d)/(2d+n), (n-d)/(n+d)      up to n/d = 7/16, 11/16, 1
 *      pi/2 less that where |y| > |x|; pi less that where x < 0; the sign of y. */
export function atan2(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16) {
    v128.store(out, angle(v128.load(a), v128.load(b)));
    a += aStep;
    b += bStep;
  }
}

function angle(y: v128, x: v128): v128 {
  const sign = Constant.sign();
  const zero = f64x2.splat(0);
  const infinity = f64x2.splat(Infinity);
  const p = f64x2.abs(y);
  const q = f64x2.abs(x);
  // Two infinities are as good as two ones; else the larger one by 2^-3 where it is near the end of the range.
  const both = v128.and(f64x2.eq(p, infinity), f64x2.eq(q, infinity));
  const by = v128.bitselect(
    f64x2.splat(0.125),
    Constant.one(),
    f64x2.gt(f64x2.max(p, q), f64x2.splat(1e300)),
  );
  const n = v128.bitselect(Constant.one(), f64x2.mul(f64x2.min(p, q), by), both);
  const d = v128.bitselect(Constant.one(), f64x2.mul(f64x2.max(p, q), by), both);
  const far = f64x2.gt(f64x2.mul(n, f64x2.splat(16)), f64x2.mul(d, f64x2.splat(11)));
  const some = f64x2.gt(f64x2.mul(n, f64x2.splat(16)), f64x2.mul(d, f64x2.splat(7)));
  const n2 = f64x2.add(n, n);
  const d2 = f64x2.add(d, d);
  const above = v128.bitselect(f64x2.sub(n, d), v128.bitselect(f64x2.sub(n2, d), n, some), far);
  const below = v128.bitselect(f64x2.add(n, d), v128.bitselect(f64x2.add(d2, n), d, some), far);
  const ratio = f64x2.div(above, below);
  // 0/0, and anything beside Infinity.
  const t = v128.bitselect(zero, ratio, v128.or(f64x2.eq(d, zero), f64x2.eq(d, infinity)));
  const high = v128.bitselect(
    f64x2.splat(7.85398163397448278999e-1),
    v128.and(f64x2.splat(4.63647609000806093515e-1), some),
    far,
  );
  const low = v128.bitselect(
    f64x2.splat(3.06161699786838301793e-17),
    v128.and(f64x2.splat(2.26987774529616870924e-17), some),
    far,
  );
  const z = f64x2.mul(t, t);
  let sum = v128.load64_splat(TERMS + LAST);
  for (let at: usize = TERMS + LAST - 8; at >= TERMS; at -= 8) {
    sum = f64x2.add(f64x2.mul(sum, z), v128.load64_splat(at));
  }
  const cubic = f64x2.mul(t, f64x2.mul(z, sum));
  const inner = f64x2.sub(high, f64x2.sub(f64x2.sub(cubic, low), t));
  const quarter = f64x2.sub(
    f64x2.splat(1.5707963267948966),
    f64x2.sub(inner, f64x2.splat(6.123233995736766e-17)),
  );
  const acute = v128.bitselect(quarter, inner, f64x2.gt(p, q));
  const obtuse = f64x2.sub(f64x2.splat(Math.PI), f64x2.sub(acute, f64x2.splat(1.2246467991473532e-16)));
  const left = i64x2.lt_s(x, i64x2.splat(0));
  const result = v128.or(v128.bitselect(obtuse, acute, left), v128.and(y, sign));
  const missing = v128.or(f64x2.ne(x, x), f64x2.ne(y, y));
  return v128.bitselect(f64x2.splat(NaN), result, missing);
}
