import { describe, expect, test } from 'vitest';
import * as rows from '../../src/functions.js';

const { abs, cos, elu, exp, expm1, leakyRelu, log, log1p, neg, reciprocal } = rows;
const { ceil, clamp, floor, hardSigmoid, hardTanh, log10, log2, relu6, round, rsqrt, sign, softsign, trunc } =
  rows;
const { relu, sigmoid, sin, softplus, sqrt, square, tanh } = rows;
const {
  celu,
  eluWith,
  geluTanh,
  hardShrink,
  hardSwish,
  mish,
  selu,
  siluWith,
  softplusWith,
  softshrink,
  tanhShrink,
} = rows;
const INF = Number.POSITIVE_INFINITY;
const NAN = Number.NaN;
const LARGEST = Number.MAX_VALUE;
const DELTAS = [0, 5e-324, 1e-300, 1e-3, 1, 300, 301, 1e10, 1e300, LARGEST];

/** Values at Infinity, -Infinity, 0 and -0: those of C23 (annex F) and IEEE 754 where these name the function. Then the
 *  slope's limits at Infinity and -Infinity, which hold at every delta. */
const special = [
  [abs, [INF, INF, 0, 0], [1, -1]],
  [celu(2), [INF, -2, 0, -0], [1, 0]],
  [cos, [NAN, NAN, 1, 1], [NAN, NAN]],
  [elu, [INF, -1, 0, -0], [1, 0]],
  [exp, [INF, 0, 1, 1], [INF, 0]],
  [expm1, [INF, -1, 0, -0], [INF, 0]],
  [leakyRelu, [INF, -INF, 0, -0], [1, 0.2]],
  [log, [INF, NAN, -INF, -INF], [0, NAN]],
  [eluWith(2), [INF, -2, 0, -0], [1, 0]],
  [hardShrink(0.5), [INF, -INF, 0, 0], [1, 1]],
  [hardSigmoid, [1, 0, 0.5, 0.5], [0, 0]],
  [hardTanh, [1, -1, 0, -0], [0, 0]],
  [log10, [INF, NAN, -INF, -INF], [0, NAN]],
  [log2, [INF, NAN, -INF, -INF], [0, NAN]],
  [log1p, [INF, NAN, 0, -0], [0, NAN]],
  [neg, [-INF, INF, -0, 0], [-1, -1]],
  [reciprocal, [0, -0, INF, -INF], [-0, -0]],
  [rsqrt, [0, NAN, INF, -INF], [-0, NAN]],
  [selu, [INF, -1.7580993408473766, 0, -0], [1.0507009873554805, 0]],
  [sigmoid, [1, 0, 0.5, 0.5], [0, 0]],
  [sign, [1, -1, 0, -0], [0, 0]],
  [sin, [NAN, NAN, 0, -0], [NAN, NAN]],
  [softshrink(0.5), [INF, -INF, 0, 0], [1, 1]],
  [softsign, [1, -1, 0, -0], [0, 0]],
  [softplus, [INF, 0, Math.LN2, Math.LN2], [1, 0]],
  [softplusWith(2), [INF, 0, Math.LN2 / 2, Math.LN2 / 2], [1, 0]],
  [softplusWith(-2), [-0, -INF, -Math.LN2 / 2, -Math.LN2 / 2], [0, 1]],
  [sqrt, [INF, NAN, 0, -0], [0, NAN]],
  [square, [INF, INF, 0, 0], [INF, -INF]],
  [tanh, [1, -1, 0, -0], [0, 0]],
  [tanhShrink, [INF, -INF, 0, -0], [1, 1]],
] as const;

describe.each(special)('%s', (f, values, slopes) => {
  test('values at the infinities and the zeros', () => {
    expect(Array.from(f([INF, -INF, 0, -0]))).toEqual([...values]);
  });

  test.each(DELTAS)('slopes at the infinities, and NaN, at delta %d', (delta) => {
    expect(Array.from(f.deriv([INF, -INF, NAN], { delta }))).toEqual([...slopes, NAN]);
  });
});

test('at scale 1, and at any other of x, siluWith, softplusWith and celu are silu, softplus and elu', () => {
  const { elu, silu, softplus } = rows;
  const x = Float64Array.from({ length: 4001 }, (_, i) => (i - 2000) / 8);
  for (const [made, plain] of [
    [siluWith(1), silu],
    [softplusWith(1), softplus],
    [celu(1), elu],
  ] as const) {
    expect(Array.from(made(x))).toEqual(Array.from(plain(x)));
    expect(Array.from(made.deriv(x))).toEqual(Array.from(plain.deriv(x)));
  }
  // Of a power of two all is exact but the function.
  const half = x.map((v) => v / 2);
  expect(Array.from(siluWith(2)(half))).toEqual(Array.from(silu(x), (v) => v / 2));
  expect(Array.from(softplusWith(2)(half))).toEqual(Array.from(softplus(x), (v) => v / 2));
  expect(Array.from(celu(0.5)(half))).toEqual(Array.from(elu(x), (v) => v / 2));
  expect(Array.from(siluWith(-2)(half.map((v) => -v)))).toEqual(Array.from(silu(x), (v) => -v / 2));
  expect(() => celu(0)).toThrow('celu: alpha must be above 0; got 0');
});

test('relu is 0 left of 0, its slope 0 and 1 at the infinities', () => {
  expect(Array.from(relu([INF, -INF, 0]))).toEqual([INF, 0, 0]);
  for (const delta of DELTAS)
    expect(Array.from(relu.deriv([INF, -INF, NAN], { delta }))).toEqual([1, 0, NAN]);
});

test('whole numbers: half way to the even one, signs of zeros kept', () => {
  expect(Array.from(round([0.5, 1.5, 2.5, -0.5, -1.5]))).toEqual([0, 2, 2, -0, -2]);
  expect(Array.from(floor([-0.5, -0, 2 ** 53]))).toEqual([-1, -0, 2 ** 53]);
  expect(Array.from(ceil([-0.5, 0.5, INF]))).toEqual([-0, 1, INF]);
  expect(Array.from(trunc([-1.5, -0.5, 1.5]))).toEqual([-1, -0, 1]);
});

test('steps are where they are, not where x + delta rounds to', () => {
  // 1 - 2^-53 and a little more stay below 1; 1 less a little is below 1.
  expect(floor.deriv(1 - 2 ** -53, { delta: 2 ** -55 })).toBe(0);
  expect(floor.deriv(1, { delta: 2 ** -60 })).toBe(2 ** 59);
  expect(round.deriv(0.5, { delta: 2 ** -70 })).toBe(2 ** 69);
  expect(floor.deriv(1e300, { delta: 0.75 })).toBe(2 / 3);
  for (const f of [floor, ceil, round, trunc]) expect(f.deriv(0.3, { delta: 1e300 })).toBe(1);
});

test('logarithms of powers of their base are whole numbers', () => {
  for (let k = -1074; k < 1024; k++) expect(log2(2 ** k)).toBe(k);
  for (let k = -307; k <= 308; k++) expect(log10(Number(`1e${k}`))).toBe(k);
});

test('bounds: a half at each, nothing beyond, high where they cross', () => {
  expect(Array.from(relu6.deriv([-1, 0, 3, 6, 7]))).toEqual([0, 0.5, 1, 0.5, 0]);
  expect(Array.from(clamp(2, 1)([0, 1.5, 3]))).toEqual([1, 1, 1]);
  expect(clamp(-1e308, 1e308).deriv(0, { delta: LARGEST })).toBe(1e308 / LARGEST);
});

test('gated units are 0 at -Infinity from below, their slope 0 and 1 at the infinities', () => {
  for (const f of [geluTanh, hardSwish, mish]) {
    expect(Array.from(f([INF, -INF, 0, -0]))).toEqual([INF, -0, 0, -0]);
    for (const delta of DELTAS) {
      const [right, left, none] = f.deriv([INF, -INF, NAN], { delta });
      expect([right, Math.abs(left as number), none]).toEqual([1, 0, NAN]);
    }
  }
});

test('shrinkage below 0 shrinks nothing, or moves by as much', () => {
  expect(Array.from(hardShrink(-1)([-0.5, 0.25]))).toEqual([-0.5, 0.25]);
  expect(Array.from(softshrink(-1)([-0.5, 0.25]))).toEqual([0.5, 1.25]);
  expect(Array.from(hardShrink(0).deriv([-1, 0, 1], { delta: 0 }))).toEqual([1, 1, 1]);
});

test('celu far left of a wide difference is what its one point leaves', () => {
  for (const delta of [310, 650, 900, 2500]) {
    const want = Math.exp(-20) / (2 * delta);
    expect(Math.abs(celu(1).deriv(-20 - delta, { delta }) / want - 1)).toBeLessThan(1e-14);
  }
});

test('mish where one point of a wide difference is 0 is what the other leaves', () => {
  for (const delta of [1.5, 5, 20, 80]) {
    const want = -mish(-2 * delta) / (2 * delta);
    expect(Math.abs(mish.deriv(-delta, { delta }) / want - 1)).toBeLessThan(1e-14);
  }
});
