/** Boxes in the hand. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { formatNames, parseNames } from '../../src/chain-text.js';
import { drag, type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted;
beforeEach(async () => {
  page = mountPage('#chain=square+sigmoid+tanh');
  await shown();
});
afterEach(() => page.remove());

const chainText = () => formatNames(page.store.state.chain);
const cell = (index: number) => page.all('.cell')[index] as HTMLElement;
const middle = (element: Element | undefined) => {
  const { left, top, width, height } = (element as Element).getBoundingClientRect();
  return [left + width / 2, top + height / 2] as const;
};

/** Drags a box by its small plot, which is no control, to the middle of a target. */
async function dragBox(index: number, target: Element | undefined, beyond = 0): Promise<void> {
  const handle = cell(index).querySelector('.mini') as Element;
  const { left, top } = handle.getBoundingClientRect();
  const [x, y] = middle(target);
  await drag(handle, [
    [10, 10],
    [20, 12],
    [x - left + beyond, y - top],
  ]);
}

test.each([
  ['between the second and the third', 0, 2, 'sigmoid square tanh'],
  ['at the end', 0, 3, 'sigmoid tanh square'],
  ['at the start', 2, 0, 'tanh square sigmoid'],
  ['beside itself', 1, 1, 'square sigmoid tanh'],
])('a box is dropped %s', async (_, from, wire, want) => {
  await dragBox(from, page.all('.wire')[wire]);
  expect(chainText()).toBe(want);
  expect(page.all('.dragged, .drop')).toEqual([]);
});

test('a box dropped beyond the last wire is the last, far below the row it is where it was', async () => {
  await dragBox(0, page.all('.wire')[3], 80);
  expect(chainText()).toBe('sigmoid tanh square');
  await dragBox(0, document.querySelector('#math') ?? undefined);
  expect(chainText()).toBe('sigmoid tanh square');
});

test('no touch of a box in the hand is left to the browser, which would take it for a fling and the next tap for its end', () => {
  const grip = cell(0).querySelector('.grip') as Element;
  const [clientX, clientY] = middle(grip);
  const pointer = (type: string) =>
    grip.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType: 'touch', clientX, clientY }),
    );
  const isLeft = () => grip.dispatchEvent(new Event('touchmove', { bubbles: true, cancelable: true }));
  expect(isLeft(), 'before').toBe(true);
  pointer('pointerdown');
  expect(isLeft(), 'in the hand').toBe(false);
  pointer('pointerup');
  expect(isLeft(), 'after').toBe(true);
});

test('Escape cancels a drag', async () => {
  const handle = cell(0).querySelector('.mini') as Element;
  const at = (type: string, x: number, y: number) =>
    handle.dispatchEvent(
      new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType: 'mouse', clientX: x, clientY: y }),
    );
  const [fromX, fromY] = middle(handle);
  const [toX, toY] = middle(page.all('.wire')[3]);
  at('pointerdown', fromX, fromY);
  at('pointermove', toX, toY);
  expect(page.all('.dragged')).toHaveLength(1);
  await userEvent.keyboard('{Escape}');
  expect(page.all('.dragged, .drop')).toEqual([]);
  at('pointermove', toX, toY);
  at('pointerup', toX, toY);
  await shown();
  expect(chainText()).toBe('square sigmoid tanh');
});

test('every wire has a +, which adds there', async () => {
  expect(page.all('.wire').every((wire) => wire.querySelector('.plus'))).toBe(true);
  await userEvent.click(page.all('.plus')[1] as HTMLElement);
  await userEvent.click(page.button('Add exp'));
  await shown();
  expect(chainText()).toBe('square exp sigmoid tanh');
});

test('functions are searched; Enter adds the first that is found', async () => {
  await userEvent.click(page.all('.plus')[3] as HTMLElement);
  await userEvent.fill(page.get('.search'), 'soft');
  await shown();
  const found = page.all('.chip').filter((chip) => chip.checkVisibility());
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((chip) => chip.textContent?.toLowerCase().includes('soft'))).toBe(true);
  await userEvent.keyboard('{Enter}');
  await shown();
  expect(chainText()).toBe(`square sigmoid tanh ${found[0]?.textContent}`);
});

test('a point whose f(x) is beyond the picture is told, and a far x is shown where numbers are far apart', async () => {
  page = mountPage('#chain=tan&x=1.5707963');
  await shown();
  const { get, store } = page;
  expect(get('.outside').textContent).toContain('f(x) = 3.732×10⁷ is beyond the picture');
  expect(get('.outside button').hidden).toBe(true);
  store.set({ x: 1 });
  await shown();
  expect(get('.outside').hidden).toBe(true);
  store.set({ x: 1e32 });
  await shown();
  expect(get('.outside').textContent).toContain('x = 1×10³² is outside the range');
  await userEvent.click(get('.outside button'));
  await shown();
  expect(store.state).toMatchObject({ from: 5e31, to: 1.5e32 });
  // What has no value is told by the sentence.
  store.set({ chain: parseNames('log'), from: -3, to: 3, step: 0.01, x: -1 });
  await shown();
  expect(get('.outside').hidden).toBe(true);
  expect(get('.result-line').textContent).toContain('has no value');
});

test('a point outside the range is named, and shown on request', async () => {
  page.store.set({ x: 50 });
  await shown();
  expect(page.get('.outside').textContent).toContain('x = 50 is outside the range');
  expect(page.all('#plots .fx-key').map((key) => key.textContent?.includes('outside'))).toEqual([true, true]);
  await userEvent.click(page.button('Show it'));
  await shown();
  const { from, to, x } = page.store.state;
  expect([from <= x && x <= to, to - from]).toEqual([true, 6]);
  expect(page.get('.outside').hidden).toBe(true);
});
