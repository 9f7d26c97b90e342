import { lost } from './lost';

/** The two points of a central difference, exactly: x + d and x - d as doubles and what those leave out. For functions
 *  that bend or jump at given places, one number at a time. */
export class Points {
  /** Whether both points of both lanes lie on one side of `place`, and of -place. */
  @inline static together(x: v128, place: v128, delta: v128): bool {
    const distance = f64x2.abs(f64x2.sub(f64x2.abs(x), place));
    return i64x2.bitmask(f64x2.gt(distance, f64x2.add(delta, delta))) === 3;
  }

  /** a + b - s, or 0 where s is infinite: beyond every place. */
  @inline static rest(a: f64, b: f64, s: f64): f64 {
    return Math.abs(s) <= f64.MAX_VALUE ? lost(a, b, s) : 0;
  }

  /** (s + low) - place: its sign is right, and it is within 1 ULP. */
  @inline static from(place: f64, s: f64, low: f64): f64 {
    const distance = s - place;
    return distance + (Points.rest(s, -place, distance) + low);
  }

  /** Half of a quotient that may overflow or lose places: (rise / d) / 2. */
  @inline static slope(rise: f64, d: f64): f64 {
    return rise > 1 ? rise / 2 / d : rise / d / 2;
  }
}
