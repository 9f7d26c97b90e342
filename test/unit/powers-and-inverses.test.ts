import { describe, expect, test } from 'vitest';
import { functions } from '../../src/index.js';

const { exp2, exp10, cbrt, tan, asin, acos, atan, asinh, acosh, atanh, erf, erfc, sinh, cosh } = functions;
const { pow, power } = functions;

const range = (from: number, to: number) => Float64Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('what a double holds is met exactly', () => {
  test('2^n for every n from the least subnormal number to the largest power', () => {
    const n = range(-1074, 1023);
    expect(exp2(n)).toEqual(n.map((k) => 2 ** k));
    expect([...exp2([-1075, -1076, 1024])]).toEqual([0, 0, Number.POSITIVE_INFINITY]);
  });

  test('10^n up to 10^22', () => {
    const n = range(0, 22);
    expect(exp10(n)).toEqual(n.map((k) => Number(`1e${k}`)));
  });

  test('cube roots of cubes', () => {
    const n = range(-2000, 2000);
    expect(cbrt(n.map((k) => k ** 3))).toEqual(n);
  });
});

describe('edges of domains', () => {
  test('a slope is NaN where a point is outside, and as the formula has it on the edge', () => {
    const half = { delta: 0.5 };
    expect(asin.deriv([0.5, -0.5, 0.6], half)).toEqual(Float64Array.of(Math.PI / 2, Math.PI / 2, Number.NaN));
    expect(acos.deriv([0.5, 0.6], half)).toEqual(Float64Array.of(-Math.PI / 2, Number.NaN));
    expect(atanh.deriv([0.5, -0.5, 0.6], half)).toEqual(Float64Array.of(Infinity, Infinity, Number.NaN));
    expect(acosh.deriv(1.5, half)).toBeCloseTo(1.31695789692482, 13);
    expect(acosh.deriv(1.4, half)).toBe(Number.NaN);
    expect(pow(0.5).deriv([0.5, 0.4], half)).toEqual(Float64Array.of(1, Number.NaN));
    expect(pow(-0.5).deriv(0.5, half)).toBe(-Infinity);
  });

  test('the derivative at an edge is the limit from within, and NaN beyond', () => {
    const at = { delta: 0 };
    const beyond = 1 + Number.EPSILON;
    expect([...asin.deriv([1, -1, beyond], at)]).toEqual([Infinity, Infinity, Number.NaN]);
    expect([...acos.deriv([1, -1, beyond], at)]).toEqual([-Infinity, -Infinity, Number.NaN]);
    expect([...atanh.deriv([1, -1, beyond], at)]).toEqual([Infinity, Infinity, Number.NaN]);
    expect([...acosh.deriv([1, 0.5, -2], at)]).toEqual([Infinity, Number.NaN, Number.NaN]);
  });

  test('values on the edge and beyond', () => {
    const x = [1, -1, 1 + Number.EPSILON];
    expect([...asin(x)]).toEqual([Math.PI / 2, -Math.PI / 2, Number.NaN]);
    expect([...acos(x)]).toEqual([0, Math.PI, Number.NaN]);
    expect([...atanh(x)]).toEqual([Infinity, -Infinity, Number.NaN]);
    expect([...acosh([1, 1 - Number.EPSILON / 2, -3])]).toEqual([0, Number.NaN, Number.NaN]);
  });
});

describe('pow', () => {
  test('of a whole exponent it is power, bit for bit: negative numbers and slopes too', () => {
    const x = [-3.7, -1, -0, 0, 1e-200, 0.3, 2.5, 1e200];
    for (const n of [-3, 0, 1, 2, 3, 8]) {
      expect(pow(n)(x)).toEqual(power(n)(x));
      for (const delta of [0, 1e-3, 2])
        expect(pow(n).deriv(x, { delta })).toEqual(power(n).deriv(x, { delta }));
    }
  });

  test('a whole exponent beyond 2^31 has slopes on both sides of 0', () => {
    const f = pow(2 ** 32);
    expect(f.deriv([-1, 1], { delta: 0 })).toEqual(Float64Array.of(-(2 ** 32), 2 ** 32));
    const odd = pow(2 ** 32 + 1);
    expect(odd.deriv([-1, 1], { delta: 0 })).toEqual(Float64Array.of(2 ** 32 + 1, 2 ** 32 + 1));
    expect(odd([-1, 1])).toEqual(Float64Array.of(-1, 1));
  });

  test('it takes finite numbers', () => {
    expect(() => pow(Number.NaN)).toThrow(RangeError);
    expect(() => pow(Infinity)).toThrow('p must be');
  });
});

test('tan of a number beyond 10^22, and its sign at zeros', () => {
  expect(tan(1e22)).toBe(-1.6287782256068988);
  expect(tan([-0, 0])).toEqual(Float64Array.of(-0, 0));
  // Beside a number that takes the other path.
  expect(tan([-0, 1e22])).toEqual(Float64Array.of(-0, -1.6287782256068988));
});

test('odd functions are odd and even slopes even, to the bit', () => {
  const x = Float64Array.from({ length: 999 }, (_, i) => (i + 0.5) / 1000);
  const negative = x.map((v) => -v);
  for (const f of [sinh, tan, asin, atan, asinh, atanh, cbrt, erf]) {
    expect(f(negative)).toEqual(f(x).map((v) => -v));
    for (const delta of [0, 1e-3, 0.1]) expect(f.deriv(negative, { delta })).toEqual(f.deriv(x, { delta }));
  }
  expect(cosh(negative)).toEqual(cosh(x));
});

test('the tails of erfc', () => {
  expect(erfc(10)).toBe(2.088487583762545e-45);
  expect(erfc(27)).toBe(5.23705e-319);
  expect([...erfc([28, -7])]).toEqual([0, 2]);
});
