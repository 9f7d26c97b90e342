/** Richardson's extrapolation by itself: of rows made by hand, each of its rules shows in the numbers. */
import { expect, test } from 'vitest';
import { Extrapolation } from '../../src/derivative/extrapolate.js';

/** Of slopes at steps, as central differences: the best value and its error. */
function extrapolated(steps: readonly number[], slopes: readonly number[], last = 6) {
  const e = new Extrapolation();
  e.slope(Float64Array.from(steps), Float64Array.from(slopes), 0, steps.length, 2, last);
  return { value: e.value, error: e.error };
}

test('an error that grows as h² is removed entirely', () => {
  // 7 + 3 h² at 0.3 and 0.1.
  expect(extrapolated([0.3, 0.1], [7.27, 7.03]).value).toBeCloseTo(7, 12);
});

test('where the step shrinks by much at once, the error is that of a step which shrinks to a half', () => {
  // The step shrinks by 10: a hundredth is what the rule for neighbours would make of it, a third is counted.
  expect(extrapolated([1, 0.1], [4, 1]).error).toBe(3 / (2 ** 2 - 1));
  // Steps nearer than a half count as they are.
  expect(extrapolated([1, 0.75], [4, 1]).error).toBeCloseTo(3 / ((1 / 0.75) ** 2 - 1), 12);
});

test('the best column is chosen by errors of the same kind: as if steps shrank to a half, for the second column to a quarter', () => {
  // Over steps 1, 0.1, 0.01 the first column goes from -19 to 1 + 1/99, so the second moves by 20; the first moved
  // by 1. Judged as neighbours the first is off by 1/3, the second by 20/15; judged by the steps, by 1/99 and 20/9999.
  expect(extrapolated([1, 0.1, 0.01], [99 * 19, 0, 1]).value).toBe(1 + 1 / 99);
  // Where the second moves by less than five times as much, it is taken.
  expect(extrapolated([1, 0.1, 0.01], [99 * 3, 0, 1]).value).toBeCloseTo(
    1 + 1 / 99 + (4 + 1 / 99) / 9999,
    12,
  );
});

test('the error is three times a quarter of the change since the last row', () => {
  const { value, error } = extrapolated([1, 0.1, 0.01], [99 * 3, 0, 1]);
  expect(error).toBeCloseTo((3 * (value + 3)) / 4, 12);
});
