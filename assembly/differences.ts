import { A, B, D, U } from './memory';

/** The textbook central difference, for functions that the caller brings: `shift` writes x + delta or
 *  x - delta, the caller's function runs on the copy, and `difference` divides f(x + delta) - f(x - delta), from
 *  A and B, by the distance of the two points. */

/** Above this delta, 2 delta overflows. */
const WIDE: f64 = 8.98846567431158e307; // 2^1023

/** A = U + offset. */
export function shift(count: i32, offset: f64): void {
  const o = f64x2.splat(offset);
  for (let i: usize = 0, end = (<usize>count) << 3; i < end; i += 16) {
    v128.store(A + i, f64x2.add(v128.load(U + i), o));
  }
}

/** D = D (A - B) / ((U + delta) - (U - delta)).
 *
 *  The distance is that of the points as they are rounded: at x = 1e6 and delta 1e-9 it is 1.98e-9 or 2.1e-9, never
 *  2e-9, and a difference divided by 2e-9 would be 5 % off. Where both points round to x it is 0, and the slope
 *  0 / 0, NaN. Where x is infinite there is no distance: 2 delta stands in for it. */
export function difference(count: i32, delta: f64): void {
  const d = f64x2.splat(delta);
  // A power of two, so it rounds nothing.
  const scale: f64 = delta >= WIDE ? 0.5 : 1;
  const s = f64x2.splat(scale);
  const usual = f64x2.splat(scale * delta * 2);
  for (let i: usize = 0, end = (<usize>count) << 3; i < end; i += 16) {
    const x = v128.load(U + i);
    const distance = f64x2.sub(f64x2.mul(f64x2.add(x, d), s), f64x2.mul(f64x2.sub(x, d), s));
    const width = v128.bitselect(distance, usual, f64x2.eq(distance, distance));
    const rise = f64x2.sub(f64x2.mul(v128.load(A + i), s), f64x2.mul(v128.load(B + i), s));
    v128.store(D + i, f64x2.mul(v128.load(D + i), f64x2.div(rise, width)));
  }
}

/** D = D A, for a caller's function that came with its derivative. */
export function multiply(count: i32): void {
  for (let i: usize = 0, end = (<usize>count) << 3; i < end; i += 16) {
    v128.store(D + i, f64x2.mul(v128.load(D + i), v128.load(A + i)));
  }
}
