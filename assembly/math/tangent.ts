import { COSINE_LOW, SINE_LOW, TRIG_REST, TRIG_REST_LOW } from '../memory';
import { Constant } from './constants';
import { Lost } from './lost';
import { reduceLarge } from './payne-hanek';
import { Product } from './product';
import { Trig } from './trig';

/** Up to here for x and for d: the sum of two is within the bound of sin and cos. */
export const TANGENT_BOUND: f64 = 8e5;

/** tan and cosines of sums in two lanes, by the rows and the reduction of math/trig.ts. */
export class Tangent {
  /** x less quarter turns, which it returns; the rest and its low part are left. */
  static reduce(x: f64): i64 {
    return reduceLarge(x);
  }

  @inline static rest(): f64 {
    return load<f64>(TRIG_REST);
  }

  @inline static restLow(): f64 {
    return load<f64>(TRIG_REST_LOW);
  }

  /** sin(d)/d cos d = sin(2d)/(2d), times `scale`. */
  @inline static factor(delta: f64, scale: f64): f64 {
    const d = f64x2.splat(delta);
    const sine = f64x2.extract_lane(Trig.any(d, Trig.start(0)), 0);
    const cosine = f64x2.extract_lane(Trig.any(d, Trig.start(1)), 0);
    // Below 2^-27 it is 1 to the last bit.
    return delta < 7.450580596923828e-9 ? 1 : (sine * cosine * scale) / delta;
  }

  /** The tangent of a + low and so many quarter turns: the quotient of sine and cosine, each a sum of two doubles,
   *  corrected by what is left of the sine. */
  static value(a: v128, low: v128, quarters: i64): v128 {
    const start = Trig.start(quarters);
    const z = Trig.round(a, start);
    const k = f64x2.sub(z, start);
    const exact = Trig.exact(a, k);
    const third = Trig.third(k);
    const r = f64x2.add(exact, third);
    const rl = f64x2.add(Trig.low(exact, third, r, k), low);
    const square = f64x2.mul(r, r);
    const sinRest = f64x2.sub(Trig.sinRest(r, square), rl);
    const cosRest = Trig.cosRest(square);
    const next = i64x2.add(z, i64x2.splat(64));
    const sine = Trig.size(z, r, sinRest, cosRest, SINE_LOW);
    const cosine = Trig.size(next, r, sinRest, cosRest, COSINE_LOW);
    const y = f64x2.div(Constant.one(), cosine);
    const q = f64x2.mul(sine, y);
    const p = f64x2.mul(q, cosine);
    const left = f64x2.sub(f64x2.sub(sine, p), Product.error(q, cosine, p));
    const lows = f64x2.sub(v128.load(SINE_LOW), f64x2.mul(q, v128.load(COSINE_LOW)));
    const sign = v128.and(i64x2.shl(v128.xor(z, next), 56), Constant.sign());
    return v128.xor(f64x2.add(q, f64x2.mul(f64x2.add(left, lows), y)), sign);
  }

  /** cos(a + b + low) after so many quarter turns: what a + b leaves out goes into the reduced argument. */
  static cosine(a: v128, b: v128, low: v128, quarters: i64): v128 {
    const p = f64x2.add(a, b);
    const more = f64x2.add(Lost.sum(a, b, p), low);
    const start = Trig.start(quarters + 1);
    const z = Trig.round(p, start);
    const k = f64x2.sub(z, start);
    const exact = Trig.exact(p, k);
    const third = Trig.third(k);
    const first = f64x2.add(exact, third);
    const firstLow = Trig.low(exact, third, first, k);
    const r = f64x2.add(first, more);
    const square = f64x2.mul(r, r);
    const sinRest = f64x2.sub(Trig.sinRest(r, square), f64x2.add(firstLow, Lost.sum(first, more, r)));
    const size = Trig.size(z, r, sinRest, Trig.cosRest(square), 0);
    return v128.xor(size, v128.and(i64x2.shl(z, 56), Constant.sign()));
  }
}
