/** The table of built-in functions: one export, one row. Its kernel file is `assembly/functions/<name>.ts`.
 *  Tests, benchmarks, the page's menu and the reference all read this module's exports.
 *
 *  Each row is marked pure, so that a bundler drops the functions a program does not use. */

import { type Builtin, builtin, type Maker, maker } from './descriptor.js';
import type * as rows from './functions.js';
import type { KernelFunction } from './kernel/kernel.js';

/** A kernel file without a row here does not compile: it is missing in this constraint. */
export type Complete<Missing extends never = Exclude<KernelFunction, keyof typeof rows>> = Missing;

/** x², f'(x) = 2x. Its central difference is 2x for every delta.
 *  @example square([1, 2, 3]); // 1, 4, 9 */
export const square: Builtin = /* @__PURE__ */ builtin('square', 'square', {
  summary: 'square',
  formula: 'x^2',
  numpy: 'np.power(x, 2)',
  tex: '@^2',
  texDeriv: '2 @',
});

/** The logistic function 1/(1+e⁻ˣ), right over the whole range, its subnormal tail included.
 *  @example sigmoid(-745); // 5e-324 */
export const sigmoid: Builtin = /* @__PURE__ */ builtin('sigmoid', 'sigmoid', {
  summary: 'logistic sigmoid',
  formula: '1 / (1 + exp(-x))',
  numpy: '1 / (1 + np.exp(-x))',
  tex: '\\frac{1}{1 + e^{-@}}',
  texDeriv: '\\frac{e^{-@}}{(1 + e^{-@})^2}',
});

/** max(x, 0); its derivative at 0 is ½, the symmetric one.
 *  @example relu([-1, 2]); // 0, 2 */
export const relu: Builtin = /* @__PURE__ */ builtin('relu', 'relu', {
  summary: 'rectifier',
  formula: 'max(x, 0)',
  numpy: 'np.maximum(x, 0)',
  tex: '\\max(@, 0)',
  texDeriv: '\\begin{cases} 1 & @ > 0 \\\\ 0 & @ < 0 \\end{cases}',
});

/** max(0.2x, x), as in the chapter: `leaky(0.2)` by its usual name.
 *  @example leakyRelu([-1, 2]); // -0.2, 2 */
export const leakyRelu: Builtin = /* @__PURE__ */ builtin(
  'leakyRelu',
  'leaky',
  {
    summary: 'leaky rectifier, slope 0.2',
    formula: 'max(0.2 * x, x)',
    numpy: 'np.maximum(0.2 * x, x)',
    tex: '\\max(0.2 @, @)',
    texDeriv: '\\begin{cases} 1 & @ > 0 \\\\ 0.2 & @ < 0 \\end{cases}',
  },
  [0.2],
);

/** Hyperbolic tangent.
 *  @example tanh(1); // 0.761594155955765 */
export const tanh: Builtin = /* @__PURE__ */ builtin('tanh', 'tanh', {
  summary: 'hyperbolic tangent',
  formula: 'tanh(x)',
  numpy: 'np.tanh(x)',
  tex: '\\tanh @',
  texDeriv: '1 - \\tanh^2 @',
});

/** eˣ.
 *  @example exp(1); // 2.718281828459045 */
export const exp: Builtin = /* @__PURE__ */ builtin('exp', 'exp', {
  summary: 'exponential',
  formula: 'exp(x)',
  numpy: 'np.exp(x)',
  tex: 'e^{@}',
  texDeriv: 'e^{@}',
});

/** eˣ − 1, exact near 0 too.
 *  @example expm1(1e-10); // 1.00000000005e-10 */
export const expm1: Builtin = /* @__PURE__ */ builtin('expm1', 'expm1', {
  summary: 'exponential minus 1',
  formula: 'exp(x) - 1',
  numpy: 'np.expm1(x)',
  tex: 'e^{@} - 1',
  texDeriv: 'e^{@}',
});

/** Natural logarithm; -Infinity at 0, NaN below.
 *  @example log([1, Math.E]); // 0, 1 */
export const log: Builtin = /* @__PURE__ */ builtin('log', 'log', {
  summary: 'natural logarithm',
  formula: 'log(x)',
  numpy: 'np.log(x)',
  tex: '\\ln @',
  texDeriv: '\\frac{1}{@}',
});

/** log(1 + x), exact near 0 too.
 *  @example log1p(1e-10); // 9.999999999500001e-11 */
export const log1p: Builtin = /* @__PURE__ */ builtin('log1p', 'log1p', {
  summary: 'logarithm of 1 + x',
  formula: 'log(1 + x)',
  numpy: 'np.log1p(x)',
  tex: '\\ln(1 + @)',
  texDeriv: '\\frac{1}{1 + @}',
});

/** Square root; NaN below 0.
 *  @example sqrt([4, 9]); // 2, 3 */
export const sqrt: Builtin = /* @__PURE__ */ builtin('sqrt', 'sqrt', {
  summary: 'square root',
  formula: 'sqrt(x)',
  numpy: 'np.sqrt(x)',
  tex: '\\sqrt{@}',
  texDeriv: '\\frac{1}{2 \\sqrt{@}}',
});

/** 1/x.
 *  @example reciprocal([2, 4]); // 0.5, 0.25 */
export const reciprocal: Builtin = /* @__PURE__ */ builtin('reciprocal', 'reciprocal', {
  summary: 'reciprocal',
  formula: '1 / x',
  numpy: '1 / x',
  tex: '\\frac{1}{@}',
  texDeriv: '-\\frac{1}{@^2}',
});

/** |x|; its derivative at 0 is 0, the symmetric one.
 *  @example abs([-1, 2]); // 1, 2 */
export const abs: Builtin = /* @__PURE__ */ builtin('abs', 'abs', {
  summary: 'absolute value',
  formula: 'abs(x)',
  numpy: 'np.abs(x)',
  tex: '\\lvert @ \\rvert',
  texDeriv: '\\begin{cases} 1 & @ > 0 \\\\ -1 & @ < 0 \\end{cases}',
});

/** −x.
 *  @example neg([-1, 2]); // 1, -2 */
export const neg: Builtin = /* @__PURE__ */ builtin('neg', 'neg', {
  summary: 'negation',
  formula: '-x',
  numpy: '-x',
  tex: '-@',
  texDeriv: '-1',
});

/** Sine, right for every double.
 *  @example sin(1e22); // -0.8522008497671888 */
export const sin: Builtin = /* @__PURE__ */ builtin('sin', 'sin', {
  summary: 'sine',
  formula: 'sin(x)',
  numpy: 'np.sin(x)',
  tex: '\\sin @',
  texDeriv: '\\cos @',
});

/** Cosine, right for every double.
 *  @example cos(0); // 1 */
export const cos: Builtin = /* @__PURE__ */ builtin('cos', 'cos', {
  summary: 'cosine',
  formula: 'cos(x)',
  numpy: 'np.cos(x)',
  tex: '\\cos @',
  texDeriv: '-\\sin @',
});

/** log(1 + eˣ), a smooth rectifier.
 *  @example softplus(0); // 0.6931471805599453 */
export const softplus: Builtin = /* @__PURE__ */ builtin('softplus', 'softplus', {
  summary: 'softplus',
  formula: 'log(1 + exp(x))',
  numpy: 'np.logaddexp(0, x)',
  tex: '\\ln(1 + e^{@})',
  texDeriv: '\\frac{1}{1 + e^{-@}}',
});

/** x · sigmoid(x), also known as swish.
 *  @example silu(1); // 0.7310585786300049 */
export const silu: Builtin = /* @__PURE__ */ builtin('silu', 'silu', {
  summary: 'sigmoid linear unit',
  formula: 'x / (1 + exp(-x))',
  numpy: 'x / (1 + np.exp(-x))',
  tex: '\\frac{@}{1 + e^{-@}}',
  texDeriv: '\\frac{1 + e^{-@} + @ e^{-@}}{(1 + e^{-@})^2}',
});

/** x for x ≥ 0, eˣ − 1 for x < 0.
 *  @example elu([-1, 2]); // -0.6321205588285577, 2 */
export const elu: Builtin = /* @__PURE__ */ builtin('elu', 'elu', {
  summary: 'exponential linear unit',
  formula: 'x < 0 ? exp(x) - 1 : x',
  numpy: 'np.where(x < 0, np.expm1(x), x)',
  tex: '\\begin{cases} @ & @ \\ge 0 \\\\ e^{@} - 1 & @ < 0 \\end{cases}',
  texDeriv: '\\begin{cases} 1 & @ \\ge 0 \\\\ e^{@} & @ < 0 \\end{cases}',
});

/** x · Φ(x), Φ the normal distribution: the exact form, not the tanh approximation.
 *  @example gelu(1); // 0.8413447460685429 */
export const gelu: Builtin = /* @__PURE__ */ builtin('gelu', 'gelu', {
  summary: 'Gaussian error linear unit',
  formula: 'x * (1 + erf(x / sqrt(2))) / 2',
  numpy: 'x * (1 + scipy.special.erf(x / np.sqrt(2))) / 2',
  tex: '@ \\, \\Phi(@)',
  texDeriv: '\\Phi(@) + @ \\, \\varphi(@)',
});

/** scale · x + shift, a straight line.
 *  @param scale @param shift finite numbers.
 *  @throws {TypeError} if one is no number. @throws {RangeError} if one is NaN or infinite.
 *  @example affine(3, -14)(5); // 1 */
export const affine: Maker<[scale: number, shift: number]> = /* @__PURE__ */ maker(
  'affine',
  [
    { name: 'scale', initial: 3 },
    { name: 'shift', initial: -14 },
  ],
  {
    summary: 'straight line',
    formula: 'scale * x + shift',
    numpy: 'scale * x + shift',
    tex: '#scale @ + #shift',
    texDeriv: '#scale',
  },
);

/** x for x ≥ 0, slope · x for x < 0.
 *  @param slope a finite number.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN or infinite.
 *  @example leaky(0.1)(-1); // -0.1 */
export const leaky: Maker<[slope: number]> = /* @__PURE__ */ maker(
  'leaky',
  [{ name: 'slope', initial: 0.2 }],
  {
    summary: 'leaky rectifier',
    formula: 'x < 0 ? slope * x : x',
    numpy: 'np.where(x < 0, slope * x, x)',
    tex: '\\begin{cases} @ & @ \\ge 0 \\\\ #slope @ & @ < 0 \\end{cases}',
    texDeriv: '\\begin{cases} 1 & @ > 0 \\\\ #slope & @ < 0 \\end{cases}',
  },
);

/** xⁿ for an integer n, negative ones included.
 *  @param n an integer, at most 2³¹ − 1 in size.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is no such integer.
 *  @example power(3)([1, 2, 3]); // 1, 8, 27 */
export const power: Maker<[n: number]> = /* @__PURE__ */ maker(
  'power',
  [{ name: 'n', initial: 3, integer: true }],
  {
    summary: 'integer power',
    formula: 'x^n',
    numpy: 'np.power(x, float(n))',
    tex: '@^{#n}',
    texDeriv: '#n @^{#n - 1}',
  },
);
