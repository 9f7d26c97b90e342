import { describe, expect, test } from 'vitest';
import { chain, elementwise, sigmoid, square } from '../../src/index.js';

/** Arrays checked, then changed: by a caller's function, or a getter, that the call runs. */

const f = chain(square, sigmoid);
const LENGTH = 3000;
const numbers = () => Float64Array.from({ length: LENGTH }, (_, i) => Math.sin(i) * 5);
const want = Float64Array.from(numbers(), (v) => f(v));

describe('an array that is changed while the call runs', () => {
  type Resizable = ArrayBuffer & { resize(to: number): void };
  const resizable = (): [Float64Array, Resizable] => {
    const Buffer = ArrayBuffer as unknown as new (length: number, o: { maxByteLength: number }) => Resizable;
    const buffer = new Buffer(8 * LENGTH, { maxByteLength: 16 * LENGTH });
    const x = new Float64Array(buffer);
    x.set(numbers());
    return [x, buffer];
  };
  const detach = (x: Float64Array) => structuredClone(x.buffer, { transfer: [x.buffer] });
  /** A function that does something on its second call, or its call number `on`. */
  const acting = (act: () => void, on = 2) => {
    let calls = 0;
    return (x: Float64Array) => {
      if (++calls === on) act();
      return x;
    };
  };
  const errorOf = (call: () => unknown): unknown => {
    try {
      return call();
    } catch (error) {
      return error;
    }
  };
  const message = /x must keep its length while the chain runs, \d+; got length \d+/;

  test.each<[string, (x: Float64Array, buffer: Resizable) => void]>([
    ['detached', detach],
    ['shortened', (_, buffer) => buffer.resize(80)],
    ['cut off entirely', (_, buffer) => buffer.resize(0)],
    ['lengthened', (_, buffer) => buffer.resize(16 * LENGTH)],
  ])('x is %s by a function of the chain: TypeError, and out is as it was', (_, act) => {
    for (const call of ['value', 'deriv', 'valueAndDeriv'] as const) {
      const [x, buffer] = resizable();
      const link = chain(
        square,
        acting(() => act(x, buffer)),
      );
      const out = new Float64Array(LENGTH).fill(7);
      const deriv = new Float64Array(LENGTH).fill(7);
      const run = {
        value: () => link(x, { out }),
        deriv: () => link.deriv(x, { out }),
        valueAndDeriv: () => link.valueAndDeriv(x, { out: { value: out, deriv } }),
      };
      const thrown = errorOf(run[call]);
      expect(thrown).toBeInstanceOf(TypeError);
      expect(thrown).toMatchObject({ message: expect.stringMatching(message) as string });
      expect([...new Set([...out, ...deriv])]).toEqual([7]);
    }
  });

  test('x is detached in the very last call, or without an out: TypeError', () => {
    const x = numbers();
    expect(() => chain(acting(() => detach(x), 3))(x)).toThrow(message);
  });

  test.each<[string, (x: Float64Array, buffer: Resizable) => void]>([
    ['detached', detach],
    ['shortened', (_, buffer) => buffer.resize(80)],
  ])('out is %s: TypeError, and the other out is as it was', (_, act) => {
    const [out, buffer] = resizable();
    const other = new Float64Array(LENGTH).fill(7);
    const x = numbers();
    expect(() => chain(acting(() => act(out, buffer)))(x, { out })).toThrow(
      /out must keep its length while the chain runs/,
    );
    const [second, its] = resizable();
    const link = chain(acting(() => act(second, its)));
    expect(() => link.valueAndDeriv(x, { out: { value: other, deriv: second } })).toThrow(TypeError);
    expect(new Set(other)).toEqual(new Set([7]));
  });

  test('by a getter of the options: TypeError', () => {
    const x = numbers();
    const options = {
      get out() {
        detach(x);
        return new Float64Array(LENGTH);
      },
    };
    expect(() => f(x, options)).toThrow(/x must be an array in use/);
  });

  test('by a getter of out itself: x is as long as it then is, and what is left of other calls is in no result', () => {
    const [x, buffer] = resizable();
    const value = new Float64Array(LENGTH).fill(7);
    const deriv = new Float64Array(LENGTH).fill(7);
    const shorten = {
      get value() {
        buffer.resize(8);
        return value;
      },
      deriv,
    };
    expect(() => f.valueAndDeriv(x, { out: shorten })).toThrow(/out.value must have x's length, 1/);
    const lost = numbers();
    const detaching = {
      value,
      get deriv() {
        detach(lost);
        return deriv;
      },
    };
    expect(() => f.valueAndDeriv(lost, { out: detaching })).toThrow(/x must be an array in use/);
    const own = numbers();
    const losing = {
      value,
      get deriv() {
        detach(value);
        return deriv;
      },
    };
    expect(() => f.valueAndDeriv(own, { out: losing })).toThrow(/out.value must be an array in use/);
    expect(new Set(deriv)).toEqual(new Set([7]));
  });

  test('by a getter of an array-like: TypeError, not results in a lost array', () => {
    const out = new Float64Array(2);
    const x = {
      length: 2,
      get 0() {
        detach(out);
        return 1;
      },
      1: 2,
    };
    expect(() => f(x, { out })).toThrow(/out must be an array in use/);
  });

  test('the kernel is as good as new afterwards', () => {
    expect(f(numbers())).toEqual(want);
    expect(elementwise((v) => f(v), 'again')(numbers())).toEqual(want);
  });
});
