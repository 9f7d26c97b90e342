/** Circular and hyperbolic functions. */

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
