import { describe, expect, test } from 'vitest';
import { formula } from '../../src/formula.js';
import known from '../../verify/fixtures/formulas.json' with { type: 'json' };
import { check } from '../../verify/formulas/checked-gradients.js';

const names = [...new Set(known.map(({ name }) => name))];

describe('well-known functions: value and gradient are what mpmath finds at 60 digits', () => {
  test('there are twenty of them', () => {
    expect(names).toHaveLength(20);
  });

  test.each(names)('%s', (name) => {
    for (const { text, at, value, slopes } of known.filter((row) => row.name === name)) {
      const found = formula(text).gradient(at as unknown as Record<string, number>) as Record<string, number>;
      // What terms cancel to is as exact as the largest of them.
      const scale = Math.max(Math.abs(value), ...Object.values(slopes).map(Math.abs));
      expect(Math.abs((found.value as number) - value), `value at ${JSON.stringify(at)}`).toBeLessThanOrEqual(
        2e-14 * scale,
      );
      for (const [by, slope] of Object.entries(slopes))
        expect(
          Math.abs((found[by] as number) - slope),
          `derivative by ${by} at ${JSON.stringify(at)}`,
        ).toBeLessThanOrEqual(2e-14 * scale);
    }
  });
});

test('forty random formulas of all operations, six deep: no derivative is off by more than the condition of its steps allows', () => {
  const { formulas, faults } = check(40, 7);
  expect(faults).toEqual([]);
  expect(formulas).toBe(40);
});
