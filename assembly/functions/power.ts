import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Lost } from '../math/lost';
import { Product } from '../math/product';
import { Scaled } from '../math/scaled';
import { COEFFICIENT_BYTES, COEFFICIENTS, SCALED_EXPONENT, SCALED_HIGH, SCALED_LOW } from '../memory';

/** Up to this n the positive terms of the difference are summed one by one. */
const FEW: i32 = 11;
/** Up to this |n| the low part of a power is small enough that it need not be taken up on the way: at most n 2^-53 of
 *  the whole, and its square, which is left out, n^2 2^-106. The products are then not kept waiting for it. */
const LIGHT: u32 = 1024;
/** Where their coefficients go, and those of G; how many there are. */
const TERMS: usize = COEFFICIENTS;
const TERM_COUNT: usize = 6;
const SERIES: usize = TERMS + 8 * TERM_COUNT;
const SERIES_COUNT: usize = 5;
/** Where the last of G's is among them. */
const LAST: usize = 8 * (SERIES_COUNT - 1);

/** Integer power: f(x) = x^n, by squaring and multiplying with the rounding errors carried along.
 *
 *  slope(x; d) = ((x+d)^n - (x-d)^n) / (2d), with p, q the larger and the smaller of |x| and d, t = q/p:
 *  - 1 <= n <= 11: the sum of C(n, 2j+1) x^(n-1-2j) d^2j, terms of one sign;
 *  - |n| t <= 1/4, (12 - n) t <= 1/4 for n < 0: n x^(n-1) G for |x| >= d, n (x/d) d^(n-1) G for |x| < d and n even, where
 *        G = sum of (n-1)(n-2)...(n-2j) t^2j / (2j+1)!  to j = 5: terms of one sign, for negative n too;
 *  - elsewhere the difference itself, of powers good to 100 bits, of x +- d exactly: no more than 3 of
 *    these bits cancel. For |x| < d and n odd it is a sum.
 *  Results near and beyond the ends of the range take `Scaled`, which carries the exponent apart.
 *  C23's pow at 0, infinities and n = 0; the slope there is n x^(n-1), and infinite at |x| = d for n < 0.
 *  Over all n: f 0.50; slope 7.13 for n = 11, 4.30 beyond.
 *  Largest error found: f 0.50 ULP at x = 0x1.fffff86b22b11p-1;
 *  slope 1.81 ULP at x = -0x1.6c9320dfbe968p-3, d = 0.1. */
class Power extends Elementwise {
  n: i32;
  delta: f64;
  /** Largest t for G: the first term left out is below 1e-17. */
  reach: f64;
  /** Whether the terms are summed one by one. */
  few: bool;
  /** Below this power a slope carries the products' errors along: one made later counts less than four times in the
   *  result. */
  early: u32;

  prepare(delta: f64, exponent: f64): void {
    if (SERIES + 8 * SERIES_COUNT > COEFFICIENTS + COEFFICIENT_BYTES)
      ERROR('The terms run out of COEFFICIENTS');
    this.n = <i32>exponent;
    this.delta = delta;
    this.early = <u32>abs(this.n - 1) / 4;
    this.reach = 0.25 / (exponent < 0 ? 12 - exponent : exponent);
    // With d <= 1e30 no coefficient overflows; n <= 2 has none with d.
    this.few = exponent >= 1 && exponent <= (delta <= 1e30 ? FEW : 2);
    // C(n, 2j+1), whole numbers for the few n, and d^2j.
    let choose = exponent;
    let power = 1.0;
    let g = 1.0;
    for (let j: usize = 0; j < TERM_COUNT; j++) {
      store<f64>(TERMS + (j << 3), choose * power);
      const k = f64(2 * j);
      choose = (choose * ((exponent - k - 1) * (exponent - k - 2))) / ((k + 2) * (k + 3));
      power *= delta * delta;
    }
    for (let j: usize = 0; j < SERIES_COUNT; j++) {
      const k = f64(2 * j);
      g *= ((exponent - k - 1) * (exponent - k - 2)) / ((k + 2) * (k + 3));
      store<f64>(SERIES + (j << 3), g);
    }
  }

  value(x: v128): v128 {
    const result = Power.raise(x, this.n, u32.MAX_VALUE);
    const inside = Power.inside(result);
    if (i64x2.bitmask(inside) === 3) return result;
    return v128.bitselect(result, this.scaledValue(x), inside);
  }

  slope(x: v128): v128 {
    if (this.few) return this.sum(x);
    if (this.n === 0) return Constant.zero();
    const power = Power.raise(x, this.n - 1, this.early);
    let result = f64x2.mul(f64x2.splat(f64(this.n)), power);
    let inside = Power.inside(power);
    if (this.delta > 0) {
      const t = f64x2.div(f64x2.splat(this.delta), x);
      result = f64x2.mul(result, Power.series(t));
      inside = v128.and(inside, this.near(f64x2.abs(t)));
    }
    if (i64x2.bitmask(inside) === 3) return result;
    return v128.bitselect(result, this.scaledSlope(x), inside);
  }

  /** The sum of C(n, 2j+1) x^(n-1-2j) d^2j by Horner's rule in x^2. */
  @inline sum(x: v128): v128 {
    const z = f64x2.mul(x, x);
    let sum = v128.load64_splat(TERMS);
    for (let j: usize = 1; <i32>j * 2 < this.n; j++) {
      sum = f64x2.add(f64x2.mul(sum, z), v128.load64_splat(TERMS + (j << 3)));
    }
    // NaN in, NaN out, as the formula has it.
    if (this.n === 1) return v128.bitselect(sum, x, f64x2.eq(x, x));
    return this.n & 1 ? sum : f64x2.mul(sum, x);
  }

  /** Whether G holds. */
  @inline near(t: v128): v128 {
    return f64x2.le(t, f64x2.splat(this.reach));
  }

  /** G. */
  @inline static series(t: v128): v128 {
    const z = f64x2.mul(t, t);
    let sum = v128.load64_splat(SERIES, LAST);
    for (let at = <i32>LAST - 8; at >= 0; at -= 8) {
      sum = f64x2.add(f64x2.mul(sum, z), v128.load64_splat(SERIES + <usize>at));
    }
    return f64x2.add(f64x2.mul(sum, z), Constant.one());
  }

  /** Where every product on the way had its exact error. */
  @inline static inside(power: v128): v128 {
    const size = f64x2.abs(power);
    return v128.and(f64x2.gt(size, f64x2.splat(1e-285)), f64x2.lt(size, f64x2.splat(1e290)));
  }

  /** x^n while it is `inside`, the errors of products below x^early carried along. */
  static raise(x: v128, n: i32, early: u32): v128 {
    const one = Constant.one();
    const m = <u32>abs(n);
    if (m === 0) return one;
    let reached: u32 = 1;
    const xHigh = Product.upper(x);
    const xLow = f64x2.sub(x, xHigh);
    let high = x;
    let low = Constant.zero();
    for (let bit: u32 = m > 1 ? 1 << (30 - clz(m)) : 0; bit > 0; bit >>= 1) {
      const square = f64x2.mul(high, high);
      const cross = f64x2.mul(high, low);
      low = f64x2.add(cross, cross);
      if (reached < early) low = f64x2.add(Product.squareError(high, square), low);
      high = square;
      reached += reached;
      if (m & bit) {
        const product = f64x2.mul(high, x);
        low = f64x2.mul(low, x);
        if (reached < early) low = f64x2.add(Product.errorOf(high, xHigh, xLow, product), low);
        high = product;
        reached++;
      }
      if (m > LIGHT) {
        const sum = f64x2.add(high, low);
        low = f64x2.add(f64x2.sub(high, sum), low);
        high = sum;
      }
    }
    if (n > 0) return f64x2.add(high, low);
    const q = f64x2.div(one, high);
    return f64x2.add(q, Scaled.residual(q, high, low));
  }

  /** x^n for every x. */
  scaledValue(x: v128): v128 {
    const n = this.n;
    const size = f64x2.abs(x);
    Scaled.raise(Scaled.mantissa(size), Constant.zero(), <u32>abs(n));
    const exponent = f64x2.mul(Scaled.exponent(size), f64x2.splat(f64(abs(n))));
    v128.store(SCALED_EXPONENT, f64x2.add(v128.load(SCALED_EXPONENT), exponent));
    if (n < 0) Scaled.invert();
    const power = Scaled.compose(v128.load(SCALED_HIGH), v128.load(SCALED_LOW), v128.load(SCALED_EXPONENT));
    const finite = v128.or(power, Power.sign(x, n));
    if (n === 0) return Constant.one();
    const ends = n & 1 ? x : size;
    return v128.bitselect(finite, n > 0 ? ends : f64x2.div(Constant.one(), ends), Power.ordinary(size));
  }

  /** The slope for every x, but for few terms. */
  scaledSlope(x: v128): v128 {
    const n = this.n;
    const odd = bool(n & 1);
    const size = f64x2.abs(x);
    const delta = f64x2.splat(this.delta);
    const swapped = f64x2.lt(size, delta);
    const p = v128.bitselect(delta, size, swapped);
    const q = v128.bitselect(size, delta, swapped);
    // p and q in units of 2^(p's exponent): p in [1, 2), q in [0, 2).
    const unit = Scaled.exponent(p);
    const below = f64x2.sub(Scaled.exponent(q), unit);
    const a = Scaled.mantissa(p);
    const qMantissa = v128.and(Scaled.mantissa(q), f64x2.gt(q, Constant.zero()));
    const b = f64x2.mul(qMantissa, Scaled.two(f64x2.pmax(below, f64x2.splat(-1000))));

    // n p^(n-1) G, by q/p where they are swapped.
    const t = f64x2.div(b, a);
    Scaled.raise(a, Constant.zero(), <u32>abs(n - 1));
    if (n < 1) Scaled.invert();
    const share = v128.bitselect(f64x2.div(qMantissa, a), Constant.one(), swapped);
    const factor = f64x2.mul(f64x2.mul(f64x2.splat(f64(abs(n))), share), Power.series(t));
    const shift = f64x2.add(f64x2.mul(unit, f64x2.splat(f64(n - 1))), v128.and(below, swapped));
    const nearSize = Scaled.compose(
      f64x2.mul(v128.load(SCALED_HIGH), factor),
      f64x2.mul(v128.load(SCALED_LOW), factor),
      f64x2.add(v128.load(SCALED_EXPONENT), shift),
    );
    const near = n < 0 ? f64x2.neg(nearSize) : nearSize;

    // A sum takes the place of the difference where the smaller power is one of a negative number.
    const sum = odd ? swapped : Constant.zero();
    const close = v128.andnot(this.near(t), sum);
    let result = near;
    if (i64x2.bitmask(close) !== 3) result = v128.bitselect(near, this.apart(a, b, unit, sum), close);
    const finite = odd ? result : v128.xor(result, v128.and(x, Constant.sign()));

    // n x^(n-1) where it is 0, infinite or NaN; a pole at |x| = d.
    const ends = odd ? size : x;
    const limit = n === 1 ? f64x2.div(x, x) : n > 1 ? ends : f64x2.div(f64x2.splat(-1), ends);
    const atEnds = v128.bitselect(finite, limit, v128.or(Power.ordinary(size), f64x2.lt(size, delta)));
    if (n > 0) return atEnds;
    const pole = v128.xor(f64x2.splat(-Infinity), v128.and(x, Constant.sign()));
    const atPole = v128.and(f64x2.eq(size, delta), f64x2.gt(delta, Constant.zero()));
    return v128.bitselect(pole, atEnds, atPole);
  }

  /** ((a+b)^n - (a-b)^n) / (2d), or their sum, a and b in units of 2^unit; d > 0. */
  apart(a: v128, b: v128, unit: v128, sum: v128): v128 {
    const n = this.n;
    const m = <u32>abs(n);
    // What both sums leave out is exact, as a >= b.
    const right = f64x2.add(a, b);
    Scaled.raise(right, f64x2.sub(b, f64x2.sub(right, a)), m);
    if (n < 0) Scaled.invert();
    const rightHigh = v128.load(SCALED_HIGH);
    const rightLow = v128.load(SCALED_LOW);
    const rightExponent = v128.load(SCALED_EXPONENT);

    const left = f64x2.sub(a, b);
    const e = f64x2.pmax(Scaled.exponent(left), f64x2.splat(-100));
    const down = Scaled.two(f64x2.neg(e));
    Scaled.raise(Scaled.mantissa(left), f64x2.mul(f64x2.sub(f64x2.sub(a, left), b), down), m);
    v128.store(SCALED_EXPONENT, f64x2.add(v128.load(SCALED_EXPONENT), f64x2.mul(e, f64x2.splat(f64(m)))));
    if (n < 0) Scaled.invert();
    const leftExponent = v128.load(SCALED_EXPONENT);

    // Both in units of the larger one's exponent.
    const exponent = f64x2.pmax(leftExponent, rightExponent);
    const least = f64x2.splat(-300);
    const rightUnit = Scaled.two(f64x2.pmax(f64x2.sub(rightExponent, exponent), least));
    const leftUnit = Scaled.two(f64x2.pmax(f64x2.sub(leftExponent, exponent), least));
    // Nothing is left where left is 0.
    const sign = v128.bitselect(leftUnit, f64x2.neg(leftUnit), sum);
    const part = v128.and(sign, f64x2.gt(left, Constant.zero()));
    const u = f64x2.mul(rightHigh, rightUnit);
    const v = f64x2.mul(v128.load(SCALED_HIGH), part);
    const rise = f64x2.add(u, v);
    const riseLow = f64x2.add(
      Lost.sum(u, v, rise),
      f64x2.add(f64x2.mul(rightLow, rightUnit), f64x2.mul(v128.load(SCALED_LOW), part)),
    );
    const whole = f64x2.add(rise, riseLow);
    const delta = f64x2.splat(this.delta);
    const slope = f64x2.div(f64x2.abs(whole), Scaled.mantissa(delta));
    const place = f64x2.sub(
      f64x2.mul(unit, f64x2.splat(f64(n))),
      f64x2.add(Scaled.exponent(delta), Constant.one()),
    );
    const size = Scaled.compose(slope, Constant.zero(), f64x2.add(exponent, place));
    return v128.or(size, v128.and(whole, Constant.sign()));
  }

  /** The sign of x^n. */
  @inline static sign(x: v128, n: i32): v128 {
    return n & 1 ? v128.and(x, Constant.sign()) : Constant.zero();
  }

  /** Neither 0 nor infinite nor NaN. */
  @inline static ordinary(size: v128): v128 {
    return v128.and(f64x2.gt(size, Constant.zero()), f64x2.le(size, f64x2.splat(f64.MAX_VALUE)));
  }
}

export function powerValue(count: i32, n: f64): void {
  changetype<Power>(0).prepare(0, n);
  values<Power>(count);
}
export function powerSlope(count: i32, delta: f64, n: f64): void {
  changetype<Power>(0).prepare(delta, n);
  slopes<Power>(count, delta);
}
