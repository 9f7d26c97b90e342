import { Elementwise } from '../elementwise';
import { Exp } from './exp';
import { BOUND, Trig } from './trig';

/** sin(x + quarter pi/2): sine at quarter 0, cosine at 1. slope(x; d) = sin(x + (quarter+1) pi/2) sin(d)/d. */
export class Sine extends Elementwise {
  quarter: v128;
  /** sin(d)/d. */
  factor: v128;

  @inline prepare(delta: f64, quarter: i64): void {
    this.quarter = i64x2.splat(quarter);
    // Below 2^-27 it is 1 to the last bit.
    const sine = f64x2.extract_lane(Trig.any(f64x2.splat(delta), i64x2.splat(0)), 0);
    this.factor = f64x2.splat(delta < 7.450580596923828e-9 ? 1 : sine / delta);
  }

  @inline next(): v128 {
    return i64x2.add(this.quarter, i64x2.splat(1));
  }

  @inline usual(x: v128): bool {
    return Exp.within(BOUND, x);
  }

  @inline value(x: v128): v128 {
    return Trig.value(x, this.quarter);
  }

  @inline slope(x: v128): v128 {
    return f64x2.mul(Trig.value(x, this.next()), this.factor);
  }

  @inline both(x: v128, at: usize): v128 {
    const z = Trig.round(x);
    const r = Trig.reduce(x, z);
    const rl = Trig.low();
    const sin = Trig.sinKernel(r, rl);
    const cos = Trig.cosKernel(r, rl);
    v128.store(at, Trig.turn(sin, cos, i64x2.add(z, this.quarter)));
    return f64x2.mul(Trig.turn(sin, cos, i64x2.add(z, this.next())), this.factor);
  }

  rareValue(x: v128): v128 {
    return Trig.any(x, this.quarter);
  }

  rareSlope(x: v128): v128 {
    return f64x2.mul(Trig.any(x, this.next()), this.factor);
  }
}
