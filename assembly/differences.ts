import { A, B, D, U } from './memory';

/** The textbook central difference, literally, for functions that the caller brings:
 *  `shift` writes x + delta or x - delta, the caller's function runs on the copy, and `difference`
 *  takes (f(x + delta) - f(x - delta)) / (2 delta) from A and B. */

/** A = U + offset. */
export function shift(count: i32, offset: f64): void {
  const o = f64x2.splat(offset);
  for (let i: usize = 0, end = (<usize>count) << 3; i < end; i += 16) {
    v128.store(A + i, f64x2.add(v128.load(U + i), o));
  }
}

/** D = D (A - B) / (2 delta). */
export function difference(count: i32, delta: f64): void {
  const width = f64x2.splat(2 * delta);
  for (let i: usize = 0, end = (<usize>count) << 3; i < end; i += 16) {
    const slope = f64x2.div(f64x2.sub(v128.load(A + i), v128.load(B + i)), width);
    v128.store(D + i, f64x2.mul(v128.load(D + i), slope));
  }
}
