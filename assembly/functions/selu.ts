import { slopes, values } from '../elementwise';
import { Elus } from '../math/elus';

/** Scaled exponential linear unit: f(x) = s x for x >= 0, s a (e^x - 1) for x < 0, with PyTorch's s and a: the doubles next to
 *  the fixed point of G. Klambauer et al., "Self-normalizing neural networks" (2017). slope(x; d): see math/elus.ts.
 *  Largest error found: f 0.50 ULP at x = 0x1.4p+4;
 *  slope 3.16 ULP at x = -0x1.5dfa64811d554p+8, d = 0.001. */
class Selu extends Elus {
  /** s, and s a in two parts. */
  @inline set(delta: f64): void {
    this.prepare(delta, 1.0507009873554805, 1.7580993408473766, 5.75014648756476e-17);
  }
}

export function seluValue(count: i32): void {
  changetype<Selu>(0).set(0);
  values<Selu>(count);
}
export function seluSlope(count: i32, delta: f64): void {
  changetype<Selu>(0).set(delta);
  slopes<Selu>(count, delta);
}
