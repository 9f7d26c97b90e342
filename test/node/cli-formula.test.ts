import { afterAll, expect, test } from 'vitest';
import { isFormula } from '../../src/cli/eval-formula.js';
import { readChain } from '../../src/cli/printed-chain.js';
import { formula } from '../../src/formula.js';
import { affine, chain, sigmoid, square, tanh } from '../../src/index.js';
import { makeCli } from '../support/run-cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

test('a chain is read as the library prints it', () => {
  for (const f of [
    chain(square, sigmoid),
    chain(affine(3, -14), tanh),
    chain(square),
    chain(affine(1e-3, 2), square),
  ]) {
    expect(readChain(f.name).name).toBe(f.name);
    expect(readChain(f.name)(0.5)).toBe(f(0.5));
  }
  expect(readChain('sigmoid( square( x ) )').name).toBe('sigmoid(square(x))');
});

test.each([
  ['swish', 'no function "swish": here it is silu'],
  ['square ln', 'no function "ln": here it is log'],
  ['sigmoid(square(x)', /no closing parenthesis|must be calls of x alone/],
  ['sigmod', 'no function "sigmod"; did you mean sigmoid?'],
])('%s is refused with the name that is meant', (text, message) => {
  expect(() => readChain(text)).toThrow(message);
});

test('a formula is told from a chain', () => {
  for (const text of [
    'square sigmoid',
    'affine(3,-14) tanh',
    'sigmoid(square(x))',
    'tanh(affine(3, -14)(x))',
    'relu, abs',
  ])
    expect(isFormula(text, {}), text).toBe(false);
  for (const text of ['a * exp(-b * t)', 'x^2', 'sigmoid(y)', '-x', 'hypot(a, b)', '2'])
    expect(isFormula(text, {}), text).toBe(true);
  expect(isFormula('sigmoid(x)', { set: [] })).toBe(true);
});

test('columns are a formula’s variables; its derivatives come with it; a missing value in any makes a missing result', async () => {
  const words = ['eval', 'a * exp(-b * t)', '--set', 'a=2', '--gradient', 'a,b'];
  const rows = await cli.output(words, 't,b,n\n0.5,1,p\n1,2,q\nNA,3,r\n4,,s\n');
  const f = formula('a * exp(-b * t)');
  const { value, a, b } = f.jacobian({ a: 2, b: [1, 2], t: [0.5, 1] }, ['a', 'b']) as Record<
    string,
    Float64Array
  >;
  const row = (i: number) => [value?.[i], a?.[i], b?.[i]].join(',');
  expect(rows.toString()).toBe(
    `t,b,n,f,df/da,df/db\n0.5,1,p,${row(0)}\n1,2,q,${row(1)}\nNA,3,r,NA,NA,NA\n4,,s,,,\n`,
  );
});

test('a formula of one name takes a range or bare numbers', async () => {
  const range = ['eval', 'a * x^2', '--set', 'a=3', '--from', '0', '--to', '3', '--step', '1'];
  expect((await cli.output(range)).toString()).toBe('x,f\n0,0\n1,3\n2,12\n');
  expect((await cli.output(['eval', 'x^2 + 1', '--no-header'], '3\n')).toString()).toBe('3,10\n');
});

test.each([
  [['a*x', '--set', 'a=2', '--set', 'c=1'], 'the formula has no name "c"; it has a, x'],
  [['a*x', '--gradient', 'q'], 'the formula has no name "q"; it has a, x'],
  [['a*x', '--set', 'a'], '--set takes a name and a number, as a=2; got "a"'],
  [['a*2', '--set', 'a=2'], 'the formula has no name left to be a column: every name is set'],
  [['a*x', '--column', 'x'], '--column goes with chains: a formula names its columns itself'],
  [['a*x', '--show', 'f'], '--show goes with chains; --gradient shows derivatives of a formula'],
  [['a*x', '--from', '0', '--to', '1'], /the formula has the names a, x: set all but one with --set/],
  [['a*(x'], /this bracket is not closed\n.*a\*\(x\n\s+\^/],
])('%j is refused', async (words, message) => {
  const { code, stderr } = await cli.run(['eval', ...words], 'x\n1\n');
  expect(code).toBe(2);
  if (typeof message === 'string') expect(stderr).toBe(`fluxion: ${message}\n`);
  else expect(stderr).toMatch(message);
});
