import { expect, test } from 'vitest';
import * as fluxion from '../../src/index.js';
import { type HeightsAt, type Line, lineOf, thinned } from '../../src/plot/line.js';

const { affine, chain, functions } = fluxion;

/** A point at 0, and none. */
const [WITH, BESIDE] = [fluxion.linspace(-3, 3, 601), fluxion.linspace(-3.005, 2.995, 601)];

/** Where the line through 601 points has gaps, each as x, the height before and the height after. */
function gapsOf(of: HeightsAt, range = WITH, least = 0.02): [x: number, before: number, after: number][] {
  const { xs, ys } = lineOf(of, range, Float64Array.from(of(range)), least);
  return Array.from(ys).flatMap((y, i) =>
    Number.isNaN(y) && Number.isFinite(ys[i - 1]) && Number.isFinite(ys[i + 1])
      ? [[Number((xs[i] ?? 0).toFixed(9)) + 0, ys[i - 1] ?? 0, ys[i + 1] ?? 0]]
      : [],
  );
}

const value =
  (f: fluxion.Elementwise): HeightsAt =>
  (x) =>
    f(x);
const slope =
  (f: fluxion.Elementwise): HeightsAt =>
  (x) =>
    f.deriv(x, { delta: 0 });

test.each<[name: string, of: HeightsAt, gaps: [number, number, number][]]>([
  [
    'sign',
    value(functions.sign),
    [
      [0, -1, 0],
      [0, 0, 1],
    ],
  ],
  [
    'floor of half',
    value(chain(affine(0.5, 0), functions.floor)),
    [
      [-2, -2, -1],
      [0, -1, 0],
      [2, 0, 1],
    ],
  ],
  [
    'the slope of abs',
    slope(functions.abs),
    [
      [0, -1, 0],
      [0, 0, 1],
    ],
  ],
  [
    'the slope of relu(2x - 1)',
    slope(chain(affine(2, -1), functions.relu)),
    [
      [0.5, 0, 1],
      [0.5, 1, 2],
    ],
  ],
  [
    'the slope of hardTanh',
    slope(functions.hardTanh),
    [
      [-1, 0, 0.5],
      [-1, 0.5, 1],
      [1, 1, 0.5],
      [1, 0.5, 0],
    ],
  ],
])('%s has a gap at each jump, and its line goes up to both sides', (_, of, gaps) => {
  expect(gapsOf(of)).toEqual(gaps);
});

test('points that are nearly at a kink are on one side of it', () => {
  // The sums of 0.01 that the page's range is made of.
  const range = fluxion.arange(-3, 3, 0.01);
  const kinks = slope(chain(affine(2, 1), functions.leakyRelu));
  expect(gapsOf(kinks, range)).toEqual([
    [-0.5, 0.4, 1.2],
    [-0.5, 1.2, 2],
  ]);
});

test.each([
  ['reciprocal', value(functions.reciprocal), [0]],
  ['tan', value(functions.tan), [-1.570796327, 1.570796327]],
])('%s has a gap at its pole, and leaves the picture on both sides', (_, of, poles) => {
  const gaps = gapsOf(of, BESIDE, 0.4);
  expect(gaps.map(([x]) => x)).toEqual(poles);
  for (const [, before, after] of gaps) {
    expect(Math.abs(before)).toBeGreaterThan(1e6);
    expect(Math.sign(after)).toBe(-Math.sign(before));
  }
});

test.each([
  ['sigmoid(1e6 x)', value(chain(affine(1e6, 0), functions.sigmoid))],
  ['tanh(1e12 x - 3e11)', value(chain(affine(1e12, -3e11), functions.tanh))],
  ['its slope', slope(chain(affine(1e3, 0), functions.tanh))],
  ['cbrt', value(functions.cbrt)],
  ['sqrt', value(functions.sqrt)],
  ['sin(40 x)', value(chain(affine(40, 0), functions.sin))],
  ['exp(exp(x))', value(chain(functions.exp, functions.exp))],
  ['the difference of relu at delta 0.001', ((x) => functions.relu.deriv(x, { delta: 0.001 })) as HeightsAt],
])('%s is steep, but continuous: its line has no gap', (_, of) => {
  expect(gapsOf(of)).toEqual([]);
});

test.each([
  ['sqrt', functions.sqrt, 0, 0],
  ['sqrt(x + 1/3)', chain(affine(1, 1 / 3), functions.sqrt), -1 / 3, 0],
  ['asin', functions.asin, -1, -Math.PI / 2],
])('the line of %s begins where its numbers do, between two points too', (_, f, x, y) => {
  const { xs, ys } = lineOf(value(f), BESIDE, f(BESIDE), 0.02);
  const first = ys.findIndex(Number.isFinite);
  expect(xs[first]).toBeCloseTo(x, 12);
  expect(ys[first]).toBeCloseTo(y, 6);
});

test('a function of the caller’s that is noise ends too', () => {
  const noise: HeightsAt = (x) => x.map((v) => Math.abs(Math.sin(v * 1e17)) % 1);
  expect(gapsOf(noise).length).toBeGreaterThan(0);
});

test('where points crowd, each column of pixels keeps its ends, its lowest and its highest, and every gap', () => {
  const xs = Float64Array.from({ length: 50_000 }, (_, i) => i);
  const ys = Float64Array.from(xs, (x) =>
    x % 1000 === 7 ? Number.NaN : Math.sin(x) * (x % 5000 === 1234 ? 40 : 1),
  );
  const line = thinned({ xs, ys }, 500);
  expect(line.xs.length).toBeLessThanOrEqual(4 * 550 + 50);
  expect(line.ys.filter(Number.isNaN).length).toBe(50);
  const columns = (of: Line) => {
    const spans = new Map<number, number[]>();
    for (const [i, x] of of.xs.entries()) {
      const column = Math.floor((x * 500) / 49_999);
      const y = of.ys[i] as number;
      const [low = y, high = y] = spans.get(column) ?? [];
      if (!Number.isNaN(y)) spans.set(column, [Math.min(low, y), Math.max(high, y)]);
    }
    return spans;
  };
  expect(columns(line)).toEqual(columns({ xs, ys }));
  expect([line.xs[0], line.xs.at(-1)]).toEqual([0, 49_999]);
});

test('points that do not crowd are drawn as they are', () => {
  expect(thinned({ xs: WITH, ys: WITH }, 300).xs).toBe(WITH);
});

test('a line may jump between any two points', () => {
  const xs = Float64Array.from({ length: 1000 }, (_, i) => i - 0.5);
  const of: HeightsAt = (x) => Float64Array.from(x, (v) => Math.floor(v) % 2);
  const gaps = gapsOf(of, xs);
  expect(gaps.map(([x]) => x)).toEqual(Array.from({ length: 999 }, (_, i) => i));
});
