import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { fusing } from '../../src/formula/program.js';
import { formula } from '../../src/formula.js';
import { linspace } from '../../src/index.js';
import { times } from '../support/thorough.js';

const { after } = fusing;
afterEach(() => {
  fusing.after = after;
});

const leaf = fc.constantFrom('x', 'y', 'a', 'b', '2', '0.3', 'pi');
const { formulas } = fc.letrec<{ formulas: string }>((tie) => ({
  formulas: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('formulas'), tie('formulas'))
      .map(([operator, p, q]) => `(${p} ${operator} ${q})`),
    fc
      .tuple(fc.constantFrom('-', 'sin', 'tanh', 'exp', 'sqrt', 'abs', 'cos'), tie('formulas'))
      .map(([f, p]) => `${f}(${p})`),
    fc
      .tuple(fc.constantFrom('max', 'min'), tie('formulas'), tie('formulas'))
      .map(([f, p, q]) => `${f}(${p}, ${q})`),
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '=='), tie('formulas'), tie('formulas'), tie('formulas'))
      .map(([compare, p, q, r]) => `where(${p} ${compare} ${q}, ${q}, ${r})`),
    fc.tuple(tie('formulas'), fc.constantFrom('2', '3', '-1')).map(([p, n]) => `(${p})^${n}`),
  ),
}));

/** Everything that a formula can compute of these inputs. */
function allOf(text: string, count: number): unknown {
  const f = formula(text, ['x', 'y', 'a', 'b']);
  const x = linspace(-2, 2, count);
  const y = x.map((v) => 1 / (1.1 + v * v) - 0.4);
  const inputs = { x, y, a: 0.7, b: -1.3 };
  return [
    f(inputs),
    f.gradient(inputs),
    f.jacobian(inputs, ['a', 'x']),
    f.leastSquares(inputs, y, ['a', 'b']),
  ];
}

test('fused loops and the interpreter give the same bits', () => {
  fc.assert(
    fc.property(formulas, fc.constantFrom(1, 2, 7, 1024, 1500, 2049), (text, count) => {
      fusing.after = undefined;
      const interpreted = allOf(text, count);
      fusing.after = 0;
      expect(allOf(text, count)).toEqual(interpreted);
    }),
    { numRuns: times(250, 12) },
  );
});

test('a call on numbers gives what a call on arrays gives', () => {
  fc.assert(
    fc.property(formulas, (text) => {
      fusing.after = 0;
      const f = formula(text, ['x', 'y', 'a', 'b']);
      const at = { x: 0.4, y: -1.1, a: 0.7, b: -1.3 };
      const { value, x, a } = f.gradient({ ...at, x: [at.x], a: [at.a] }) as Record<string, number>;
      const numbers = f.gradient(at);
      // A sum starts from 0, which takes the sign of -0.
      const plus0 = (values: readonly unknown[]) => values.map((v) => Number(v) + 0);
      expect(plus0([value, x, a])).toEqual(plus0([numbers.value, numbers.x, numbers.a]));
    }),
    { numRuns: times(200, 25) },
  );
});

test('where nothing may be compiled, the interpreter goes on', () => {
  fusing.after = 0;
  const { Module } = WebAssembly;
  const f = formula('x * 2 + 1');
  f({ x: 1 });
  try {
    Object.defineProperty(WebAssembly, 'Module', {
      configurable: true,
      writable: true,
      value: class {
        constructor() {
          throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
        }
      },
    });
    expect(f({ x: [1, 2] })).toEqual(Float64Array.of(3, 5));
  } finally {
    Object.defineProperty(WebAssembly, 'Module', { configurable: true, writable: true, value: Module });
  }
});
