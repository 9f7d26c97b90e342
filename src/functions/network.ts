/** What neural networks are made of. */

import { type Builtin, builtin, type Maker, maker } from '../descriptor.js';
import * as parts from '../kernel/generated/parts.js';

/** The logistic function 1/(1+e⁻ˣ), right over the whole range, its subnormal tail included.
 *  @example sigmoid(-745); // 5e-324 */
export const sigmoid: Builtin = /* @__PURE__ */ builtin('sigmoid', parts.sigmoid, {
  summary: 'logistic sigmoid',
  formula: '1 / (1 + exp(-x))',
});

/** max(x, 0); its derivative at 0 is ½, the symmetric one.
 *  @example relu([-1, 2]); // 0, 2 */
export const relu: Builtin = /* @__PURE__ */ builtin('relu', parts.relu, {
  summary: 'rectifier',
  formula: 'max(x, 0)',
});

/** max(0.2x, x), as in the chapter: `leaky(0.2)` by its usual name.
 *  @example leakyRelu([-1, 2]); // -0.2, 2 */
export const leakyRelu: Builtin = /* @__PURE__ */ builtin(
  'leakyRelu',
  parts.leaky,
  {
    summary: 'leaky rectifier, slope 0.2',
    formula: 'max(0.2 * x, x)',
  },
  [0.2],
);

/** x for x ≥ 0, slope · x for x < 0.
 *  @param slope a finite number.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN or infinite.
 *  @example leaky(0.1)(-1); // -0.1 */
export const leaky: Maker<[slope: number]> = /* @__PURE__ */ maker(
  parts.leaky,
  [{ name: 'slope', initial: 0.2 }],
  {
    summary: 'leaky rectifier',
    formula: 'where(x < 0, slope * x, x)',
  },
);

/** min(max(x, 0), 6): `clamp(0, 6)` by its usual name. Its derivative at 0 and 6 is ½, the symmetric one.
 *  @example relu6([-1, 2, 7]); // 0, 2, 6 */
export const relu6: Builtin = /* @__PURE__ */ builtin(
  'relu6',
  parts.clamp,
  {
    summary: 'rectifier up to 6',
    formula: 'clamp(x, 0, 6)',
  },
  [0, 6],
);

/** min(max(x, −1), 1): `clamp(-1, 1)` by its usual name. Its derivative at −1 and 1 is ½, the symmetric one.
 *  @example hardTanh([-2, 0.5]); // -1, 0.5 */
export const hardTanh: Builtin = /* @__PURE__ */ builtin(
  'hardTanh',
  parts.clamp,
  {
    summary: 'piecewise linear tanh',
    formula: 'clamp(x, -1, 1)',
  },
  [-1, 1],
);

/** min(max(x + 3, 0), 6) / 6, as PyTorch has it.
 *  @example hardSigmoid([-4, 0, 4]); // 0, 0.5, 1 */
export const hardSigmoid: Builtin = /* @__PURE__ */ builtin('hardSigmoid', parts.hardSigmoid, {
  summary: 'piecewise linear sigmoid',
  formula: 'clamp(x + 3, 0, 6) / 6',
});

/** log(1 + eˣ), a smooth rectifier.
 *  @example softplus(0); // 0.6931471805599453 */
export const softplus: Builtin = /* @__PURE__ */ builtin('softplus', parts.softplus, {
  summary: 'softplus',
  formula: 'log(1 + exp(x))',
});

/** log(sigmoid(x)), exact in both tails.
 *  @example logSigmoid(0); // -0.6931471805599453 */
export const logSigmoid: Builtin = /* @__PURE__ */ builtin('logSigmoid', parts.logSigmoid, {
  summary: 'logarithm of sigmoid',
  formula: '-log(1 + exp(-x))',
});

/** x / (1 + |x|).
 *  @example softsign([-1, 3]); // -0.5, 0.75 */
export const softsign: Builtin = /* @__PURE__ */ builtin('softsign', parts.softsign, {
  summary: 'softsign',
  formula: 'x / (1 + abs(x))',
});

/** x · sigmoid(x), also known as swish.
 *  @example silu(1); // 0.7310585786300049 */
export const silu: Builtin = /* @__PURE__ */ builtin('silu', parts.silu, {
  summary: 'sigmoid linear unit',
  formula: 'x / (1 + exp(-x))',
});

/** x for x ≥ 0, eˣ − 1 for x < 0.
 *  @example elu([-1, 2]); // -0.6321205588285577, 2 */
export const elu: Builtin = /* @__PURE__ */ builtin('elu', parts.elu, {
  summary: 'exponential linear unit',
  formula: 'where(x < 0, exp(x) - 1, x)',
});

/** x · Φ(x), Φ the normal distribution: the exact form, not the tanh approximation.
 *  @example gelu(1); // 0.8413447460685429 */
export const gelu: Builtin = /* @__PURE__ */ builtin('gelu', parts.gelu, {
  summary: 'Gaussian error linear unit',
  formula: 'x * Phi(x)',
});
