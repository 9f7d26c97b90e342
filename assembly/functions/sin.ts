import { Elementwise, slopes, values, valuesAndSlopes } from '../elementwise';
import { Exp } from '../math/exp';
import { sinc } from '../math/sinc';
import { BOUND, Trig } from '../math/trig';

/** Sine: f(x) = sin x. slope(x; d) = cos x sin(d)/d. */
class Sin extends Elementwise {
  /** sin(d)/d. */
  factor: v128;

  @inline prepare(delta: f64): void {
    this.factor = f64x2.splat(sinc(delta));
  }

  @inline usual(x: v128, y: v128): bool {
    return Exp.within(BOUND, x, y);
  }

  @inline value(x: v128): v128 {
    return Trig.value(x, i64x2.splat(0));
  }

  @inline slope(x: v128): v128 {
    return f64x2.mul(Trig.value(x, i64x2.splat(1)), this.factor);
  }

  @inline both(x: v128, at: usize): v128 {
    const z = Trig.round(x);
    const r = Trig.reduce(x, z);
    const rl = Trig.low();
    const sin = Trig.sinKernel(r, rl);
    const cos = Trig.cosKernel(r, rl);
    v128.store(at, Trig.turn(sin, cos, i64x2.add(z, i64x2.splat(0))));
    return f64x2.mul(Trig.turn(sin, cos, i64x2.add(z, i64x2.splat(1))), this.factor);
  }

  rareValue(x: v128): v128 {
    return Trig.any(x, i64x2.splat(0));
  }

  rareSlope(x: v128): v128 {
    return f64x2.mul(Trig.any(x, i64x2.splat(1)), this.factor);
  }
}

export function sinValue(count: i32): void {
  values<Sin>(count);
}
export function sinSlope(count: i32, delta: f64): void {
  changetype<Sin>(0).prepare(delta);
  slopes<Sin>(count, delta);
}
export function sinValueAndSlope(count: i32, delta: f64): void {
  changetype<Sin>(0).prepare(delta);
  valuesAndSlopes<Sin>(count, delta);
}
