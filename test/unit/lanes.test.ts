import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Elementwise, functions } from '../../src/index.js';
import { times } from '../support/thorough.js';

/** Numbers as bits, so that a zero's sign counts. A NaN is only promised to be one. */
function bits(x: Float64Array): BigUint64Array {
  const copy = Float64Array.from(x, (v) => (Number.isNaN(v) ? Number.NaN : v));
  return new BigUint64Array(copy.buffer);
}

const each = (x: Float64Array, f: (v: number) => number) => bits(Float64Array.from(x, f));

const SPECIAL = [0, -0, 5e-324, -5e-324, 1e-310, 1e300, -1e300, -745, 710, Number.NaN, 1 / 0, -1 / 0];
const element = fc.oneof(
  { arbitrary: fc.double({ min: -50, max: 50 }), weight: 3 },
  fc.double(),
  fc.constantFrom(...SPECIAL),
);
const arrays = fc.array(element, { minLength: 1, maxLength: 9 }).map((x) => Float64Array.from(x));
const deltas = fc.constantFrom(0, 1e-300, 1e-6, 1e-3, 0.1, 1, 299, 301, 1e6, 1e300);

/** What holds for every function: an element's result depends on that element alone, however it is
 *  computed. */
function laws(f: Elementwise, x: Float64Array, delta: number): void {
  const { value, deriv } = f.valueAndDeriv(x, { delta });
  expect(bits(value)).toEqual(each(x, (v) => f(v)));
  expect(bits(f(x))).toEqual(bits(value));
  expect(bits(deriv)).toEqual(each(x, (v) => f.deriv(v, { delta })));
  expect(bits(f.deriv(x, { delta }))).toEqual(bits(deriv));
  const one = f.valueAndDeriv(x[0] as number, { delta });
  expect([one.value, one.deriv]).toEqual([value[0], deriv[0]]);
  const singles = Float32Array.from(x);
  const wide = Float64Array.from(singles);
  expectNear(f(singles), f(wide));
  expectNear(f.deriv(singles, { delta }), f.deriv(wide, { delta }));
  const both = f.valueAndDeriv(singles, { delta });
  expect([both.value, both.deriv]).toEqual([f(singles), f.deriv(singles, { delta })]);
  for (let i = 0; i < singles.length; i++) {
    const alone = singles.slice(i, i + 1);
    expect([f(alone)[0], f.deriv(alone, { delta })[0]]).toEqual([both.value[i], both.deriv[i]]);
  }
}

/** Each single is its double rounded. It may be the neighbour where the double lies in the middle of the two: to 2^-36 of
 *  it, or to the least that subnormal singles can tell. */
function expectNear(got: Float32Array, doubles: Float64Array): void {
  got.forEach((single, i) => {
    const double = doubles[i] as number;
    const near = Math.fround(double);
    if (Object.is(single, near)) return;
    const doubt = Math.abs(double) * 2 ** -36 + 2 ** -150;
    const [low, high] = [Math.fround(double - doubt), Math.fround(double + doubt)];
    const zeros = single === 0 && near === 0;
    if (zeros || !(low <= single && single <= high)) expect(single).toBe(near);
  });
}

describe.each(Object.entries(functions))('%s', (_, { descriptor }) => {
  const f = descriptor.create(...descriptor.parameters.map(({ initial }) => initial));

  test('one number, any place in an array, singles, value and slope together: the same bits', () => {
    fc.assert(
      fc.property(arrays, deltas, (x, delta) => laws(f, x, delta)),
      { seed: 20261124, numRuns: times(150, 20) },
    );
  });

  test('an element at every place of a block, beside every special one', () => {
    const x = Float64Array.from({ length: 1025 }, (_, i) => SPECIAL[i % SPECIAL.length] as number);
    for (let i = 0; i < x.length; i += 3) x[i] = 0.75;
    const { value, deriv } = f.valueAndDeriv(x);
    for (let i = 0; i < x.length; i += 3)
      if (!Object.is(value[i], f(0.75)) || !Object.is(deriv[i], f.deriv(0.75)))
        expect.fail(`at ${i}, ${value[i]} and ${deriv[i]} in place of ${f(0.75)} and ${f.deriv(0.75)}`);
  });
});

const makers = Object.entries(functions).filter(([, { descriptor }]) => descriptor.parameters.length > 0);

describe.each(makers)('%s', (_, { descriptor }) => {
  test('the same bits with parameters by chance', () => {
    const parameters = fc.tuple(
      ...descriptor.parameters.map(({ integer, positive }) =>
        integer
          ? fc.integer({ min: -70, max: 70 })
          : fc.double({ min: positive ? 2 ** -10 : -8, max: 8, noNaN: true }),
      ),
    );
    fc.assert(
      fc.property(parameters, arrays, deltas, (own, x, delta) => laws(descriptor.create(...own), x, delta)),
      { seed: 20261127, numRuns: times(1000, 100) },
    );
  });
});
