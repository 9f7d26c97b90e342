import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { descriptors, formatNames } from '../../src/chain-text.js';
import { PRESETS } from '../../web/presets.js';
import { en } from '../../web/texts/en.js';
import { drag, type Mounted, mountPage, numbersOf, shown } from './mounted.js';

let page: Mounted;
beforeEach(() => {
  page = mountPage();
});
afterEach(() => page.remove());

const chainText = () => formatNames(page.store.state.chain);
const slopes = () => numbersOf(page.all('#chain .slope'));
const products = () => numbersOf(page.all('#chain .product data'));
const wires = () => numbersOf(page.all('#chain .wire data'));

test("figure 1-8's example reads 3, 1, -2, -6", async () => {
  await userEvent.click(page.button('3 × −2 = −6'));
  await shown();
  expect(wires()).toEqual([5, 1, -2]);
  expect(slopes()).toEqual([3, -2]);
  expect(products()).toEqual([3, -6]);
  expect(page.all('#chain .product').map((product) => product.textContent)).toEqual(['3', '3 × −2 = −6']);
  await userEvent.click(page.button('Backwards'));
  await shown();
  expect(page.all('#chain .product').map((product) => product.textContent)).toEqual(['−2 × 3 = −6', '−2']);
  expect(products()).toEqual([-6, -2]);
});

test.each(PRESETS)('the example $key says that it is shown', async ({ key, change }) => {
  const [label] = en.presets[key];
  await userEvent.click(page.button(label));
  await shown();
  expect(chainText()).toBe(formatNames(change.chain));
  expect(page.button(label).ariaPressed).toBe('true');
  expect(page.all('.preset[aria-pressed=true]')).toHaveLength(1);
});

/** Opens the functions at a wire of the chain. */
const open = async (wire: number) => userEvent.click(page.all('.plus')[wire] as HTMLElement);

test('a chip for each function of the table adds it where the + was, by mouse and by keyboard', async () => {
  expect(page.get('.palette').hidden).toBe(true);
  await open(2);
  expect(new Set(page.all('.chip').map((chip) => chip.textContent))).toEqual(new Set(descriptors.keys()));
  await userEvent.click(page.button('Add tanh'));
  await shown();
  expect(chainText()).toBe('square sigmoid tanh');
  page.button('Add affine').focus();
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(chainText()).toBe('square sigmoid tanh affine(3,-14)');
  expect(page.all('#chain .box')).toHaveLength(4);
  await userEvent.keyboard('{Escape}');
  expect(page.get('.palette').hidden).toBe(true);
  await open(0);
  await userEvent.click(page.button('Add exp'));
  await shown();
  expect(chainText()).toBe('exp square sigmoid tanh affine(3,-14)');
});

test('a link is removed by its button and by the Delete key, but not the last one', async () => {
  await userEvent.click(page.button('Remove square'));
  await shown();
  expect(chainText()).toBe('sigmoid');
  expect(page.button('Remove sigmoid').disabled).toBe(true);
  page.get('.grip').focus();
  await userEvent.keyboard('{Delete}');
  await shown();
  expect(chainText()).toBe('sigmoid');
  await open(1);
  await userEvent.click(page.button('Add exp'));
  await shown();
  page.get('.grip').focus();
  await userEvent.keyboard('{Delete}');
  await shown();
  expect(chainText()).toBe('exp');
});

test('arrow keys move a link, which keeps the focus', async () => {
  page.get('.grip').focus();
  await userEvent.keyboard('{ArrowRight}');
  await shown();
  expect(chainText()).toBe('sigmoid square');
  expect(document.activeElement?.textContent).toBe('square');
  await userEvent.keyboard('{ArrowRight}');
  await shown();
  expect(chainText()).toBe('sigmoid square');
  await userEvent.keyboard('{ArrowLeft}');
  await shown();
  expect(chainText()).toBe('square sigmoid');
});

test.each(['mouse', 'touch'] as const)('a link is dragged to another place by %s', async (pointerType) => {
  const [first, second] = page.all('.grip');
  const from = first?.getBoundingClientRect();
  const to = second?.getBoundingClientRect();
  if (!first || !from || !to) throw new Error('two grips');
  const path = [
    [5, 5],
    [(to.x - from.x) / 2, (to.y - from.y) / 2],
    [to.x - from.x + 5, to.y - from.y + 5],
  ] as const;
  await drag(first, path, pointerType);
  expect(chainText()).toBe('sigmoid square');
  expect(page.all('.dragged, .drop')).toEqual([]);
});

test('parameters are edited in place; what is no number changes nothing', async () => {
  await userEvent.click(page.button('3 × −2 = −6'));
  await shown();
  const [scale] = page.all<HTMLInputElement>('.parameter input');
  if (!scale) throw new Error('an input');
  await userEvent.fill(scale, '4');
  await shown();
  expect(chainText()).toBe('affine(4,-14) affine(-2,0)');
  expect(slopes()).toEqual([4, -2]);
  expect(document.activeElement).toBe(scale);
  await userEvent.clear(scale);
  await shown();
  expect(chainText()).toBe('affine(4,-14) affine(-2,0)');
});

test('an integer parameter takes integers', async () => {
  await open(2);
  await userEvent.click(page.button('Add power'));
  await shown();
  const input = page.get<HTMLInputElement>('.parameter input');
  await userEvent.fill(input, '2.5');
  await shown();
  expect(chainText()).toBe('square sigmoid power(3)');
  expect(input.title).toContain('power: n must be an integer');
  await userEvent.fill(input, '1e10');
  await shown();
  expect(chainText()).toBe('square sigmoid power(3)');
  expect(input.matches(':invalid')).toBe(true);
  await userEvent.fill(input, '-2');
  await shown();
  expect(chainText()).toBe('square sigmoid power(-2)');
});

test('pointing at a box shows its factor in the formula and its curves', async () => {
  const [box] = page.all('#chain .box');
  await userEvent.hover(box as HTMLElement);
  await shown();
  expect(page.all('#math .factor.focused').map((factor) => factor.dataset.factor)).toEqual([
    '0',
    '0',
    '0',
    '0',
  ]);
  const extras = () => page.all('#plots .fx-extra').map((key) => key.textContent);
  expect(extras()).toEqual(['after square', 'square', 'sigmoid']);
  await userEvent.unhover(box as HTMLElement);
  await shown();
  expect(page.all('.focused')).toEqual([]);
  expect(extras()).toEqual(['square', 'sigmoid']);
});

test('what the page shows now is said once things are at rest', async () => {
  await userEvent.click(page.button('3 × −2 = −6'));
  await expect
    .poll(() => page.get('main > p[role=status]').textContent)
    .toBe('f(x) = −2 × (3 × x − 14). At x = 5: f(x) = −2, slope 3 times −2 = −6.');
});
