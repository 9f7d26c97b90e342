import { slopes, values } from '../elementwise';
import { Lanes } from '../lanes';
import { Exp } from '../math/exp';
import { expOver, exponentOf, mantissaOf } from '../math/far';
import { Mirrored, mirroredSlope } from '../math/mirrored';
import { SiluSteps } from '../math/silu-steps';
import { sinhc } from '../math/sinhc';
import { Stretched } from '../math/stretched';

/** Beyond 1400, x e^-x is 0. */
const REACH: f64 = 1400;

/** Sigmoid linear unit of scale b: f(x) = x sigmoid(b x) = x / (1 + e), e = e^-(b x); see math/stretched.ts.
 *  slope(x; d) = (1 + e (C + b x S)) / (1 + e (2C + e)),  C = cosh D, S = sinh(D)/D, D = b d: silu's;
 *  for D > 1, where C + b x S cancels near x = -d, the difference of tails, see math/mirrored.ts.
 *  Largest error found: f 1.97 ULP at x = -0x1.743d5552197eap+8;
 *  slope 4.28 ULP at x = -0x1.913457311a17p+4, d = 0.001. */
class SiluWith extends Stretched {
  /** S. */
  factor: v128;
  /** C. */
  cosh: v128;
  delta: v128;
  /** Largest |x| for the straight path: |b x| = 350, so that e^2 is finite; none for D > 1. */
  bound: f64;
  /** Where x e^(b x) has become 0. */
  reach: f64;

  @inline prepare(delta: f64, beta: f64): void {
    this.stretch(beta);
    const size = Math.abs(beta);
    const wide = size * delta;
    const half = wide * sinhc(wide / 2);
    this.factor = f64x2.splat(sinhc(wide));
    // 2 sinh^2(D/2) + 1
    this.cosh = f64x2.splat(1 + (half * half) / 2);
    this.delta = f64x2.splat(delta);
    this.bound = wide > 1 ? -1 : this.edge(size);
    this.reach = min(REACH / size, f64.MAX_VALUE);
  }

  @inline prepareValue(beta: f64): void {
    this.stretch(beta);
    const size = Math.abs(beta);
    this.bound = this.edge(size);
    this.reach = min(REACH / size, f64.MAX_VALUE);
  }

  @inline edge(size: f64): f64 {
    return min(350 / size, f64.MAX_VALUE);
  }

  @inline usual(x: v128): bool {
    return Exp.within(this.bound, x);
  }

  @inline value(x: v128): v128 {
    const flipped = v128.xor(x, this.flip);
    return v128.xor(this.times(flipped, flipped), this.flip);
  }

  /** factor sigmoid(b x). */
  @inline times(factor: v128, x: v128): v128 {
    const u = f64x2.mul(x, this.beta);
    const z = Exp.roundNegative(u);
    const rest = Exp.restNegative(u, z);
    const s = Exp.power(z);
    const v = f64x2.mul(s, f64x2.sub(rest, this.lost(x, u)));
    return SiluSteps.value(factor, s, v);
  }

  @inline slope(x: v128): v128 {
    return this.rise(v128.xor(x, this.flip));
  }

  @inline rise(x: v128): v128 {
    const u = f64x2.mul(x, this.beta);
    const first = Exp.negative(u);
    const e = f64x2.sub(first, f64x2.mul(first, this.lost(x, u)));
    return SiluSteps.slope(u, e, this.cosh, this.factor);
  }

  rareValue(x: v128): v128 {
    return v128.xor(this.anyValue(v128.xor(x, this.flip)), this.flip);
  }

  /** Beyond |b x| = 350 it is x or x e^(b x). */
  anyValue(x: v128): v128 {
    const edge = this.edge(this.size);
    const bounded = Exp.clamp(edge, x);
    const inside = this.times(bounded, bounded);
    const u = f64x2.mul(x, this.beta);
    const v = this.lost(x, u);
    const low = Lanes.of(
      fallen(f64x2.extract_lane(x, 0), f64x2.extract_lane(u, 0), f64x2.extract_lane(v, 0)),
      fallen(f64x2.extract_lane(x, 1), f64x2.extract_lane(u, 1), f64x2.extract_lane(v, 1)),
    );
    const right = v128.bitselect(x, inside, f64x2.gt(x, f64x2.splat(edge)));
    return v128.bitselect(low, right, f64x2.lt(x, f64x2.splat(-edge)));
  }

  /** b u / (1 + e^(b u)), 0 <= u <= reach. */
  tail(u: v128): v128 {
    const edge = this.edge(this.size);
    const x = f64x2.neg(u);
    const t = f64x2.mul(u, this.beta);
    const bounded = Exp.clamp(edge, x);
    const inside = this.times(f64x2.mul(f64x2.neg(bounded), this.beta), bounded);
    const factor = f64x2.sub(t, f64x2.mul(t, this.lost(u, t)));
    return v128.bitselect(Exp.times(factor, f64x2.neg(t)), inside, f64x2.gt(u, f64x2.splat(edge)));
  }

  /** Below b x = -350, e^(b x) (C + b x S): negative, since b x S outweighs C. */
  rareSlope(x: v128): v128 {
    const flipped = v128.xor(x, this.flip);
    if (this.bound < 0) {
      const below = this.size * f64x2.extract_lane(this.delta, 0) * 2;
      // b / (2 b d); where that is infinite there are no tails.
      const isWide = below === Infinity;
      const scale = f64x2.splat(isWide ? 0.5 : this.size);
      const width = isWide ? this.delta : f64x2.splat(below);
      return mirroredSlope<SiluWithTail>(flipped, this.delta, scale, width, this.reach);
    }
    const inside = this.rise(Exp.clamp(this.bound, flipped));
    const u = f64x2.mul(flipped, this.beta);
    const c = f64x2.pmax(u, f64x2.splat(-REACH));
    const plain = f64x2.neg(f64x2.add(this.cosh, f64x2.mul(c, this.factor)));
    const factor = f64x2.add(plain, f64x2.mul(plain, this.lost(flipped, u)));
    const low = f64x2.neg(Exp.times(factor, u));
    return v128.bitselect(low, inside, f64x2.lt(u, f64x2.splat(-350)));
  }
}

/** x e^(u+v) of one number, x < 0; what is not looked at may be NaN. */
function fallen(x: f64, u: f64, v: f64): f64 {
  const far = Math.abs(x);
  return -expOver(u, v, 1 / mantissaOf(far), exponentOf(far));
}

/** b u / (1 + e^(b u)), u > 0. */
class SiluWithTail extends Mirrored {
  tail(u: v128, low: v128): v128 {
    const silu = changetype<SiluWith>(0);
    const g = silu.tail(u);
    // e^-(b low), and low is nothing where e^(b u) is not large.
    return f64x2.sub(g, f64x2.mul(g, f64x2.mul(silu.beta, low)));
  }
}

export function siluWithValue(count: i32, beta: f64): void {
  changetype<SiluWith>(0).prepareValue(beta);
  values<SiluWith>(count);
}
export function siluWithSlope(count: i32, delta: f64, beta: f64): void {
  changetype<SiluWith>(0).prepare(delta, beta);
  slopes<SiluWith>(count, delta);
}
