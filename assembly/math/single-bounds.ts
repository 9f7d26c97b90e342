/** Four singles at a time: bounds and tests before they become doubles. */
const BOUNDS = memory.data<f32>([90, -104, -50, Infinity, -1, 1.6e6], 16);

export class Singles {
  /** From here on e^x is Infinity as a single, and 1 + e^-x is 1. */
  @inline static expMost(): v128 {
    return v128.load32_splat(BOUNDS);
  }

  /** Down to here e^x is 0 as a single. */
  @inline static expLeast(): v128 {
    return v128.load32_splat(BOUNDS, 4);
  }

  /** Down to here e^x - 1 is -1 as a single. */
  @inline static expm1Least(): v128 {
    return v128.load32_splat(BOUNDS, 8);
  }

  @inline static infinity(): v128 {
    return v128.load32_splat(BOUNDS, 12);
  }

  @inline static minusOne(): v128 {
    return v128.load32_splat(BOUNDS, 16);
  }

  @inline static sineMost(): v128 {
    return v128.load32_splat(BOUNDS, 20);
  }

  /** x limited to [least, most]; NaN passes through. */
  @inline static limit(x: v128, most: v128, least: v128): v128 {
    return f32x4.pmax(f32x4.pmin(x, most), least);
  }

  /** Whether all four are between the two, neither of them included; false for NaN. */
  @inline static between(x: v128, least: v128, most: v128): bool {
    return i32x4.bitmask(v128.and(f32x4.gt(x, least), f32x4.lt(x, most))) === 15;
  }
}
