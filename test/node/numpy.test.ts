import { expect, test } from 'vitest';
import numpy from '../../verify/fixtures/numpy.json' with { type: 'json' };
import { cases } from '../../verify/numpy/cases.js';
import { numpyOf } from '../../web/code.js';
import { modelOf } from '../../web/model.js';
import { decode } from '../../web/state.js';

const known: Readonly<Record<string, { code: string; numbers: number[] }>> = numpy;

test.each(cases)('the NumPy code of $text gives the numbers shown', ({ text, state, code }) => {
  // NumPy ran this very code: after a change of it, npm run verify -- numpy --write.
  expect(code).toBe(known[text]?.code);
  const { f, range, value, slope } = modelOf(state);
  const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0);
  const want = [value, slope, range.length, sum(f(range)), sum(f.deriv(range, { delta: 0.001 }))];
  for (const [i, number] of want.entries()) {
    // Relative, as a sum beside a pole is large.
    const size = Math.max(1, Math.abs(number));
    expect((known[text]?.numbers[i] ?? Number.NaN) / size).toBeCloseTo(number / size, 8);
  }
});

test('with delta 0, which no difference has, a small delta stands in', () => {
  expect(numpyOf(decode('#delta=0').state)).toContain('delta = 0.000001  # a difference has no delta 0');
});
