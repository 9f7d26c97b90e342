import { Decimal } from 'decimal.js';

/** A number and how far off it may be: |value - exact| <= 10^error. The error of an exact one is -Infinity. */
export interface Term {
  readonly value: Decimal;
  readonly error: number;
}

export const exact = (value: Decimal): Term => ({ value, error: Number.NEGATIVE_INFINITY });

/** log10 of a bound of |v|, and of the largest power of ten within it. */
const above = (v: Decimal) => (v.isZero() ? Number.NEGATIVE_INFINITY : v.e + 1);
const below = (v: Decimal) => v.e;

/** Arithmetic of terms at one precision, in decimal digits. Each operation bounds its error from its
 *  operands' errors, to first order, and its own rounding: so cancellation is seen where it happens. */
export class Arithmetic {
  readonly #context: typeof Decimal;
  #twoBySqrtPi: Decimal | undefined;

  constructor(readonly digits: number) {
    this.#context = Decimal.clone({ precision: digits, minE: -9e15, maxE: 9e15 });
  }

  /** A result rounded here, whose operands' errors move it by no more than each 10^error. */
  #rounded(value: Decimal, ...errors: number[]): Term {
    if (!value.isFinite()) return exact(value);
    const most = Math.max(above(value) - this.digits, ...errors);
    return { value, error: most + Math.log10(errors.length + 1) };
  }

  add(a: Term, b: Term): Term {
    const value = this.#context.add(a.value, b.value);
    const untouched = a.error === Number.NEGATIVE_INFINITY && b.error === Number.NEGATIVE_INFINITY;
    const span = Math.max(above(a.value), above(b.value)) + 1 + Math.max(a.value.dp(), b.value.dp());
    if (untouched && span <= this.digits) return exact(value);
    if (untouched && value.isZero() && a.value.eq(b.value.neg())) return exact(value);
    return this.#rounded(value, a.error, b.error);
  }

  negate({ value, error }: Term): Term {
    return { value: value.neg(), error };
  }

  subtract(a: Term, b: Term): Term {
    return this.add(a, this.negate(b));
  }

  multiply(a: Term, b: Term): Term {
    const value = this.#context.mul(a.value, b.value);
    const untouched = a.error === Number.NEGATIVE_INFINITY && b.error === Number.NEGATIVE_INFINITY;
    if (untouched && a.value.sd() + b.value.sd() <= this.digits) return exact(value);
    return this.#rounded(value, a.error + above(b.value), b.error + above(a.value));
  }

  divide(a: Term, b: Term): Term {
    const value = this.#context.div(a.value, b.value);
    if (!value.isFinite() || !b.value.isFinite() || a.value.isZero()) return { value, error: a.error };
    const size = below(b.value);
    return this.#rounded(value, a.error - size, b.error + above(value) - size);
  }

  /** x^n for an exact integer n. */
  power(x: Term, n: Term): Term {
    const value = this.#context.pow(x.value, n.value);
    if (x.value.isZero()) return exact(value);
    return this.#rounded(value, x.error + above(value) - below(x.value) + above(n.value));
  }

  sqrt(x: Term): Term {
    const value = this.#context.sqrt(x.value);
    return x.value.isZero() ? exact(value) : this.#rounded(value, x.error - below(value));
  }

  exp(x: Term): Term {
    const value = this.#context.exp(x.value);
    // Below 10^(-9e15): as good as 0.
    if (value.isZero() || x.value.isZero()) return exact(value);
    return this.#rounded(value, x.error + above(value));
  }

  log(x: Term): Term {
    const value = this.#context.ln(x.value);
    if (value.isZero()) return { value, error: x.error };
    return x.value.isZero() ? exact(value) : this.#rounded(value, x.error - below(x.value));
  }

  tanh(x: Term): Term {
    if (x.value.abs().lt(0.1)) {
      const value = this.#context.tanh(x.value);
      return value.isZero() ? { value, error: x.error } : this.#rounded(value, x.error);
    }
    // 1 - 2 / (e^2x + 1)
    const one = exact(new this.#context(1));
    const two = exact(new this.#context(2));
    const square = this.exp(this.multiply(two, x));
    return this.subtract(one, this.divide(two, this.add(square, one)));
  }

  sin(x: Term): Term {
    if (x.value.isZero()) return x;
    return this.#ofTurn(this.#turned(x.value), 'sin', x.error);
  }

  cos(x: Term): Term {
    if (x.value.isZero()) return exact(new this.#context(1));
    return this.#ofTurn(this.#turned(x.value), 'cos', x.error);
  }

  /** decimal.js's sin and cos have their digits after the point right, not those of a small result. */
  #ofTurn(turn: Decimal, name: 'sin' | 'cos', error: number): Term {
    const value = turn[name]();
    if (name === 'sin' && turn.abs().lt(0.5)) return this.#rounded(value, error);
    const digits = Math.min(this.digits, 400);
    return { value, error: Math.max(error, 2 - digits) + 0.4 };
  }

  /** x less a multiple of 2 pi, with all digits right: pi to as many more as x has before the point. In 400
   *  digits at most, since decimal.js has no more than 1025 of pi and its sin and cos want twice as many. */
  #turned(x: Decimal): Decimal {
    const digits = Math.min(this.digits, 400);
    const Narrow = Decimal.clone({ precision: digits, minE: -9e15, maxE: 9e15 });
    if (x.abs().lt(3)) return new Narrow(x.toSD(digits));
    const Wide = Decimal.clone({ precision: digits + Math.max(x.e, 0) + 30, minE: -9e15, maxE: 9e15 });
    const turn = Wide.acos(-1).times(2);
    const wide = new Wide(x);
    return new Narrow(wide.minus(wide.div(turn).round().times(turn)).toSD(digits));
  }

  abs({ value, error }: Term): Term {
    return { value: value.abs(), error };
  }

  max(a: Term, b: Term): Term {
    return a.value.gte(b.value) ? a : b;
  }

  erf(x: Term): Term {
    if (x.value.isZero()) return x;
    if (x.value.abs().lt(2)) return this.#rounded(this.#erfSeries(x.value), x.error + 0.1);
    const one = exact(new this.#context(x.value.s));
    const rest = this.#erfcFraction(x.value.abs()).times(x.value.s);
    return this.subtract(one, this.#tail(rest, x));
  }

  /** 1 - erf(x), its tail included. */
  erfc(x: Term): Term {
    if (x.value.lt(2)) return this.subtract(exact(new this.#context(1)), this.erf(x));
    return this.#tail(this.#erfcFraction(x.value), x);
  }

  /** A value of erfc at |x| >= 2, where its slope is about 2x times itself. */
  #tail(value: Decimal, x: Term): Term {
    return this.#rounded(value, x.error + above(value) + above(x.value) + 0.5);
  }

  /** The slope of erf, 2/sqrt(pi) e^-x^2. */
  bell(x: Term): Term {
    const factor = this.#rounded(this.#factor());
    return this.multiply(factor, this.exp(this.negate(this.multiply(x, x))));
  }

  #factor(): Decimal {
    this.#twoBySqrtPi ??= new this.#context(2).div(this.#context.acos(-1).sqrt());
    return this.#twoBySqrtPi;
  }

  /** erf(x) = 2/sqrt(pi) e^-x^2 sum of 2^k x^(2k+1) / (1 3 ... (2k+1)): no cancellation. */
  #erfSeries(given: Decimal): Decimal {
    const x = new this.#context(given);
    const square = x.times(x);
    const twice = square.times(2);
    let term = x;
    let sum = x;
    for (let k = 1; below(term) > below(sum) - this.digits - 2; k++) {
      term = term.times(twice).div(2 * k + 1);
      sum = sum.plus(term);
    }
    return this.#factor().times(square.neg().exp()).times(sum);
  }

  /** erfc(x) = 2/sqrt(pi) e^-x^2 / (2x + 2/(2x + 4/(2x + 6/(2x + ...)))) for x >= 2 (Laplace). */
  #erfcFraction(given: Decimal): Decimal {
    const x = new this.#context(given);
    const twice = x.times(2);
    const size = x.toNumber();
    // The error after n terms is about e^(-4 x sqrt(n)) (half as many again, to be safe).
    const terms = Math.ceil(1.5 * ((this.digits * Math.LN10) / (Math.SQRT2 * 2 * size)) ** 2) + 20;
    let rest = twice;
    for (let n = terms; n > 0; n--) rest = twice.plus(new this.#context(2 * n).div(rest));
    return this.#factor().times(x.times(x).neg().exp()).div(rest);
  }
}
