import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formula, type Inputs } from '../../src/formula.js';
import { arange, chain, functions, linspace, sigmoid } from '../../src/index.js';

const { PI } = Math;
describe('values', () => {
  test('numbers give a number, an array an array, singles singles', () => {
    const f = formula('a * x + b');
    expect(f.names).toEqual(['a', 'x', 'b']);
    expect(f.text).toBe('a * x + b');
    expect(f({ a: 2, x: 3, b: 1 })).toBe(7);
    expect(f({ a: 2, x: [1, 2], b: 1 })).toEqual(Float64Array.of(3, 5));
    expect(f({ a: 2, x: Float32Array.of(1, 2), b: 1 })).toEqual(Float32Array.of(3, 5));
    expect(f({ a: [1, 2], x: Float32Array.of(1, 2), b: 1 })).toEqual(Float64Array.of(2, 5));
  });

  test('element by element it is what the same formula is of numbers, at every length around a block', () => {
    const f = formula('where(x < 0.3, exp(-x) * y, x^3 / (1 + y^2)) - sigmoid(x * y) + max(x, y)');
    for (const n of [0, 1, 2, 3, 5, 1023, 1024, 1025, 2050]) {
      const x = linspace(-2, 2, n);
      const y = linspace(1, 3, n).map(Math.sin);
      const got = f({ x, y });
      expect(got).toHaveLength(n);
      got.forEach((value, i) => {
        expect(value).toBe(f({ x: x[i] as number, y: y[i] as number }));
      });
    }
  });

  test.each(Object.keys(functions))('%s and its derivative are those of the table, bit for bit', (name) => {
    const { parameters, create } = functions[name as 'leaky'].descriptor;
    const numbers = parameters.map(({ initial }) => initial);
    const f = formula(`${name}(${['x', ...numbers].join(', ')})`);
    const table = create(...numbers);
    const x = arange(-3, 3, 0.01);
    expect(f({ x })).toEqual(table(x));
    const slopes = f.derivative('x')({ x }) as Float64Array;
    const exact = table.deriv(x, { delta: 0 });
    slopes.forEach((slope, i) => {
      // The derivatives of exp, log, sqrt and softplus are other functions of the table.
      if (Number.isFinite(exact[i])) expect(slope / (exact[i] as number) || 1).toBeCloseTo(1, 13);
    });
  });

  test('a power and the derivative of one at the same place are two things', () => {
    const [x, slope, power] = [[1.5, 2], formula("pow'(x, 2.5)"), formula('pow(x, 2.5)')];
    const want = (slope({ x }) as Float64Array).map(
      (v, i) => v + ((power({ x }) as Float64Array)[i] as number),
    );
    expect(formula("pow(x, 2.5) + pow'(x, 2.5)")({ x })).toEqual(want);
    expect(formula("pow'(x, 2.5) + pow(x, 2.5)")({ x })).toEqual(want);
  });

  test('signed zeros and NaN are kept', () => {
    expect(formula('-(a - b)')({ a: 1, b: 1 })).toBe(-0);
    expect(formula('-x')({ x: [0, -0] })).toEqual(Float64Array.of(-0, 0));
    expect(formula('-(x * y)')({ x: [0, -0], y: 1 })).toEqual(Float64Array.of(-0, 0));
    expect(formula('max(x, 0)')({ x: [Number.NaN, -0] })).toEqual(Float64Array.of(Number.NaN, 0));
    expect(formula('where(x, 1, 2)')({ x: [0, -0, 3, Number.NaN] })).toEqual(Float64Array.of(2, 2, 1, 1));
  });

  test('out is written and returned, in place too, and where it overlaps an input', () => {
    const f = formula('x + y');
    const x = arange(0, 3000, 1);
    const want = x.map((v) => 2 * v);
    const out = new Float64Array(3000);
    expect(f({ x, y: x }, { out })).toBe(out);
    expect(out).toEqual(want);
    const same = x.slice();
    f({ x: same, y: same }, { out: same });
    expect(same).toEqual(want);
    const memory = new Float64Array(3001);
    memory.set(x, 1);
    f({ x: memory.subarray(1), y: x }, { out: memory.subarray(0, 3000) });
    expect(memory.subarray(0, 3000)).toEqual(want);
  });

  test('names that objects have by nature are names like others', () => {
    expect(formula('constructor + __proto__', ['constructor', '__proto__']).names).toHaveLength(2);
    expect(() => formula('constructor')({} as Inputs)).toThrow(/constructor is missing/);
    expect(formula('toString * 2')({ toString: 4 } as unknown as Inputs)).toBe(8);
  });
});

describe('gradients', () => {
  test('of the sum: an array by an array, a number by a number', () => {
    const f = formula('a * exp(-b * x)');
    const x = linspace(0, 2, 2500);
    const {
      value,
      a,
      b,
      x: dx,
    } = f.gradient({ x, a: 2.5, b: 0.7 }) as Record<string, number> & { x: Float64Array };
    const e = x.map((v) => Math.exp(-0.7 * v));
    const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0);
    expect(value).toBeCloseTo(2.5 * sum(e), 9);
    expect(a).toBeCloseTo(sum(e), 9);
    expect(b).toBeCloseTo(-2.5 * sum(e.map((v, i) => v * (x[i] as number))), 9);
    (dx as unknown as Float64Array).forEach((v, i) => {
      expect(v).toBeCloseTo(-0.7 * 2.5 * (e[i] as number), 13);
    });
  });

  test.each([
    ['x * y / (x + y)', ['x', 'y']],
    ['max(x, y) * min(x, 2)', ['x', 'y']],
    ['where(x < 1, x^2, 3x) - y', ['x', 'y']],
    ['tanh(sin(x) * y) + softplus(x - y)', ['x', 'y']],
    ['sqrt(x) * log(y) + silu(x) * gelu(y)', ['x', 'y']],
    ['x^5 - y^-2 + clamp(x * y, 0, 1)', ['x', 'y']],
    ["sigmoid'(x) * elu(y)", ['x', 'y']],
    ['leaky(x - 2, y) * affine(y, x, 2)', ['x', 'y']],
  ] as const)('of %s are near central differences', (text, names) => {
    const f = formula(text, names);
    for (const [x, y] of [
      [0.7, 0.4],
      [1.6, 2.2],
    ] as const) {
      const at = f.gradient({ x, y });
      const d = 1e-6;
      const along = (dx: number, dy: number) =>
        (Number(f({ x: x + dx, y: y + dy })) - Number(f({ x: x - dx, y: y - dy }))) / (2 * d);
      expect(at.x).toBeCloseTo(along(d, 0), 7);
      expect(at.y).toBeCloseTo(along(0, d), 7);
      expect(f.derivative('x')({ x, y })).toBe(at.x);
    }
  });

  test('at kinks: half to each side; where selects', () => {
    expect(formula('max(x, 0)').gradient({ x: 0 })).toEqual({ value: 0, x: 0.5 });
    // The branch that is not taken passes 0 back, and 0 times its infinite slope is NaN; a safe input inside helps.
    expect(formula('where(x > 0, log(x), 0)').gradient({ x: [0, 1] }).x).toEqual(
      Float64Array.of(Number.NaN, 1),
    );
    const safe = formula('where(x > 0, log(where(x > 0, x, 1)), 0)');
    expect(safe.gradient({ x: [0, 1] }).x).toEqual(Float64Array.of(0, 1));
    expect(formula('y').gradient({ y: 3 }, [])).toEqual({ value: 3 });
    expect(formula('y', ['x', 'y']).gradient({ x: [1, 2], y: 3 })).toEqual({
      value: 6,
      x: Float64Array.of(0, 0),
      y: 2,
    });
  });

  test('a derivative reads back as a formula with the same bits', () => {
    const x = linspace(-2, 2, 100);
    for (const text of ['sigmoid(x)^3 * tanh(2x)', 'x^4 * sin(x)', 'where(x < 0, exp(x), 1 / (1 + x))']) {
      const slope = formula(text).derivative('x');
      expect(formula(slope.text)({ x })).toEqual(slope({ x }));
    }
  });

  test('of a product of 300 factors is planned: what it shares is shared', () => {
    const text = Array.from({ length: 300 }, (_, i) => `(x + ${i / 300})`).join(' * ');
    const x = linspace(0.9, 1.1, 10);
    const { value, x: slope } = formula(text).jacobian({ x }) as Record<string, Float64Array>;
    value?.forEach((v, i) => {
      let sum = 0;
      for (let k = 0; k < 300; k++) sum += 1 / ((x[i] as number) + k / 300);
      expect((slope?.[i] as number) / (v * sum)).toBeCloseTo(1, 11);
    });
  });
});

describe('sums', () => {
  test('keep what each addition leaves out', () => {
    const x = new Float64Array(5001).fill(0.1);
    x[0] = 1e16;
    expect(formula('x').gradient({ x }, []).value).toBe(1e16 + 500);
    expect(formula('x').gradient({ x: [1e308, 1e308] }, []).value).toBe(Number.POSITIVE_INFINITY);
    expect(formula('x').gradient({ x: [1, Number.NaN, 2] }, []).value).toBe(Number.NaN);
  });

  test('of an odd count take nothing from beyond it', () => {
    formula('x')({ x: new Float64Array(1024).fill(Number.NaN) });
    expect(formula('x * 2').gradient({ x: [1, 2, 3] }, []).value).toBe(12);
  });

  test('twenty Gaussians with sixty parameters at once: more values than blocks', () => {
    const terms = Array.from({ length: 20 }, (_, i) => `a${i} * exp(-((x - m${i}) / s${i})^2)`);
    const f = formula(terms.join(' + '));
    const numbers = Object.fromEntries(f.names.map((name, i) => [name, 1 + i / 50]));
    const x = linspace(0, 5, 1100);
    const names = f.names.filter((name) => name !== 'x');
    const { JtJ } = f.leastSquares({ ...numbers, x }, x, names);
    const all = f.jacobian({ ...numbers, x }, names) as Record<string, Float64Array>;
    for (const [i, k] of [
      [0, 0],
      [5, 42],
      [59, 58],
    ] as const) {
      const [p, q] = [all[names[i] ?? ''], all[names[k] ?? '']] as [Float64Array, Float64Array];
      const want = p.reduce((sum, v, at) => sum + v * (q[at] as number), 0);
      expect((JtJ[60 * i + k] as number) / want).toBeCloseTo(1, 11);
    }
  });
});

describe('one name left: a function like any other', () => {
  test('in chains, with its exact derivative, or the literal difference', () => {
    const f = formula('a * exp(-b * x)').at({ a: 2.5, b: 0.7 });
    const x = linspace(0, 3, 1300);
    const both = chain(f, sigmoid);
    expect(both.name).toBe('sigmoid((a * exp(-b * x); a = 2.5, b = 0.7)(x))');
    const { value, deriv } = both.valueAndDeriv(x);
    value.forEach((v, i) => {
      const u = 2.5 * Math.exp(-0.7 * (x[i] as number));
      expect(v).toBeCloseTo(1 / (1 + Math.exp(-u)), 13);
      expect(deriv[i]).toBeCloseTo(v * (1 - v) * -0.7 * u, 13);
    });
    expect(f.deriv(1, { delta: 0.1 })).toBeCloseTo((f(1.1) - f(0.9)) / 0.2, 12);
  });

  test('not exactly one name left', () => {
    const f = formula('a * x');
    expect(() => f.at({})).toThrow(new RangeError('formula.at: one name must be left; left are a, x'));
    expect(() => f.at({ a: 1, x: 2 })).toThrow(/none is/);
    expect(() => f.at({ b: 1 })).toThrow(/no input "b"/);
  });
});

describe('other notations', () => {
  test('functions of the table are written out', () => {
    const f = formula('softplus(x) * expm1(y) + sigmoid(2x)');
    expect(f.toNumPy()).toBe('np.logaddexp(0, x) * np.expm1(y) + 1 / (1 + np.exp(-(2 * x)))');
    expect(f.toJS()).toBe('Math.log(1 + Math.exp(x)) * (Math.exp(y) - 1) + 1 / (1 + Math.exp(-(2 * x)))');
    expect(formula("sigmoid'(x)").toJS()).toBe('Math.exp(-x) / (1 + Math.exp(-x)) ** 2');
    expect(f.toMathML()).toContain('<mi mathvariant="normal">softplus</mi>');
  });
});

test('formulas of 2,000 operations are planned and right', () => {
  const text = Array.from({ length: 700 }, (_, i) => `sin(x * ${i + 1}) / ${i + 1}`).join(' + ');
  const x = linspace(0.1, 3, 50);
  const got = formula(text)({ x });
  got.forEach((value, i) => {
    let sum = 0;
    for (let k = 1; k <= 700; k++) sum += Math.sin((x[i] as number) * k) / k;
    expect(value).toBeCloseTo(sum, 10);
  });
});

test('any way of writing an input gives the same', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -50, max: 50 }), { maxLength: 20 }), (numbers) => {
      const f = formula('x * cos(x) + pi');
      const want = f({ x: Float64Array.from(numbers) });
      expect(f({ x: numbers })).toEqual(want);
      expect(
        want.every(
          (v, i) => Math.abs(v - (numbers[i] as number) * Math.cos(numbers[i] as number) - PI) < 1e-12,
        ),
      ).toBe(true);
    }),
  );
});

test('real powers, lengths and angles have gradients too', () => {
  const f = formula('pow(x, y) + hypot(x, y) * atan2(y, x) + x^2.5 + 2^y');
  const at = { x: 1.3, y: 0.8 };
  const { x, y } = f.gradient(at);
  const d = 1e-6;
  const along = (dx: number, dy: number) =>
    (Number(f({ x: 1.3 + dx, y: 0.8 + dy })) - Number(f({ x: 1.3 - dx, y: 0.8 - dy }))) / (2 * d);
  expect(x).toBeCloseTo(along(d, 0), 7);
  expect(y).toBeCloseTo(along(0, d), 7);
});
