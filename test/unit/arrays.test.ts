import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chain, elementwise, functions, power, sigmoid, square } from '../../src/index.js';

const f = chain(square, sigmoid);
const LENGTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1023, 1024, 1025, 2047, 2048, 2049];
const some = (length: number) => Float64Array.from({ length }, (_, i) => Math.sin(i) * 5);
const each = (x: ArrayLike<number>, g: (v: number) => number) => Float64Array.from(x, g);

describe.each(LENGTHS)('length %i', (length) => {
  const x = some(length);
  const value = each(x, (v) => f(v));
  const slope = each(x, (v) => f.deriv(v));

  test('every element as alone', () => {
    expect(f(x)).toEqual(value);
    expect(f.deriv(x)).toEqual(slope);
    expect(f.valueAndDeriv(x)).toEqual({ value, deriv: slope });
  });

  test('nothing is written outside out, wherever it starts', () => {
    for (const offset of [1, 2, 3]) {
      const around = new Float64Array(length + 8).fill(7);
      f(x, { out: around.subarray(offset, offset + length) });
      expect(around.subarray(offset, offset + length)).toEqual(value);
      around.fill(7, offset, offset + length);
      expect(around.every((v) => v === 7)).toBe(true);
    }
  });

  test('out may be the input itself', () => {
    const own = x.slice();
    expect(f(own, { out: own })).toBe(own);
    expect(own).toEqual(value);
    const both = x.slice();
    const { deriv } = f.valueAndDeriv(both, { out: { value: both, deriv: new Float64Array(length) } });
    expect([both, deriv]).toEqual([value, slope]);
  });

  test('out overlaps the input in either direction', () => {
    for (const shift of [-3, -1, 1, 3]) {
      const around = new Float64Array(length + 6);
      const input = around.subarray(3, 3 + length);
      input.set(x);
      const out = around.subarray(3 + shift, 3 + shift + length);
      f.deriv(input, { out });
      expect(out).toEqual(slope);
    }
  });

  test('valueAndDeriv into arrays on both sides of the input', () => {
    const around = new Float64Array(3 * length + 2);
    const at = (start: number) => around.subarray(start, start + length);
    const input = at(length + 1);
    input.set(x);
    const out = { value: at(Math.floor(length / 2)), deriv: at(2 * length - Math.floor(length / 2) + 2) };
    f.valueAndDeriv(input, { out });
    expect(out).toEqual({ value, deriv: slope });
  });

  test('singles are doubles rounded once', () => {
    const singles = Float32Array.from(x);
    expect(f(singles)).toEqual(Float32Array.from(f(Float64Array.from(singles))));
    expect(f.deriv(singles)).toEqual(Float32Array.from(f.deriv(Float64Array.from(singles))));
    const out = singles.subarray(0);
    expect(f(singles, { out })).toBe(out);
  });
});

describe('kinds of arrays', () => {
  test.each([Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array])(
    '%o',
    (Kind) => {
      const x = Kind.of(0, 1, 2, 100);
      expect(square(x)).toEqual(Float64Array.of(0, 1, 4, 10000));
      expect(square.deriv(x)).toEqual(Float64Array.of(0, 2, 4, 200));
      expect([...x]).toEqual([0, 1, 2, 100]);
    },
  );

  test('arrays of numbers and array-likes', () => {
    expect(square([1, 2])).toEqual(Float64Array.of(1, 4));
    expect(square({ length: 2, 0: 3, 1: 4 })).toEqual(Float64Array.of(9, 16));
    const out = new Float64Array(2);
    expect(square(Object.freeze([1, 2]), { out })).toBe(out);
  });

  test('Array.prototype.map may call a function', () => {
    expect([1, 2, 3].map(square as (x: number) => number)).toEqual([1, 4, 9]);
  });

  test('a view of a larger buffer, and a resizable one', () => {
    const x = new Float64Array(new ArrayBuffer(80), 24, 3);
    x.set([1, 2, 3]);
    expect(square(x)).toEqual(Float64Array.of(1, 4, 9));
    type Resizable = new (
      length: number,
      options: { maxByteLength: number },
    ) => ArrayBuffer & { resize(to: number): void };
    const buffer = new (ArrayBuffer as unknown as Resizable)(16, { maxByteLength: 64 });
    const fixed = new Float64Array(buffer, 0, 2);
    const tracking = new Float64Array(buffer);
    buffer.resize(24);
    expect(square(fixed)).toEqual(Float64Array.of(0, 0));
    expect(square(tracking)).toEqual(Float64Array.of(0, 0, 0));
    buffer.resize(8);
    expect(square(tracking)).toEqual(Float64Array.of(0));
    expect(() => square(fixed)).toThrow(/x must be an array in use; its buffer is detached or cut off/);
    expect(() => square([], { out: fixed })).toThrow(TypeError);
  });

  test.runIf(typeof SharedArrayBuffer !== 'undefined')('shared memory', () => {
    const x = new Float64Array(new SharedArrayBuffer(24));
    x.set([1, 2, 3]);
    square(x, { out: x });
    expect([...x]).toEqual([1, 4, 9]);
  });
});

describe('functions that the caller brings', () => {
  test('may call the kernel, in a value and in a difference', () => {
    const inner = (x: Float64Array) => sigmoid(square(x));
    const both = chain(square, inner, sigmoid);
    const plain = chain(square, square, sigmoid, sigmoid);
    const x = some(2049);
    expect(both(x)).toEqual(plain(x));
    const got = both.deriv(x);
    const want = plain.deriv(x, { delta: 0 });
    expect(Math.max(...got.map((v, i) => Math.abs(v - (want[i] ?? 0))))).toBeLessThan(1e-4);
  });

  test('may change their input and return the same buffer each time', () => {
    const kept = new Float64Array(1024);
    const reusing = (x: Float64Array) => {
      const y = kept.subarray(0, x.length);
      for (let i = 0; i < x.length; i++) y[i] = (x[i] as number) ** 2;
      x.fill(Number.NaN);
      return y;
    };
    const x = some(3000);
    expect(chain(reusing)(x)).toEqual(square(x));
    const d = 0.001;
    const textbook = each(x, (v) => ((v + d) ** 2 - (v - d) ** 2) / (v + d - (v - d)));
    expect(chain(reusing).deriv(x)).toEqual(textbook);
    expect(x).toEqual(some(3000));
  });

  test('elementwise lifts a function of a number', () => {
    const cube = elementwise((v) => v * v * v, 'cube');
    expect(chain(cube, sigmoid).name).toBe('sigmoid(cube(x))');
    expect(cube([1, 2])).toEqual(Float64Array.of(1, 8));
    expect(cube(2)).toBe(8);
    const [plus, minus] = [2 + 0.001, 2 - 0.001];
    expect(cube.deriv(2)).toBe((plus * plus * plus - minus * minus * minus) / (plus - minus));
  });
});

describe('chains', () => {
  test('a chain in a chain is its links', () => {
    const nested = chain(chain(square, sigmoid), chain(square));
    expect(nested.links).toEqual([square, sigmoid, square]);
    expect(nested.name).toBe('square(sigmoid(square(x)))');
    expect(nested(some(9))).toEqual(square(sigmoid(square(some(9)))));
  });

  test('50 links', () => {
    const fifty = chain(...Array.from({ length: 50 }, () => sigmoid));
    let x = some(1500);
    for (let i = 0; i < 50; i++) x = sigmoid(x);
    expect(fifty(some(1500))).toEqual(x);
    expect(fifty.trace(1)).toHaveLength(50);
    expect(fifty.deriv(1)).toBe(fifty.trace(1).reduce((product, { slope }) => product * slope, 1));
  });

  test('the derivative is the product of the links, first to last', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -20, max: 20 }), (x) => {
        const [first, second] = f.trace(x);
        expect(f.deriv(x)).toBe((first?.slope ?? 0) * (second?.slope ?? 0));
        expect(f(x)).toBe(second?.output);
      }),
      { seed: 1 },
    );
  });
});

test('a function table that says nothing but functions', () => {
  for (const [name, row] of Object.entries(functions)) {
    expect(row.name).toBe(name);
    const made = row.descriptor.create(...row.descriptor.parameters.map(({ initial }) => initial));
    expect(made(0.5)).toBeTypeOf('number');
  }
  expect(power(3).name).toBe('power(3)');
});
