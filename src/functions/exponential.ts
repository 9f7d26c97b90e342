/** Exponentials and logarithms. */

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
