import { describe, expect, test } from 'vitest';
import { formula } from '../../src/formula.js';

/** Any formula as a function that TypeScript lets be called with anything. */
const loose = (text: string, names?: readonly string[]) =>
  formula(text, names) as unknown as (inputs?: unknown, options?: unknown) => unknown;

describe('wrong use', () => {
  const f = loose('a * x');
  test.each<[string, () => unknown, RegExp]>([
    ['no text', () => formula(3 as unknown as string), /text must be a string/],
    ['empty text', () => formula(''), /it is empty/],
    [
      'a million letters that are no formula',
      () => formula('a'.repeat(999_999).concat(' a')),
      /an operator was/,
    ],
    ['ten thousand brackets', () => formula('('.repeat(1e4) + 1 + ')'.repeat(1e4)), /nested more than/],
    ['__proto__ called', () => formula('__proto__(1)'), /no function "__proto__"/],
    ['constructor called', () => formula('constructor.constructor("x")()'), /has no meaning/],
    ['an unknown function', () => formula('sigmod(x)'), /did you mean sigmoid\?/],
    ['the logarithm by another name', () => formula('ln(x)'), /did you mean log\?/],
    ['a function that the kernel has not', () => formula('erfinv(x)'), /no function "erfinv"/],
    [
      'a function that is like none',
      () => formula('fourier(x)'),
      /no function "fourier"; nearest are \w+, \w+, \w+; the reference lists all \d+\n/,
    ],
    ['an unknown name', () => formula('a * z', ['a', 'x']), /no name "z"/],
    ['a name that is a function', () => formula('x', ['x', 'exp']), /"exp" is a function/],
    ['a name twice', () => formula('x', ['x', 'x']), /comes twice/],
    ['a name that is none', () => formula('x', ['x', '2y']), /is no name/],
    ['a name that is a number', () => formula('x', ['x', 'e']), /"e" is a number/],
    [
      'a number of the language as an input',
      () => loose('x + e')({ x: 1, e: 2 }),
      /e is a number of the language/,
    ],
    ['a square as print has it', () => formula('3 + x²'), /a square is written x\^2\n {2}3 \+ x²\n {7}\^/],
    ['a hexadecimal number, which would be 0 times x10', () => formula('1 + 0x10'), /0x10 is no number here/],
    ['digits in groups', () => formula('1_000 * x'), /1_000 is no number here/],
    ["JavaScript's names", () => formula('Math.sin(x)'), /by their names alone/],
    ['a name before a bracket', () => formula('x(y + 1)'), /to multiply, write x \* \(…\)/],
    ['numbers one after the other', () => f(1, 2), /inputs must be an object/],
    ['an array, as a chain gives one', () => f(new Float64Array(2)), /f\.at\(\{ … \}\)/],
    ['a derivative by no name', () => formula('x').derivative(['x'] as never), /name must be a string/],
    [
      'a result under a wrong name',
      () => formula('x').jacobian({ x: [1] }, ['x'], { out: { valeu: new Float64Array(1) } }),
      /no result "valeu"; did you mean value/,
    ],
    [
      'an array for what is a number',
      () => formula('a * x').gradient({ a: 1, x: [1] }, ['a'], { out: { a: new Float64Array(1) } }),
      /out\.a goes with an array; it is a number/,
    ],
    ['no inputs', () => f(), /inputs must be an object such as \{ a: 1 \}/],
    ['a missing input', () => f({ a: 1 }), /x is missing/],
    ['an unknown input', () => f({ a: 1, x: 1, scale: 2 }), /no input "scale"/],
    ['text for a number', () => f({ a: '1', x: 1 }), /a must be a number, an array/],
    ['arrays of different lengths', () => f({ a: [1, 2], x: [1] }), /a has 2 elements, x has 1/],
    [
      'out of another length',
      () => f({ a: 1, x: [1] }, { out: new Float64Array(2) }),
      /length, 1; got length 2/,
    ],
    ['out of another type', () => f({ a: 1, x: [1] }, { out: new Float32Array(1) }), /Float64Array/],
    ['out for a number', () => f({ a: 1, x: 1 }, { out: new Float64Array(1) }), /all inputs are numbers/],
    ['a wrong option', () => f({ a: 1, x: 1 }, { oud: 1 }), /no option "oud"; it takes out/],
    [
      'a gradient by what is no input',
      () => formula('a * x').gradient({ a: 1, x: 1 }, ['b']),
      /"b" is no input/,
    ],
    ['a gradient by one name twice', () => formula('x').gradient({ x: 1 }, ['x', 'x']), /comes twice/],
    ['a derivative by what is no input', () => formula('a * x').derivative('y'), /"y" is no input/],
    [
      'results that share memory',
      () => {
        const out = new Float64Array(2);
        formula('a * x').jacobian({ a: 1, x: [1, 2] }, ['x'], { out: { value: out, x: out } });
      },
      /must not share memory/,
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  test('a call that throws has written nothing', () => {
    const out = new Float64Array(1).fill(7);
    expect(() => f({ a: [1, 2], x: [1] }, { out })).toThrow();
    expect(out[0]).toBe(7);
  });

  test('a getter that makes another input shorter: nothing is written', () => {
    const out = new Float64Array(3).fill(7);
    const x = new Float64Array(3);
    const inputs = {
      x,
      get a() {
        structuredClone(x.buffer, { transfer: [x.buffer] });
        return 1;
      },
    };
    expect(() => f(inputs, { out })).toThrow(TypeError);
    expect(out).toEqual(Float64Array.of(7, 7, 7));
  });

  test('an input or a target whose elements make another input shorter', () => {
    const detaching = (x: Float64Array) => ({
      length: 3,
      get 0() {
        structuredClone(x.buffer, { transfer: [x.buffer] });
        return 1;
      },
      1: 1,
      2: 1,
    });
    const message = /^formula: x must stay as long as it is while inputs are read, 3; it became 0 long$/;
    const [out, x, other] = [new Float64Array(3).fill(7), new Float64Array(3), new Float64Array(3)];
    expect(() => loose('x * a')({ x, a: detaching(x) }, { out })).toThrow(message);
    expect(out).toEqual(Float64Array.of(7, 7, 7));
    expect(() => formula('x * a').leastSquares({ x: other, a: 1 }, detaching(other), ['a'])).toThrow(message);
  });
});
