import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Lost } from '../math/lost';
import { Mirrored, mirroredSlope } from '../math/mirrored';
import { OnePlus } from '../math/one-plus';
import { Product } from '../math/product';
import { Ratio } from '../math/ratio';
import { ARGUMENT_LOW } from '../memory';

/** 2 sqrt(2/pi), and 0.044715 of it, in two parts each. */
const C1: f64 = 1.5957691216057308;
const C1_LOW: f64 = -9.96930880911092e-17;
const C3: f64 = 0.07135481627260025;
const C3_LOW: f64 = -4.1218577217431825e-18;
/** Up to here e^-v(x) is a normal number. */
const NORMAL: f64 = 20;
/** At 30, e^-v(x) is 0. */
const REACH: f64 = 30;

/** The approximation of gelu by tanh: f(x) = x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2 = x / (1 + e^-v(x)),
 *  v(x) = x (c1 + c3 x^2), in two parts, as e^v is off by v of its argument's error.
 *
 *  slope(x; d), with t = |x|: v(x+d) and v(x-d) are m + y and m - y at t, m = t (c1 + c3 (t^2 + 3d^2)), y = d r,
 *  r = c1 + c3 (3t^2 + d^2). It is computed at -t; slope(t) = 1 - slope(-t), see math/mirrored.ts:
 *  - where y <= 1: E (E + C - t S) / (1 + E (2C + E)),  E = e^-m, C = cosh y, S = sinh(y)/d = r sinh(y)/y;
 *  - elsewhere the difference of tails: the points are far enough apart for it not to cancel.
 *  It has a zero near x = -0.7524 (at d = 0), where any formula loses relative accuracy.
 *  Largest error found: f 1.67 ULP at x = -0x1.46b9c34776608p+4;
 *  slope 6.33 ULP at x = -0x1.ad876395ae74ep-1, d = 0.5. */
class GeluTanh extends Elementwise {
  delta: v128;
  /** 1/(2d) is scale / below: what would take a subnormal tail out of its range is in scale. */
  scale: v128;
  below: v128;
  /** d^2, and 3 d^2 with its low part. */
  square: v128;
  triple: v128;
  tripleLow: v128;
  /** Largest |x| with y <= 1, and that for the straight path. */
  reach: f64;
  bound: f64;

  @inline prepareValue(): void {
    this.bound = NORMAL;
  }

  @inline prepare(delta: f64): void {
    this.delta = f64x2.splat(delta);
    this.scale = f64x2.splat(delta < 1 ? 0.5 / delta : 0.5);
    this.below = f64x2.splat(max(delta, 1));
    // Beyond 1 the series is not used.
    const d = f64x2.splat(min(delta, 1));
    const square = f64x2.mul(d, d);
    const twice = f64x2.add(square, square);
    const triple = f64x2.add(twice, square);
    const squareLow = f64x2.mul(Product.squareError(d, square), f64x2.splat(3));
    this.square = square;
    this.triple = triple;
    this.tripleLow = f64x2.add(Lost.sum(twice, square, triple), squareLow);
    const room = ((1 / delta - C1) / C3 - delta * delta) / 3;
    this.reach = room > 0 ? Math.sqrt(room) : -1;
    this.bound = min(this.reach, NORMAL);
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  /** t (c1 + c3 (t^2 + more)); what it leaves out goes to ARGUMENT_LOW. */
  @inline argument(t: v128, more: v128, moreLow: v128): v128 {
    const square = f64x2.mul(t, t);
    const z = f64x2.add(square, more);
    const zLow = f64x2.add(Lost.sum(square, more, z), f64x2.add(Product.squareError(t, square), moreLow));
    const c3 = f64x2.splat(C3);
    const p = f64x2.mul(c3, z);
    const pLow = f64x2.add(
      Product.error(c3, z, p),
      f64x2.add(f64x2.mul(c3, zLow), f64x2.mul(f64x2.splat(C3_LOW), z)),
    );
    const c1 = f64x2.splat(C1);
    const q = f64x2.add(c1, p);
    const qLow = f64x2.add(Lost.sum(c1, p, q), f64x2.add(pLow, f64x2.splat(C1_LOW)));
    const v = f64x2.mul(t, q);
    v128.store(ARGUMENT_LOW, f64x2.add(Product.error(t, q, v), f64x2.mul(t, qLow)));
    return v;
  }

  @inline value(x: v128): v128 {
    const one = Constant.one();
    const sign = Constant.sign();
    const isLeft = f64x2.lt(x, Constant.zero());
    const a = v128.andnot(x, sign);
    const v = this.argument(a, Constant.zero(), Constant.zero());
    const vLow = v128.load(ARGUMENT_LOW);
    const z = Exp.roundNegative(v);
    const rest = Exp.restNegative(v, z);
    const s = Exp.power(z);
    const w = f64x2.mul(s, rest);
    const e = f64x2.add(s, w);
    const eLow = f64x2.sub(f64x2.sub(w, f64x2.sub(e, s)), f64x2.mul(e, vLow));
    const below = f64x2.add(one, e);
    const belowLow = f64x2.add(OnePlus.low(e, below), eLow);
    const p = f64x2.mul(a, e);
    const pLow = f64x2.add(Product.error(a, e, p), f64x2.mul(a, eLow));
    const above = v128.bitselect(p, a, isLeft);
    const size = Ratio.of(above, v128.and(pLow, isLeft), below, belowLow);
    // Of a subnormal product the error is not known: it is x/2.
    const tiny = f64x2.lt(a, f64x2.splat(1e-280));
    const result = v128.bitselect(f64x2.mul(a, Constant.half()), size, tiny);
    return v128.or(result, v128.and(x, sign));
  }

  /** sinh(y)/d = r sinh(y)/y, y <= 1: the first term left out, y^18/19!, is below 1e-17. */
  @inline rise(t: v128): v128 {
    const d = f64x2.pmin(this.delta, Constant.one());
    const three = f64x2.splat(3);
    const inner = f64x2.add(f64x2.mul(f64x2.mul(t, t), three), this.square);
    const r = f64x2.add(f64x2.splat(C1), f64x2.mul(f64x2.splat(C3), inner));
    const y = f64x2.mul(d, r);
    const y2 = f64x2.mul(y, y);
    let sum = Constant.one();
    for (let n: f64 = 16; n > 0; n -= 2)
      sum = f64x2.add(Constant.one(), f64x2.mul(f64x2.mul(y2, f64x2.splat(1 / (n * (n + 1)))), sum));
    return f64x2.mul(r, sum);
  }

  /** cosh y, y <= 1: the first term left out, y^20/20!, is below 1e-18. */
  @inline cosh(t: v128): v128 {
    const d = f64x2.pmin(this.delta, Constant.one());
    const inner = f64x2.add(f64x2.mul(f64x2.mul(t, t), f64x2.splat(3)), this.square);
    const y = f64x2.mul(d, f64x2.add(f64x2.splat(C1), f64x2.mul(f64x2.splat(C3), inner)));
    const y2 = f64x2.mul(y, y);
    let sum = Constant.one();
    for (let n: f64 = 18; n > 0; n -= 2)
      sum = f64x2.add(Constant.one(), f64x2.mul(f64x2.mul(y2, f64x2.splat(1 / (n * (n - 1)))), sum));
    return sum;
  }

  /** The slope at -t, y <= 1 and e^-m normal. */
  @inline left(t: v128): v128 {
    const m = this.argument(t, this.triple, this.tripleLow);
    const whole = Exp.negative(m);
    const e = f64x2.sub(whole, f64x2.mul(whole, v128.load(ARGUMENT_LOW)));
    const c = this.cosh(t);
    const above = f64x2.sub(f64x2.add(e, c), f64x2.mul(t, this.rise(t)));
    const below = f64x2.add(Constant.one(), f64x2.mul(e, f64x2.add(f64x2.add(c, c), e)));
    return f64x2.div(f64x2.mul(e, above), below);
  }

  @inline slope(x: v128): v128 {
    const left = this.left(f64x2.abs(x));
    return v128.bitselect(f64x2.sub(Constant.one(), left), left, f64x2.gt(x, Constant.zero()));
  }

  /** Beyond |x| = 20 it is x, or x e^v. */
  rareValue(x: v128): v128 {
    const inside = this.value(Exp.clamp(NORMAL, x));
    const low = f64x2.neg(this.tailOf(f64x2.pmin(f64x2.neg(x), f64x2.splat(REACH)), Constant.one()));
    const right = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(NORMAL)));
    return v128.bitselect(low, right, f64x2.lt(x, f64x2.splat(-NORMAL)));
  }

  /** u factor e^-v(u), 20 < u <= 30. */
  @inline tailOf(u: v128, factor: v128): v128 {
    const v = this.argument(u, Constant.zero(), Constant.zero());
    const size = f64x2.mul(f64x2.pmax(u, f64x2.splat(NORMAL)), factor);
    return Exp.times(f64x2.sub(size, f64x2.mul(size, v128.load(ARGUMENT_LOW))), f64x2.neg(v));
  }

  rareSlope(x: v128): v128 {
    const a = f64x2.abs(x);
    const normal = this.left(f64x2.pmin(a, f64x2.splat(NORMAL)));
    const t = f64x2.pmax(f64x2.pmin(a, f64x2.splat(REACH)), f64x2.splat(NORMAL));
    const m = this.argument(t, this.triple, this.tripleLow);
    const size = f64x2.sub(f64x2.mul(t, this.rise(t)), this.cosh(t));
    const factor = f64x2.sub(size, f64x2.mul(size, v128.load(ARGUMENT_LOW)));
    const far = f64x2.neg(Exp.times(factor, f64x2.neg(m)));
    const left = v128.bitselect(far, normal, f64x2.gt(a, f64x2.splat(NORMAL)));
    const near = v128.bitselect(f64x2.sub(Constant.one(), left), left, f64x2.gt(x, Constant.zero()));
    const apart = f64x2.gt(a, f64x2.splat(this.reach));
    if (!v128.any_true(apart)) return near;
    const difference = mirroredSlope<GeluTanhTail>(x, this.delta, this.scale, this.below, REACH);
    return v128.bitselect(difference, near, apart);
  }
}

/** scale u / (1 + e^v(u)), with e^-(low v'(u)) to first order. */
class GeluTanhTail extends Mirrored {
  tail(u: v128, low: v128): v128 {
    const op = changetype<GeluTanh>(0);
    const c = f64x2.pmin(u, f64x2.splat(NORMAL));
    const inside = f64x2.neg(f64x2.mul(op.value(f64x2.neg(c)), op.scale));
    const outside = op.tailOf(u, op.scale);
    const g = v128.bitselect(outside, inside, f64x2.gt(u, f64x2.splat(NORMAL)));
    const steep = f64x2.add(f64x2.splat(C1), f64x2.mul(f64x2.splat(3 * C3), f64x2.mul(u, u)));
    return f64x2.sub(g, f64x2.mul(g, f64x2.mul(low, steep)));
  }
}

export function geluTanhValue(count: i32): void {
  changetype<GeluTanh>(0).prepareValue();
  values<GeluTanh>(count);
}
export function geluTanhSlope(count: i32, delta: f64): void {
  changetype<GeluTanh>(0).prepare(delta);
  slopes<GeluTanh>(count, delta);
}
