import type * as rows from '../../src/functions.js';

/** The largest errors allowed, in units of the last place (ULP): of the exact result, or, for the functions in
 *  terms.ts, of the largest of the terms that cancel. */
export interface Tolerance {
  /** Of f(x). */
  readonly value: number;
  /** Of the central difference at any delta. */
  readonly slope: number;
}

/** A function of the table without a row here does not compile. */
export const tolerances: Readonly<Record<Exclude<keyof typeof rows, 'Complete'>, Tolerance>> = {
  abs: { value: 0, slope: 0.5 },
  acos: { value: 0.7, slope: 8 },
  acosh: { value: 1, slope: 8 },
  affine: { value: 1, slope: 0 },
  asin: { value: 0.7, slope: 8 },
  asinh: { value: 1, slope: 8 },
  atan: { value: 0.8, slope: 8 },
  atanh: { value: 1, slope: 8 },
  cbrt: { value: 0.51, slope: 8 },
  ceil: { value: 0, slope: 1 },
  clamp: { value: 0, slope: 2 },
  cos: { value: 0.55, slope: 8 },
  cosh: { value: 0.52, slope: 8 },
  elu: { value: 1, slope: 8 },
  eluWith: { value: 0.6, slope: 8 },
  erf: { value: 0.9, slope: 8 },
  erfc: { value: 0.9, slope: 8 },
  exp: { value: 0.51, slope: 8 },
  exp10: { value: 0.51, slope: 8 },
  exp2: { value: 0.51, slope: 8 },
  expm1: { value: 1, slope: 8 },
  floor: { value: 0, slope: 1 },
  gelu: { value: 2.5, slope: 8 },
  geluTanh: { value: 1.5, slope: 8 },
  hardShrink: { value: 0, slope: 2 },
  hardSigmoid: { value: 1, slope: 2 },
  hardSwish: { value: 1, slope: 8 },
  hardTanh: { value: 0, slope: 2 },
  leaky: { value: 0.5, slope: 8 },
  leakyRelu: { value: 0.5, slope: 8 },
  log: { value: 1, slope: 8 },
  log10: { value: 1, slope: 8 },
  log1p: { value: 1, slope: 8 },
  log2: { value: 1, slope: 8 },
  logSigmoid: { value: 1.5, slope: 8 },
  mish: { value: 1.1, slope: 8 },
  neg: { value: 0, slope: 0 },
  pow: { value: 0.51, slope: 8 },
  power: { value: 0.51, slope: 8 },
  reciprocal: { value: 0.5, slope: 8 },
  relu: { value: 0, slope: 8 },
  relu6: { value: 0, slope: 2 },
  round: { value: 0, slope: 1 },
  rsqrt: { value: 0.51, slope: 8 },
  selu: { value: 0.6, slope: 8 },
  sigmoid: { value: 1, slope: 8 },
  sign: { value: 0, slope: 1 },
  silu: { value: 1.5, slope: 8 },
  sin: { value: 0.55, slope: 8 },
  sinh: { value: 0.52, slope: 8 },
  softplus: { value: 1.5, slope: 8 },
  softshrink: { value: 0.5, slope: 4 },
  softsign: { value: 1, slope: 8 },
  sqrt: { value: 0.5, slope: 8 },
  square: { value: 0.5, slope: 0 },
  tan: { value: 0.55, slope: 8 },
  tanh: { value: 0.57, slope: 8 },
  tanhShrink: { value: 1, slope: 8 },
  trunc: { value: 0, slope: 1 },
};
