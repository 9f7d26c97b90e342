import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivative } from '../../src/expression/differentiate.js';
import { evaluator, type Numbers } from '../../src/expression/evaluate.js';
import { toJavaScript } from '../../src/expression/javascript.js';
import { toMathML } from '../../src/expression/mathml.js';
import { toNumPy } from '../../src/expression/numpy.js';
import { DEPTH, type Language, parse } from '../../src/expression/parse.js';
import { toText } from '../../src/expression/print.js';
import { applied } from '../../src/expression/substitute.js';
import { toTeX } from '../../src/expression/tex.js';
import { Graph, type Node } from '../../src/expression/tree.js';
import { times } from '../support/thorough.js';

const doubles: Numbers<number> = {
  number: (value) => value,
  apply(f, args) {
    const [a = 0, b = 0, c = 0] = args;
    const results: Record<string, () => number> = {
      add: () => a + b,
      subtract: () => a - b,
      multiply: () => a * b,
      divide: () => a / b,
      negate: () => -a,
      pow: () => a ** b,
      less: () => Number(a < b),
      greater: () => Number(a > b),
      where: () => (a === 0 ? c : b),
      clamp: () => Math.min(Math.max(a, b), c),
      pi: () => Math.PI,
      e: () => Math.E,
    };
    const own = results[f] ?? (() => (Math[f as 'hypot'] as (...x: readonly number[]) => number)(...args));
    return own();
  },
};

function read(text: string, language?: Language): { graph: Graph; root: Node } {
  const graph = new Graph();
  return { graph, root: parse(graph, text, language) };
}

function resultOf(text: string, values: Readonly<Record<string, number>> = {}): number {
  const { graph, root } = read(text);
  return evaluator(graph, root)(doubles, values);
}

function slopeText(text: string, name = 'x'): string {
  const { graph, root } = read(text);
  return toText(graph, derivative(graph, root, name));
}

/** What reading the text says is wrong, and where. */
function faultOf(text: string, language?: Language): { message: string; position: number } {
  try {
    read(text, language);
  } catch (error) {
    if (error instanceof SyntaxError && 'position' in error)
      return { message: error.message, position: Number(error.position) };
    throw error;
  }
  throw new Error(`${text.slice(0, 20)} was read`);
}

describe('what a formula means', () => {
  test.each([
    ['-3^2', -9],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['7 - 2 - 1', 4],
    ['8 / 4 / 2', 1],
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['1 / 2(1 + 1)', 0.25],
    ['3e1', 30],
    ['2 e', 2 * Math.E],
    ['- -2', 2],
    ['1 < 2', 1],
    ['2 + 1 > 3', 0],
    ['where(1 > 2, 3, 4)', 4],
    ['clamp(5, 0, 2)', 2],
    ['max(1, min(5, 3))', 3],
    ['.5 + 1.', 1.5],
    ['atan2(1, 0)', Math.PI / 2],
  ])('%s is %d', (text, value) => {
    expect(resultOf(text)).toBe(value);
  });

  test('names stand for values, in any alphabet', () => {
    expect(resultOf('2θ_1 + x', { θ_1: 3, x: 1 })).toBe(7);
    expect(() => resultOf('x')).toThrow(new RangeError('formula: x has no value'));
    expect(() => resultOf('toString')).toThrow(new RangeError('formula: toString has no value'));
  });

  test('equal parts are one node', () => {
    const { graph } = read('exp(x + 1) + exp(x + 1)');
    expect(graph.nodes.map((node) => (node.kind === 'call' ? node.f : node.kind))).toEqual([
      'name',
      'number',
      'add',
      'exp',
      'add',
    ]);
  });
});

describe('text that cannot be read', () => {
  test.each([
    ['', 0, 'empty'],
    ['a +', 3, 'it ends'],
    ['(x', 0, 'not closed'],
    ['x)', 1, 'not opened'],
    ['foo(x)', 0, 'no function "foo"'],
    ['1 + sin x', 4, 'takes its argument in brackets'],
    ['a b', 2, 'an operator was expected before b'],
    ['1 < 2 < 3', 6, 'comparisons do not follow'],
    ['x ** 2', 3, 'a power is written ^'],
    ['x = 3', 2, '== compares'],
    ['exp(1, 2)', 0, 'exp takes 1 argument; got 2'],
    ['min(1)', 0, 'min takes 2 arguments; got 1'],
    ['1, 2', 1, 'comma'],
    ['a × b', 2, '* multiplies'],
    ['a # b', 2, '"#" has no meaning'],
    ['__proto__(x)', 0, 'no function "__proto__"'],
    ['constructor(x)', 0, 'no function "constructor"'],
    ["sin'(x)", 0, 'no function "sin\'"'],
  ])('%j is marked at %d', (text, position, message) => {
    const found = faultOf(text);
    expect(found.message).toContain(message);
    expect(found.position).toBe(position);
  });

  test('the mark stands under the place, in long texts too', () => {
    const { message } = faultOf(`${'x + '.repeat(100)}y z${' + x'.repeat(100)}`);
    const [, shown = '', mark = ''] = message.split('\n');
    expect(shown[mark.indexOf('^')]).toBe('z');
    expect(shown.length).toBeLessThan(80);
  });

  test('only the given names are inputs', () => {
    const suggest = (wrong: string) => (wrong === 'scael' ? 'scale' : undefined);
    expect(faultOf('scael * x', { names: ['x', 'scale'], suggest }).message).toContain('did you mean scale?');
    expect(faultOf('y', { names: ['x', 'scale'] }).message).toContain('the names are x, scale');
  });
});

describe('length and depth', () => {
  test.each(['(', '-', 'exp(', '2^', '3('])('%s nested ten thousand deep is refused', (piece) => {
    expect(faultOf(`${piece.repeat(10_000)}x`).message).toContain(`nested more than ${DEPTH} deep`);
  });

  test('a sum of a hundred thousand terms is read and evaluated', () => {
    expect(resultOf(`${'x + '.repeat(100_000)}x`, { x: 1 })).toBe(100_001);
  });

  test('what sharing keeps small is not written out without end', () => {
    const graph = new Graph();
    let node = graph.name('x');
    for (let i = 0; i < 60; i++) node = graph.call('multiply', node, node);
    expect(() => toText(graph, node)).toThrow(RangeError);
    expect(() => toMathML(graph, node)).toThrow(RangeError);
    expect(derivative(graph, node, 'x').kind).toBe('call');
  });
});

const leaf = fc.oneof(
  fc.constantFrom('x', 'y'),
  fc.integer({ min: 0, max: 9 }).map(String),
  fc.double({ min: 0.1, max: 3, noNaN: true }).map((value) => value.toFixed(2)),
);
const { formulas } = fc.letrec<{ formulas: string }>((tie) => ({
  formulas: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '^'), tie('formulas'), tie('formulas'))
      .map(([operator, a, b]) => `(${a}) ${operator} (${b})`),
    fc.tuple(fc.constantFrom('-', 'exp', 'sin', 'tanh'), tie('formulas')).map(([f, a]) => `${f}(${a})`),
    fc
      .tuple(fc.constantFrom('max', 'min'), tie('formulas'), tie('formulas'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc
      .tuple(tie('formulas'), tie('formulas'), tie('formulas'))
      .map(([a, b, c]) => `where(${a} < ${b}, ${b}, ${c})`),
  ),
}));

test('what is printed is read back as the same expression, and JavaScript reads it so too', () => {
  fc.assert(
    fc.property(formulas, (text) => {
      const graph = new Graph();
      const root = parse(graph, text);
      expect(parse(graph, toText(graph, root))).toBe(root);
      const program = new Function('x', 'y', `return ${toJavaScript(graph, root)};`);
      const values = { x: 0.7, y: -1.3 };
      expect(program(values.x, values.y)).toBe(evaluator(graph, root)(doubles, values));
    }),
    { numRuns: times(300, 50) },
  );
});

describe('derivatives', () => {
  test.each([
    ['x^2', '2 * x'],
    ['1 / (1 + exp(-x))', 'exp(-x) / (1 + exp(-x))^2'],
    ['x / (1 + exp(-x))', '(1 + exp(-x) + x * exp(-x)) / (1 + exp(-x))^2'],
    ['tanh(x)', '1 - tanh(x)^2'],
    ['1 / x', '-(1 / x^2)'],
    ['sqrt(2x)', '2 / (2 * sqrt(2 * x))'],
    ['max(x, 0)', 'where(x > 0, 1, where(x < 0, 0, 1 / 2))'],
    ['x * Phi(x)', 'Phi(x) + x * phi(x)'],
    ['y', '0'],
    ['x^n', 'n * x^(n - 1)'],
    ['sin(x) - x', 'cos(x) - 1'],
  ])('of %s', (text, want) => {
    expect(slopeText(text)).toBe(want);
  });

  const points = [0.3, 0.8];
  test.each([
    'exp(sin(x))',
    'log(x) * sqrt(x)',
    'x^x',
    '2^x / tan(x)',
    'asin(x) + acos(x / 2) * atan(x)',
    'sinh(x) * cosh(x) - asinh(x)',
    'acosh(1 + x) + atanh(x)',
    'cbrt(x) * abs(x - 2)',
    'clamp(x^2, 0.2, 0.5)',
    'hypot(x, 2) + atan2(x, 3) - atan2(2, x)',
    'min(x, 0.5)^3 + max(x, 0.6)',
    'where(x < 0.5, x^3, 1 / x)',
  ])('of %s is near its central difference', (text) => {
    const { graph, root } = read(text);
    const f = evaluator(graph, root);
    const slope = evaluator(graph, derivative(graph, root, 'x'));
    for (const x of points) {
      const d = 1e-6;
      const difference = (f(doubles, { x: x + d }) - f(doubles, { x: x - d })) / (2 * d);
      expect(slope(doubles, { x })).toBeCloseTo(difference, 7);
    }
  });

  test('share what they have in common: a product of 200 factors has a derivative of linear size', () => {
    const { graph, root } = read(Array.from({ length: 200 }, (_, i) => `(x + ${i})`).join(' * '));
    const before = graph.nodes.length;
    derivative(graph, root, 'x');
    expect(graph.nodes.length).toBeLessThan(3 * before);
  });
});

describe('other notations', () => {
  test.each([
    ['exp(x) - 1', 'np.expm1(x)'],
    ['log(1 + x)', 'np.log1p(x)'],
    ['log(1 + exp(x))', 'np.logaddexp(0, x)'],
    ['where(x < 0, x, 2x)', 'np.where(x < 0, x, 2 * x)'],
    ['x * Phi(x)', 'x * scipy.special.ndtr(x)'],
    ['x^2 - pi', 'np.power(x, 2) - np.pi'],
  ])('%s in NumPy is %s', (text, want) => {
    const { graph, root } = read(text);
    expect(toNumPy(graph, root)).toBe(want);
  });

  test.each([
    ['1 / (1 + exp(-x))', '\\frac{1}{1 + {e}^{-x}}'],
    ['sin(x)^2', '{\\sin}^{2}\\left(x\\right)'],
    ['3 * 4^x', '3 \\cdot {4}^{x}'],
    ['3x + -14', '3 \\, x - 14'],
    [
      'where(x < 0, 1, where(x > 0, 2, 3))',
      '\\begin{cases} 1 & x < 0 \\\\ 2 & x > 0 \\\\ 3 & \\text{otherwise} \\end{cases}',
    ],
  ])('%s in TeX', (text, want) => {
    const { graph, root } = read(text);
    expect(toTeX(graph, root)).toBe(want);
  });

  test('names are escaped in MathML', () => {
    const { graph, root } = read('x < 1');
    expect(toMathML(graph, root)).toBe('<mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow>');
  });

  test('JavaScript has no error function', () => {
    const { graph, root } = read('erf(x)');
    expect(() => toJavaScript(graph, root)).toThrow(new RangeError('formula: JavaScript has no erf'));
  });
});

test('a function of a table is written out by its formula', () => {
  const graph = new Graph();
  const affine = { formula: 'scale * x + shift', parameters: [{ name: 'scale' }, { name: 'shift' }] };
  const inside = parse(graph, 'y^2');
  const whole = applied(graph, affine, [inside, graph.number(3), graph.number(-14)]);
  expect(toText(graph, whole)).toBe('3 * y^2 + -14');
});
