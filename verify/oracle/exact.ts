import { Decimal } from 'decimal.js';
import { type Address, isNumber, isZero, mpfr, NEAREST, take } from './mpfr.js';

/** Bits that a result is kept in. The oracle's results are good to 100 and more. */
const KEPT = 128;

/** Wide enough for any double's digits. */
const Wide = Decimal.clone({ precision: 1500, minE: -9e15, maxE: 9e15 });

const view = new DataView(new ArrayBuffer(8));

/** What an oracle answers: `mantissa` times 2 to the `exponent`, or a zero, an infinity or NaN. */
export class Exact {
  private constructor(
    /** The nearest double, ties to even. */
    readonly double: number,
    readonly mantissa: bigint,
    readonly exponent: number,
  ) {}

  /** A double as it is. */
  static of(x: number): Exact {
    if (!Number.isFinite(x) || x === 0) return new Exact(x, 0n, 0);
    view.setFloat64(0, x);
    const bits = view.getBigUint64(0);
    const biased = Number((bits >> 52n) & 0x7ffn);
    const fraction = bits & 0xf_ffff_ffff_ffffn;
    const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
    return new Exact(x, x < 0 ? -mantissa : mantissa, Math.max(biased, 1) - 1075);
  }

  static scaled(mantissa: bigint, exponent: number): Exact {
    // Number() rounds the text of a decimal correctly.
    return new Exact(Number(decimal(mantissa, exponent).toString()), mantissa, exponent);
  }

  /** What MPFR has there, to 128 bits. */
  static at(number: Address): Exact {
    const double = mpfr.mpfr_get_d(number, NEAREST);
    if (!isNumber(number) || isZero(number)) return new Exact(double, 0n, 0);
    const kept = take(KEPT);
    mpfr.mpfr_set(kept, number, NEAREST);
    const { memView } = mpfr;
    // Behind precision, sign and exponent is where the bits are, the lowest first.
    const limbs = memView.getUint32(kept + 12, true);
    const size = (memView.getBigUint64(limbs + 8, true) << 64n) | memView.getBigUint64(limbs, true);
    const exponent = mpfr.mpfr_get_exp(kept) - KEPT;
    return new Exact(double, mpfr.mpfr_sgn(kept) < 0 ? -size : size, exponent);
  }

  isNaN(): boolean {
    return Number.isNaN(this.double);
  }

  isZero(): boolean {
    return this.mantissa === 0n && this.double === 0;
  }

  /** Whether it is a real number. Its nearest double may be infinite all the same. */
  isFinite(): boolean {
    return this.mantissa !== 0n || this.double === 0;
  }

  toNumber(): number {
    return this.double;
  }

  /** Its digits, for people to read. */
  toPrecision(digits: number): string {
    if (this.mantissa === 0n) return String(this.double);
    return decimal(this.mantissa, this.exponent).toPrecision(digits);
  }
}

const decimal = (mantissa: bigint, exponent: number): Decimal =>
  new Wide(mantissa.toString()).times(new Wide(2).pow(exponent));
