import { Elementwise } from '../elementwise';
import { Constant } from './constants';
import { Points } from './points';

/** Functions that are 0 for |x| <= l and rise by 1 outside. slope(x; d): 0 or 1 where both points are in one piece. */
export abstract class Shrink extends Elementwise {
  l: v128;
  delta: v128;

  @inline prepare(delta: f64, l: f64): void {
    this.l = f64x2.splat(l);
    this.delta = f64x2.splat(delta);
  }

  /** Both lanes' points in one piece. */
  @inline usual(x: v128): bool {
    return Points.together(x, this.l, this.delta);
  }

  @inline slope(x: v128): v128 {
    return v128.and(Constant.one(), f64x2.gt(f64x2.abs(x), this.l));
  }

  /** The slope where l, delta or x alone tell it; -1 elsewhere. */
  @inline known(x: f64, delta: f64, l: f64): f64 {
    if (Number.isNaN(x)) return x;
    if (l <= 0) return 1;
    if (delta > 0) return -1;
    return Math.abs(x) === l ? 0.5 : Math.abs(x) > l ? 1 : 0;
  }
}
