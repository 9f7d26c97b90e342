import { init } from 'gmp-wasm';

/** GNU MPFR, compiled to WebAssembly: every operation rounds its exact result to the precision of where it
 *  goes, and says whether that changed it. */
export const { binding: mpfr } = await init();

// The widest exponents there are: e^x is infinite from x = 7.4e8 on, and 0 below its negative.
mpfr.mpfr_set_emin(mpfr.mpfr_get_emin_min());
mpfr.mpfr_set_emax(mpfr.mpfr_get_emax_max());

/** Rounding to nearest, ties to even. */
export const NEAREST = 0;

/** Where a number of MPFR is. */
export type Address = number;

const numbers: Address[] = [];
let taken = 0;

/** A number to write to. It is the caller's until `release`. */
export function take(bits: number): Address {
  let number = numbers[taken];
  if (number === undefined) {
    number = mpfr.mpfr_t();
    mpfr.mpfr_init2(number, bits);
    numbers[taken] = number;
  } else if (mpfr.mpfr_get_prec(number) !== bits) {
    mpfr.mpfr_set_prec(number, bits);
  }
  taken++;
  return number;
}

/** Gives back all numbers taken after there were `mark`. */
export function release(mark: number): void {
  taken = mark;
}

/** How many numbers are taken. */
export const mark = (): number => taken;

export const isNumber = (number: Address): boolean => mpfr.mpfr_number_p(number) !== 0;
export const isZero = (number: Address): boolean => mpfr.mpfr_zero_p(number) !== 0;
export const isUndefined = (number: Address): boolean => mpfr.mpfr_nan_p(number) !== 0;
export const sign = (number: Address): number => mpfr.mpfr_sgn(number);
