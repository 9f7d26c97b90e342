import { Constant } from '../math/constants';

/** Operations of formulas between blocks, each operand at its own address. A number has step 0: its one vector is
 *  read over and over. Elsewhere the step is a vector's 16 bytes. The result may take an operand's place. */
abstract class Operation {
  abstract of(a: v128, b: v128): v128;
}

/** Two vectors an iteration: a block is padded to whole iterations. */
function each<Op extends Operation>(
  count: i32,
  out: usize,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
): void {
  const op = changetype<Op>(0);
  for (const end = out + ((<usize>count) << 3); out < end; out += 32) {
    const first = op.of(v128.load(a), v128.load(b));
    const second = op.of(v128.load(a + aStep), v128.load(b + bStep));
    v128.store(out, first);
    v128.store(out, second, 16);
    a += aStep << 1;
    b += bStep << 1;
  }
}

class Plus extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.add(a, b);
  }
}
export function plus(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<Plus>(count, out, a, aStep, b, bStep);
}

class Minus extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.sub(a, b);
  }
}
export function minus(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<Minus>(count, out, a, aStep, b, bStep);
}

class Times extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.mul(a, b);
  }
}
export function times(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<Times>(count, out, a, aStep, b, bStep);
}

class Over extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.div(a, b);
  }
}
export function over(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<Over>(count, out, a, aStep, b, bStep);
}

/** NaN where either is; -0 is less than 0. */
class Least extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.min(a, b);
  }
}
export function least(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<Least>(count, out, a, aStep, b, bStep);
}

class Most extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.max(a, b);
  }
}
export function most(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<Most>(count, out, a, aStep, b, bStep);
}

/** Comparisons give 1 or 0. */
class Less extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return v128.and(f64x2.lt(a, b), Constant.one());
  }
}
export function less(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<Less>(count, out, a, aStep, b, bStep);
}

class LessOrEqual extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return v128.and(f64x2.le(a, b), Constant.one());
  }
}
export function lessOrEqual(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<LessOrEqual>(count, out, a, aStep, b, bStep);
}

class Equal extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return v128.and(f64x2.eq(a, b), Constant.one());
  }
}
export function equal(count: i32, out: usize, a: usize, aStep: usize, b: usize, bStep: usize): void {
  each<Equal>(count, out, a, aStep, b, bStep);
}

/** -a: the sign bit turned. b is not read for its value. */
class Negative extends Operation {
  @inline of(a: v128, b: v128): v128 {
    return f64x2.neg(a);
  }
}
export function negative(count: i32, out: usize, a: usize, aStep: usize): void {
  each<Negative>(count, out, a, aStep, a, aStep);
}
