import { describe, expect, test } from 'vitest';
import * as rows from '../../src/functions.js';

const { abs, cos, elu, exp, expm1, leakyRelu, log, log1p, neg, reciprocal } = rows;
const { relu, sigmoid, sin, softplus, sqrt, square, tanh } = rows;
const INF = Number.POSITIVE_INFINITY;
const NAN = Number.NaN;
const LARGEST = Number.MAX_VALUE;
const DELTAS = [0, 5e-324, 1e-300, 1e-3, 1, 300, 301, 1e10, 1e300, LARGEST];

/** Values at Infinity, -Infinity, 0 and -0, as C23 (annex F) and IEEE 754 have them where they speak; then the
 *  slope's limits at Infinity and -Infinity, which hold at every delta. */
const special = [
  [abs, [INF, INF, 0, 0], [1, -1]],
  [cos, [NAN, NAN, 1, 1], [NAN, NAN]],
  [elu, [INF, -1, 0, -0], [1, 0]],
  [exp, [INF, 0, 1, 1], [INF, 0]],
  [expm1, [INF, -1, 0, -0], [INF, 0]],
  [leakyRelu, [INF, -INF, 0, -0], [1, 0.2]],
  [log, [INF, NAN, -INF, -INF], [0, NAN]],
  [log1p, [INF, NAN, 0, -0], [0, NAN]],
  [neg, [-INF, INF, -0, 0], [-1, -1]],
  [reciprocal, [0, -0, INF, -INF], [-0, -0]],
  [sigmoid, [1, 0, 0.5, 0.5], [0, 0]],
  [sin, [NAN, NAN, 0, -0], [NAN, NAN]],
  [softplus, [INF, 0, Math.LN2, Math.LN2], [1, 0]],
  [sqrt, [INF, NAN, 0, -0], [0, NAN]],
  [square, [INF, INF, 0, 0], [INF, -INF]],
  [tanh, [1, -1, 0, -0], [0, 0]],
] as const;

describe.each(special)('%s', (f, values, slopes) => {
  test('values at the infinities and the zeros', () => {
    expect(Array.from(f([INF, -INF, 0, -0]))).toEqual([...values]);
  });

  test.each(DELTAS)('slopes at the infinities, and NaN, at delta %d', (delta) => {
    expect(Array.from(f.deriv([INF, -INF, NAN], { delta }))).toEqual([...slopes, NAN]);
  });
});

test('relu is 0 left of 0, its slope 0 and 1 at the infinities', () => {
  expect(Array.from(relu([INF, -INF, 0]))).toEqual([INF, 0, 0]);
  for (const delta of DELTAS)
    expect(Array.from(relu.deriv([INF, -INF, NAN], { delta }))).toEqual([1, 0, NAN]);
});
