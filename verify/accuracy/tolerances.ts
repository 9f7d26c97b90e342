import type * as rows from '../../src/functions.js';

/** The largest errors allowed, in units of the last place: of f(x), and of its central difference at delta
 *  0, 1e-6, 1e-3, 0.1 and 1. */
export interface Tolerance {
  value: number | undefined;
  /** Undefined where it has a zero that no double hits: there the relative error has no bound. */
  slope: number | undefined;
}

/** A function of the table without a row here does not compile. */
export const tolerances: Record<Exclude<keyof typeof rows, 'Complete'>, Tolerance> = {
  abs: { value: 0, slope: 0.5 },
  // Two roundings: near the zero of scale x + shift they have no bound beside the result.
  affine: { value: undefined, slope: 0 },
  cos: { value: 1, slope: 2 },
  elu: { value: 1, slope: 4 },
  exp: { value: 0.51, slope: 2 },
  expm1: { value: 1, slope: 2 },
  gelu: { value: 3.5, slope: undefined },
  leaky: { value: 0.5, slope: 6 },
  leakyRelu: { value: 0.5, slope: 6 },
  log: { value: 1, slope: 4 },
  log1p: { value: 1, slope: 5 },
  neg: { value: 0, slope: 0 },
  // Within 0.5 while |x^n| is in [1e-285, 1e290]; beyond, plain products.
  power: { value: 2, slope: 3 },
  reciprocal: { value: 0.5, slope: 3 },
  relu: { value: 0, slope: 2 },
  sigmoid: { value: 1, slope: 5 },
  silu: { value: 1.5, slope: undefined },
  sin: { value: 1, slope: 2 },
  softplus: { value: 1.5, slope: 5 },
  sqrt: { value: 0.5, slope: 3 },
  square: { value: 0.5, slope: 0 },
  tanh: { value: 1.5, slope: 5 },
};
