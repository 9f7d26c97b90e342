import { describe, expect, test } from 'vitest';
import { derivative } from '../../src/derivative.js';
import { formula } from '../../src/formula.js';
import {
  affine,
  arange,
  chain,
  chainDeriv2,
  chainDeriv3,
  chainLength2,
  chainLength3,
  deriv,
  elementwise,
  leaky,
  linspace,
  power,
  sigmoid,
  square,
} from '../../src/index.js';

// What JavaScript callers may do whatever the types say.
type Loose = (...given: unknown[]) => unknown;
const loose = (f: unknown) => f as Loose;
const twice = (x: Float64Array) => x.map((v) => 2 * v);

function detached(): Float64Array {
  const x = new Float64Array(4);
  structuredClone(x.buffer, { transfer: [x.buffer] });
  return x;
}

const notArrays: [string, unknown, RegExp][] = [
  ['a string', 'abc', /x must be .* got the string "abc"/],
  ['undefined', undefined, /x must be .* got undefined/],
  ['null', null, /x must be .* got null/],
  ['a bigint', 5n, /got the bigint 5n/],
  ['a function', () => 1, /got the function/],
  ['a plain object', {}, /got an Object/],
  ['a nested array', [[1], [2]], /x\[0\] must be a number; got an Array/],
  // biome-ignore lint/suspicious/noSparseArray: a hole is the point.
  ['an array with a hole', [1, , 3], /x\[1\] must be a number; got undefined/],
  ['an array with a string', [1, 2, '3'], /x\[2\] must be a number; got the string "3"/],
  ['a bigint array', new BigInt64Array(2), /got a BigInt64Array/],
  ['a DataView', new DataView(new ArrayBuffer(8)), /got a DataView/],
  ['an ArrayBuffer', new ArrayBuffer(8), /got an ArrayBuffer/],
  ['a detached buffer', detached(), /detached/],
];

describe.each(notArrays)('x is %s', (_, x, message) => {
  const calls: [string, Loose][] = [
    ['value', loose(sigmoid)],
    ['deriv', loose(sigmoid.deriv)],
    ['valueAndDeriv', loose(sigmoid.valueAndDeriv)],
    ['trace', loose(sigmoid.trace)],
    ['of a chain', loose(chain(square, sigmoid))],
    ['of deriv', (given) => loose(deriv)(square, given)],
    ['of chainLength2', (given) => loose(chainLength2)([square, sigmoid], given)],
  ];
  test.each(calls)('%s: TypeError', (_name, call) => {
    expect(() => call(x)).toThrow(TypeError);
    expect(() => call(x)).toThrow(message);
  });
});

describe('out', () => {
  const x = Float64Array.of(1, 2, 3);
  test.each([
    ['an array', [0, 0, 0], /out must be a Float64Array.*got an Array/],
    ['a Float32Array for doubles', new Float32Array(3), /out must be a Float64Array.*got a Float32Array/],
    ['a detached one', detached(), /detached/],
    ['null', null, /out must be a Float64Array.*got null/],
  ])('%s: TypeError', (_, out, message) => {
    expect(() => loose(sigmoid)(x, { out })).toThrow(TypeError);
    expect(() => loose(sigmoid)(x, { out })).toThrow(message);
  });

  test('of another length: RangeError, and nothing is written', () => {
    const out = new Float64Array(4).fill(7);
    expect(() => sigmoid(x, { out })).toThrow(RangeError);
    expect(() => sigmoid(x, { out })).toThrow(/out must have x's length, 3; got length 4/);
    expect([...out]).toEqual([7, 7, 7, 7]);
  });

  test('with a number: TypeError', () => {
    expect(() => loose(sigmoid)(1, { out: new Float64Array(1) })).toThrow(/out goes with an array x/);
  });

  test('options that are no object: TypeError', () => {
    expect(() => loose(sigmoid)(x, new Float64Array(3))).toThrow(/options must be an object.*Float64Array/);
    expect(() => loose(sigmoid)(x, 3)).toThrow(/options must be an object.*got 3/);
  });

  test('valueAndDeriv: parts that share memory, a wrong part', () => {
    const out = new Float64Array(3);
    const call = loose(sigmoid.valueAndDeriv);
    expect(() => call(x, { out: { value: out, deriv: out } })).toThrow(/must not share memory/);
    expect(() => call(x, { out: { value: out, deriv: new Float64Array(2) } })).toThrow(/out.deriv must have/);
    expect(() => call(x, { out })).toThrow(/out must be an object \{ value, deriv \}/);
    expect([...out]).toEqual([0, 0, 0]);
  });
});

describe('delta', () => {
  test.each([-1, -0.001, Number.NaN, Number.POSITIVE_INFINITY])('%s: RangeError', (delta) => {
    const out = Float64Array.of(7);
    expect(() => square.deriv([1], { delta, out })).toThrow(RangeError);
    expect(() => deriv(square, 1, delta)).toThrow(/delta must be a finite number >= 0/);
    expect(() => square.trace(1, { delta })).toThrow(RangeError);
    expect(() => chainDeriv2([square, sigmoid], 1, delta)).toThrow(RangeError);
    expect(out[0]).toBe(7);
  });

  test('no number: TypeError', () => {
    expect(() => loose(square.deriv)(1, { delta: '1' })).toThrow(
      /delta must be a number; got the string "1"/,
    );
    expect(() => loose(square.deriv)(1, { delta: null })).toThrow(TypeError);
  });

  test('0 with a function of the caller: RangeError that names it', () => {
    expect(() => deriv(twice, [1], 0)).toThrow(RangeError);
    expect(() => chain(square, twice).deriv([1], { delta: 0 })).toThrow(/greater than 0.*twice/);
    expect(() => elementwise((v) => v, 'same').valueAndDeriv(1, { delta: 0 })).toThrow(/same/);
  });
});

describe('chains', () => {
  test('empty: RangeError', () => {
    expect(() => chain()).toThrow(RangeError);
  });

  test('no function: TypeError that says which', () => {
    expect(() => loose(chain)(square, 'sigmoid')).toThrow(/function 2 must be a function; got the string/);
    expect(() => loose(deriv)(undefined, 1)).toThrow(/f must be a function; got undefined/);
    expect(() => loose(chain)([square, sigmoid])).toThrow(
      'chain: takes functions one by one, chain(f, g); got an Array',
    );
  });

  test('a function whose name is no text, or throws, is called f', () => {
    for (const name of [
      { value: Symbol('name') },
      { value: { toString: () => 'name' } },
      { value: '' },
      {
        get: () => {
          throw new Error('asked for its name');
        },
      },
    ]) {
      const f = Object.defineProperty((x: Float64Array) => x, 'name', name);
      expect(chain(f, square).name).toBe('square(f(x))');
      expect(chain(f, square)([3])).toEqual(Float64Array.of(9));
      const g = Object.defineProperty((x: number) => x, 'name', name);
      expect(elementwise(g).name).toBe('f');
    }
  });

  test('another count of functions: RangeError', () => {
    expect(() => loose(chainDeriv2)([square], 1)).toThrow(RangeError);
    expect(() => loose(chainDeriv2)([square, square, square], 1)).toThrow(/must have 2 functions; got 3/);
    expect(() => loose(chainDeriv3)([square, square], 1)).toThrow(/must have 3 functions; got 2/);
    expect(() => loose(chainLength2)([], 1)).toThrow(RangeError);
    expect(() => loose(chainLength3)([square], 1)).toThrow(RangeError);
    expect(() => loose(chainLength2)(square, 1)).toThrow(TypeError);
  });

  test('a function that returns another length, or no Float64Array', () => {
    const out = new Float64Array(3).fill(7);
    const longer = () => new Float64Array(9);
    expect(() => chain(longer)(Float64Array.of(1, 2, 3), { out })).toThrow(RangeError);
    expect(() => chain(longer)([1, 2, 3])).toThrow(/longer.*as many elements as it is given, 3; got 9/);
    expect(() => deriv(loose(() => [1]) as typeof twice, [1])).toThrow(
      /must return a Float64Array; got an Array/,
    );
    expect(() => (loose(elementwise)(() => 'x') as Loose)([1])).toThrow(
      /f must return a number; got the string/,
    );
    expect([...out]).toEqual([7, 7, 7]);
  });

  test('one that throws midway leaves out as it was', () => {
    const x = new Float64Array(3000);
    const out = new Float64Array(3000).fill(7);
    let calls = 0;
    const tired = (part: Float64Array) => {
      if (++calls > 2) throw new Error('tired');
      return part;
    };
    expect(() => chain(square, tired)(x, { out })).toThrow('tired');
    expect(out.every((v) => v === 7)).toBe(true);
  });
});

describe('makers', () => {
  test('parameters: a number, finite, an integer where one is needed', () => {
    expect(() => loose(affine)(1)).toThrow(/shift must be a number; got undefined/);
    expect(() => affine(Number.NaN, 0)).toThrow(/scale must be a finite number; got NaN/);
    expect(() => loose(leaky)('0.1')).toThrow(/slope must be a number/);
    expect(() => power(1.5)).toThrow(/n must be an integer/);
    expect(() => power(2 ** 31)).toThrow(RangeError);
  });
});

describe('ranges', () => {
  test('arange', () => {
    expect(() => arange(0, 1, 0)).toThrow(/step must not be 0/);
    expect(() => arange(0, Number.POSITIVE_INFINITY, 1)).toThrow(/stop must be a finite number/);
    expect(() => arange(0, 1, 1e-300)).toThrow(RangeError);
    expect(() => loose(arange)('0', 1, 1)).toThrow(/start must be a number/);
  });

  test('linspace', () => {
    expect(() => linspace(0, 1, -1)).toThrow(/count must be an integer >= 0; got -1/);
    expect(() => linspace(0, 1, 2.5)).toThrow(RangeError);
    expect(() => linspace(0, 1, 1e300)).toThrow(RangeError);
  });
});

describe('a first mistake is told what would have been right', () => {
  test('a function from number to number', () => {
    const lifted =
      /must return a Float64Array; got NaN. A function from number to number is lifted by elementwise/;
    expect(() => loose(deriv)((x: number) => x * x, 3)).toThrow(/is lifted by elementwise\(f\)$/);
    const cube = (x: number) => x ** 3;
    expect(() => loose(deriv)(cube, [3, 4])).toThrow(lifted);
    expect(() => loose(deriv)(cube, 3)).toThrow(
      /got \d[\d.]*. A function .* is lifted by elementwise\(cube\)/,
    );
    expect(() => (loose(chain)(Math.sin) as Loose)([1, 2])).toThrow(/elementwise\(sin\)/);
    expect(() => (loose(chain)(Math.sin) as Loose)(1)).toThrow(/elementwise\(sin\)/);
  });

  test('a function that makes functions', () => {
    expect(() => loose(chain)(square, affine)).toThrow(
      'chain: function 2 is affine, which makes functions: give affine(scale, shift)',
    );
    expect(() => loose(deriv)(leaky, 3)).toThrow(
      'deriv: f is leaky, which makes functions: give leaky(slope)',
    );
    expect(() => loose(chainDeriv2)([power, square], 3)).toThrow(TypeError);
    expect(() => loose(elementwise)(affine)).toThrow(
      'elementwise: f is affine, which makes functions: give affine(scale, shift)',
    );
  });

  test('a formula, which takes its inputs by name', () => {
    expect(() => loose(chain)(square, formula('a*x'))).toThrow(
      'chain: function 2 is a*x, a formula of a, x: give f.at({ a: 1 }), a function of x alone',
    );
    expect(() => loose(deriv)(formula('x^2'), 3)).toThrow(
      'deriv: f is x^2, a formula of x: give f.at({}), a function of x alone',
    );
    expect(() => loose(derivative)(formula('w*z + b'), 3)).toThrow('give f.at({ w: 1, z: 1 })');
    expect(() => loose(chainLength2)([formula('2 + 3'), square], 3)).toThrow(
      'function 1 is 2 + 3, a formula without an input',
    );
    expect(() => loose(elementwise)(formula('a*x').derivative('x'))).toThrow(
      'elementwise: f is a, a formula',
    );
    expect(() => loose(chain)(formula(`x${' + x'.repeat(1e4)}`))).toThrow(/^.{0,90}, a formula of x: give/);
    // What it says works.
    expect(chain(square, formula('a*x').at({ a: 2 }))(3)).toBe(18);
  });
});
