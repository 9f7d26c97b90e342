import { Elementwise, slopes, values } from '../elementwise';

/** Straight line: f(x) = scale x + shift, in two roundings. slope(x; d) = scale for every d.
 *
 *  These are the bits of `scale * x + shift` in every language. Where the sum cancels (3x - 14 near 14/3) the product's
 *  rounding shows, as much as half a unit in x's last place would, and a link after it may amplify it. Rounding once,
 *  by a split product and a two-sum, was tried: 15 operations for 2, 1.35 ns an element for 0.31 (Node 20, AMD EPYC),
 *  slower than a plain loop. Not kept.
 *  Largest error found: f 0.63 ULP at x = 0x1.0000000000009p+0;
 *  slope exact. */
class Affine extends Elementwise {
  scale: v128;
  shift: v128;

  @inline prepare(scale: f64, shift: f64): void {
    this.scale = f64x2.splat(scale);
    this.shift = f64x2.splat(shift);
  }

  @inline value(x: v128): v128 {
    return f64x2.add(f64x2.mul(this.scale, x), this.shift);
  }

  @inline slope(x: v128): v128 {
    // NaN in, NaN out, as the formula has it.
    return v128.bitselect(this.scale, x, f64x2.eq(x, x));
  }
}

export function affineValue(count: i32, scale: f64, shift: f64): void {
  changetype<Affine>(0).prepare(scale, shift);
  values<Affine>(count);
}
export function affineSlope(count: i32, delta: f64, scale: f64, shift: f64): void {
  changetype<Affine>(0).prepare(scale, shift);
  slopes<Affine>(count, delta);
}
