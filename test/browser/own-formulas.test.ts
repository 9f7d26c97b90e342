/** Formulas of the reader's own, on the page and in the tag. */
import { afterEach, expect, test } from 'vitest';
import { userEvent, page as view } from 'vitest/browser';
import { FluxionPlot } from '../../src/element/index.js';
import { formula } from '../../src/formula.js';
import { chain, sigmoid, square } from '../../src/index.js';
import { errorsAt } from '../../web/deltaPlot.js';
import { modelOf } from '../../web/model.js';
import { embedOf } from '../../web/share.js';
import { decode, encode } from '../../web/state.js';
import { supply } from '../../web/supply.js';
import { textbook } from '../../web/textbook.js';
import { type Mounted, mountPage, numbersOf, shown } from './mounted.js';

let page: Mounted | undefined;
afterEach(() => {
  page?.remove();
  page = undefined;
  document.body.replaceChildren();
});

/** The page with a chain that has formulas. */
async function opened(fragment: string): Promise<Mounted> {
  await supply(decode(fragment).state.chain);
  page = mountPage(fragment);
  await shown();
  return page;
}

test('a typed formula is a box with a slider for each parameter; sliders move it, and play', async () => {
  const { get, all, store } = await opened('#chain=square&x=1');
  await userEvent.click(all('.plus')[0] as HTMLElement);
  await userEvent.fill(get('.typed input'), 'a*exp(-b*x)');
  await userEvent.click(page?.button('Replace all') as HTMLElement);
  await expect.poll(() => all('.sliders input').map((input) => input.ariaLabel)).toEqual(['a', 'b']);
  expect(get('#plots .fx-title').textContent).toBe('f(x) = a × exp(−b × x)');
  const [a, b] = all<HTMLInputElement>('.sliders input');
  await userEvent.fill(a as HTMLInputElement, '2');
  await userEvent.fill(b as HTMLInputElement, '0.75');
  await shown();
  expect(numbersOf(all('#chain .slope'))[0]).toBeCloseTo(-1.5 * Math.exp(-0.75), 12);
  expect(encode(store.state)).toContain('#chain={a*exp(-b*x)}(2,0.75)');
  expect(get('#math .own').textContent).toContain('e');
  const [play] = all<HTMLButtonElement>('.sliders button');
  await userEvent.click(play as HTMLElement);
  await expect.poll(() => store.state.chain[0]?.parameters[0]).not.toBe(2);
  expect(play?.ariaPressed).toBe('true');
  await userEvent.click(play as HTMLElement);
  const still = store.state.chain[0]?.parameters[0];
  await shown();
  expect(store.state.chain[0]?.parameters[0]).toBe(still);
});

test.each([1280, 820, 390])(
  'at %i pixels the numbers of a long formula stay in its box, its sliders in the page',
  async (width) => {
    await view.viewport(width, 800);
    const { get, all } = await opened(
      '#chain={a*exp(-b*x)%2Bc*sin(d*x)%2Bk*x%2Bm}(2,0.7,1,2,0.5,3)+sigmoid&x=1',
    );
    await shown();
    const box = get('#chain .box').getBoundingClientRect();
    for (const input of all('.parameter input').filter((input) => input.checkVisibility())) {
      const { left, right, bottom } = input.getBoundingClientRect();
      expect(left).toBeGreaterThanOrEqual(box.left);
      expect(right).toBeLessThanOrEqual(box.right);
      expect(bottom).toBeLessThanOrEqual(get('#chain .mini').getBoundingClientRect().top);
    }
    expect(all('.slider')).toHaveLength(6);
    const parts = all('.slider input, .slider output, .slider button').map((part) =>
      part.getBoundingClientRect(),
    );
    for (const [i, { left, right, top, bottom }] of parts.entries()) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      for (const other of parts.slice(i + 1))
        expect(
          left < other.right - 1 &&
            other.left < right - 1 &&
            top < other.bottom - 1 &&
            other.top < bottom - 1,
          `part ${i}`,
        ).toBe(false);
    }
    // Its name on the rails ends before the point.
    const name = all('.rail-name')[1]?.getBoundingClientRect();
    expect(name?.right).toBeLessThan((all('.rail-dot')[1] as HTMLElement).getBoundingClientRect().left);
    await view.viewport(414, 896);
  },
);

test('a formula is a link among others: its slopes are the kernel’s, and it goes along', async () => {
  const { get, all, store } = await opened('#chain=square+{a*x%2Bsin(x)}(2)+sigmoid&x=0.5');
  const whole = chain(square, formula('a*x+sin(x)').at({ a: 2 }), sigmoid);
  const steps = whole.trace(0.5);
  expect(numbersOf(all('#chain .slope'))).toEqual(steps.map(({ slope }) => slope));
  expect(modelOf(store.state).slope).toBe(whole.deriv(0.5));
  expect(all('#chain .grip')[1]?.textContent).toBe('a·x+sin(x)');
  const { chain: links } = decode(encode(store.state)).state;
  expect(links).toEqual(store.state.chain);
  expect(textbook(links[1] as (typeof links)[0])(0.5)).toBeCloseTo(1 + Math.sin(0.5), 14);
  expect(embedOf(store.state)).toContain('formula="sigmoid(a * x^2 + sin(x^2))" a="2"');
  const code = all('#code code').map((block) => block.textContent);
  expect(code[0]).toContain('chain(square, formula("a*x+sin(x)").at({ a: 2 }), sigmoid)');
  expect(code[1]).toContain('def formula_2(x, a=2):');
  expect(get('.fault').textContent).toBe('');
});

test('the words on delta say that a formula’s difference is the literal one, as it is', async () => {
  const { get, store } = await opened('#chain=square+sigmoid&x=1');
  await supply(decode('#chain={exp(-x)}').state.chain);
  const words = () => get('#delta p').textContent;
  const errors = () => errorsAt(store.state, Float64Array.of(1e-9));
  expect(words()).toContain('with nothing to cancel');
  expect(errors().fluxion[0]).toBeLessThan(1e-15);
  store.set(decode('#chain={exp(-x)}&x=1').state);
  await shown();
  expect(words()).toContain('Of a formula, fluxion takes that same difference');
  expect(errors().fluxion[0]).toBeGreaterThan(1e-9);
});

test('what cannot be read is said where it was typed, and changes nothing', async () => {
  const { get, all, store } = await opened('#chain=square&x=1');
  await userEvent.click(all('.plus')[0] as HTMLElement);
  const typed = async (text: string) => {
    await userEvent.fill(get('.typed input'), text);
    await userEvent.keyboard('{Enter}');
    await shown();
  };
  await typed('a*exp(-b*');
  await expect.poll(() => get('.typed .fault').textContent).not.toBe('');
  await typed('a*b');
  await expect.poll(() => get('.typed .fault').textContent).toContain('x');
  // Without an x it is no link, whatever else is wrong with it.
  await typed('1/0');
  await expect.poll(() => get('.typed .fault').textContent).toBe('a chain has x in it; got 1/0');
  expect(encode(store.state)).toContain('#chain=square');
});

async function tag(html: string): Promise<FluxionPlot> {
  document.body.innerHTML = html;
  const element = document.querySelector('fluxion-plot') as FluxionPlot;
  expect(element).toBeInstanceOf(FluxionPlot);
  await expect.poll(() => element.shadowRoot?.querySelector('canvas, .fx-fault') ?? null).not.toBeNull();
  return element;
}
const inTag = (element: FluxionPlot, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

test('the tag draws a formula; its parameters are attributes, and sliders with controls', async () => {
  const element = await tag(
    '<fluxion-plot formula="a*exp(-b*x)" a="2" b="0.7" delta="0" point="1" controls></fluxion-plot>',
  );
  const slope = () => inTag(element, '.fx-bar b')[0]?.textContent;
  expect(slope()).toBe('−0.6952');
  element.setAttribute('a', '4');
  await expect.poll(slope).toBe('−1.390');
  const [a] = inTag(element, '.fx-parameter input') as HTMLInputElement[];
  if (!a) throw new Error('a slider');
  a.value = '1';
  a.dispatchEvent(new Event('input'));
  await expect.poll(slope).toBe('−0.3476');
  expect(element.getAttribute('a')).toBe('1');
});

test.each([
  ['formula="a*exp(-b*" a="2"', 'fluxion-plot: '],
  ['formula="a*b"', 'formula must have an x in it'],
  ['formula="from*x"', 'from cannot be an attribute here'],
  ['formula="A*x+a"', 'cannot be an attribute here'],
  ['formula="a*x" a="much"', 'a must be a number; got "much"'],
  ['formula="x" chain="square"', 'give a chain or a formula, not both'],
])('a wrong formula is said in its place: %s', async (attributes, words) => {
  const element = await tag(`<fluxion-plot ${attributes}></fluxion-plot>`);
  expect(inTag(element, '.fx-fault')[0]?.textContent).toContain(words);
});
