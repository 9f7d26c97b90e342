import { afterEach, expect, test } from 'vitest';
import { arange, chain, log, sigmoid, square } from '../../src/index.js';
import { type ChainPlot, PLOT_RANGE, plotChain, plotChainDeriv } from '../../src/plot/index.js';

const plots: ChainPlot[] = [];
const made = (plot: ChainPlot) => {
  plots.push(plot);
  return plot;
};
afterEach(() => {
  for (const plot of plots.splice(0)) plot.destroy();
  expect(document.querySelectorAll('canvas')).toHaveLength(0);
});

/** Pixels of the canvas that are not transparent. */
function inked({ uplot }: ChainPlot): number {
  const { width, height } = uplot.ctx.canvas;
  const { data } = uplot.ctx.getImageData(0, 0, width, height);
  let count = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) count++;
  return count;
}

test('plotChain draws f(x), plotChainDeriv df/dx, over the chapter range by default', async () => {
  const f = chain(square, sigmoid);
  const value = made(plotChain([square, sigmoid], undefined, { target: document.body }));
  const slope = made(plotChainDeriv(f, undefined, { target: document.body }));
  expect(value.uplot.data).toEqual([PLOT_RANGE, f(PLOT_RANGE), []]);
  expect(slope.uplot.data).toEqual([PLOT_RANGE, [], f.deriv(PLOT_RANGE, { delta: 0.001 })]);
  await new Promise(requestAnimationFrame);
  expect(inked(value)).toBeGreaterThan(1000);
});

test('both on one plot; update changes it in place', () => {
  const plot = made(plotChain([square, sigmoid], PLOT_RANGE, { target: document.body }));
  expect(plotChainDeriv([square, sigmoid], PLOT_RANGE, { on: plot, delta: 0.1 })).toBe(plot);
  const f = chain(sigmoid, square);
  const range = arange(0, 1, 0.1);
  plot.update({ f, range, delta: 0 });
  expect(plot.uplot.data).toEqual([range, f(range), f.deriv(range, { delta: 0 })]);
  expect(plot.element.querySelector('.fx-title')?.textContent).toBe(
    'Function and derivative for f(x) = square(sigmoid(x))',
  );
});

test('values that are not finite become gaps', () => {
  const plot = made(plotChain(log, new Float64Array([-1, 0, 1]), { target: document.body }));
  expect(plot.uplot.data[1]).toEqual([null, null, 0]);
});

test('arrow keys read values aloud', () => {
  const plot = made(plotChain([square], new Float64Array([0, 1, 2]), { target: document.body }));
  const stage = plot.element.querySelector('.fx-stage') as HTMLElement;
  stage.focus();
  stage.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
  expect(plot.element.querySelector('[aria-live]')?.textContent).toBe('x = 2, f(x) = 4');
});

test('a table holds the data for those who do not see the plot', () => {
  const plot = made(plotChain([square], new Float64Array([0, 1, 2]), { target: document.body }));
  const rows = [...plot.element.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['x', 'f(x)'],
    ['0', '0'],
    ['1', '1'],
    ['2', '4'],
  ]);
});

test('one point, no finite point: a plot without curves, no error', () => {
  for (const range of [[1], [-2, -1]])
    made(plotChain(log, new Float64Array(range), { target: document.body, point: 1 }));
});

test("a function of the caller's is drawn by the textbook formula, tangent included", () => {
  const cube = (x: Float64Array) => x.map((v) => v ** 3);
  const plot = made(
    plotChainDeriv([cube], new Float64Array([1, 2]), { target: document.body, point: 1, delta: 0.1 }),
  );
  const drawn = Array.from(plot.uplot.data[2] ?? [], Number);
  for (const [i, x] of [1, 2].entries())
    expect(drawn[i]).toBeCloseTo(((x + 0.1) ** 3 - (x - 0.1) ** 3) / 0.2, 12);
});

test('a plot that is refused leaves nothing in the page', () => {
  expect(() => plotChain([square], PLOT_RANGE, { target: document.body, delta: -1 })).toThrow(RangeError);
  expect(() => plotChain([], PLOT_RANGE, { target: document.body })).toThrow(RangeError);
  expect(() => plotChain(undefined as unknown as [])).toThrow(
    'plotChain: functions must be a chain or an array of functions; got undefined',
  );
  expect(() => plotChain([square], PLOT_RANGE, { target: '#plot' as unknown as HTMLElement })).toThrow(
    'plotChain: target must be an HTMLElement; got the string "#plot"',
  );
  expect(document.querySelector('.fx-plot')).toBeNull();
});

test('a range of another type is refused', () => {
  expect(() => plotChain([square], [1, 2, 3] as unknown as Float64Array)).toThrow(
    'plotChain: range must be a Float64Array, as arange(-3, 3, 0.01) gives; got an Array',
  );
});
