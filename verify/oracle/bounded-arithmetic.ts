import { type Address, isNumber, isUndefined, isZero, mpfr, NEAREST, sign, take } from './mpfr.js';

/** A number and how far off it may be: |value - exact| <= 2^error. The error of an exact one is -Infinity. */
export interface Term {
  readonly value: Address;
  readonly error: number;
}

const EXACT = Number.NEGATIVE_INFINITY;

export const EXACT_FUNCTIONS = [
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'asinh',
  'acosh',
  'atanh',
  'cbrt',
] as const;
export type ExactFunction = (typeof EXACT_FUNCTIONS)[number];

/** The exponent of the least power of two above |v|; -Infinity for 0. */
const above = (v: Address) => (isZero(v) ? EXACT : mpfr.mpfr_get_exp(v));
/** That of the largest power of two within |v|. */
const below = (v: Address) => above(v) - 1;

const isExact = (...terms: readonly Term[]) => terms.every(({ error }) => error === EXACT);

/** Arithmetic of terms at one precision, in bits. Each operation bounds its error from its operands'
 *  errors, to first order, and its own rounding: so cancellation is seen where it happens. */
export class Arithmetic {
  constructor(readonly bits: number) {}

  #to(operation: (value: Address) => number): { value: Address; rounded: boolean } {
    const value = take(this.bits);
    // MPFR says whether it had to round.
    return { value, rounded: operation(value) !== 0 };
  }

  /** A result whose operands' errors move it by no more than each 2^error. */
  #term({ value, rounded }: { value: Address; rounded: boolean }, ...errors: number[]): Term {
    if (!isNumber(value)) return { value, error: EXACT };
    // Rounded to 0: e^x below 2^(-2^30), as good as 0.
    const own = rounded ? above(value) - this.bits : EXACT;
    const most = Math.max(own, ...errors);
    return { value, error: most === EXACT ? EXACT : most + Math.log2(errors.length + 1) };
  }

  /** A double, exactly. */
  of(x: number): Term {
    const value = take(Math.max(this.bits, 53));
    mpfr.mpfr_set_d(value, x, NEAREST);
    return { value, error: EXACT };
  }

  add(a: Term, b: Term): Term {
    return this.#term(
      this.#to((to) => mpfr.mpfr_add(to, a.value, b.value, NEAREST)),
      a.error,
      b.error,
    );
  }

  negate(x: Term): Term {
    return this.#term(
      this.#to((to) => mpfr.mpfr_neg(to, x.value, NEAREST)),
      x.error,
    );
  }

  subtract(a: Term, b: Term): Term {
    return this.#term(
      this.#to((to) => mpfr.mpfr_sub(to, a.value, b.value, NEAREST)),
      a.error,
      b.error,
    );
  }

  multiply(a: Term, b: Term): Term {
    return this.#term(
      this.#to((to) => mpfr.mpfr_mul(to, a.value, b.value, NEAREST)),
      isExact(a) ? EXACT : a.error + above(b.value),
      isExact(b) ? EXACT : b.error + above(a.value),
    );
  }

  divide(a: Term, b: Term): Term {
    const result = this.#to((to) => mpfr.mpfr_div(to, a.value, b.value, NEAREST));
    const { value } = result;
    if (!isNumber(value) || !isNumber(b.value)) return { value, error: a.error };
    const size = below(b.value);
    return this.#term(
      result,
      isExact(a) ? EXACT : a.error - size,
      isExact(b) ? EXACT : b.error + above(value) - size,
    );
  }

  /** x^n for an exact n; also of an exact x that is a number of the formula. */
  power(x: Term, n: Term): Term {
    const result = this.#to((to) => mpfr.mpfr_pow(to, x.value, n.value, NEAREST));
    if (isZero(x.value) || isExact(x)) return this.#term(result);
    return this.#term(result, x.error + above(result.value) - below(x.value) + above(n.value));
  }

  sqrt(x: Term): Term {
    const result = this.#to((to) => mpfr.mpfr_sqrt(to, x.value, NEAREST));
    return isExact(x) || isZero(x.value)
      ? this.#term(result)
      : this.#term(result, x.error - below(result.value));
  }

  exp(x: Term): Term {
    const result = this.#to((to) => mpfr.mpfr_exp(to, x.value, NEAREST));
    return isExact(x) || isZero(result.value)
      ? this.#term(result)
      : this.#term(result, x.error + above(result.value));
  }

  log(x: Term): Term {
    const result = this.#to((to) => mpfr.mpfr_log(to, x.value, NEAREST));
    return isExact(x) || isZero(x.value) ? this.#term(result) : this.#term(result, x.error - below(x.value));
  }

  tanh(x: Term): Term {
    return this.#term(
      this.#to((to) => mpfr.mpfr_tanh(to, x.value, NEAREST)),
      x.error,
    );
  }

  sin(x: Term): Term {
    return this.#term(
      this.#to((to) => mpfr.mpfr_sin(to, x.value, NEAREST)),
      x.error,
    );
  }

  cos(x: Term): Term {
    return this.#term(
      this.#to((to) => mpfr.mpfr_cos(to, x.value, NEAREST)),
      x.error,
    );
  }

  /** A function that MPFR has, of an exact number: how an error of x would go on is not known here. */
  exactly(name: ExactFunction, x: Term): Term {
    if (!isExact(x)) throw new Error(`The oracle knows ${name} of exact numbers only`);
    return this.#term(this.#to((to) => mpfr[`mpfr_${name}`](to, x.value, NEAREST)));
  }

  /** As exact as x: which side of a bend it is on hangs on the last bit. */
  abs(x: Term): Term {
    const value = take(Math.max(this.bits, mpfr.mpfr_get_prec(x.value)));
    mpfr.mpfr_abs(value, x.value, NEAREST);
    return { value, error: x.error };
  }

  /** Of an exact number: no step is near. The MPFR functions say that they rounded where they left out a fraction. */
  floor(x: Term): Term {
    return this.#whole(x, mpfr.mpfr_floor);
  }

  ceil(x: Term): Term {
    return this.#whole(x, mpfr.mpfr_ceil);
  }

  trunc(x: Term): Term {
    return this.#whole(x, mpfr.mpfr_trunc);
  }

  /** Ties to even. */
  round(x: Term): Term {
    return this.#whole(x, mpfr.mpfr_roundeven);
  }

  #whole(x: Term, operation: (to: Address, from: Address) => number): Term {
    const value = take(Math.max(this.bits, mpfr.mpfr_get_prec(x.value)));
    operation(value, x.value);
    return { value, error: x.error };
  }

  max(a: Term, b: Term): Term {
    return this.order(a, b) >= 0 ? a : b;
  }

  /** The sign of a - b. */
  order(a: Term, b: Term): number {
    return mpfr.mpfr_cmp(a.value, b.value);
  }

  sign(x: Term): number {
    return isUndefined(x.value) ? Number.NaN : sign(x.value);
  }

  isInfinite(x: Term): boolean {
    return !isNumber(x.value) && !isUndefined(x.value);
  }

  isFinite(x: Term): boolean {
    return isNumber(x.value);
  }

  erf(x: Term): Term {
    // Its slope is 1.13 at most.
    const error = isExact(x) ? EXACT : x.error + 0.2;
    return this.#term(
      this.#to((to) => mpfr.mpfr_erf(to, x.value, NEAREST)),
      error,
    );
  }

  /** 1 - erf(x), its tail included. */
  erfc(x: Term): Term {
    const result = this.#to((to) => mpfr.mpfr_erfc(to, x.value, NEAREST));
    if (isExact(x) || isZero(result.value)) return this.#term(result);
    // From 1 on its slope is below (2x + 1) erfc(x).
    const isTail = above(x.value) > 0 && sign(x.value) > 0;
    return this.#term(result, x.error + (isTail ? above(result.value) + above(x.value) + 1.6 : 0.2));
  }

  /** The slope of erf, 2/sqrt(pi) e^-x^2. */
  bell(x: Term): Term {
    const factor = this.sqrt(this.pi());
    return this.multiply(this.divide(this.of(2), factor), this.exp(this.negate(this.multiply(x, x))));
  }

  pi(): Term {
    return this.#term(this.#to((to) => mpfr.mpfr_const_pi(to, NEAREST)));
  }
}
