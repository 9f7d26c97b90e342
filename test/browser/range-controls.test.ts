import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { affine, arange, chain, sigmoid, square } from '../../src/index.js';
import { type ChainPlot, plotChain, plotChainDeriv } from '../../src/plot/index.js';
import { times } from '../support/thorough.js';
import { shown } from './mounted.js';

const plots: ChainPlot[] = [];
afterEach(() => {
  for (const plot of plots.splice(0)) plot.destroy();
  vi.restoreAllMocks();
});

/** Labels drawn by the plots of a while. */
function labels(): string[] {
  const drawn: string[] = [];
  vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText').mockImplementation(
    (text) => void drawn.push(text),
  );
  return drawn;
}

/** From subnormals to the largest doubles, a size as likely as another. */
const size = fc
  .tuple(fc.double({ min: -307, max: 308, noNaN: true }), fc.boolean(), fc.boolean())
  .map(([power, small, negative]) => (negative ? -1 : 1) * 10 ** (small ? power / 20 : power));

/** Ranges of a few points at any size that doubles have, near each other or far apart. */
const points = fc.tuple(size, size, fc.integer({ min: 0, max: 60 })).map(([a, b, bits]) => {
  const [low, high] = (bits % 3 === 0 ? [a, b] : [a, a + Math.abs(a) * 2 ** -bits]).sort((p, q) => p - q) as [
    number,
    number,
  ];
  const parts = [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => low * (1 - part) + high * part);
  return Float64Array.from(new Set(parts)).sort();
});

// 500 of them in `.ci/run`.
test('narrow and huge ranges are drawn with a few labels, or refused in words', async () => {
  const drawn = labels();
  const errors: unknown[] = [];
  const listen = (event: ErrorEvent) => errors.push(event.error);
  addEventListener('error', listen);
  let accepted = 0;
  const numRuns = times(500, 40);
  for (const range of fc.sample(points, { numRuns, seed: 8 })) {
    drawn.length = 0;
    let plot: ChainPlot;
    try {
      plot = plotChain([square, sigmoid], range, { target: document.body, point: range[1] });
    } catch (error) {
      expect((error as Error).message).toMatch(/^plotChain: ends of a range must be/);
      continue;
    }
    accepted++;
    // uPlot draws when the task is over.
    await new Promise((resolve) => setTimeout(resolve));
    expect(drawn.length, `from ${range[0]} to ${range.at(-1)}`).toBeGreaterThan(1);
    expect(drawn.length, `from ${range[0]} to ${range.at(-1)}`).toBeLessThan(50);
    plot.destroy();
  }
  removeEventListener('error', listen);
  expect(errors).toEqual([]);
  expect(accepted).toBeGreaterThan(0.4 * numRuns);
});

test('values as narrow and as large as doubles go make few labels too', async () => {
  for (const [scale, shift] of [
    [1e-15, 1],
    [1e-16, 3e6],
    [1e300, 0],
    [1e308, 1e308],
    [5e-324, 0],
    [0, 1e-310],
    [0, 0],
  ] as const) {
    const drawn = labels();
    const f = chain(affine(scale, shift));
    plots.push(plotChain(f, arange(-3, 3, 0.01), { target: document.body, point: 1 }));
    await shown();
    expect(drawn.length, f.name).toBeGreaterThan(5);
    expect(drawn.length, f.name).toBeLessThan(150);
    vi.restoreAllMocks();
  }
});

test.each([
  [[1, 1 + 2 ** -52], /ends of a range must be farther apart for numbers of their size/],
  [[3e6, 3e6 + 7e-9], /ends of a range must be farther apart for numbers of their size/],
  [[-1e-320, 1e-320], /ends of a range must be farther apart for numbers of their size/],
  [[-1e308, 1e308], /at most 1e\+300 in size/],
  [[], /range must hold one point or more; it is empty/],
  [[2, 1], /range must ascend; got 2, then 1 at 1/],
  [[0, 1, 1], /range must ascend; got 1, then 1 at 2/],
  [[0, Number.NaN], /range must be finite; got NaN at 1/],
  [[0, Number.POSITIVE_INFINITY], /range must be finite; got Infinity at 1/],
] as const)('a range %j is refused before anything is built', (range, message) => {
  expect(() => plotChain([square], Float64Array.from(range), { target: document.body })).toThrow(message);
  expect(document.querySelector('.fx-plot')).toBeNull();
  const plot = plotChain([square], arange(0, 1, 0.1), { target: document.body });
  plots.push(plot);
  expect(() => plot.update({ range: Float64Array.from(range) })).toThrow(message);
  expect(plot.state.range).toHaveLength(10);
});

test.each([
  [{ height: Number.NaN }, 'height must be a number of CSS pixels from 40 to 4000, .*; got NaN'],
  [{ height: -5 }, 'height must be .*; got -5'],
  [{ height: 1e9 }, 'height must be .*; got 1000000000'],
  [{ height: '100' }, 'height must be .*; got the string "100"'],
  [{ point: 'abc' }, 'point must be a finite number; got the string "abc"'],
  [{ point: Number.NaN }, 'point must be a finite number; got NaN'],
  [{ title: Symbol('title') }, 'title must be a string; got symbol'],
  [{ delta: '1' }, 'delta must be a finite number >= 0; got the string "1"'],
  [{ target: '#plot' }, 'target must be an HTMLElement; got the string "#plot"'],
  [{ on: {} }, 'on must be a plot, as plotChain returns; got an Object'],
  [{ zoom: 'yes' }, 'zoom must be true or false; got the string "yes"'],
  [{ onPoint: 3 }, 'onPoint must be a function; got 3'],
  [{ heigth: 100 }, 'there is no option "heigth"; it takes '],
  [null, 'options must be an object such as .*; got null'],
])('options %o are refused before anything is built', (options, message) => {
  expect(() => plotChain([square], undefined, options as never)).toThrow(
    new RegExp(`^plotChain: ${message}`),
  );
  expect(document.querySelector('.fx-plot, canvas')).toBeNull();
});

test.each([Number.NaN, 0, 1e9, '240', undefined])(
  'a function that gives %o for a height is refused, and later passed over',
  (bad) => {
    let height: unknown = bad;
    const options = { target: document.body, height: () => height as number };
    expect(() => plotChain([square], undefined, options)).toThrow(
      /^plotChain: height must give a number of CSS pixels from 40 to 4000; for a width of 600 it gave /,
    );
    expect(document.querySelector('.fx-plot, canvas')).toBeNull();
    height = 300;
    const plot = plotChain([square], undefined, options);
    plots.push(plot);
    expect(plot.uplot.height).toBe(300);
    height = bad;
    plot.resize();
    expect(plot.uplot.height).toBe(240);
  },
);

test.each<[object | null, string]>([
  [{ point: 'abc' }, 'point must be a finite number, or null for none; got the string "abc"'],
  [{ point: Number.NaN }, 'point must be a finite number, or null for none; got NaN'],
  [{ delta: -1 }, 'delta must be a finite number >= 0; got -1'],
  [{ delta: '1' }, 'delta must be a finite number >= 0; got the string "1"'],
  [{ title: Symbol('title') }, 'title must be a string; got symbol'],
  [
    { curves: 'value' },
    "curves must be an array of one or both of 'value' and 'derivative'; got the string \"value\"",
  ],
  [{ curves: [] }, 'curves must be an array of one or both'],
  [{ f: Math.sin }, 'f must be a chain; got the function sin'],
  [{ range: [1, 2] }, 'range must be a Float64Array'],
  [{ rang: arange(0, 1, 0.1) }, 'there is no option "rang"; it takes '],
  [{ vertical: [0, Number.NaN] }, 'vertical must be two numbers, [low, high]'],
  [null, 'options must be an object'],
])('update of %o is refused, and what is shown stays', (change, message) => {
  const plot = plotChain([square], arange(0, 1, 0.1), { target: document.body, point: 0.5 });
  plots.push(plot);
  const before = plot.state;
  expect(() => plot.update(change as never)).toThrow(message);
  expect(plot.state).toBe(before);
  plot.update({ f: undefined, range: undefined, point: null } as never);
  expect(plot.state).toMatchObject({ f: before.f, range: before.range, point: null });
});

test('what a plot has for life is refused where it goes on one that is there', () => {
  const plot = plotChain([square], undefined, { target: document.body });
  plots.push(plot);
  expect(() => plotChainDeriv([square], undefined, { on: plot, height: 300 })).toThrow(
    'plotChainDeriv: height goes with a new plot; on is one that is there',
  );
  expect(plotChainDeriv([square], undefined, { on: plot, delta: 0 }).state.curves).toEqual([
    'value',
    'derivative',
  ]);
});
