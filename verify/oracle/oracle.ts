import type { Decimal } from 'decimal.js';
import { Arithmetic, exact, type Term } from './arithmetic.js';
import { formulaOf } from './formula.js';
import { exactly } from './ulps.js';

/** A formula in arbitrary precision. Results are good to more than 20 digits; what is NaN or infinite by
 *  the formula is so here. */
export interface Oracle {
  /** f(x), x taken exactly. */
  value(x: number): Decimal;
  /** (f(x + delta) - f(x - delta)) / (2 delta), the points taken exactly; at delta 0 the derivative, the
   *  symmetric one at a kink. */
  slope(x: number, delta: number): Decimal;
}

/** Digits that a result has right. */
const ENOUGH = 22;
/** Digits to start with: a few more. */
const START = 30;
/** More are not needed: the smallest double is 324 digits below 1. */
const MOST = 450;

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
    value: (x) => {
      const at = exact(exactly(x));
      return settle(START, (m) => value(m, at));
    },
    slope: (x, delta) => {
      const at = exactly(x);
      if (delta === 0) return settle(START, (m) => derivative(m, exact(at)));
      const d = exactly(delta);
      const plus = exact(at.plus(d));
      const minus = exact(at.minus(d));
      const width = exact(d.times(2));
      // As many digits more as f at the two points is likely to have in common.
      const digits = START + Math.max(0, -d.e);
      const slope = settle(digits, (m) => m.divide(m.subtract(value(m, plus), value(m, minus)), width));
      // Infinity less Infinity at finite points: e^x beyond what decimals hold, as its derivative is.
      const infinite = (x: Term) => value(new Arithmetic(START), x).value.abs().eq(Number.POSITIVE_INFINITY);
      const outgrown = slope.isNaN() && infinite(plus) && infinite(minus);
      return outgrown ? settle(START, (m) => derivative(m, exact(at))) : slope;
    },
  };
}

const levels = new Map<number, Arithmetic>();

/** Raises the precision until the result's error bound is small enough. */
function settle(start: number, compute: (m: Arithmetic) => Term): Decimal {
  for (let digits = start; ; ) {
    // Few levels, so that their constants are computed once.
    digits = Math.min(Math.ceil(digits / 10) * 10, MOST);
    const level = levels.get(digits) ?? new Arithmetic(digits);
    levels.set(digits, level);
    const { value, error } = compute(level);
    if (!value.isFinite() || error === Number.NEGATIVE_INFINITY) return value;
    const right = value.isZero() ? Number.NEGATIVE_INFINITY : value.e - error;
    if (right >= ENOUGH) return value;
    if (digits === MOST) {
      if (!value.isZero() && value.e > -330)
        throw new Error(`No more than ${right} digits of ${value} are right`);
      // Nothing is left of it above the smallest double: it is zero.
      return value.times(0);
    }
    digits = right > 0 ? digits + ENOUGH - right + 5 : digits * 2;
  }
}
