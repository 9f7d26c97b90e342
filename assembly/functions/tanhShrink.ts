import { Elementwise, slopes, values } from '../elementwise';
import { Constant, DOWN_600 } from '../math/constants';
import { Exp } from '../math/exp';
import { Expm1 } from '../math/expm1';
import { expOver, exponential } from '../math/far';
import { lost } from '../math/lost';
import { Product } from '../math/product';
import { sinhc } from '../math/sinhc';
import { TanhSteps } from '../math/tanh-steps';

/** The series of 1/3 less (x - tanh x) / x^3 in x^2, from its second term on; the first one left out is below 3.2e-18 of
 *  the sum for |x| <= 1/4. By Bernoulli's numbers: 2^2n (2^2n - 1) B_2n / (2n)!. */
const SERIES = memory.data<f64>(
  [
    -2.0 / 15.0,
    17.0 / 315.0,
    -62.0 / 2835.0,
    1382.0 / 155925.0,
    -21844.0 / 6081075.0,
    929569.0 / 638512875.0,
    -6404582.0 / 10854718875.0,
    443861162.0 / 1856156927625.0,
    -18888466084.0 / 194896477400625.0,
    113927491862.0 / 2900518163668125.0,
  ],
  16,
);
const TERMS: usize = 10;

/** x less its hyperbolic tangent: f(x) = x - tanh x.
 *  slope(x; d) = 1 less tanh's, over its denominator, where nothing cancels:
 *      (sinh^2 x + G) / (1 + sinh^2 x + sinh^2 d),  G = cosh d (cosh d - sinh(d)/d)
 *  Largest error found: f 0.56 ULP at x = 0x1.ca710dbc5d406p-1;
 *  slope 4.09 ULP at x = -0x1.ec4da8110e8fcp-9, d = 0.001. */
class TanhShrink extends Elementwise {
  /** G. */
  rise: v128;
  /** 1 + sinh^2 d. */
  middle: v128;

  @inline prepare(delta: f64): void {
    const d = min(delta, 300);
    const sinh = d * sinhc(d);
    const cosh = Math.sqrt(1 + sinh * sinh);
    // cosh d - sinh(d)/d = sum of 2k d^2k / (2k+1)!, positive terms; the first one left out is below 1e-19 of the sum.
    let difference = cosh - sinhc(d);
    if (d <= 2) {
      difference = 0;
      const d2 = d * d;
      for (let k = 24; k > 0; k -= 2) difference = (d2 / f64(k * (k + 1))) * (f64(k) + difference);
    }
    this.rise = f64x2.splat(cosh * difference);
    this.middle = f64x2.splat(1 + sinh * sinh);
  }

  /** Beyond 1/4, tanh as math/tanh-steps.ts has it, h + rest, is taken off in two steps. */
  @inline value(x: v128): v128 {
    const sign = Constant.sign();
    const size = v128.andnot(x, sign);
    const a = TanhSteps.size(x);
    const z = TanhSteps.round(a);
    const b = TanhSteps.rest(a, z);
    const row0 = TanhSteps.row0(z);
    const row1 = TanhSteps.row1(z);
    const row = v128.shuffle<u64>(row0, row1, 0, 2);
    const h = f64x2.add(row, b);
    const rest = TanhSteps.low(h, b, row, v128.shuffle<u64>(row0, row1, 1, 3));
    // size >= h.
    const first = f64x2.sub(size, h);
    const firstLow = f64x2.sub(f64x2.sub(size, first), h);
    const large = f64x2.add(first, f64x2.sub(firstLow, rest));
    const finite = v128.bitselect(large, size, f64x2.lt(size, f64x2.splat(1e300)));
    const result = v128.bitselect(finite, this.small(size), f64x2.gt(size, f64x2.splat(0.25)));
    return v128.or(result, v128.and(x, sign));
  }

  /** x^3/3 + x^5 (...), the cube and its third with what they leave out; below 2^-200 moved up by 2^200. */
  @inline small(size: v128): v128 {
    const tiny = f64x2.lt(size, f64x2.splat(6.223015277861142e-61));
    const a = f64x2.mul(
      f64x2.pmin(size, f64x2.splat(0.25)),
      v128.bitselect(f64x2.splat(1.6069380442589903e60), Constant.one(), tiny),
    );
    const z = f64x2.mul(a, a);
    const zLow = Product.squareError(a, z);
    const cube = f64x2.mul(z, a);
    const cubeLow = f64x2.add(Product.error(z, a, cube), f64x2.mul(zLow, a));
    // A moved x has no second term.
    const z1 = v128.andnot(z, tiny);
    let sum = v128.load64_splat(SERIES + ((TERMS - 1) << 3));
    for (let at = SERIES + ((TERMS - 2) << 3); at >= SERIES; at -= 8)
      sum = f64x2.add(f64x2.mul(sum, z1), v128.load64_splat(at));
    const three = f64x2.splat(3);
    const third = f64x2.div(cube, three);
    const two = f64x2.add(third, third);
    const back = f64x2.add(two, third);
    const left = f64x2.sub(f64x2.sub(cube, back), f64x2.add(f64x2.sub(two, back), third));
    const low = f64x2.add(f64x2.div(f64x2.add(left, cubeLow), three), f64x2.mul(f64x2.mul(cube, z1), sum));
    return f64x2.mul(f64x2.add(third, low), v128.bitselect(f64x2.splat(DOWN_600), Constant.one(), tiny));
  }

  @inline slope(x: v128): v128 {
    const c = Exp.clamp(350, f64x2.abs(x));
    const t = Expm1.value(c);
    const sinh = f64x2.mul(f64x2.add(t, f64x2.div(t, f64x2.add(Constant.one(), t))), Constant.half());
    const square = f64x2.mul(sinh, sinh);
    return f64x2.div(f64x2.add(square, this.rise), f64x2.add(square, this.middle));
  }

  /** 1 less tanh's: the difference of its tails left of 0, over d. */
  far(x: f64, delta: f64): f64 {
    const a = -Math.abs(x);
    const s = a + delta;
    if (s < -20) return 1 - expOver(2 * s, 2 * lost(a, delta, s), delta, 0);
    return 1 - 1 / (1 + exponential(-2 * min(s, 350))) / delta;
  }
}

export function tanhShrinkValue(count: i32): void {
  values<TanhShrink>(count);
}
export function tanhShrinkSlope(count: i32, delta: f64): void {
  changetype<TanhShrink>(0).prepare(delta);
  slopes<TanhShrink>(count, delta);
}
