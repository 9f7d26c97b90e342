import { describe, expect, test } from 'vitest';
import { descriptors, formatNames, parseChain, parseNames } from '../../src/chain-text.js';
import { chain, functions, sigmoid, square } from '../../src/index.js';

describe('parseChain', () => {
  test('names in order, separated by spaces or commas', () => {
    for (const text of ['square sigmoid', ' square,sigmoid ', 'square ,\n sigmoid'])
      expect(parseChain(text)).toEqual([square, sigmoid]);
  });

  test('parameters in parentheses', () => {
    const [first, second] = parseChain('affine(3,-14) affine( -2 , 0 )');
    expect(first?.name).toBe('affine(3, -14)');
    expect(second?.name).toBe('affine(-2, 0)');
    expect(chain(...parseChain('affine(3,-14)affine(-2,0)'))(5)).toBe(-2);
    expect(parseChain('leaky(1e-2)')[0]?.(-1)).toBe(-0.01);
  });

  test('every function of the table is read, and written as it is read', () => {
    for (const [name, { parameters }] of descriptors) {
      const named = { name, parameters: parameters.map(({ initial }) => initial) };
      expect(parseNames(formatNames([named, named]))).toEqual([named, named]);
    }
    expect([...descriptors.keys()].sort()).toEqual(Object.keys(functions).sort());
  });

  test.each([
    ['sigmoyd', 'no function "sigmoyd"; did you mean sigmoid?'],
    ['Sigmoid', 'no function "Sigmoid"; did you mean sigmoid?'],
    ['leaky_relu', 'no function "leaky_relu"; did you mean leakyRelu?'],
    ['sqaure', 'no function "sqaure"; did you mean square?'],
    ['affine', 'affine takes 2 numbers, scale and shift, as affine(3,-14); got 0'],
    ['affine(3)', 'affine takes 2 numbers, scale and shift, as affine(3,-14); got 1'],
    ['affine(3,)', 'affine takes 2 numbers, scale and shift, as affine(3,-14); got ""'],
    ['leaky(x)', 'leaky takes 1 number, slope, as leaky(0.2); got "x"'],
    ['leaky(Infinity)', 'leaky takes 1 number, slope, as leaky(0.2); got "Infinity"'],
    ['square(2)', 'square takes no numbers; got 1'],
    ['square)', 'chain: a function\'s name was expected at ")"'],
    ['affine(3', 'chain: affine( has no closing parenthesis'],
    ['', "chain must name one function or more, as 'square sigmoid'"],
    [' , ', "chain must name one function or more, as 'square sigmoid'"],
  ])('%j: %s', (text, message) => {
    expect(() => parseChain(text)).toThrow(new RangeError(message));
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'default', 'then'])(
    'the name %s is no function',
    (name) => {
      expect(() => parseChain(name)).toThrow(`no function "${name}"`);
    },
  );

  test('of an unknown name far from any, three that are nearest are told, and where all are; it is cut short', () => {
    expect(() => parseChain('fourie')).toThrow(
      /^no function "fourie"; nearest are \w+, \w+, \w+; the reference lists all \d+$/,
    );
    expect(() => parseChain('sigmodular')).toThrow('nearest are sigmoid,');
    expect(() => parseChain('q'.repeat(10_000))).toThrow(`no function "${'q'.repeat(40)}"`);
  });

  test('text that is no string', () => {
    expect(() => parseChain(5 as unknown as string)).toThrow(
      new TypeError("chain must be text such as 'square sigmoid'; got 5"),
    );
  });
});
