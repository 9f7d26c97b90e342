import { describe, expect, test } from 'vitest';
import {
  chain,
  chainDeriv2,
  chainDeriv3,
  deriv,
  elementwise,
  exp,
  log,
  relu,
  sigmoid,
  square,
} from '../../src/index.js';

const f = chain(square, sigmoid);
const x = Float64Array.of(-3, -0.5, 0, 1.25, 7);
const cube = (v: number) => v * v * v;
const withDeriv = elementwise(cube, { name: 'cube', deriv: (v) => 3 * v * v });
const without = elementwise(cube, { name: 'cube' });

describe('the default delta', () => {
  test('of the methods is 0, the derivative itself', () => {
    expect(f.deriv(x)).toEqual(f.deriv(x, { delta: 0 }));
    expect(f.deriv(x)).not.toEqual(f.deriv(x, { delta: 0.001 }));
    expect(f.deriv(1)).toBe(f.deriv(1, { delta: 0 }));
    expect(f.valueAndDeriv(x)).toEqual(f.valueAndDeriv(x, { delta: 0 }));
    expect(f.trace(1)).toEqual(f.trace(1, { delta: 0 }));
    expect(exp.deriv(1)).toBe(exp(1));
    expect(log.deriv(0.0005)).toBe(2000);
    expect(relu.deriv(5e-4)).toBe(1);
    expect(square.deriv(3, {})).toBe(6);
    expect(square.deriv(3, { delta: undefined })).toBe(6);
  });

  test('of the methods is 0.001 where a link is a function without its derivative', () => {
    const mixed = chain(square, without, sigmoid);
    expect(mixed.deriv(x)).toEqual(mixed.deriv(x, { delta: 0.001 }));
    expect(mixed.valueAndDeriv(0.5)).toEqual(mixed.valueAndDeriv(0.5, { delta: 0.001 }));
    expect(mixed.trace(0.5)).toEqual(mixed.trace(0.5, { delta: 0.001 }));
    const plain = chain((v: Float64Array) => v.map(cube));
    expect(plain.deriv(x)).toEqual(plain.deriv(x, { delta: 0.001 }));
  });

  test("of the chapter's functions is 0.001", () => {
    expect(deriv(sigmoid, 1)).toBe(sigmoid.deriv(1, { delta: 0.001 }));
    expect(deriv(sigmoid, x, undefined)).toEqual(sigmoid.deriv(x, { delta: 0.001 }));
    expect(chainDeriv2([square, sigmoid], x)).toEqual(f.deriv(x, { delta: 0.001 }));
    expect(chainDeriv3([square, sigmoid, exp], 1)).toBe(
      chain(square, sigmoid, exp).deriv(1, { delta: 0.001 }),
    );
  });

  test("the chapter's functions take delta as a number or as an option", () => {
    expect(deriv(exp, 1, 0)).toBe(Math.E);
    expect(deriv(exp, 1, { delta: 0 })).toBe(Math.E);
    expect(deriv(exp, 1, {})).toBe(deriv(exp, 1));
    expect(chainDeriv2([square, sigmoid], x, { delta: 0.5 })).toEqual(f.deriv(x, { delta: 0.5 }));
    expect(chainDeriv3([square, square, exp], 0.5, { delta: 0 })).toBe(
      chainDeriv3([square, square, exp], 0.5, 0),
    );
    expect(() => deriv(exp, 1, { delta: -1 })).toThrow(/deriv: delta must be a finite number >= 0; got -1/);
    const misspelt = { dleta: 0 } as { delta?: number };
    expect(() => deriv(exp, 1, misspelt)).toThrow('deriv: there is no option "dleta"; it takes ');
  });
});

describe("a caller's function with its derivative", () => {
  test('has it at delta 0, alone and as a link', () => {
    expect(withDeriv.deriv(x)).toEqual(x.map((v) => 3 * v * v));
    expect(withDeriv.deriv(2)).toBe(12);
    const [first, second] = chain(withDeriv, sigmoid).trace(0.5);
    expect(first?.slope).toBe(0.75);
    expect(chain(withDeriv, sigmoid).deriv(0.5)).toBe(0.75 * (second?.slope ?? Number.NaN));
    const mixed = chain(square, withDeriv, sigmoid);
    expect(mixed.valueAndDeriv(x)).toEqual({ value: mixed(x), deriv: mixed.deriv(x, { delta: 0 }) });
    expect(mixed.deriv(x)).toEqual(Float64Array.from(x, (v) => mixed.deriv(v)));
  });

  test('has the textbook difference above it, as one without', () => {
    expect(withDeriv.deriv(x, { delta: 0.1 })).toEqual(without.deriv(x, { delta: 0.1 }));
  });

  test('in many blocks, and with a derivative that uses the kernel', () => {
    const long = Float64Array.from({ length: 2500 }, (_, i) => Math.sin(i));
    const own = elementwise((v) => Math.exp(-v), { deriv: (v) => -exp(-v) });
    expect(chain(square, own, square).deriv(long)).toEqual(
      Float64Array.from(long, (v) => chain(square, own, square).deriv(v)),
    );
  });

  test('a wrong argument is refused with a message: a third one, a deriv that is no function, a name that is no text', () => {
    const loose = elementwise as unknown as (...given: unknown[]) => typeof withDeriv;
    expect(() => loose(cube, 'cube', cube)).toThrow(
      'elementwise: takes f and options such as { name, deriv }; got a third argument, the function cube',
    );
    expect(() => loose(cube, { deriv: 3 })).toThrow('elementwise: deriv must be a function; got 3');
    expect(() => loose(cube, { name: 3 })).toThrow('elementwise: name must be a string; got 3');
    expect(() => loose(cube, { derive: cube })).toThrow(
      'elementwise: there is no option "derive"; it takes ',
    );
    expect(() => loose(cube, { deriv: () => '1' }).deriv(2)).toThrow(
      'cube: deriv must return a number; got the string "1" at x = 2',
    );
  });
});

describe('the textbook difference', () => {
  test('is divided by the distance that the points have once they are rounded', () => {
    const identity = elementwise((v) => v, 'identity');
    for (const at of [1, 1e6, -1e9, 123456789.125, 1e15])
      for (const delta of [1e-3, 1e-9, 0.3]) {
        const slope = identity.deriv(at, { delta });
        if (at + delta === at - delta) expect(slope).toBeNaN();
        else expect(slope).toBe(1);
      }
  });

  test('is NaN where both points round to x, and 0 / (2 delta) where x is infinite', () => {
    const flat = elementwise(() => 1, 'flat');
    expect(flat.deriv(1e17)).toBeNaN();
    expect(flat.deriv([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0])).toEqual(new Float64Array(3));
    expect(elementwise((v) => v * 0, 'nought').deriv(Number.NaN)).toBeNaN();
  });

  test('has no delta at which its divisor overflows or vanishes', () => {
    const step = elementwise((v) => (v > 0 ? 2 : 0), 'step');
    expect(step.deriv(0, { delta: 1e308 })).toBe(1e-308);
    expect(step.deriv(0, { delta: Number.MAX_VALUE })).toBe(1 / Number.MAX_VALUE);
    const identity = elementwise((v) => v, 'identity');
    expect(identity.deriv(0, { delta: 5e-324 })).toBe(1);
    expect(identity.deriv(0, { delta: Number.MAX_VALUE })).toBe(1);
  });
});
