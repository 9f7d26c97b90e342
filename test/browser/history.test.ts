import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { formatNames } from '../../src/chain-text.js';
import { decode } from '../../web/state.js';
import { linksOf } from '../../web/typed.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted;
beforeEach(() => {
  // The page's clock stands, and goes on where a test says so.
  vi.useFakeTimers({ toFake: ['performance'] });
  page = mountPage();
});
afterEach(() => {
  page.remove();
  vi.useRealTimers();
});

const chainText = () => formatNames(page.store.state.chain);
/** Longer than changes that are one step. */
const later = () => vi.advanceTimersByTime(700);

test('changes are undone and redone by keys and buttons; after a removal undo is offered', async () => {
  await shown();
  expect(page.button('Undo').disabled).toBe(true);
  await userEvent.click(page.button('Remove square'));
  await shown();
  expect(page.get('.toast').textContent).toContain('square is removed.');
  later();
  await userEvent.click(page.button('σ(x)²'));
  await shown();
  expect(chainText()).toBe('sigmoid square');
  await userEvent.keyboard('{Control>}z{/Control}');
  await shown();
  expect(chainText()).toBe('sigmoid');
  await userEvent.click(page.button('Undo'));
  await shown();
  expect(chainText()).toBe('square sigmoid');
  await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
  await shown();
  expect(chainText()).toBe('sigmoid');
  await userEvent.click(page.button('Redo'));
  await shown();
  expect(chainText()).toBe('sigmoid square');
  expect(page.button('Redo').disabled).toBe(true);
});

test('the toast takes back the removal that it names, whatever else moved since; once the chain is another, it is gone', async () => {
  await shown();
  const toast = page.get('.toast');
  const undo = () => page.get<HTMLButtonElement>('.toast button');
  await userEvent.click(page.button('Remove square'));
  await shown();
  // The point moves: that stays.
  later();
  page.store.set({ x: 0.25 });
  await shown();
  expect(toast.hidden).toBe(false);
  await userEvent.click(undo());
  await shown();
  expect([chainText(), page.store.state.x, toast.hidden]).toEqual(['square sigmoid', 0.25, true]);
  expect(document.activeElement?.closest('.history')).toBeTruthy();
  // Undone by key, changed by hand, or replaced, there is nothing to take back.
  for (const change of [
    () => userEvent.keyboard('{Control>}z{/Control}'),
    () => userEvent.click(page.button('3 × −2 = −6')),
    () => userEvent.click(page.button('1One machine')),
  ]) {
    page.store.set(decode('#chain=square+sigmoid').state);
    await shown();
    await userEvent.click(page.button('Remove square'));
    await shown();
    expect(toast.hidden).toBe(false);
    later();
    await change();
    await shown();
    expect(toast.hidden).toBe(true);
  }
  // With the focus on it: the focus is not lost.
  await userEvent.click(page.button('3 links'));
  await shown();
  await userEvent.click(page.button('Remove square'));
  await shown();
  undo().focus();
  await userEvent.keyboard('{Control>}z{/Control}');
  await shown();
  expect(toast.hidden).toBe(true);
  expect(document.activeElement?.closest('.history')).toBeTruthy();
});

test('changes that come quickly one after another are one step; a link that goes or comes is one of its own', async () => {
  await shown();
  for (const x of [0.5, 0.25, 0]) {
    page.store.set({ x });
    await shown();
    vi.advanceTimersByTime(500);
  }
  await userEvent.click(page.button('Undo'));
  await shown();
  expect([page.store.state.x, page.button('Undo').disabled]).toEqual([1, true]);
  await userEvent.click(page.button('Remove square'));
  vi.advanceTimersByTime(5);
  await userEvent.click(page.button('σ(x)²'));
  await shown();
  await userEvent.click(page.button('Undo'));
  await shown();
  expect(chainText()).toBe('sigmoid');
  await userEvent.click(page.button('Undo'));
  await shown();
  expect(chainText()).toBe('square sigmoid');
  expect(page.button('Undo').disabled).toBe(true);
});

test.each([
  ['sigmoid(x^2)', 'square sigmoid'],
  ['sigmoid(3x^2 + 1)', 'square affine(3,1) sigmoid'],
  ['2*tanh(-x) - 1', 'neg tanh affine(2,-1)'],
  ['1/(1 + exp(-x))', 'neg exp affine(1,1) reciprocal'],
  ['exp(x)/2', 'exp affine(0.5,0)'],
  ['3/x', 'reciprocal affine(3,0)'],
  ['(x - 2)^3', 'affine(1,-2) power(3)'],
  ['leaky(x, 0.1)', 'leaky(0.1)'],
  ['pi*x', 'affine(3.141592653589793,0)'],
  ['x', 'affine(1,0)'],
  ['σ(x^2)', 'square sigmoid'],
  // What is no chain is one link, a formula.
  ['x*sin(x)', '{x*sin(x)}'],
  ['2^x', '{2^x}'],
  ['a*exp(-b*x)', '{a*exp(-b*x)}(1,1)'],
])('%s is the chain %s', (text, chain) => {
  expect(formatNames(linksOf(text))).toBe(chain);
});

test.each([
  ['y^2', /the only name is x; got y/],
  ['3', /a chain has x in it/],
  ['sigmoid(', /./],
])('%s is refused in words', (text, message) => {
  expect(() => linksOf(text)).toThrow(message);
});

test('a chain is typed; what is none is said and changes nothing', async () => {
  await shown();
  await userEvent.click(page.all('.plus')[0] as HTMLElement);
  const input = page.get<HTMLInputElement>('input[name=typed]');
  await userEvent.fill(input, 'y^2');
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(chainText()).toBe('square sigmoid');
  expect(page.get('.typed .fault').textContent).toContain('the only name is x');
  await userEvent.fill(input, 'tanh(2x)');
  expect(page.get('.typed .fault').textContent).toBe('');
  await userEvent.click(page.button('Replace all'));
  await shown();
  expect(chainText()).toBe('affine(2,0) tanh');
  expect(page.get('.palette').hidden).toBe(true);
});

test('what is typed comes where the + was, as a chip does; a chain that would be too long is refused', async () => {
  await shown();
  const type = async (wire: number, text: string) => {
    await userEvent.click(page.all('.plus')[wire] as HTMLElement);
    await userEvent.fill(page.get<HTMLInputElement>('input[name=typed]'), text);
    await userEvent.keyboard('{Enter}');
    await shown();
  };
  await type(1, 'tanh(2x)');
  await expect.poll(chainText).toBe('square affine(2,0) tanh sigmoid');
  await type(0, 'x*sin(x)');
  await expect.poll(chainText).toBe('{x*sin(x)} square affine(2,0) tanh sigmoid');
  await type(5, 'exp(x)');
  await expect.poll(chainText).toBe('{x*sin(x)} square affine(2,0) tanh sigmoid exp');
  // The focus is on the chain, and undo takes back what was typed.
  expect(document.activeElement?.className).toBe('plus');
  await userEvent.click(page.button('Undo'));
  await expect.poll(chainText).toBe('{x*sin(x)} square affine(2,0) tanh sigmoid');
  await type(0, `${'sin('.repeat(60)}x${')'.repeat(60)}`);
  await expect
    .poll(() => page.get('.typed .fault').textContent)
    .toBe('chain may have at most 64 links; got 65');
  expect(chainText()).toBe('{x*sin(x)} square affine(2,0) tanh sigmoid');
});
