/** Numbers on the page: whatever is shown twice is shown alike, and the kernel says the same. */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent, page as view } from 'vitest/browser';
import '../../src/element/index.js';
import { descriptors, formatNames, type NamedFunction } from '../../src/chain-text.js';
import { format, shownValue } from '../../src/plot/format.js';
import { ChainPlot } from '../../src/plot/plot.js';
import { visible } from '../../src/plot/shapes.js';
import { modelOf } from '../../web/model.js';
import { ladderOf } from '../../web/plots.js';
import { csvOf } from '../../web/share.js';
import { readNumber } from '../support/read-number.js';
import { times } from '../support/thorough.js';
import { type Mounted, mountPage, numbersOf, shown, watchTexts } from './mounted.js';

let page: Mounted | undefined;
afterEach(() => {
  page?.remove();
  vi.restoreAllMocks();
});

const link: fc.Arbitrary<NamedFunction> = fc
  .constantFrom(...descriptors)
  .chain(([name, { parameters }]) =>
    fc
      .tuple(
        ...parameters.map(({ integer, positive }) =>
          fc.integer({ min: integer || positive ? 1 : -4, max: 4 }),
        ),
      )
      .map((numbers) => ({ name, parameters: numbers })),
  );

test('rails, boxes, ladder, formula, sentence, tag and CSV show the kernel’s numbers, at random chains and points', async () => {
  page = mountPage();
  const tag = document.createElement('fluxion-plot');
  Object.assign(tag, { delta: 0, controls: true });
  page.root.append(tag);
  const { all, get, store } = page;
  const cases = fc.sample(
    fc.record({
      chain: fc.array(link, { minLength: 2, maxLength: 4 }),
      x: fc.integer({ min: -300, max: 300 }).map((x) => x / 100),
    }),
    { numRuns: times(200, 12), seed: 18 },
  );
  let count = 0;
  for (const change of cases) {
    store.set({ ...change, nudge: 0.1 });
    await new Promise(requestAnimationFrame);
    const { f, steps, slope } = modelOf(store.state);
    const where = `${f.name} at ${change.x}`;
    const kernel = f.deriv(change.x, { delta: 0 });
    expect(slope, where).toBe(kernel);
    const slopes = steps.map((step) => step.slope);
    const texts = (selector: string) => all(selector).map((element) => element.textContent ?? '');
    // A number in the page has no sign of zero.
    expect(numbersOf(all('#chain .slope')), where).toEqual(slopes.map((slope) => slope + 0));
    expect(texts('#chain .slope'), where).toEqual(slopes.map((slope) => format(slope)));
    expect(texts('#math .factor data'), where).toEqual(slopes.map((slope) => format(slope)));
    expect(get('#math .result data').textContent, where).toBe(format(kernel));
    expect(texts('#chain .product data').at(-1), where).toBe(format(kernel));
    for (const [i, factor] of texts('.rail-factor').slice(0, -1).entries())
      if (factor) expect(factor, where).toBe(`× ${format(slopes[i] as number)}`);
    // The ladder's last rung, and the tag.
    expect(ladderOf(modelOf(store.state))?.at(-1)?.label, where).toBe(format(kernel));
    Object.assign(tag, { chain: formatNames(change.chain), point: change.x });
    await Promise.resolve();
    expect(tag.shadowRoot?.querySelector('.fx-bar b')?.textContent, where).toBe(format(kernel));
    // CSV: a row in full precision, as the kernel gives it for its x.
    const [, ...rows] = csvOf(store.state).trim().split('\n');
    const [x = 0, value, slopeThere] = (rows[(37 * ++count) % rows.length] ?? '').split(',').map(Number);
    expect([value, slopeThere], `${where}, CSV`).toEqual([f(x), f.deriv(x, { delta: 0 })].map((y) => y + 0));
    // The sentence's factors multiply to its product, in the digits that are shown.
    const [, sum = ''] =
      (get('.result-line').textContent ?? '').match(/multiply, ([^a-z]*)\.(?:\sf\sitself|$)/) ?? [];
    if (!sum || !Number.isFinite(kernel) || Math.abs(kernel) < 1e-290) continue;
    const [factors = '', product = ''] = sum.split(/ [=≈] /);
    const multiplied = factors
      .split(' × ')
      .map(readNumber)
      .reduce((a, b) => a * b, 1);
    expect(shownValue(multiplied), `${where}: ${sum}`).toBe(shownValue(kernel));
    expect(product, where).toBe(format(kernel));
  }
});

test('a line that leaves the view keeps its slope', async () => {
  page = mountPage('#chain=tanh&x=0&delta=1&from=-0.001&to=0.001&step=0.00001');
  const { f, range } = modelOf(page.store.state);
  const plot = new ChainPlot({ f, range, delta: 1, point: 0, curves: ['value'] }, { target: page.root });
  const { uplot } = plot;
  await shown();
  // The secant of tanh from -1 to 1, seen from very near.
  const slope = Math.tanh(1);
  const ends = visible(uplot, -1, -slope, slope, -0.001, 0.001);
  if (!ends) throw new Error('the secant is in view');
  const [x1, y1, x2, y2] = ends;
  const steepness =
    (uplot.posToVal(y2, 'y') - uplot.posToVal(y1, 'y')) / (uplot.posToVal(x2, 'x') - uplot.posToVal(x1, 'x'));
  expect(steepness).toBeCloseTo(slope, 6);
  plot.destroy();
});

test('at a large delta the sentence gives the three slopes apart', async () => {
  page = mountPage('#chain=square+sigmoid&x=1&delta=1');
  await shown();
  expect(page.get('.said-delta').textContent).toContain(
    'the product of the links’ differences is 0.3808, the secant of the whole 0.2410, the tangent 0.3932',
  );
  expect(page.all('#plots .fx-key')[0]?.textContent).toContain('tangent 0.3932');
  expect(page.all('#plots .fx-key')[0]?.textContent).toContain('secant 0.2410');
  expect(page.all('#plots .fx-title')[1]?.textContent).toBe('product of differences, δ = 1');
});

test('a range is typed from left to right; a message goes away once its fault is mended', async () => {
  page = mountPage();
  await shown();
  const field = (name: string) => page?.get<HTMLInputElement>(`input[name=${name}]`) as HTMLInputElement;
  const type = (name: string, text: string) => {
    field(name).value = text;
    field(name).dispatchEvent(new Event('input'));
  };
  type('from', '10');
  expect(page.get('#plots .fault').textContent).toContain('from must be below to');
  await shown();
  expect(field('from').value).toBe('10');
  type('to', '20');
  await shown();
  expect([page.store.state.from, page.store.state.to]).toEqual([10, 20]);
  expect(page.get('#plots .fault').textContent).toBe('');
  // Keys that come faster than the page is drawn: 3 is taken, 30 is not yet, and stays in its field.
  field('from').focus();
  type('from', '3');
  type('from', '30');
  await shown();
  field('from').blur();
  expect(field('from').value).toBe('30');
  expect(page.get('#plots .fault').textContent).toContain('from must be below to');
  type('step', '0');
  expect(page.get('#plots .fault').textContent).not.toBe('');
  page.button('Reset the range').click();
  await shown();
  expect(page.get('#plots .fault').textContent).toBe('');
});

test.each([
  [1280, 800],
  [390, 844],
])(
  'at %i pixels a range that is none is told beside its fields, in view, and what was typed is marked',
  async (width, height) => {
    await view.viewport(width, height);
    page = mountPage('#chain=square&x=1');
    await shown();
    const field = (name: string) => page?.get<HTMLInputElement>(`input[name=${name}]`) as HTMLInputElement;
    const fault = page.get('#plots .fault');
    for (const [name, text, said] of [
      ['from', '3', 'from must be below to; got 3 and 3'],
      ['from', '7', 'from must be below to; got 7 and 3'],
      ['to', '-3', 'from must be below to; got -3 and -3'],
      ['step', '0', 'spacing must be above 0; got 0'],
      ['step', '-1', 'spacing must be above 0; got -1'],
    ] as const) {
      await userEvent.fill(field(name), text);
      await shown();
      expect(fault.textContent).toBe(said);
      const [box, beside] = [fault, field(name)].map((part) => part.getBoundingClientRect());
      if (!box || !beside) throw new Error('both are there');
      expect(box.top, said).toBeGreaterThanOrEqual(0);
      expect(box.bottom, said).toBeLessThanOrEqual(height + 1);
      expect(Math.abs(box.top - beside.top), said).toBeLessThan(120);
      expect(page.all('#plots input:invalid')).toEqual([field(name)]);
      page.button('Reset the range').click();
      await shown();
      expect(fault.textContent).toBe('');
      expect(page.all('#plots input:invalid')).toEqual([]);
      field(name).blur();
      expect(field(name).valueAsNumber).toBe(page.store.state[name]);
    }
    // An empty field says nothing: it gets back the number that is in force.
    await userEvent.clear(field('to'));
    field('to').blur();
    expect(field('to').value).toBe('3');
    await view.viewport(414, 896);
  },
);

test('where a chain leaves the numbers, the sentence says where and why', async () => {
  for (const [fragment, words] of [
    ['#chain=log+sqrt+reciprocal&x=-1', 'log has no value at −1: there the chain ends.'],
    ['#chain=exp+exp+exp&x=2', 'exp goes beyond every number at 1618.'],
    ['#chain=square+sigmoid&x=1e308', 'square goes beyond every number at 1×10³⁰⁸.'],
    ['#chain=affine(2,0)+reciprocal&x=0', 'reciprocal goes beyond every number at 0.'],
    ['#chain=sqrt+sin&x=0', 'sqrt stands upright at 0: its slope is beyond every number.'],
  ] as const) {
    page = mountPage(fragment);
    await shown();
    expect(page.get('.result-line').textContent, fragment).toBe(words);
    page.remove();
  }
  page = undefined;
});

test('the numbers beside the V have room, however large the error', async () => {
  const drawn: { text: string; top: number }[] = [];
  // Of the last time that it was drawn alone: the plot may have had another height before.
  let isDrawing = false;
  watchTexts('right', (text, context, _left, top) => {
    // Powers of ten.
    if (!/^(10|1$)/.test(text) || !context.canvas.closest('.delta-plot')) return;
    if (!isDrawing) {
      drawn.length = 0;
      isDrawing = true;
      queueMicrotask(() => {
        isDrawing = false;
      });
    }
    drawn.push({ text, top: context.getTransform().f + top });
  });
  for (const chain of ['square+sigmoid', 'floor', 'exp']) {
    drawn.length = 0;
    page = mountPage(`#chain=${chain}&x=${chain === 'exp' ? 700 : 1}`);
    await shown();
    const tops = [...new Map(drawn.map(({ text, top }) => [text, top])).values()].sort((a, b) => a - b);
    expect(tops.length, chain).toBeGreaterThan(2);
    for (const [i, top] of tops.entries())
      if (i > 0) expect(top - (tops[i - 1] as number), chain).toBeGreaterThan(12 * devicePixelRatio);
    for (const { text } of drawn) expect(text, chain).toMatch(/^(1|10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/);
    page.remove();
  }
  page = undefined;
});
