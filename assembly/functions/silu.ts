import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { Mirrored, mirroredSlope } from '../math/mirrored';
import { SiluSteps } from '../math/silu-steps';
import { sinhc } from '../math/sinhc';
import { lastSlopes, lastValues, singles } from '../singles';

/** Beyond 1400, x e^-x is 0. */
const REACH: f64 = 1400;

/** For singles: 1 + 2^-50, and 110, from where on silu is 0 or x. */
const LIGHT_CONSTANTS = memory.data<f64>([1.0000000000000009, 110], 16);
const LIGHT_ONE: usize = 0;
const LIGHT_END: usize = 8;

/** Sigmoid linear unit: f(x) = x sigmoid(x) = x / (1 + e), e = e^-x.
 *  slope(x; d) = (1 + e (C + x S)) / (1 + e (2C + e)),  C = cosh d, S = sinh(d)/d:
 *      u = x times sigmoid's difference, plus the mean of sigmoid(x+d) and sigmoid(x-d);
 *  for d > 1, where C + x S cancels near x = -d, the difference of tails, see math/mirrored.ts.
 *  It has a zero near x = -1.278 (at d = 0), where any formula loses relative accuracy.
 *  Largest error found: f 1.18 ULP at x = -0x1.6371ce27bc28ep+8;
 *  slope 4.41 ULP at x = -0x1.f76640abafeffp-1, d = 1. */
class Silu extends Elementwise {
  /** sinh(d)/d. */
  factor: v128;
  /** cosh d. */
  cosh: v128;
  delta: v128;
  /** Largest |x| for the straight path: 350, so that e^2 is finite; none for d > 1. */
  bound: f64;

  @inline prepare(delta: f64): void {
    const half = delta * sinhc(delta / 2);
    this.factor = f64x2.splat(sinhc(delta));
    // 2 sinh^2(d/2) + 1
    this.cosh = f64x2.splat(1 + (half * half) / 2);
    this.delta = f64x2.splat(delta);
    this.bound = delta > 1 ? -1 : 350;
  }

  @inline prepareValue(): void {
    this.bound = 350;
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  @inline value(x: v128): v128 {
    const z = Exp.roundNegative(x);
    const rest = Exp.restNegative(x, z);
    const s = Exp.power(z);
    const v = f64x2.mul(s, rest);
    return SiluSteps.value(x, s, v);
  }

  @inline slope(x: v128): v128 {
    return SiluSteps.slope(x, Exp.negative(x), this.cosh, this.factor);
  }

  /** Beyond |x| = 350 it is x or x e^x. */
  rareValue(x: v128): v128 {
    const inside = this.value(Exp.clamp(350, x));
    const bound = f64x2.splat(REACH);
    const far = f64x2.pmin(f64x2.neg(x), bound);
    const low = f64x2.neg(Exp.times(far, x));
    const right = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(350)));
    return v128.bitselect(low, right, f64x2.lt(x, f64x2.splat(-350)));
  }

  /** Below -350, e^x (C + x S): negative, since x S outweighs C. */
  rareSlope(x: v128): v128 {
    if (this.bound < 0) return mirroredSlope<SiluTail>(x, this.delta, Constant.half(), this.delta, REACH);
    const inside = this.slope(Exp.clamp(350, x));
    const c = f64x2.pmax(x, f64x2.splat(-REACH));
    const factor = f64x2.neg(f64x2.add(this.cosh, f64x2.mul(c, this.factor)));
    const low = f64x2.neg(Exp.times(factor, x));
    return v128.bitselect(low, inside, f64x2.lt(x, f64x2.splat(-350)));
  }

  /** max(x, 0) - t / (1 + e^t), t = |x|. 2^-50 more than 1: for tiny x it is half way between two singles and a
   *  little more, which a double cannot hold. */
  @inline light(x: v128): v128 {
    return this.above(x, v128.andnot(x, Constant.sign()));
  }

  /** From 110 on it is 0 or x as a single. */
  @inline single(x: v128): v128 {
    return this.above(
      x,
      f64x2.pmin(v128.andnot(x, Constant.sign()), v128.load64_splat(LIGHT_CONSTANTS, LIGHT_END)),
    );
  }

  @inline above(x: v128, t: v128): v128 {
    const tail = f64x2.div(t, f64x2.add(v128.load64_splat(LIGHT_CONSTANTS, LIGHT_ONE), Exp.light(t)));
    const value = f64x2.sub(f64x2.pmax(x, Constant.zero()), tail);
    return v128.or(value, v128.and(x, Constant.sign()));
  }

  @inline lightSlope(x: v128): v128 {
    return SiluSteps.slope(x, Exp.lightNegative(x), this.cosh, this.factor);
  }
}

/** u / (1 + e^u) / 2, u > 0. */
class SiluTail extends Mirrored {
  tail(u: v128, low: v128): v128 {
    const g = f64x2.mul(changetype<Silu>(0).rareValue(f64x2.neg(u)), f64x2.splat(-0.5));
    // e^-low, and low is nothing where e^u is not large.
    return f64x2.sub(g, f64x2.mul(g, low));
  }
}

export function siluValue(count: i32): void {
  changetype<Silu>(0).prepareValue();
  values<Silu>(count);
}
export function siluSlope(count: i32, delta: f64): void {
  changetype<Silu>(0).prepare(delta);
  slopes<Silu>(count, delta);
}
export function siluSingles(count: i32): void {
  singles<Silu>(count);
}
export function siluLast(count: i32): void {
  changetype<Silu>(0).prepareValue();
  lastValues<Silu>(count);
}
export function siluLastSlope(count: i32, delta: f64): void {
  changetype<Silu>(0).prepare(delta);
  lastSlopes<Silu>(count, delta);
}
