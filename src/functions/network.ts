/** What neural networks are made of. */

import { type Builtin, builtin, type Maker, maker } from '../descriptor.js';
import * as parts from '../kernel/generated/parts.js';
import { clamped, leaking, rectified } from '../plain-loops.js';

/** The logistic function 1/(1+e⁻ˣ), right over the whole range, its subnormal tail included.
 *  @example sigmoid(-745); // 5e-324 */
export const sigmoid: Builtin = /* @__PURE__ */ builtin('sigmoid', parts.sigmoid, {
  summary: 'logistic sigmoid',
  formula: '1 / (1 + exp(-x))',
});

/** max(x, 0); its derivative at 0 is ½, the symmetric one.
 *  @example relu([-1, 2]); // 0, 2 */
export const relu: Builtin = /* @__PURE__ */ builtin(
  'relu',
  parts.relu,
  {
    summary: 'rectifier',
    formula: 'max(x, 0)',
  },
  [],
  rectified,
);

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
  leaking,
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
  leaking,
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
  clamped,
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
  clamped,
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

/** x · clamp(x + 3, 0, 6) / 6, as PyTorch has it. Its derivative at −3 and 3 is the symmetric one, −¼ and 5/4.
 *  @example hardSwish([-4, 1, 4]); // -0, 0.6666666666666666, 4 */
export const hardSwish: Builtin = /* @__PURE__ */ builtin('hardSwish', parts.hardSwish, {
  summary: 'piecewise swish',
  formula: 'x * clamp(x + 3, 0, 6) / 6',
});

/** x · tanh(softplus(x)).
 *  @example mish(1); // 0.8650983882673103 */
export const mish: Builtin = /* @__PURE__ */ builtin('mish', parts.mish, {
  summary: 'mish',
  formula: 'x * tanh(log(1 + exp(x)))',
});

/** x for x ≥ 0, 1.67… (eˣ − 1) for x < 0, times 1.05…: the self-normalizing unit, with PyTorch's constants.
 *  @example selu([-1, 1]); // -1.1113307378125628, 1.0507009873554805 */
export const selu: Builtin = /* @__PURE__ */ builtin('selu', parts.selu, {
  summary: 'scaled exponential linear unit',
  formula: '1.0507009873554805 * where(x < 0, 1.6732632423543772 * (exp(x) - 1), x)',
});

/** x for x ≥ 0, alpha · (eˣ − 1) for x < 0: `elu` with another left end, −alpha.
 *  @param alpha a finite number.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN or infinite.
 *  @example eluWith(2)(-1); // -1.2642411176571153 */
export const eluWith: Maker<[alpha: number]> = /* @__PURE__ */ maker(
  parts.eluWith,
  [{ name: 'alpha', initial: 2 }],
  {
    summary: 'exponential linear unit that ends at −alpha',
    formula: 'where(x < 0, alpha * (exp(x) - 1), x)',
  },
);

/** x for x ≥ 0, alpha · (e^(x/alpha) − 1) for x < 0: `elu` that ends at −alpha and has no kink.
 *  @param alpha a finite number above 0.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN, infinite, 0 or below 0.
 *  @example celu(2)(-1); // -0.7869386805747332 */
export const celu: Maker<[alpha: number]> = /* @__PURE__ */ maker(
  parts.celu,
  [{ name: 'alpha', initial: 2, positive: true }],
  {
    summary: 'exponential linear unit without a kink',
    formula: 'where(x < 0, alpha * (exp(x / alpha) - 1), x)',
  },
);

/** x · sigmoid(beta · x): `silu` at another scale, also known as swish with a beta.
 *  @param beta a finite number; at 0 it is x / 2, below 0 it is the function turned about.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN or infinite.
 *  @example siluWith(1.5)(1); // 0.8175744761936437 */
export const siluWith: Maker<[beta: number]> = /* @__PURE__ */ maker(
  parts.siluWith,
  [{ name: 'beta', initial: 1.5 }],
  {
    summary: 'sigmoid linear unit of another scale',
    formula: 'x / (1 + exp(-beta * x))',
  },
);

/** log(1 + e^(beta · x)) / beta: `softplus` at another scale, nearer to `relu` the larger beta is.
 *  @param beta a finite number; below 0 it is the function turned about, at 0 infinite.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN or infinite.
 *  @example softplusWith(2)(0); // 0.34657359027997264 */
export const softplusWith: Maker<[beta: number]> = /* @__PURE__ */ maker(
  parts.softplusWith,
  [{ name: 'beta', initial: 2 }],
  {
    summary: 'softplus of another sharpness',
    formula: 'log(1 + exp(beta * x)) / beta',
  },
);

/** x − tanh(x), exact near 0 too.
 *  @example tanhShrink(1e-3); // 3.33333200000054e-10 */
export const tanhShrink: Builtin = /* @__PURE__ */ builtin('tanhShrink', parts.tanhShrink, {
  summary: 'x less its hyperbolic tangent',
  formula: 'x - tanh(x)',
});

/** x brought nearer to 0 by limit; 0 from −limit to limit. Its derivative there is 0, at both ends ½.
 *  @param limit a finite number; below 0 it is x − limit everywhere.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN or infinite.
 *  @example softshrink(0.5)([-2, 0.25, 2]); // -1.5, 0, 1.5 */
export const softshrink: Maker<[limit: number]> = /* @__PURE__ */ maker(
  parts.softshrink,
  [{ name: 'limit', initial: 0.5 }],
  {
    summary: 'soft shrinkage',
    formula: 'x - clamp(x, -limit, limit)',
  },
);

/** x, or 0 from −limit to limit. Its derivative is 0 there, ½ at both ends, 1 outside.
 *  @param limit a finite number; below 0 it is x everywhere.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN or infinite.
 *  @example hardShrink(0.5)([-2, 0.25, 2]); // -2, 0, 2 */
export const hardShrink: Maker<[limit: number]> = /* @__PURE__ */ maker(
  parts.hardShrink,
  [{ name: 'limit', initial: 0.5 }],
  {
    summary: 'hard shrinkage',
    formula: 'where(limit < abs(x), x, 0)',
  },
);

/** The approximation of `gelu` by tanh: x · (1 + tanh(√(2/π) (x + 0.044715x³))) / 2, which some networks are trained with.
 *  @example geluTanh(1); // 0.8411919906082767 */
export const geluTanh: Builtin = /* @__PURE__ */ builtin('geluTanh', parts.geluTanh, {
  summary: 'gelu approximated by tanh',
  formula: 'x / (1 + exp(-sqrt(8 / pi) * (x + 0.044715 * x^3)))',
});
