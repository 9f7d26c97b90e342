import { Lanes } from './lanes';
import { D, FIELD_BYTES, U } from './memory';

/** Above this delta, functions that have a `far` slope take it. */
export const FAR: f64 = 300;

/** A function applied to each element of a block, two doubles (one v128) at a time.
 *
 *  Subclasses are never constructed: `changetype<Op>(0)` lays the object over address 0, so that its
 *  fields are the constants which one call prepares, and methods marked inline cost no call. No heap.
 *
 *  A subclass may also have
 *  - `usual(x)`: whether `value` and `slope`, straight-line code, hold for both lanes. Where they do not,
 *    the loop takes `rareValue` and `rareSlope`, which give the same bits for a lane within the bounds.
 *    Without a `rareValue`, `value` holds everywhere;
 *  - `usualPair(x, y)`: the same of two vectors. Having it asks for two an iteration with one test, where that is
 *    measured to be faster;
 *  - `isEasy(x)`, where there is no rare path: whether `easy`, an instruction or none, is `value` in both lanes. Half of
 *    celu is x: from -3 to 3 a block takes 0.57 of its time in order, 0.85 at random, and 1.01 to 1.06 below 0 (EPYC);
 *  - `far(x, delta)`: the slope of one number at deltas above 300, where the closed form of `slope` would
 *    overflow, or x + delta;
 *  - `both(x, at)`: stores the value at `at` and returns the slope, where the two share work; only then is
 *    `valuesAndSlopes` worth its code (elsewhere the slopes are taken first, then the values). */
export abstract class Elementwise {
  /** f(x). */
  abstract value(x: v128): v128;

  /** (f(x + delta) - f(x - delta)) / (2 delta), or f'(x) at delta 0. */
  abstract slope(x: v128): v128;
}

// Loops over functions without a rare path do two vectors an iteration (10 to 15 % faster: a few
// instructions each), and so do exp, log, sin and cos, with one test for both (3 to 10 % on Zen 3 with Node 24,
// 0 to 8 % with Node 20). The others do one: out-of-order execution overlaps iterations anyway (sigmoid and expm1:
// within 2 % either way, and 40 bytes more each, compressed). A block is padded to whole iterations, so no
// loop has a tail. The inner loops hold no call, so that the engine keeps what they use in registers.

/** U = f(U). */
export function values<Op extends Elementwise>(count: i32): void {
  if (offsetof<Op>() > FIELD_BYTES) ERROR('The fields run into the scratch');
  const op = changetype<Op>(0);
  const end: usize = U + ((<usize>count) << 3);
  if (isDefined(op.usualPair)) {
    for (let u: usize = U; u < end; u += 32) {
      for (; u < end; u += 32) {
        const x = v128.load(u);
        const y = v128.load(u, 16);
        if (!op.usualPair(x, y)) break;
        v128.store(u, op.value(x));
        v128.store(u, op.value(y), 16);
      }
      if (u < end) {
        v128.store(u, op.rareValue(v128.load(u)));
        v128.store(u, op.rareValue(v128.load(u, 16)), 16);
      }
    }
  } else if (isDefined(op.rareValue)) {
    for (let u: usize = U; u < end; u += 16) {
      for (; u < end; u += 16) {
        const x = v128.load(u);
        if (!op.usual(x)) break;
        v128.store(u, op.value(x));
      }
      if (u < end) v128.store(u, op.rareValue(v128.load(u)));
    }
  } else if (isDefined(op.isEasy)) {
    for (let u: usize = U; u < end; u += 16) {
      const x = v128.load(u);
      v128.store(u, op.isEasy(x) ? op.easy(x) : op.value(x));
    }
  } else {
    for (let u: usize = U; u < end; u += 32) {
      v128.store(u, op.value(v128.load(u)));
      v128.store(u, op.value(v128.load(u, 16)), 16);
    }
  }
}

/** D = D slope(U). */
export function slopes<Op extends Elementwise>(count: i32, delta: f64): void {
  const op = changetype<Op>(0);
  const end: usize = U + ((<usize>count) << 3);
  if (isDefined(op.far)) {
    if (delta > FAR) {
      farSlopes<Op>(count, delta);
      return;
    }
  }
  if (isDefined(op.usualPair)) {
    for (let u: usize = U; u < end; u += 32) {
      for (; u < end; u += 32) {
        const x = v128.load(u);
        const y = v128.load(u, 16);
        if (!op.usualPair(x, y)) break;
        v128.store(u, f64x2.mul(v128.load(u, D - U), op.slope(x)), D - U);
        v128.store(u, f64x2.mul(v128.load(u, D - U + 16), op.slope(y)), D - U + 16);
      }
      if (u < end) {
        v128.store(u, f64x2.mul(v128.load(u, D - U), op.rareSlope(v128.load(u))), D - U);
        v128.store(u, f64x2.mul(v128.load(u, D - U + 16), op.rareSlope(v128.load(u, 16))), D - U + 16);
      }
    }
  } else if (isDefined(op.usual)) {
    for (let u: usize = U; u < end; u += 16) {
      for (; u < end; u += 16) {
        const x = v128.load(u);
        if (!op.usual(x)) break;
        v128.store(u, f64x2.mul(v128.load(u, D - U), op.slope(x)), D - U);
      }
      if (u < end) v128.store(u, f64x2.mul(v128.load(u, D - U), op.rareSlope(v128.load(u))), D - U);
    }
  } else {
    for (let u: usize = U; u < end; u += 32) {
      v128.store(u, f64x2.mul(v128.load(u, D - U), op.slope(v128.load(u))), D - U);
      v128.store(u, f64x2.mul(v128.load(u, D - U + 16), op.slope(v128.load(u, 16))), D - U + 16);
    }
  }
}

/** D = D slope(U), then U = f(U), in one pass. */
export function valuesAndSlopes<Op extends Elementwise>(count: i32, delta: f64): void {
  const op = changetype<Op>(0);
  const end: usize = U + ((<usize>count) << 3);
  if (isDefined(op.far)) {
    if (delta > FAR) {
      farSlopes<Op>(count, delta);
      values<Op>(count);
      return;
    }
  }
  if (isDefined(op.usual)) {
    for (let u: usize = U; u < end; u += 16) {
      for (; u < end; u += 16) {
        const x = v128.load(u);
        if (!op.usual(x)) break;
        v128.store(u, f64x2.mul(v128.load(u, D - U), op.both(x, u)), D - U);
      }
      if (u < end) {
        const x = v128.load(u);
        v128.store(u, f64x2.mul(v128.load(u, D - U), op.rareSlope(x)), D - U);
        v128.store(u, op.rareValue(x));
      }
    }
  } else {
    for (let u: usize = U; u < end; u += 32) {
      const y = v128.load(u, 16);
      v128.store(u, f64x2.mul(v128.load(u, D - U), op.both(v128.load(u), u)), D - U);
      v128.store(u, f64x2.mul(v128.load(u, D - U + 16), op.both(y, u + 16)), D - U + 16);
    }
  }
}

/** D = D far(U), one number after the other: for deltas at which time matters least. */
export function farSlopes<Op extends Elementwise>(count: i32, delta: f64): void {
  const op = changetype<Op>(0);
  const end: usize = U + ((<usize>count) << 3);
  if (isDefined(op.far)) {
    for (let u: usize = U; u < end; u += 8) {
      store<f64>(u, load<f64>(u, D - U) * op.far(load<f64>(u), delta), D - U);
    }
  }
}

/** far(x) of both lanes. */
export function eachFar<Op extends Elementwise>(x: v128, delta: f64): v128 {
  const op = changetype<Op>(0);
  if (isDefined(op.far)) {
    return Lanes.of(op.far(f64x2.extract_lane(x, 0), delta), op.far(f64x2.extract_lane(x, 1), delta));
  }
  return x;
}
