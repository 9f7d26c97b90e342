import { demote } from './blocks';
import { Elementwise, FAR, farSlopes } from './elementwise';
import { D, F, U } from './memory';

/** Singles computed in doubles to about 2^-40 and rounded once. A function may have
 *
 *  - `native(x)`: f of four singles, where one instruction rounds right;
 *  - `light(x)`: f of two doubles by the algorithm of `value`, less the tails, low parts and corrections that a
 *    single does not need; where there is a `rareValue`, only for what is `usual`;
 *  - `easySingles(x)`: whether f of four singles is x, so that nothing is left to do;
 *  - `limit(x)`: four singles, limited to where `light` holds and f's singles are no others beyond;
 *  - `single(x)`: f of two doubles that are (limited) singles, any of them, without a branch;
 *  - `usualSingles(x)`: whether four singles are usual. Where it is not, each number is tested alone;
 *  - `lightSlope(x)`: the same of the slope, for what is `usual` where there is a `rareSlope`.
 *
 *  A function without them is computed by its `value` and `slope` between `promote` and `demote`.
 *
 *  Rare lanes are taken one by one: so a single's result does not depend on its neighbour's. */

/** Two or four singles as doubles. */
class Pair {
  @inline static low(x: v128): v128 {
    return f64x2.promote_low_f32x4(x);
  }

  @inline static high(x: v128): v128 {
    return f64x2.promote_low_f32x4(v128.shuffle<u64>(x, x, 1, 1));
  }

  @inline static store(at: usize, x: v128): void {
    v128.store_lane<u64>(at, f32x4.demote_f64x2_zero(x), 0);
  }

  @inline static storeBoth(at: usize, low: v128, high: v128): void {
    v128.store(at, v128.shuffle<u64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2));
  }

  @inline static straight<Op extends Elementwise>(x: v128): v128 {
    const op = changetype<Op>(0);
    return isDefined(op.single) ? op.single(x) : op.light(x);
  }
}

/** F = f(F). */
export function singles<Op extends Elementwise>(count: i32): void {
  const op = changetype<Op>(0);
  const end: usize = F + ((<usize>count) << 2);
  if (isDefined(op.native)) {
    for (let f: usize = F; f < end; f += 16) v128.store(f, op.native(v128.load(f)));
  } else if (isDefined(op.single) || isDefined(op.limit) || !isDefined(op.rareValue)) {
    for (let f: usize = F; f < end; f += 16) {
      let x = v128.load(f);
      if (isDefined(op.easySingles)) {
        if (op.easySingles(x)) continue;
      }
      if (isDefined(op.limit)) x = op.limit(x);
      Pair.storeBoth(f, Pair.straight<Op>(Pair.low(x)), Pair.straight<Op>(Pair.high(x)));
    }
  } else {
    for (let f: usize = F; f < end; f += 16) {
      for (; f < end; f += 16) {
        const x = v128.load(f);
        if (!op.usualSingles(x)) break;
        Pair.storeBoth(f, op.light(Pair.low(x)), op.light(Pair.high(x)));
      }
      if (f < end) {
        const x = v128.load(f);
        Pair.storeBoth(f, oneByOne<Op>(Pair.low(x)), oneByOne<Op>(Pair.high(x)));
      }
    }
  }
}

/** F = slope(F). */
export function singlesSlopes<Op extends Elementwise>(count: i32): void {
  const op = changetype<Op>(0);
  const end: usize = F + ((<usize>count) << 2);
  for (let f: usize = F; f < end; f += 16) {
    for (; f < end; f += 16) {
      const x = v128.load(f);
      if (!op.usualSingles(x)) break;
      Pair.storeBoth(f, op.lightSlope(Pair.low(x)), op.lightSlope(Pair.high(x)));
    }
    if (f < end) {
      const x = v128.load(f);
      Pair.storeBoth(f, slopesOneByOne<Op>(Pair.low(x)), slopesOneByOne<Op>(Pair.high(x)));
    }
  }
}

/** F = f(U), the last link of a chain. */
export function lastValues<Op extends Elementwise>(count: i32): void {
  const op = changetype<Op>(0);
  const end: usize = U + ((<usize>count) << 3);
  let f: usize = F;
  if (isDefined(op.rareValue)) {
    for (let u: usize = U; u < end; u += 16, f += 8) {
      for (; u < end; u += 16, f += 8) {
        const x = v128.load(u);
        if (!op.usual(x)) break;
        Pair.store(f, op.light(x));
      }
      if (u < end) Pair.store(f, oneByOne<Op>(v128.load(u)));
    }
  } else {
    for (let u: usize = U; u < end; u += 16, f += 8) Pair.store(f, op.light(v128.load(u)));
  }
}

/** F = D slope(U), the last link of a chain. */
export function lastSlopes<Op extends Elementwise>(count: i32, delta: f64): void {
  const op = changetype<Op>(0);
  const end: usize = U + ((<usize>count) << 3);
  let f: usize = F;
  if (isDefined(op.far)) {
    if (delta > FAR) {
      farSlopes<Op>(count, delta);
      demote(count, D);
      return;
    }
  }
  if (isDefined(op.usual)) {
    for (let u: usize = U; u < end; u += 16, f += 8) {
      for (; u < end; u += 16, f += 8) {
        const x = v128.load(u);
        if (!op.usual(x)) break;
        Pair.store(f, f64x2.mul(v128.load(u, D - U), op.lightSlope(x)));
      }
      if (u < end) Pair.store(f, f64x2.mul(v128.load(u, D - U), slopesOneByOne<Op>(v128.load(u))));
    }
  } else {
    for (let u: usize = U; u < end; u += 16, f += 8)
      Pair.store(f, f64x2.mul(v128.load(u, D - U), op.lightSlope(v128.load(u))));
  }
}

function oneByOne<Op extends Elementwise>(x: v128): v128 {
  return v128.shuffle<u64>(
    one<Op>(v128.shuffle<u64>(x, x, 0, 0)),
    one<Op>(v128.shuffle<u64>(x, x, 1, 1)),
    0,
    2,
  );
}

function one<Op extends Elementwise>(x: v128): v128 {
  const op = changetype<Op>(0);
  return op.usual(x) ? op.light(x) : op.rareValue(x);
}

function slopesOneByOne<Op extends Elementwise>(x: v128): v128 {
  const low = slopeOfOne<Op>(v128.shuffle<u64>(x, x, 0, 0));
  return v128.shuffle<u64>(low, slopeOfOne<Op>(v128.shuffle<u64>(x, x, 1, 1)), 0, 2);
}

function slopeOfOne<Op extends Elementwise>(x: v128): v128 {
  const op = changetype<Op>(0);
  return op.usual(x) ? op.lightSlope(x) : op.rareSlope(x);
}
