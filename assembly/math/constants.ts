/** Powers of two by their exponents. */
export const TWO_52: f64 = 4503599627370496;
/** Subnormal numbers times this are normal. */
export const TWO_54: f64 = 18014398509481984;
/** 1.5 2^52. Added, it rounds a number below 2^51 in size to an integer, which then sits in the low bits. */
export const MAGIC: f64 = 6755399441055744;
/** What keeps numbers beyond 1e290 or below 1e-290 from overflowing or being subnormal in products. */
export const UP_600: f64 = 4.149515568880993e180;
export const DOWN_600: f64 = 2.409919865102884e-181;
/** 2^27 + 1: times this a double splits into 26 bits and the rest (G. W. Veltkamp). */
export const SPLIT: f64 = 134217729;
/** The upper 26 bits of a double: their square is exact. */
export const UPPER: u64 = 0xfffffffff8000000;

/** Numbers that several functions use, loaded rather than splatted: V8 builds a splatted constant anew in
 *  each iteration from Node 24 on (sigmoid: 3.3 ns an element splatted, 2.2 ns loaded; Sapphire Rapids). */
const POOL = memory.data<f64>([1, 2, 0.5, -0.0, 0], 16);

export class Constant {
  @inline static one(): v128 {
    return v128.load64_splat(POOL);
  }
  @inline static two(): v128 {
    return v128.load64_splat(POOL, 8);
  }
  @inline static half(): v128 {
    return v128.load64_splat(POOL, 16);
  }
  /** The sign bit. */
  @inline static sign(): v128 {
    return v128.load64_splat(POOL, 24);
  }
  @inline static zero(): v128 {
    return v128.load64_splat(POOL, 32);
  }
}
