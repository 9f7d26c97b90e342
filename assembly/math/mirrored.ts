import { Constant } from './constants';

/** Functions with f(x) = x + f(-x), such as x times a symmetric distribution's function (silu, gelu). Then
 *  slope(x; d) + slope(-x; d) = 1, and with a = |x| and the tail g(u) = -f(-u), u >= 0,
 *
 *      slope(-a; d) = (g(a + d) + f(d - a)) / (2d),   f(w) = max(w, 0) - g(|w|)
 *
 *  the textbook difference, with points taken exactly and on the side where f is small: for d >= a all is
 *  positive, for d < a two tails are subtracted. It cancels near its zero alone, as long as the points
 *  are not so near each other that the tails are equal. */
export abstract class Mirrored {
  /** scale g(u + low), u >= 0, low below u's last place. */
  abstract tail(u: v128, low: v128): v128;
}

/** slope(x; d) by the difference; `scale` / `below` is 1/(2d). Beyond `reach` the tail is 0. */
export function mirroredSlope<Op extends Mirrored>(
  x: v128,
  delta: v128,
  scale: v128,
  below: v128,
  reach: f64,
): v128 {
  const op = changetype<Op>(0);
  const zero = Constant.zero();
  const a = f64x2.abs(x);
  const large = f64x2.pmax(a, delta);
  const small = f64x2.pmin(delta, a);
  const far = f64x2.add(large, small);
  const near = f64x2.sub(large, small);
  const farLow = f64x2.sub(small, f64x2.sub(far, large));
  const nearLow = f64x2.sub(f64x2.sub(large, near), small);
  const positive = v128.andnot(near, f64x2.gt(a, delta));
  const right = op.tail(f64x2.pmin(far, f64x2.splat(reach)), within(reach, far, farLow));
  const left = op.tail(f64x2.pmin(near, f64x2.splat(reach)), within(reach, near, nearLow));
  const sum = f64x2.add(f64x2.sub(f64x2.mul(positive, scale), left), right);
  const slope = f64x2.div(sum, below);
  return v128.bitselect(f64x2.sub(Constant.one(), slope), slope, f64x2.gt(x, zero));
}

/** low where u is within reach; elsewhere 0, as u may be infinite and low NaN. */
function within(reach: f64, u: v128, low: v128): v128 {
  return v128.and(low, f64x2.le(u, f64x2.splat(reach)));
}
