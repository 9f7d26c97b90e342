import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticksOf } from '../../src/plot/ticks.js';
import { times } from '../support/thorough.js';

test.each([
  [0, 1, 5, ['0', '0.2', '0.4', '0.6', '0.8', '1.0']],
  [-3, 2.99, 6, ['−3', '−2', '−1', '0', '1', '2']],
  [-0.0005, 0.0005, 5, ['−0.0004', '−0.0002', '0', '0.0002', '0.0004']],
  [0.7615937, 0.7615945, 4, ['0.7615938', '0.7615940', '0.7615942', '0.7615944']],
  [0, 5e8, 3, ['0', '2×10⁸', '4×10⁸']],
  [-2.5e-7, 0, 3, ['−2×10⁻⁷', '−1×10⁻⁷', '0']],
  [1234567, 1234570, 3, ['1.234567×10⁶', '1.234568×10⁶', '1.234569×10⁶', '1.234570×10⁶']],
  [95, 120, 3, ['100', '110', '120']],
])('from %d to %d, at most %d: %j', (low, high, most, labels) => {
  expect(ticksOf(low, high, most).labels).toEqual(labels);
});

/** Two ends of a range, near each other or far apart, at any size that doubles have. */
const ends = fc
  .tuple(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: 0, max: 52 }),
  )
  .map(([a, b, bits]) => (bits % 2 === 0 ? [a, b] : [a, a + Math.abs(a) * 2 ** -bits]))
  .map((pair) => pair.sort((p, q) => p - q) as [number, number])
  .filter(([low, high]) => low < high && Number.isFinite(high));

test('whatever the range: a few marks, ascending, within it, with labels that differ', () => {
  fc.assert(
    fc.property(ends, fc.integer({ min: 1, max: 20 }), ([low, high], most) => {
      const { values, labels } = ticksOf(low, high, most);
      expect(values.length).toBeGreaterThan(0);
      expect(values.length).toBeLessThanOrEqual(21);
      for (const [i, value] of values.entries()) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        if (i > 0) expect(value).toBeGreaterThan(values[i - 1] as number);
      }
      expect(new Set(labels).size).toBe(labels.length);
    }),
    { numRuns: times(1000, 200), seed: 11 },
  );
});

/** A label's number. */
const read = (label: string): number => {
  const [digits = '', power = ''] = label.replaceAll('−', '-').split('×10');
  const exponent = Array.from(power, (sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join('');
  return Number(`${digits}e${exponent || 0}`);
};

test('a label says its mark, sign and all digits', () => {
  fc.assert(
    fc.property(ends, fc.integer({ min: 1, max: 20 }), ([low, high], most) => {
      const { values, labels } = ticksOf(low, high, most);
      expect(labels.map(read)).toEqual(values);
    }),
    { numRuns: times(1000, 200), seed: 12 },
  );
});
