/** Exponentials, logarithms and the error function. */

import { type Builtin, builtin } from '../descriptor.js';
import * as parts from '../kernel/generated/parts.js';

/** eˣ.
 *  @example exp(1); // 2.718281828459045 */
export const exp: Builtin = /* @__PURE__ */ builtin('exp', parts.exp, {
  summary: 'exponential',
  formula: 'exp(x)',
});

/** eˣ − 1, exact near 0 too.
 *  @example expm1(1e-10); // 1.00000000005e-10 */
export const expm1: Builtin = /* @__PURE__ */ builtin('expm1', parts.expm1, {
  summary: 'exponential minus 1',
  formula: 'exp(x) - 1',
});

/** Natural logarithm; -Infinity at 0, NaN below.
 *  @example log([1, Math.E]); // 0, 1 */
export const log: Builtin = /* @__PURE__ */ builtin('log', parts.log, {
  summary: 'natural logarithm',
  formula: 'log(x)',
});

/** log(1 + x), exact near 0 too.
 *  @example log1p(1e-10); // 9.999999999500001e-11 */
export const log1p: Builtin = /* @__PURE__ */ builtin('log1p', parts.log1p, {
  summary: 'logarithm of 1 + x',
  formula: 'log(1 + x)',
});

/** Logarithm to base 2; powers of 2 come out exact. -Infinity at 0, NaN below.
 *  @example log2([8, 0.25]); // 3, -2 */
export const log2: Builtin = /* @__PURE__ */ builtin('log2', parts.log2, {
  summary: 'logarithm to base 2',
  formula: 'log(x) / log(2)',
});

/** Logarithm to base 10. -Infinity at 0, NaN below.
 *  @example log10([1000, 0.01]); // 3, -2 */
export const log10: Builtin = /* @__PURE__ */ builtin('log10', parts.log10, {
  summary: 'logarithm to base 10',
  formula: 'log(x) / log(10)',
});

/** 2ˣ; whole powers exactly.
 *  @example exp2([0.5, 10]); // 1.4142135623730951, 1024 */
export const exp2: Builtin = /* @__PURE__ */ builtin('exp2', parts.exp2, {
  summary: 'power of 2',
  formula: '2^x',
});

/** 10ˣ; whole powers exactly, where a double holds them.
 *  @example exp10([-0.5, 3]); // 0.31622776601683794, 1000 */
export const exp10: Builtin = /* @__PURE__ */ builtin('exp10', parts.exp10, {
  summary: 'power of 10',
  formula: '10^x',
});

/** The error function, 2/√π times the integral of e^(−t²) from 0 to x.
 *  @example erf(1); // 0.8427007929497149 */
export const erf: Builtin = /* @__PURE__ */ builtin('erf', parts.erf, {
  summary: 'error function',
  formula: 'erf(x)',
});

/** 1 − erf(x), its tail included.
 *  @example erfc(10); // 2.088487583762545e-45 */
export const erfc: Builtin = /* @__PURE__ */ builtin('erfc', parts.erfc, {
  summary: 'complementary error function',
  formula: 'erfc(x)',
});
