import { Constant, DOWN_600, UP_600 } from '../math/constants';
import { Product } from '../math/product';

/** sqrt(x^2 + y^2) without overflow: both by a power of two where the larger is very large or small, the sum's error
 *  and the root's carried to first order. Infinity if either is, else NaN if either is. */
export function hypot(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  for (const end = out + ((<usize>count) << 3); out < end; out += 16) {
    v128.store(out, length(v128.load(a), v128.load(b)));
    a += aStep;
    b += bStep;
  }
}

function length(x: v128, y: v128): v128 {
  const p = f64x2.abs(x);
  const q = f64x2.abs(y);
  const infinity = f64x2.splat(Infinity);
  const top = f64x2.max(p, q);
  const large = f64x2.gt(top, f64x2.splat(1e150));
  const small = f64x2.lt(top, f64x2.splat(1e-140));
  const down = f64x2.splat(DOWN_600);
  const up = f64x2.splat(UP_600);
  const by = v128.bitselect(down, v128.bitselect(up, Constant.one(), small), large);
  const back = v128.bitselect(up, v128.bitselect(down, Constant.one(), small), large);
  const m = f64x2.mul(top, by);
  const n = f64x2.mul(f64x2.min(p, q), by);
  const mm = f64x2.mul(m, m);
  const nn = f64x2.mul(n, n);
  const sum = f64x2.add(mm, nn);
  // Exact, as m^2 >= n^2; and so is what the root leaves of its square, as both are next to each other.
  const low = f64x2.add(
    f64x2.add(f64x2.sub(mm, sum), nn),
    f64x2.add(Product.error(m, m, mm), Product.error(n, n, nn)),
  );
  const root = f64x2.sqrt(sum);
  const rr = f64x2.mul(root, root);
  const left = f64x2.add(f64x2.sub(f64x2.sub(sum, rr), Product.error(root, root, rr)), low);
  const corrected = f64x2.add(root, f64x2.div(left, f64x2.add(root, root)));
  const result = f64x2.mul(v128.bitselect(root, corrected, f64x2.eq(root, Constant.zero())), back);
  const infinite = v128.or(f64x2.eq(p, infinity), f64x2.eq(q, infinity));
  return v128.bitselect(infinity, result, infinite);
}
