import { expect, test } from 'vitest';
import { formula } from '../../src/formula.js';
import { linspace } from '../../src/index.js';

test('they are what the Jacobian and the residuals give', () => {
  const f = formula('a * exp(-b * t) + c');
  const t = linspace(0, 4, 1500);
  const y = t.map((v) => 2 * Math.exp(-v) + 0.5 + 0.1 * Math.sin(9 * v));
  const inputs = { t, a: 1.8, b: 0.9, c: 0.4 };
  const names = ['a', 'b', 'c'];
  const { JtJ, Jtr, rss } = f.leastSquares(inputs, y, names);
  const all = f.jacobian(inputs, names) as Record<string, Float64Array>;
  const r = (all.value as Float64Array).map((v, i) => v - (y[i] as number));
  const dot = (p: Float64Array, q: Float64Array) => p.reduce((sum, v, i) => sum + v * (q[i] as number), 0);
  names.forEach((p, i) => {
    const column = all[p] as Float64Array;
    expect(Jtr[i]).toBeCloseTo(dot(column, r), 9);
    names.forEach((q, k) => {
      expect(JtJ[3 * i + k]).toBeCloseTo(dot(column, all[q] as Float64Array), 8);
    });
  });
  expect(rss).toBeCloseTo(dot(r, r), 9);
});

test('they go where they are asked to, one of them or both, the target itself too', () => {
  const f = formula('a * x + b');
  const [inputs, y, names] = [{ x: [1, 2, 3, 4], a: 2, b: 1 }, Float64Array.of(3, 4, 8, 9), ['a', 'b']];
  const expected = f.leastSquares(inputs, y, names);
  const out = { JtJ: new Float64Array(4).fill(7), Jtr: new Float64Array(2).fill(7) };
  const both = f.leastSquares(inputs, y, names, { out });
  expect(both).toEqual(expected);
  expect([both.JtJ, both.Jtr]).toEqual([out.JtJ, out.Jtr]);
  expect(both.JtJ).toBe(out.JtJ);
  expect(f.leastSquares(inputs, y, names, { out: { Jtr: out.Jtr } }).Jtr).toBe(out.Jtr);
  const memory = new Float64Array(6);
  const apart = { JtJ: memory.subarray(2), Jtr: memory.subarray(0, 2) };
  expect(f.leastSquares(inputs, y, names, { out: apart })).toEqual(expected);
  expect(f.leastSquares(inputs, y, names, { out: { JtJ: y } })).toEqual(expected);
});

const shared = new ArrayBuffer(32);
const square = (out: unknown) =>
  formula('a * x + b').leastSquares({ x: [1, 2], a: 2, b: 1 }, [3, 4], ['a', 'b'], { out } as never);

test.each<[string, () => unknown, string]>([
  [
    'of another length',
    () => square({ JtJ: new Float64Array(3) }),
    'out.JtJ must have 4 elements, as there are 2 names; got 3',
  ],
  [
    'of singles',
    () => square({ Jtr: new Float32Array(2) }),
    'out.Jtr must be a Float64Array; got a Float32Array',
  ],
  [
    'by another name',
    () => square({ rss: new Float64Array(1) }),
    'out has no result "rss"; there are JtJ, Jtr',
  ],
  [
    'in one place',
    () => square({ JtJ: new Float64Array(shared), Jtr: new Float64Array(shared, 16, 2) }),
    'out.JtJ and out.Jtr must not share memory',
  ],
  ['no object', () => square(new Float64Array(4)), 'out must be an object of arrays; got a Float64Array'],
])('into what is %s: an error, and nothing is written', (_, call, message) => {
  expect(call).toThrow(`formula.leastSquares: ${message}`);
  expect(new Float64Array(shared)).toEqual(new Float64Array(4));
});
