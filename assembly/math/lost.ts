import { SPLIT } from './constants';

/** a + b - s for s = fl(a + b), exactly, whichever is larger (D. E. Knuth, The Art of Computer Programming 2,
 *  4.2.2, theorem B): s - a and what it leaves of s are doubles. NaN where s is infinite. */
export function lost(a: f64, b: f64, s: f64): f64 {
  const t = s - a;
  return a - (s - t) + (b - t);
}

/** a b - p for p = fl(a b), exactly, by G. W. Veltkamp's split of each factor into 26 bits and the rest
 *  (T. J. Dekker, Numer. Math. 18, 1971), while nothing overflows or is subnormal. */
export function productLost(a: f64, b: f64, p: f64): f64 {
  const aSplit = a * SPLIT;
  const aHigh = aSplit - (aSplit - a);
  const aLow = a - aHigh;
  const bSplit = b * SPLIT;
  const bHigh = bSplit - (bSplit - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The same in two lanes; of products in math/product.ts. */
export class Lost {
  /** a + b - s for s = fl(a + b). */
  @inline static sum(a: v128, b: v128, s: v128): v128 {
    const t = f64x2.sub(s, a);
    return f64x2.add(f64x2.sub(a, f64x2.sub(s, t)), f64x2.sub(b, t));
  }
}
