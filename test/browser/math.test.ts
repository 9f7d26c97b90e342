import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { descriptors, parseNames } from '../../src/chain-text.js';
import { errorsAt } from '../../web/deltaPlot.js';
import { compose } from '../../web/math.js';
import { chainDifference, textbook } from '../../web/textbook.js';
import { times } from '../support/thorough.js';
import { type Mounted, mountPage, numbersOf, shown } from './mounted.js';

let page: Mounted;
beforeEach(() => {
  page = mountPage();
});
afterEach(() => page.remove());

/** What the formula of a chain reads as. */
function textOf(chain: string): string[] {
  return compose(parseNames(chain)).lines.map(([name, mathml]) => {
    const holder = document.createElement('div');
    holder.innerHTML = `<math>${name}<mo>=</mo>${mathml}</math>`;
    return (holder.textContent ?? '').replace(/[\u2062\s]/g, '');
  });
}

test.each([
  ['square', 'f(x)=x2'],
  ['square sigmoid', 'f(x)=11+e−x2'],
  ['sigmoid square', 'f(x)=(11+e−x)2'],
  ['affine(3,-14) affine(-2,0)', 'f(x)=−2(3x−14)'],
  ['affine(3,1) square', 'f(x)=(3x+1)2'],
  ['exp power(-2)', 'f(x)=(ex)−2'],
  ['neg abs sqrt', 'f(x)=|−x|'],
  ['neg neg', 'f(x)=−(−x)'],
  ['log tanh', 'f(x)=tanh(ln(x))'],
])('%s reads %s: brackets where they must be', (chain, text) => {
  expect(textOf(chain)).toEqual([text]);
});

test('functions have a formula and a derivative', async () => {
  const some = [...descriptors].filter((_, i) => i % times(1, 6) === 0);
  for (const [name, { parameters }] of some) {
    const link = { name, parameters: parameters.map(({ initial }) => initial) };
    page.store.set({ chain: [link, link] });
    await shown();
    // A long one has a name for its inside, on a line of its own.
    expect([1, 2]).toContain(page.all('#math .own math').length);
    expect(page.all('#math .factors math')).toHaveLength(9);
    expect(page.get('#math').innerHTML).not.toMatch(/<m\w+>undefined|\[object/);
  }
});

test('a long chain gets names for its inside', () => {
  const lines = textOf('silu silu silu silu silu silu');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines[0]).toMatch(/^u[₁-₉]=/);
  expect(lines.at(-1)).toMatch(/^f\(x\)=.*u/);
});

test('general, own and number of each factor stand one under another', async () => {
  await userEvent.click(page.button('3 × −2 = −6'));
  await shown();
  expect(numbersOf(page.all('#math .factor data'))).toEqual([3, -2]);
  expect(page.get('#math .result').textContent).toBe('= −6');
  // Not d/du: beside a u of the chain's own that would be another derivative.
  expect(page.get('#math .factors').textContent ?? '').toContain('(f2∘f1)′(x)');
  const columns = page.all('#math .factor').map((factor) => Math.round(factor.getBoundingClientRect().left));
  expect(new Set(columns).size).toBe(2);
});

test("the textbook's V: small deltas are lost to rounding there, and not here", () => {
  const { textbook: theirs, fluxion: ours } = errorsAt(page.store.state, Float64Array.of(1e-2, 1e-6, 1e-12));
  expect(ours[0]).toBeCloseTo(theirs[0] as number, 9);
  expect(theirs[2]).toBeGreaterThan(1e-6);
  expect(theirs[1]).toBeLessThan(1e-9);
  expect(ours[2]).toBeLessThan(1e-15);
});

test('the textbook formula of each function is the function', () => {
  for (const [name, { parameters, create }] of descriptors) {
    const link = { name, parameters: parameters.map(({ initial }) => initial) };
    const f = create(...link.parameters);
    for (const x of [0.25, 0.5, 1.5, 2, 4]) {
      // Outside a function's domain both are NaN.
      if (Number.isNaN(f(x))) expect(textbook(link)(x), `${name} at ${x}`).toBeNaN();
      else expect(textbook(link)(x), `${name} at ${x}`).toBeCloseTo(f(x), 10);
    }
    const x = Number.isNaN(f(1.5)) ? 0.5 : 1.5;
    const slope = f.deriv(x, { delta: 1e-4 });
    if (Number.isNaN(slope)) continue;
    expect(chainDifference([textbook(link)], x, 1e-4), name).toBeCloseTo(slope, 8);
  }
});

test('delta by slider and keyboard, down to 0; by a press on the plot', async () => {
  const [slider] = page.all<HTMLInputElement>('.delta input');
  page.store.set({ delta: 0.001 });
  await shown();
  slider?.focus();
  await userEvent.keyboard('{ArrowLeft}');
  await shown();
  expect(page.store.state.delta).toBe(0.00079);
  await userEvent.keyboard('{Home}');
  await shown();
  expect(page.store.state.delta).toBe(0);
  expect(slider?.getAttribute('aria-valuetext')).toBe('0, the derivative');
  expect(page.get('#delta .said-delta').textContent).toContain('says nothing: 0/0; fluxion is off by 0');
  await userEvent.keyboard('{End}');
  await shown();
  expect(page.store.state.delta).toBe(1);
  expect(page.all<HTMLInputElement>('.delta input').map(({ value }) => value)).toEqual(['151']);
  const over = page.get('#delta .u-over');
  await userEvent.click(over, { position: { x: Math.round(over.clientWidth * 0.6), y: 40 } });
  await shown();
  expect(page.store.state.delta).toBeGreaterThan(0.99e-6 / 1.3);
  expect(page.store.state.delta).toBeLessThan(1.3e-6);
});

test('of many links, what goes between them is named when it is asked for', async () => {
  page.remove();
  page = mountPage(`#chain=${Array(20).fill('sin').join('+')}`);
  await shown();
  const details = page.get<HTMLDetailsElement>('.named details');
  expect(details.open).toBe(false);
  expect(page.all('.named math')).toHaveLength(20);
  page.store.set({ chain: parseNames('square sigmoid') });
  await shown();
  expect(page.all('.named details')).toEqual([]);
  expect(page.all('.named math')).toHaveLength(2);
});

test('with a delta the line in a box is a secant: dashed, and through its two points', async () => {
  page.remove();
  page = mountPage('#chain=square&x=1&delta=0.5');
  await shown();
  const line = page.get('.mini-tangent');
  expect(getComputedStyle(line).strokeDasharray).not.toBe('none');
  const [y1, y2] = ['y1', 'y2'].map((name) => Number(line.getAttribute(name)));
  // The middle of 0.5² and 1.5² is a quarter above 1², of 26 pixels a unit.
  expect(((y1 ?? 0) + (y2 ?? 0)) / 2).toBeCloseTo(30 - 26 / 4, 6);
  page.store.set({ delta: 0 });
  await shown();
  expect(getComputedStyle(line).strokeDasharray).toBe('none');
});
