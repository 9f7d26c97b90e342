/** Circular and hyperbolic functions and their inverses. */

import { type Builtin, builtin } from '../descriptor.js';
import * as parts from '../kernel/generated/parts.js';

/** Sine, right for every double.
 *  @example sin(1e22); // -0.8522008497671888 */
export const sin: Builtin = /* @__PURE__ */ builtin('sin', parts.sin, {
  summary: 'sine',
  formula: 'sin(x)',
});

/** Cosine, right for every double.
 *  @example cos(0); // 1 */
export const cos: Builtin = /* @__PURE__ */ builtin('cos', parts.cos, {
  summary: 'cosine',
  formula: 'cos(x)',
});

/** Hyperbolic tangent.
 *  @example tanh(1); // 0.7615941559557649 */
export const tanh: Builtin = /* @__PURE__ */ builtin('tanh', parts.tanh, {
  summary: 'hyperbolic tangent',
  formula: 'tanh(x)',
});

/** Tangent, right for every double.
 *  @example tan(1); // 1.5574077246549023 */
export const tan: Builtin = /* @__PURE__ */ builtin('tan', parts.tan, {
  summary: 'tangent',
  formula: 'tan(x)',
});

/** Arc sine; NaN beyond 1 and -1.
 *  @example asin([0.5, 1]); // 0.5235987755982989, 1.5707963267948966 */
export const asin: Builtin = /* @__PURE__ */ builtin('asin', parts.asin, {
  summary: 'arc sine',
  formula: 'asin(x)',
});

/** Arc cosine; NaN beyond 1 and -1.
 *  @example acos([0.5, 1]); // 1.0471975511965979, 0 */
export const acos: Builtin = /* @__PURE__ */ builtin('acos', parts.acos, {
  summary: 'arc cosine',
  formula: 'acos(x)',
});

/** Arc tangent.
 *  @example atan([1, Infinity]); // 0.7853981633974483, 1.5707963267948966 */
export const atan: Builtin = /* @__PURE__ */ builtin('atan', parts.atan, {
  summary: 'arc tangent',
  formula: 'atan(x)',
});

/** Hyperbolic sine.
 *  @example sinh(1); // 1.1752011936438014 */
export const sinh: Builtin = /* @__PURE__ */ builtin('sinh', parts.sinh, {
  summary: 'hyperbolic sine',
  formula: 'sinh(x)',
});

/** Hyperbolic cosine.
 *  @example cosh(1); // 1.5430806348152437 */
export const cosh: Builtin = /* @__PURE__ */ builtin('cosh', parts.cosh, {
  summary: 'hyperbolic cosine',
  formula: 'cosh(x)',
});

/** Inverse hyperbolic sine.
 *  @example asinh(1); // 0.881373587019543 */
export const asinh: Builtin = /* @__PURE__ */ builtin('asinh', parts.asinh, {
  summary: 'inverse hyperbolic sine',
  formula: 'asinh(x)',
});

/** Inverse hyperbolic cosine; NaN below 1.
 *  @example acosh([1, 2]); // 0, 1.3169578969248168 */
export const acosh: Builtin = /* @__PURE__ */ builtin('acosh', parts.acosh, {
  summary: 'inverse hyperbolic cosine',
  formula: 'acosh(x)',
});

/** Inverse hyperbolic tangent; infinite at 1 and -1, NaN beyond.
 *  @example atanh([0.5, 1]); // 0.5493061443340548, Infinity */
export const atanh: Builtin = /* @__PURE__ */ builtin('atanh', parts.atanh, {
  summary: 'inverse hyperbolic tangent',
  formula: 'atanh(x)',
});
