/** Powers, roots, signs, steps and straight lines. */

import { type Builtin, builtin, type Maker, maker } from '../descriptor.js';
import * as parts from '../kernel/generated/parts.js';
import {
  ceilings,
  clamped,
  floors,
  lines,
  magnitudes,
  negatives,
  reciprocals,
  roots,
  squares,
  truncated,
} from '../plain-loops.js';

/** x², f'(x) = 2x. Its central difference is 2x for every delta.
 *  @example square([1, 2, 3]); // 1, 4, 9 */
export const square: Builtin = /* @__PURE__ */ builtin(
  'square',
  parts.square,
  {
    summary: 'square',
    formula: 'x^2',
  },
  [],
  squares,
);

/** Square root; NaN below 0.
 *  @example sqrt([4, 9]); // 2, 3 */
export const sqrt: Builtin = /* @__PURE__ */ builtin(
  'sqrt',
  parts.sqrt,
  {
    summary: 'square root',
    formula: 'sqrt(x)',
  },
  [],
  roots,
);

/** 1/√x. Infinite at 0, with the sign of the zero; NaN below.
 *  @example rsqrt([4, 0.25]); // 0.5, 2 */
export const rsqrt: Builtin = /* @__PURE__ */ builtin('rsqrt', parts.rsqrt, {
  summary: 'reciprocal square root',
  formula: '1 / sqrt(x)',
});

/** 1/x.
 *  @example reciprocal([2, 4]); // 0.5, 0.25 */
export const reciprocal: Builtin = /* @__PURE__ */ builtin(
  'reciprocal',
  parts.reciprocal,
  {
    summary: 'reciprocal',
    formula: '1 / x',
  },
  [],
  reciprocals,
);

/** |x|; its derivative at 0 is 0, the symmetric one.
 *  @example abs([-1, 2]); // 1, 2 */
export const abs: Builtin = /* @__PURE__ */ builtin(
  'abs',
  parts.abs,
  {
    summary: 'absolute value',
    formula: 'abs(x)',
  },
  [],
  magnitudes,
);

/** −x.
 *  @example neg([-1, 2]); // 1, -2 */
export const neg: Builtin = /* @__PURE__ */ builtin(
  'neg',
  parts.neg,
  {
    summary: 'negation',
    formula: '-x',
  },
  [],
  negatives,
);

/** 1, −1, or x itself at 0 and NaN. Its derivative is 0, at 0 too.
 *  @example sign([-3, 0, 2]); // -1, 0, 1 */
export const sign: Builtin = /* @__PURE__ */ builtin('sign', parts.sign, {
  summary: 'sign',
  formula: 'sign(x)',
});

/** The largest whole number at most x. Its derivative is 0, at the steps too.
 *  @example floor([1.5, -1.5]); // 1, -2 */
export const floor: Builtin = /* @__PURE__ */ builtin(
  'floor',
  parts.floor,
  {
    summary: 'rounding down',
    formula: 'floor(x)',
  },
  [],
  floors,
);

/** The least whole number at least x. Its derivative is 0, at the steps too.
 *  @example ceil([1.5, -1.5]); // 2, -1 */
export const ceil: Builtin = /* @__PURE__ */ builtin(
  'ceil',
  parts.ceil,
  {
    summary: 'rounding up',
    formula: 'ceil(x)',
  },
  [],
  ceilings,
);

/** The nearest whole number, the even one of two, as NumPy's round. Its derivative is 0, at the steps too.
 *  @example round([0.5, 1.5, 2.6]); // 0, 2, 3 */
export const round: Builtin = /* @__PURE__ */ builtin('round', parts.round, {
  summary: 'rounding to nearest',
  formula: 'round(x)',
});

/** The whole number next to x towards 0. Its derivative is 0, at the steps too.
 *  @example trunc([1.5, -1.5]); // 1, -1 */
export const trunc: Builtin = /* @__PURE__ */ builtin(
  'trunc',
  parts.trunc,
  {
    summary: 'rounding towards 0',
    formula: 'trunc(x)',
  },
  [],
  truncated,
);

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
  lines,
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

/** x kept between two bounds: min(max(x, low), high). Its derivative at a bound is ½, the symmetric one.
 *  @param low @param high finite numbers; where low is above high, f is high everywhere.
 *  @throws {TypeError} if one is no number. @throws {RangeError} if one is NaN or infinite.
 *  @example clamp(0, 1)([-1, 0.5, 2]); // 0, 0.5, 1 */
export const clamp: Maker<[low: number, high: number]> = /* @__PURE__ */ maker(
  parts.clamp,
  [
    { name: 'low', initial: -1 },
    { name: 'high', initial: 1 },
  ],
  {
    summary: 'between two bounds',
    formula: 'clamp(x, low, high)',
  },
  clamped,
);

/** Cube root, of negative numbers too.
 *  @example cbrt([-8, 27]); // -2, 3 */
export const cbrt: Builtin = /* @__PURE__ */ builtin('cbrt', parts.cbrt, {
  summary: 'cube root',
  formula: 'cbrt(x)',
});

/** xᵖ for a real number p; NaN where x is negative and p not whole. `power(n)` is it for integers alone.
 *  @param p a finite number.
 *  @throws {TypeError} if it is no number. @throws {RangeError} if it is NaN or infinite.
 *  @example pow(1.5)([1, 4]); // 1, 8 */
export const pow: Maker<[p: number]> = /* @__PURE__ */ maker(parts.pow, [{ name: 'p', initial: 1.5 }], {
  summary: 'real power',
  formula: 'x^p',
});
