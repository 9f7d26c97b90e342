import { afterEach, expect, test, vi } from 'vitest';
import {
  affine,
  arange,
  chain,
  floor,
  log,
  reciprocal,
  relu,
  sigmoid,
  sin,
  square,
} from '../../src/index.js';
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

/** Parts of the plot's height with the colour of a curve on them, along a vertical at x. */
function inkedAt({ uplot, element }: ChainPlot, name: string, x: number): number {
  const { ctx, bbox } = uplot;
  const probe = document.createElement('span');
  probe.style.color = `var(--fx-${name})`;
  element.append(probe);
  const color = getComputedStyle(probe).color.match(/\d+/g)?.map(Number) ?? [];
  probe.remove();
  const left = Math.round(uplot.valToPos(x, 'x', true));
  const { data } = ctx.getImageData(left - 1, bbox.top, 3, bbox.height);
  let rows = 0;
  for (let row = 0; row < bbox.height; row++)
    if (
      [0, 1, 2].some((column) =>
        color.every((part, i) => Math.abs(part - (data[4 * (3 * row + column) + i] as number)) < 40),
      )
    )
      rows++;
  return rows / bbox.height;
}

test('a jump of a curve or of its slope is a gap, and so is a pole; what is steep is a line', async () => {
  const kink = chain(affine(1, -0.005), relu);
  for (const [draw, name, f, x, isLine] of [
    [plotChain, 'value', chain(affine(1, 0.5), floor), 0.5, false],
    [plotChain, 'value', chain(affine(1, -0.005), reciprocal), 0.005, false],
    [plotChainDeriv, 'derivative', kink, 0.005, false],
    [plotChain, 'value', chain(affine(1e6, -5e3), sigmoid), 0.005, true],
    [plotChainDeriv, 'derivative', chain(affine(1e3, -5), relu), 0.005, false],
  ] as const) {
    const plot = made(draw(f, undefined, { target: document.body, delta: 0 }));
    await new Promise(requestAnimationFrame);
    const part = inkedAt(plot, name, x);
    if (isLine) expect(part, `${f.name} is steep`).toBeGreaterThan(0.7);
    // The curve's own ends, and near a pole its way out.
    else expect(part, `${f.name} jumps`).toBeLessThan(0.6);
  }
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

test('the table’s x are evenly apart and round; the last point ends it, a step before the number that was typed', () => {
  const plot = made(plotChain([square], undefined, { target: document.body }));
  const xs = [...plot.element.querySelectorAll('tbody td:first-child')].map((cell) => cell.textContent);
  expect(xs).toEqual([...Array.from({ length: 24 }, (_, i) => String(-3 + i / 4).replace('-', '−')), '2.99']);
});

test('the table says 0 where 0 is meant, and numbers below it as they are written', () => {
  const plot = made(plotChainDeriv([square, sigmoid], undefined, { target: document.body, delta: 0 }));
  const rows = [...plot.element.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows[12]).toEqual(['0', '0']);
  expect(rows[11]).toEqual(['−0.25', '−0.1249']);
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

test('what is drawn of 50,000 points is no more than each column of pixels shows', async () => {
  const { uplot } = made(plotChain(sin, arange(0, 70_000, 1.4), { target: document.body }));
  await new Promise(requestAnimationFrame);
  const lines = vi.spyOn(uplot.ctx, 'lineTo');
  uplot.redraw(false);
  await new Promise(requestAnimationFrame);
  const columns = uplot.bbox.width;
  expect(lines.mock.calls.length).toBeGreaterThan(columns);
  expect(lines.mock.calls.length).toBeLessThanOrEqual(4 * (columns + 1));
});
