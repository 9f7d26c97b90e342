/** The table of built-in functions: one export, one row. Its kernel file is `assembly/functions/<name>.ts`.
 *  Tests, benchmarks, the page's menu and the reference all read this module's exports.
 *
 *  Each row is marked pure, so that a bundler drops the functions a program does not use. */

import { type Builtin, builtin, type Maker, maker } from './descriptor.js';
import type * as rows from './functions.js';
import * as parts from './kernel/generated/parts.js';
import type { KernelFunction } from './kernel/kernel.js';

/** A kernel file without a row here does not compile: it is missing in this constraint. */
export type Complete<Missing extends never = Exclude<KernelFunction, keyof typeof rows>> = Missing;

/** Names of the functions that are applied as they are, which makers are not: for `name` of this type,
 *  `functions[name](x)` compiles. */
export type BuiltinName = {
  [Name in keyof typeof rows]: (typeof rows)[Name] extends Builtin ? Name : never;
}[keyof typeof rows];

/** x², f'(x) = 2x. Its central difference is 2x for every delta.
 *  @example square([1, 2, 3]); // 1, 4, 9 */
export const square: Builtin = /* @__PURE__ */ builtin('square', parts.square, {
  summary: 'square',
  formula: 'x^2',
});

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

/** Hyperbolic tangent.
 *  @example tanh(1); // 0.7615941559557649 */
export const tanh: Builtin = /* @__PURE__ */ builtin('tanh', parts.tanh, {
  summary: 'hyperbolic tangent',
  formula: 'tanh(x)',
});

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

/** Square root; NaN below 0.
 *  @example sqrt([4, 9]); // 2, 3 */
export const sqrt: Builtin = /* @__PURE__ */ builtin('sqrt', parts.sqrt, {
  summary: 'square root',
  formula: 'sqrt(x)',
});

/** 1/x.
 *  @example reciprocal([2, 4]); // 0.5, 0.25 */
export const reciprocal: Builtin = /* @__PURE__ */ builtin('reciprocal', parts.reciprocal, {
  summary: 'reciprocal',
  formula: '1 / x',
});

/** |x|; its derivative at 0 is 0, the symmetric one.
 *  @example abs([-1, 2]); // 1, 2 */
export const abs: Builtin = /* @__PURE__ */ builtin('abs', parts.abs, {
  summary: 'absolute value',
  formula: 'abs(x)',
});

/** −x.
 *  @example neg([-1, 2]); // 1, -2 */
export const neg: Builtin = /* @__PURE__ */ builtin('neg', parts.neg, {
  summary: 'negation',
  formula: '-x',
});

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

/** log(1 + eˣ), a smooth rectifier.
 *  @example softplus(0); // 0.6931471805599453 */
export const softplus: Builtin = /* @__PURE__ */ builtin('softplus', parts.softplus, {
  summary: 'softplus',
  formula: 'log(1 + exp(x))',
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

/** scale · x + shift, a straight line.
 *  @param scale @param shift finite numbers.
 *  @throws {TypeError} if one is no number. @throws {RangeError} if one is NaN or infinite.
 *  @example affine(3, -14)(5); // 1 */
export const affine: Maker<[scale: number, shift: number]> = /* @__PURE__ */ maker(
  parts.affine,
  [
    { name: 'scale', initial: 3 },
    { name: 'shift', initial: -14 },
  ],
  {
    summary: 'straight line',
    formula: 'scale * x + shift',
  },
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

/** xⁿ for an integer n, negative ones included.
 *  @param n an integer, at most 2³¹ − 1 in size.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is no such integer.
 *  @example power(3)([1, 2, 3]); // 1, 8, 27 */
export const power: Maker<[n: number]> = /* @__PURE__ */ maker(
  parts.power,
  [{ name: 'n', initial: 3, integer: true }],
  {
    summary: 'integer power',
    formula: 'x^n',
  },
);
