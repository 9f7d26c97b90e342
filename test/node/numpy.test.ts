import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { descriptors, formatNames } from '../../src/parse.js';
import { numpyOf } from '../../web/code.js';
import { modelOf } from '../../web/model.js';
import { decode } from '../../web/state.js';

const python = (script: string): string => execFileSync('python3', ['-c', script], { encoding: 'utf8' });

/** Whether this machine has Python with that package: the tests of the page's NumPy code need it. */
function has(name: string): boolean {
  try {
    execFileSync('python3', ['-c', `import ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const all = [...descriptors].map(([name, { parameters, formula }]) => ({
  text: formatNames([{ name, parameters: parameters.map(({ initial }) => initial) }]),
  runs: has(formula.includes('Phi') ? 'scipy' : 'numpy'),
}));

const worked = ['square sigmoid', 'affine(3,-14) affine(-2,0)'].map((text) => ({ text, runs: has('numpy') }));

for (const { text, runs } of [...worked, ...all])
  test.skipIf(!runs)(`the NumPy code of ${text} gives the numbers shown`, () => {
    const { state } = decode(`#chain=${encodeURIComponent(text)}&x=1.25&delta=0.001&from=0.5&to=2`);
    const printed = python(`${numpyOf(state)}print(len(x), value.sum(), slope.sum())`)
      .trim()
      .split(/\s+/);
    const { f, range, value, slope } = modelOf(state);
    const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0);
    const want = [value, slope, range.length, sum(f(range)), sum(f.deriv(range, { delta: 0.001 }))];
    for (const [i, number] of want.entries()) expect(Number(printed[i])).toBeCloseTo(number, 8);
  });

test('with delta 0, which no difference has, a small delta stands in', () => {
  expect(numpyOf(decode('#delta=0').state)).toContain('delta = 0.000001  # a difference has no delta 0');
});
