import { D, U } from './memory';

/** Above this delta, functions built on e^x take the textbook difference. */
const FAR: f64 = 300;

/** A function applied to each element of a block, two doubles (one v128) at a time.
 *
 *  Subclasses are never constructed: `changetype<Op>(0)` lays the object over address 0, so that its
 *  fields are the constants which one call prepares, and every method is inlined. No calls, no heap.
 *
 *  A subclass may also have
 *  - `usual(x, y)`: whether the straight-line methods hold for both vectors. Where they do not, the
 *    loop takes `rareValue` and `rareSlope`, which give the same bits for a lane within the bounds;
 *  - `mirror(x)`: x, or -|x| where the slope is even in x and the value flat on the right. Having it asks
 *    for the textbook difference at deltas above 300, of f or of `level(x)`: f plus a constant that keeps
 *    its tail from cancelling;
 *  - `both(x, at)`: stores the value at `at` and returns the slope, where the two share work; only then is
 *    `valuesAndSlopes` worth its code (elsewhere the slopes are taken first, then the values). */
export abstract class Elementwise {
  /** f(x). */
  abstract value(x: v128): v128;

  /** (f(x + delta) - f(x - delta)) / (2 delta), or f'(x) at delta 0. */
  abstract slope(x: v128): v128;
}

// Each loop does two vectors an iteration: independent chains of operations that overlap (25 to 30 %
// faster than one). A block is padded to whole iterations, so no loop has a tail. The inner loops hold
// no call, so that the engine keeps what they use in registers.

/** U = f(U). */
export function values<Op extends Elementwise>(count: i32): void {
  const op = changetype<Op>(0);
  const end: usize = U + ((<usize>count) << 3);
  for (let u: usize = U; u < end; u += 32) {
    for (; u < end; u += 32) {
      const x = v128.load(u);
      const y = v128.load(u, 16);
      if (!Shared.usual<Op>(op, x, y)) break;
      v128.store(u, op.value(x));
      v128.store(u, op.value(y), 16);
    }
    if (isDefined(op.rareValue)) {
      if (u < end) rareValues<Op>(u);
    }
  }
}

/** D = D slope(U). */
export function slopes<Op extends Elementwise>(count: i32, delta: f64): void {
  const op = changetype<Op>(0);
  if (isDefined(op.mirror)) {
    if (delta > FAR) {
      far<Op>(count, delta);
      return;
    }
  }
  const end: usize = U + ((<usize>count) << 3);
  for (let u: usize = U; u < end; u += 32) {
    for (; u < end; u += 32) {
      const x = v128.load(u);
      const y = v128.load(u, 16);
      if (!Shared.usual<Op>(op, x, y)) break;
      v128.store(u, f64x2.mul(v128.load(u, D - U), op.slope(x)), D - U);
      v128.store(u, f64x2.mul(v128.load(u, D - U + 16), op.slope(y)), D - U + 16);
    }
    if (isDefined(op.rareValue)) {
      if (u < end) rareSlopes<Op>(u);
    }
  }
}

/** D = D slope(U), then U = f(U). */
export function valuesAndSlopes<Op extends Elementwise>(count: i32, delta: f64): void {
  const op = changetype<Op>(0);
  if (isDefined(op.mirror)) {
    if (delta > FAR) {
      far<Op>(count, delta);
      values<Op>(count);
      return;
    }
  }
  const end: usize = U + ((<usize>count) << 3);
  for (let u: usize = U; u < end; u += 32) {
    for (; u < end; u += 32) {
      const x = v128.load(u);
      const y = v128.load(u, 16);
      if (!Shared.usual<Op>(op, x, y)) break;
      v128.store(u, f64x2.mul(v128.load(u, D - U), Shared.both<Op>(op, x, u)), D - U);
      v128.store(u, f64x2.mul(v128.load(u, D - U + 16), Shared.both<Op>(op, y, u + 16)), D - U + 16);
    }
    if (isDefined(op.rareValue)) {
      if (u < end) {
        rareSlopes<Op>(u);
        rareValues<Op>(u);
      }
    }
  }
}

function rareValues<Op extends Elementwise>(u: usize): void {
  const op = changetype<Op>(0);
  for (const end = u + 32; u < end; u += 16) v128.store(u, op.rareValue(v128.load(u)));
}

function rareSlopes<Op extends Elementwise>(u: usize): void {
  const op = changetype<Op>(0);
  for (const end = u + 32; u < end; u += 16) {
    v128.store(u, f64x2.mul(v128.load(u, D - U), op.rareSlope(v128.load(u))), D - U);
  }
}

/** The textbook difference, for points so far apart that a closed form's sinh(delta) or its products with
 *  e^x would overflow. There is no cancellation left to avoid, given `mirror`. */
function far<Op extends Elementwise>(count: i32, delta: f64): void {
  const op = changetype<Op>(0);
  const d = f64x2.splat(delta);
  const width = f64x2.splat(2 * delta);
  const end: usize = U + ((<usize>count) << 3);
  if (isDefined(op.mirror)) {
    for (let u: usize = U; u < end; u += 16) {
      const x = op.mirror(v128.load(u));
      const right = Shared.level<Op>(op, f64x2.add(x, d));
      const rise = f64x2.sub(right, Shared.level<Op>(op, f64x2.sub(x, d)));
      v128.store(u, f64x2.mul(v128.load(u, D - U), f64x2.div(rise, width)), D - U);
    }
  }
}

/** What a subclass may leave out. */
class Shared {
  @inline static level<Op extends Elementwise>(op: Op, x: v128): v128 {
    if (isDefined(op.level)) return op.level(x);
    return op.rareValue(x);
  }

  @inline static usual<Op extends Elementwise>(op: Op, x: v128, y: v128): bool {
    if (isDefined(op.usual)) return op.usual(x, y);
    return true;
  }

  @inline static both<Op extends Elementwise>(op: Op, x: v128, at: usize): v128 {
    if (isDefined(op.both)) return op.both(x, at);
    v128.store(at, op.value(x));
    return op.slope(x);
  }
}
