import { Elementwise, slopes, values } from '../elementwise';
import { Constant } from '../math/constants';
import { Exp } from '../math/exp';
import { expOver, exponential, logOnePlus } from '../math/far';
import { Log } from '../math/log';
import { lost } from '../math/lost';
import { OnePlus } from '../math/one-plus';
import { sinhc } from '../math/sinhc';
import { SoftplusSteps } from '../math/softplus-steps';
import { lastSlopes, lastValues, singles } from '../singles';

/** Softplus: f(x) = log(1 + e^x) = max(x, 0) + log(1 + e^-|x|).
 *  slope(x; d) = log(1 + 2 d w) / (2d),  w = (sinh d / d) / (e^-d + e^-x); w itself at d = 0;
 *      right of 0, 1 - slope(-x; d), since f(x) = x + f(-x): so it is 1 where it should be.
 *  Largest error found: f 1.12 ULP at x = -0x1.244d22c1f1151p+5;
 *  slope 4.75 ULP at x = -0x1.0624dd371a7fbp-10, d = 0.001. */
class Softplus extends Elementwise {
  /** sinh(d)/d. */
  factor: v128;
  /** e^-d. */
  shrink: v128;
  /** 2d. */
  width: v128;
  /** 1/(2d). */
  inverse: v128;

  @inline prepare(delta: f64): void {
    this.factor = f64x2.splat(sinhc(delta));
    this.shrink = Exp.value(f64x2.splat(-min(delta, 300)));
    this.width = f64x2.splat(2 * delta);
    this.inverse = f64x2.splat(0.5 / delta);
  }

  @inline usual(x: v128): bool {
    return Exp.within(700, x);
  }

  @inline value(x: v128): v128 {
    const a = v128.or(x, Constant.sign());
    const z = Exp.round(a);
    const rest = Exp.rest(a, z);
    const s = Exp.power(z);
    const v = f64x2.mul(s, rest);
    const e = f64x2.add(s, v);
    const t = f64x2.add(Constant.one(), e);
    const tail = Log.corrected(e, t, f64x2.add(OnePlus.low(s, t), v));
    return f64x2.add(f64x2.pmax(x, Constant.zero()), tail);
  }

  @inline slope(x: v128): v128 {
    const e = Exp.negative(v128.or(x, Constant.sign()));
    const w = f64x2.div(this.factor, f64x2.add(this.shrink, e));
    const z = f64x2.mul(this.width, w);
    return SoftplusSteps.slope(x, w, z, Log.onePlus(z), this.inverse);
  }

  /** Beyond |x| = 700 it is x or e^x. */
  rareValue(x: v128): v128 {
    const inside = this.value(Exp.clamp(700, x));
    const right = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(700)));
    return v128.bitselect(Exp.times(f64x2.splat(1), x), right, f64x2.lt(x, f64x2.splat(-700)));
  }

  rareSlope(x: v128): v128 {
    const inside = this.slope(Exp.clamp(700, x));
    return v128.bitselect(Exp.times(this.factor, x), inside, f64x2.lt(x, f64x2.splat(-700)));
  }

  /** f(x+d) / (2d), less f(x-d) / (2d) where both points are right of -40. It is x there to the last bit
   *  beyond 40, and e^x before -40; elsewhere x + d is exact (P. H. Sterbenz). Halved: 2d may overflow. */
  far(x: f64, delta: f64): f64 {
    const right = x + delta;
    const left = x - delta;
    if (left > 40) return 1;
    if (right < -40) return expOver(right, lost(x, delta, right), delta, -1);
    if (right <= 40) return logOnePlus(exponential(right)) / 2 / delta;
    return (x / 2 + delta / 2 - (left > -40 ? logOnePlus(exponential(left)) / 2 : 0)) / delta;
  }

  @inline light(x: v128): v128 {
    return f64x2.add(
      f64x2.pmax(x, Constant.zero()),
      Log.lightOnePlusPart(Exp.light(v128.or(x, Constant.sign()))),
    );
  }

  /** From 104 on it is 0 or x as a single. */
  @inline single(x: v128): v128 {
    const e = Exp.light(f64x2.pmax(v128.or(x, Constant.sign()), f64x2.splat(-104)));
    return f64x2.add(f64x2.pmax(x, Constant.zero()), Log.lightOnePlusPart(e));
  }

  @inline lightSlope(x: v128): v128 {
    const e = Exp.lightNegative(v128.or(x, Constant.sign()));
    const w = f64x2.div(this.factor, f64x2.add(this.shrink, e));
    const z = f64x2.mul(this.width, w);
    return SoftplusSteps.slope(x, w, z, Log.lightOnePlus(z), this.inverse);
  }
}

export function softplusValue(count: i32): void {
  values<Softplus>(count);
}
export function softplusSlope(count: i32, delta: f64): void {
  changetype<Softplus>(0).prepare(delta);
  slopes<Softplus>(count, delta);
}
export function softplusSingles(count: i32): void {
  singles<Softplus>(count);
}
export function softplusLast(count: i32): void {
  lastValues<Softplus>(count);
}
export function softplusLastSlope(count: i32, delta: f64): void {
  changetype<Softplus>(0).prepare(delta);
  lastSlopes<Softplus>(count, delta);
}
