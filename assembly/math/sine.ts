import { Elementwise } from '../elementwise';
import { Exp } from './exp';
import { Singles } from './single-bounds';
import { BOUND, Trig } from './trig';

/** sin(x + quarter pi/2): sine at quarter 0, cosine at 1. slope(x; d) = sin(x + (quarter+1) pi/2) sin(d)/d. */
export class Sine extends Elementwise {
  /** See `Trig.start`. */
  start: v128;
  nextStart: v128;
  /** sin(d)/d. */
  factor: v128;

  @inline prepare(delta: f64, quarter: i64): void {
    this.start = Trig.start(quarter);
    this.nextStart = Trig.start(quarter + 1);
    // Below 2^-27 it is 1 to the last bit.
    const sine = f64x2.extract_lane(Trig.any(f64x2.splat(delta), Trig.start(0)), 0);
    this.factor = f64x2.splat(delta < 7.450580596923828e-9 ? 1 : sine / delta);
  }

  @inline usual(x: v128): bool {
    return Exp.within(BOUND, x);
  }

  @inline usualPair(x: v128, y: v128): bool {
    return Exp.bothWithin(BOUND, x, y);
  }

  @inline value(x: v128): v128 {
    return Trig.value(x, this.start);
  }

  @inline slope(x: v128): v128 {
    return f64x2.mul(Trig.value(x, this.nextStart), this.factor);
  }

  @inline both(x: v128, at: usize): v128 {
    const z = Trig.round(x, this.start);
    const k = f64x2.sub(z, this.start);
    const exact = Trig.exact(x, k);
    const third = Trig.third(k);
    const r = f64x2.add(exact, third);
    const square = f64x2.mul(r, r);
    const sinRest = f64x2.sub(Trig.sinRest(r, square), Trig.low(exact, third, r, k));
    const cosRest = Trig.cosRest(square);
    v128.store(at, Trig.sum(z, r, sinRest, cosRest));
    const next = Trig.sum(i64x2.add(z, i64x2.splat(64)), r, sinRest, cosRest);
    return f64x2.mul(next, this.factor);
  }

  @inline usualSingles(x: v128): bool {
    return Singles.between(f32x4.abs(x), Singles.minusOne(), Singles.sineMost());
  }

  @inline light(x: v128): v128 {
    return Trig.light(x, this.start);
  }

  @inline lightSlope(x: v128): v128 {
    return f64x2.mul(Trig.light(x, this.nextStart), this.factor);
  }

  rareValue(x: v128): v128 {
    return Trig.any(x, this.start);
  }

  rareSlope(x: v128): v128 {
    return f64x2.mul(Trig.any(x, this.nextStart), this.factor);
  }
}
