import { slopes, values } from '../elementwise';
import { Lanes } from '../lanes';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { expOver, exponential, logOnePlus } from '../math/far';
import { Log } from '../math/log';
import { lost } from '../math/lost';
import { OnePlus } from '../math/one-plus';
import { sinhc } from '../math/sinhc';
import { SoftplusSteps } from '../math/softplus-steps';
import { Stretched } from '../math/stretched';

/** Softplus of sharpness b: f(x) = log(1 + e^(b x)) / b = max(x, 0) + log(1 + e^-|b x|) / b; see math/stretched.ts.
 *  slope(x; d) = log(1 + 2 D w) / (2D),  w = (sinh D / D) / (e^-D + e^-(b x)), D = b d; w itself at d = 0;
 *      right of 0, 1 - slope(-x; d): softplus' own.
 *  Largest error found: f 1.06 ULP at x = 0x1.b2b9291dd29f6p-4;
 *  slope 5.05 ULP at x = -0x1.e9497e920b35ap+2, d = 0.000001. */
class SoftplusWith extends Stretched {
  /** sinh(D)/D. */
  factor: v128;
  /** e^-D. */
  shrink: v128;
  /** 2D. */
  width: v128;
  /** 1/(2D). */
  inverse: v128;
  /** Largest |x| for the straight path: |b x| = 700; none for D > 300. */
  bound: f64;
  delta: f64;

  @inline prepare(delta: f64, beta: f64): void {
    this.stretch(beta);
    const size = Math.abs(beta);
    const wide = size * delta;
    // What the product leaves out counts D times in sinh D.
    const low = f64x2.extract_lane(this.lost(f64x2.splat(delta), f64x2.splat(wide)), 0);
    const factor = sinhc(wide);
    const shrink = f64x2.extract_lane(Exp.value(f64x2.splat(-min(wide, 300))), 0);
    this.factor = f64x2.splat(factor + factor * low);
    this.shrink = f64x2.splat(shrink - shrink * low);
    this.width = f64x2.splat(2 * wide);
    this.inverse = f64x2.splat(0.5 / wide);
    this.bound = wide > 300 ? -1 : min(700 / size, f64.MAX_VALUE);
    this.delta = delta;
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  @inline value(x: v128): v128 {
    return v128.xor(this.positive(v128.xor(x, this.flip)), this.flip);
  }

  @inline positive(x: v128): v128 {
    const u = f64x2.mul(x, this.beta);
    const a = v128.or(u, Constant.sign());
    const z = Exp.round(a);
    const rest = Exp.rest(a, z);
    const s = Exp.power(z);
    const v = f64x2.mul(s, f64x2.add(rest, this.fallen(x, u)));
    const e = f64x2.add(s, v);
    const t = f64x2.add(Constant.one(), e);
    const tail = Log.corrected(e, t, f64x2.add(OnePlus.low(s, t), v));
    return f64x2.add(f64x2.pmax(x, Constant.zero()), f64x2.div(tail, this.beta));
  }

  /** What -|u| leaves out of -|b x|. */
  @inline fallen(x: v128, u: v128): v128 {
    const sign = Constant.sign();
    return v128.xor(this.lost(x, u), v128.andnot(sign, v128.and(u, sign)));
  }

  @inline slope(x: v128): v128 {
    return this.rise(v128.xor(x, this.flip));
  }

  @inline rise(x: v128): v128 {
    const u = f64x2.mul(x, this.beta);
    const first = Exp.negative(v128.or(u, Constant.sign()));
    const e = f64x2.sub(first, f64x2.mul(first, this.fallen(x, u)));
    const w = f64x2.div(this.factor, f64x2.add(this.shrink, e));
    const z = f64x2.mul(this.width, w);
    return SoftplusSteps.slope(x, w, z, Log.onePlus(z), this.inverse);
  }

  /** Beyond |b x| = 700 it is x or e^(b x) / b. */
  rareValue(original: v128): v128 {
    const x = v128.xor(original, this.flip);
    const inside = this.positive(Exp.clamp(this.bound, x));
    const u = f64x2.mul(x, this.beta);
    const right = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(this.bound)));
    const v = this.lost(x, u);
    const tail = Lanes.of(
      expOver(f64x2.extract_lane(u, 0), f64x2.extract_lane(v, 0), this.size, 0),
      expOver(f64x2.extract_lane(u, 1), f64x2.extract_lane(v, 1), this.size, 0),
    );
    return v128.xor(v128.bitselect(tail, right, f64x2.lt(u, f64x2.splat(-700))), this.flip);
  }

  rareSlope(original: v128): v128 {
    const x = v128.xor(original, this.flip);
    if (this.bound < 0) {
      return Lanes.of(this.apart(f64x2.extract_lane(x, 0)), this.apart(f64x2.extract_lane(x, 1)));
    }
    const inside = this.rise(Exp.clamp(this.bound, x));
    const u = f64x2.mul(x, this.beta);
    const factor = f64x2.add(this.factor, f64x2.mul(this.factor, this.lost(x, u)));
    return v128.bitselect(Exp.times(factor, u), inside, f64x2.lt(u, f64x2.splat(-700)));
  }

  /** f(x+d) / (2d), less f(x-d) / (2d) where both points are right of b x = -40; see softplus. Halved: 2d may overflow. */
  apart(x: f64): f64 {
    const delta = this.delta;
    const beta = this.size;
    const right = x + delta;
    const left = x - delta;
    if (beta * left > 40) return 1;
    const u = beta * right;
    const low = this.lostOf(right, u) + (u > -1600 && u < 1600 ? beta * lost(x, delta, right) : 0);
    // b d may be infinite where b is large: then the tail over b is nothing, and no less over b and d in turn.
    const wide = beta * delta;
    if (u < -40) return expOver(u, low, wide, -1);
    if (u <= 40) {
      const e = exponential(u);
      const half = logOnePlus(e + e * low) / 2;
      return wide < Infinity ? half / wide : half / beta / delta;
    }
    return (x / 2 + delta / 2 - this.tail(beta * left) / beta) / delta;
  }

  /** log(1 + e^u) / 2 where it counts. */
  tail(u: f64): f64 {
    return u > -40 ? logOnePlus(exponential(u)) / 2 : 0;
  }

  /** v of one number. */
  lostOf(x: f64, u: f64): f64 {
    return f64x2.extract_lane(this.lost(f64x2.splat(x), f64x2.splat(u)), 0);
  }
}

export function softplusWithValue(count: i32, beta: f64): void {
  changetype<SoftplusWith>(0).prepare(0, beta);
  values<SoftplusWith>(count);
}
export function softplusWithSlope(count: i32, delta: f64, beta: f64): void {
  changetype<SoftplusWith>(0).prepare(delta, beta);
  slopes<SoftplusWith>(count, delta);
}
