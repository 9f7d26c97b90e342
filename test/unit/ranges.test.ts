import { describe, expect, test, vi } from 'vitest';
import { arange, linspace } from '../../src/index.js';
import numpy from '../../verify/fixtures/ranges.json' with { type: 'json' };

// What NumPy gives, to the bit: made by verify/fixtures/ranges.py. `toEqual` tells -0 from 0.

test.each(numpy.arange as [number[], number[]][])('arange(%j) is as NumPy has it', (given, want) => {
  const [start = 0, stop = 0, step = 1] = given;
  expect([...arange(start, stop, step)]).toEqual(want);
});

test.each(numpy.linspace as [number[], number[]][])('linspace(%j) is as NumPy has it', (given, want) => {
  const [start = 0, stop = 0, count = 0] = given;
  expect([...linspace(start, stop, count)]).toEqual(want);
});

describe('linspace over more than the largest double, where NumPy has NaN and Infinity', () => {
  test('is evenly spaced', () => {
    expect([...linspace(-1e308, 1e308, 5)]).toEqual([-1e308, -5e307, 0, 5e307, 1e308]);
    const most = Number.MAX_VALUE;
    expect([...linspace(-most, most, 3)]).toEqual([-most, 0, most]);
    expect([...linspace(-most, most, 2)]).toEqual([-most, most]);
    expect([...linspace(-most, most, 1)]).toEqual([-most]);
  });

  test('also where the steps from the start add up to more than the largest double', () => {
    for (const [start, stop] of [
      [-1.7e308, 1.7e308],
      [1.7e308, -1.7e308],
      [-Number.MAX_VALUE, 1e300],
      [-1e308, Number.MAX_VALUE],
    ] as const)
      for (const count of [4, 7, 41, 1000]) {
        const found = linspace(start, stop, count);
        for (const [i, v] of found.entries()) {
          const part = i / (count - 1);
          expect(Math.abs(v - (start * (1 - part) + stop * part))).toBeLessThanOrEqual(1e293);
        }
      }
  });
});

test('what does not fit memory says so', () => {
  expect(() => arange(0, 2 ** 40, 1)).toThrow(/arange: the count must fit an array/);
  // Some machines have memory for anything: this one has none for a million elements.
  const construct = (target: Float64ArrayConstructor, given: [number], made: Float64ArrayConstructor) => {
    if (given[0] === 1_000_000) throw new RangeError('Array buffer allocation failed');
    return Reflect.construct(target, given, made) as Float64Array;
  };
  vi.stubGlobal('Float64Array', new Proxy(Float64Array, { construct }));
  try {
    expect(() => linspace(0, 1, 1_000_000)).toThrow(/linspace: there is no memory for 1000000 elements/);
    expect(linspace(0, 1, 2)).toEqual(Float64Array.of(0, 1));
  } finally {
    vi.unstubAllGlobals();
  }
});
