import { describe, expect, test } from 'vitest';
import { numbersFrom } from '../../src/bits/random.js';
import { formula } from '../../src/formula.js';
import { Exact } from '../../verify/oracle/exact.js';
import { mark, mpfr, NEAREST, release, take } from '../../verify/oracle/mpfr.js';
import { ulps } from '../../verify/oracle/ulps.js';

type Binary = (to: number, a: number, b: number, rounding: number) => number;

const operations: Record<string, { exact: Binary; most: number }> = {
  pow: { exact: mpfr.mpfr_pow, most: 0.6 },
  hypot: { exact: mpfr.mpfr_hypot, most: 0.6 },
  atan2: { exact: mpfr.mpfr_atan2, most: 2 },
};

function exactly(operation: Binary, x: number, y: number): Exact {
  const before = mark();
  const [a, b, result] = [take(53), take(53), take(160)] as const;
  mpfr.mpfr_set_d(a, x, NEAREST);
  mpfr.mpfr_set_d(b, y, NEAREST);
  operation(result, a, b, NEAREST);
  const exact = Exact.at(result);
  release(before);
  return exact;
}

/** Pairs of every size, and where results are near 1, 0 and the ends of the range. */
function points(count: number): [number, number][] {
  const next = numbersFrom(7);
  const sign = () => (next() < 0.5 ? -1 : 1);
  const wide = () => 10 ** (600 * next() - 300);
  return Array.from({ length: count }, (_, i): [number, number] => {
    const kind = i % 6;
    if (kind === 0) return [next() * 4, sign() * next() * 20];
    if (kind === 1) return [1 + sign() * next() * 1e-3, sign() * next() * 1e5];
    if (kind === 2) return [wide(), (sign() * next() * 700) / 690];
    if (kind === 3) return [sign() * wide(), sign() * wide()];
    if (kind === 4) return [2 * next(), sign() * (1000 + 80 * next()) * next()];
    return [sign() * next() * 9, Math.round(40 * next() - 20)];
  });
}

describe.each(Object.entries(operations))('%s', (name, { exact, most }) => {
  test(`is within ${most} units of the last place`, () => {
    const pairs = points(6000);
    const got = formula(`${name}(x, y)`)({
      x: pairs.map(([x]) => x),
      y: pairs.map(([, y]) => y),
    });
    let worst = 0;
    let at = '';
    pairs.forEach(([x, y], i) => {
      const error = ulps(got[i] as number, exactly(exact, x, y));
      if (error > worst) [worst, at] = [error, `${name}(${x}, ${y}) = ${got[i]}`];
    });
    expect(worst, at).toBeLessThanOrEqual(most);
  });

  test('special values are those of C', () => {
    const special = [
      0,
      -0,
      1,
      -1,
      2,
      -3,
      0.5,
      -2.5,
      5e-324,
      -5e-324,
      1.7e308,
      -1.7e308,
      1e300,
      1 / 0,
      -1 / 0,
      Number.NaN,
    ];
    const pairs = special.flatMap((x) => special.map((y) => [x, y] as const));
    const got = formula(`${name}(x, y)`)({ x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y) });
    pairs.forEach(([x, y], i) => {
      const want = exactly(exact, x, y);
      expect(
        ulps(got[i] as number, want),
        `${name}(${x}, ${y}) = ${got[i]}, not ${want.double}`,
      ).toBeLessThanOrEqual(most);
      if (want.double === 0 && name !== 'hypot')
        expect(1 / (got[i] as number), `the sign of ${name}(${x}, ${y})`).toBe(
          1 / (name === 'pow' ? x ** y : Math.atan2(x, y)),
        );
    });
  });
});
