import { Arithmetic, type Term } from './bounded-arithmetic.js';
import { formulaOf } from './bounded-formula.js';
import { Exact } from './exact.js';
import { isNumber, isUndefined, isZero, mark, mpfr, NEAREST, release, take } from './mpfr.js';

/** A formula in arbitrary precision. Results are good to more than 100 bits; what is NaN or infinite by
 *  the formula is so here. */
export interface Oracle {
  /** f(x), x taken exactly. */
  value(x: number): Exact;
  /** (f(x + delta) - f(x - delta)) / (2 delta), the points taken exactly; at delta 0 the derivative, the
   *  symmetric one at a kink. */
  slope(x: number, delta: number): Exact;
}

/** Bits that a result has right. */
const ENOUGH = 100;
/** Bits to start with: some more. */
const START = 128;
/** No double is that small: what is less is 0. */
const FLOOR = -1200;
/** More bits than any result here needs. What is 0 in as many bits is 0: the difference of an even function at 0, say,
 *  whose values may be as large as 1e300^100. */
const MOST = 16_384;
/** Bits that hold x + delta of any two doubles. */
const SUM = 2200;

const made = new Map<string, Oracle>();

/** The oracle of a formula in plain algebra, as the table of functions states it.
 *  @param parameters values for the formula's names other than x. */
export function oracle(formula: string, parameters: Readonly<Record<string, number>> = {}): Oracle {
  const key = `${formula} ${JSON.stringify(parameters)}`;
  const result = made.get(key) ?? make(formula, parameters);
  made.set(key, result);
  return result;
}

function make(formula: string, parameters: Readonly<Record<string, number>>): Oracle {
  const { value, derivative } = formulaOf(formula, parameters);
  return {
    value: (x) => held(() => settle(START, (m) => value(m, m.of(x)))),
    slope: (x, delta) =>
      held(() => {
        if (delta === 0) return settle(START, (m) => derivative(m, m.of(x)));
        const plus = sum(x, delta);
        const minus = sum(x, -delta);
        const width = sum(delta, delta);
        // As many bits more as f at the two points is likely to have in common.
        const bits = START + (x === 0 ? 0 : Math.max(0, Math.log2(Math.abs(x)) - Math.log2(delta)));
        const slope = settle(bits, (m) => m.divide(m.subtract(value(m, plus), value(m, minus)), width));
        // Infinity less Infinity at finite points: e^x beyond what MPFR holds, as its derivative is.
        const m = new Arithmetic(START);
        const infinite = (point: Term) => {
          const { value: at } = value(m, point);
          return !isNumber(at) && !isUndefined(at);
        };
        const outgrown = slope.isNaN() && infinite(plus) && infinite(minus);
        if (!outgrown) return slope;
        const local = settle(START, (m) => derivative(m, m.of(x)));
        // Of cosh, infinite on both sides: what the difference is beyond any number with the derivative's sign.
        return local.isFinite() && !local.isZero()
          ? Exact.of(local.double * Number.POSITIVE_INFINITY)
          : local;
      }),
  };
}

/** Gives back what a computation took. */
function held<Result>(compute: () => Result): Result {
  const before = mark();
  try {
    return compute();
  } finally {
    release(before);
  }
}

/** a + b, exactly. */
function sum(a: number, b: number): Term {
  const value = take(SUM);
  mpfr.mpfr_set_d(value, a, NEAREST);
  mpfr.mpfr_add_d(value, value, b, NEAREST);
  return { value, error: Number.NEGATIVE_INFINITY };
}

/** Raises the precision until the result's error bound is small enough. */
function settle(start: number, compute: (m: Arithmetic) => Term): Exact {
  for (let bits = start; ; ) {
    // Few levels, so that MPFR has their constants at hand.
    bits = Math.ceil(bits / 64) * 64;
    const before = mark();
    const { value, error } = compute(new Arithmetic(bits));
    const right = isZero(value) ? Number.NEGATIVE_INFINITY : mpfr.mpfr_get_exp(value) - 1 - error;
    if (!isNumber(value) || error === Number.NEGATIVE_INFINITY || right >= ENOUGH || error < FLOOR)
      return Exact.at(value);
    if (bits >= MOST && isZero(value)) return Exact.at(value);
    if (bits >= MOST)
      throw new Error(`No more than ${right} bits of ${Exact.at(value).double} are right: ${error}`);
    release(before);
    const wanted = Math.min(ENOUGH - right, error - FLOOR + 1);
    bits = right > 0 ? bits + wanted + 8 : Math.min(bits * 2, bits + error - FLOOR + 8);
  }
}
