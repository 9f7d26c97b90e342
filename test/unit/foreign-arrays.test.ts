import { describe, expect, test } from 'vitest';
import { derivative } from '../../src/derivative.js';
import { chain, sigmoid, square } from '../../src/index.js';

/** Arrays that are not what they seem. Nothing that a caller's array overrides is called, so none gives another
 *  array's numbers, or is written where it should not be. */

type Loose = (...given: unknown[]) => unknown;
const loose = (f: unknown) => f as Loose;
const f = chain(square, sigmoid);
const LENGTH = 3000;
const numbers = () => Float64Array.from({ length: LENGTH }, (_, i) => Math.sin(i) * 5);
const want = Float64Array.from(numbers(), (v) => f(v));
const slopes = Float64Array.from(numbers(), (v) => f.deriv(v));
const isPlain = (x: unknown) => Object.getPrototypeOf(x) === Float64Array.prototype;

class Matrix extends Float64Array {
  static made = 0;
  readonly rows: number;
  constructor(rows: number, columns?: number) {
    super(rows * (columns ?? 1));
    this.rows = rows;
    Matrix.made++;
  }
}

class Liar extends Float64Array {
  static get [Symbol.species](): Float64ArrayConstructor {
    throw new Error('species asked');
  }
  override get length(): number {
    throw new Error('length asked');
  }
  override get buffer(): ArrayBuffer {
    throw new Error('buffer asked');
  }
  override get byteOffset(): number {
    throw new Error('byteOffset asked');
  }
  override subarray(): never {
    throw new Error('subarray asked');
  }
  override slice(): never {
    throw new Error('slice asked');
  }
  override set(): never {
    throw new Error('set asked');
  }
  override keys(): never {
    throw new Error('keys asked');
  }
  override [Symbol.iterator](): never {
    throw new Error('iterator asked');
  }
}

const fill = <A extends Float64Array>(x: A): A => {
  Float64Array.prototype.set.call(x, numbers());
  return x;
};

function poisoned(): Float64Array {
  const x = numbers();
  for (const name of [
    'subarray',
    'slice',
    'set',
    'keys',
    'length',
    'buffer',
    'byteOffset',
    'BYTES_PER_ELEMENT',
  ])
    Object.defineProperty(x, name, { value: () => new Float64Array(9) });
  return x;
}

describe.each<[string, () => Float64Array]>([
  ['a subclass whose constructor takes rows and columns', () => fill(new Matrix(LENGTH / 3, 3))],
  ['a subclass that overrides everything', () => fill(new Liar(LENGTH))],
  ['own subarray, slice, set, keys, length, buffer', poisoned],
])('x has %s', (_, make) => {
  test('results are plain arrays of its numbers', () => {
    const made = Matrix.made;
    const x = make();
    const afterMaking = Matrix.made;
    const value = f(x);
    expect(isPlain(value)).toBe(true);
    expect(value).toEqual(want);
    expect(f.deriv(x)).toEqual(slopes);
    expect(f.valueAndDeriv(x)).toEqual({ value: want, deriv: slopes });
    expect(f.trace(x).map(({ output }) => output)[1]).toEqual(want);
    expect(chain((v: Float64Array) => square(v), sigmoid)(x)).toEqual(want);
    expect(derivative(sigmoid, x).evaluations.length).toBe(LENGTH);
    expect(Matrix.made).toBe(afterMaking);
    expect(made).toBeLessThanOrEqual(afterMaking);
  });

  test('as out it is filled, in place too, and nothing beside it', () => {
    const out = make();
    expect(f(numbers(), { out })).toBe(out);
    expect(new Float64Array(out)).toEqual(want);
    const own = make();
    f.deriv(own, { out: own });
    expect(new Float64Array(own)).toEqual(slopes);
  });
});

test('a caller’s function may return a subclass, and is checked by its true length', () => {
  const returning = (x: Float64Array) => {
    const y = new Liar(x.length);
    x.forEach((v, i) => {
      y[i] = v * v;
    });
    return y;
  };
  expect(chain(returning, sigmoid)(numbers())).toEqual(want);
  const longer = Object.defineProperty(new Float64Array(5), 'length', { value: 3 });
  expect(() => chain(() => longer)([1, 2, 3])).toThrow(/as many elements as it is given, 3; got 5/);
});

describe('what looks like a typed array and is none', () => {
  const message = /got what only looks like a typed array, as a Proxy$/;
  test('a Proxy of one, as x and as out', () => {
    const proxy = new Proxy(numbers(), {});
    expect(() => f(proxy)).toThrow(TypeError);
    expect(() => f(proxy)).toThrow(message);
    expect(() => f.deriv(new Proxy(numbers(), { get: (x, key) => Reflect.get(x, key) }))).toThrow(message);
    expect(() => f(numbers(), { out: proxy })).toThrow(/out must be a Float64Array, as the result is; got/);
  });

  test('an object made from its prototype', () => {
    expect(() => f(Object.create(Float64Array.prototype) as Float64Array)).toThrow(message);
    expect(() => f([1], { out: Object.create(Float64Array.prototype) as Float64Array })).toThrow(TypeError);
  });

  test('a faked tag', () => {
    const tagged = { [Symbol.toStringTag]: 'Float64Array', length: 2, 0: 1, 1: 2 };
    expect(square(tagged)).toEqual(Float64Array.of(1, 4));
    expect(() => square([1, 2], { out: tagged as unknown as Float64Array })).toThrow(TypeError);
    const doubles = Object.defineProperty(numbers(), Symbol.toStringTag, { value: 'Float32Array' });
    expect(f(doubles)).toEqual(want);
    expect(() => f(new Float32Array(LENGTH), { out: doubles as unknown as Float32Array })).toThrow(
      /out must be a Float32Array, as the result is; got a Float64Array/,
    );
  });

  test('a Proxy of a plain array is an array-like', () => {
    expect(square(new Proxy([1, 2], {}))).toEqual(Float64Array.of(1, 4));
    const { proxy, revoke } = Proxy.revocable([1], {});
    revoke();
    expect(() => square(proxy)).toThrow(TypeError);
  });
});

describe('array-likes that claim to be of any length', () => {
  test('are refused at their first gap, before there is memory for all of it', () => {
    expect(() => square({ length: 2 ** 53 - 1 })).toThrow('square: x[0] must be a number; got undefined');
    expect(() => square({ length: 2 ** 33, 0: 1 })).toThrow(/x\[1\] must be a number|no memory for/);
    expect(() => square({ length: 2 ** 53 - 1, 0: 1 })).toThrow(
      `square: there is no memory for ${2 ** 53 - 1} elements`,
    );
    expect(() => square({ length: 2 ** 53 - 1, 0: 1 })).toThrow(RangeError);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '2', null])('length %s: TypeError', (length) => {
    expect(() => loose(square)({ length, 0: 1 })).toThrow(TypeError);
  });
});

describe.runIf(typeof SharedArrayBuffer !== 'undefined')(
  'one shared memory behind two buffer objects',
  () => {
    const views = (shift: number) => {
      const memory = new SharedArrayBuffer(8 * (LENGTH + 8));
      const again = structuredClone(memory);
      const x = new Float64Array(memory, 0, LENGTH);
      x.set(numbers());
      return { x, out: new Float64Array(again, 8 * shift, LENGTH) };
    };

    test('the two objects are one memory', () => {
      const { x, out } = views(0);
      expect(x.buffer).not.toBe(out.buffer);
      x[0] = 42;
      expect(out[0]).toBe(42);
    });

    test.each([0, 1, 3, 8])('an overlap by all but %i elements gives the right results', (shift) => {
      const { x, out } = views(shift);
      f(x, { out });
      expect(new Float64Array(out)).toEqual(want);
      const second = views(shift);
      f.valueAndDeriv(second.x, { out: { value: new Float64Array(LENGTH), deriv: second.out } });
      expect(new Float64Array(second.out)).toEqual(slopes);
    });

    test('results that would overwrite each other are refused, and left as they were', () => {
      const { x: value, out: deriv } = views(3);
      expect(() => f.valueAndDeriv(numbers(), { out: { value, deriv } })).toThrow(/must not share memory/);
      expect(new Float64Array(value)).toEqual(numbers());
    });

    test('two memories are told from one', () => {
      const value = new Float64Array(new SharedArrayBuffer(8 * LENGTH));
      const deriv = new Float64Array(new SharedArrayBuffer(8 * LENGTH));
      f.valueAndDeriv(numbers(), { out: { value, deriv } });
      expect([new Float64Array(value), new Float64Array(deriv)]).toEqual([want, slopes]);
    });
  },
);

describe('descriptions of what is wrong', () => {
  test('never run into the caller’s code', () => {
    const hostile = {
      get [Symbol.toStringTag](): string {
        throw new Error('asked');
      },
    };
    expect(() => loose(square)(hostile)).toThrow(/square: x must be .* got an Object/);
    expect(() => loose(square.deriv)(1, { delta: hostile })).toThrow(/delta must be a number; got/);
  });
});
