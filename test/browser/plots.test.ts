import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PRESETS } from '../../web/presets.js';
import { drag, type Mounted, mountPage, numbersOf, shown } from './mounted.js';

let page: Mounted;
beforeEach(async () => {
  page = mountPage();
  await shown();
});
afterEach(() => page.remove());

const over = (index = 0) => page.all('#plots .u-over')[index] as HTMLElement;
const handle = (index = 0) => page.all('#plots [role=slider]')[index] as HTMLElement;
const span = () => {
  const { from, to, step } = page.store.state;
  return [from, to, step];
};
/** Pixels from the plot's left edge at an x of the range. */
const leftOf = (x: number) => ((x - page.store.state.from) / 5.99) * over().clientWidth;

test.each(PRESETS)("$label: the diagram's product is the plotted derivative at x0", async ({ change }) => {
  page.store.set(change);
  for (const key of ['', '{ArrowRight}', '{Shift>}{ArrowLeft}{/Shift}', '{Home}']) {
    handle().focus();
    if (key) await userEvent.keyboard(key);
    await shown();
    const { x } = page.store.state;
    const product = numbersOf(page.all('#chain .product data')).at(-1);
    const said = handle(1).getAttribute('aria-valuetext');
    expect(said).toContain(`df/dx = ${page.all('#chain .product data').at(-1)?.textContent}`);
    expect(numbersOf([page.get('#math .result data')])).toEqual([product]);
    expect(Number(handle(1).getAttribute('aria-valuenow'))).toBe(x);
  }
});

test('the point is dragged by its line, on either plot, and both follow', async () => {
  await drag(over(), [
    [leftOf(1) + 3, 50],
    [leftOf(1.5), 60],
    [leftOf(2), 70],
  ]);
  expect(page.store.state.x).toBeCloseTo(2, 1);
  expect(span()).toEqual([-3, 3, 0.01]);
  await drag(over(1), [
    [leftOf(2), 50],
    [leftOf(-1), 60],
  ]);
  expect(page.store.state.x).toBeCloseTo(-1, 1);
  for (const i of [0, 1]) expect(Number(handle(i).getAttribute('aria-valuenow'))).toBe(page.store.state.x);
});

test('a click moves the point there', async () => {
  await userEvent.click(over(), { position: { x: Math.round(leftOf(-2)), y: 30 } });
  // The browser gives the focus to what a mouse is pressed on: the point keeps it.
  expect(document.activeElement?.className).toBe('fx-handle');
  await shown();
  expect(page.store.state.x).toBeCloseTo(-2, 1);
});

test('a finger takes hold of the point from farther away', async () => {
  const path = [
    [leftOf(1) + 22, 50],
    [leftOf(2) + 22, 50],
  ] as const;
  await drag(over(), path, 'touch');
  expect(page.store.state.x).toBeCloseTo(2 + (22 / over().clientWidth) * 6, 1);
  expect(span()).toEqual([-3, 3, 0.01]);
});

test('arrow keys move the point by a step, with Shift by ten; Home and End go to the ends', async () => {
  handle().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(page.store.state.x).toBeCloseTo(1.01, 9);
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  expect(page.store.state.x).toBeCloseTo(0.91, 9);
  await userEvent.keyboard('{End}');
  expect(page.store.state.x).toBe(2.99);
  await userEvent.keyboard('{Home}');
  expect(page.store.state.x).toBe(-3);
  await shown();
  expect(page.get<HTMLInputElement>('input[name=x]').value).toBe('-3');
});

test('dragging elsewhere pans, in whole steps', async () => {
  const width = over().clientWidth;
  await drag(over(), [
    [leftOf(-1), 50],
    [leftOf(-1) + width / 6, 50],
    [leftOf(-1) + width / 3, 50],
  ]);
  const [from = 0, to = 0, step] = span();
  expect(from).toBeCloseTo(-5, 1);
  expect(to - from).toBeCloseTo(6, 9);
  expect(step).toBe(0.01);
  expect(page.store.state.x).toBe(1);
});

test('the wheel zooms where the plot has the focus or Ctrl is held, and scrolls the page otherwise', async () => {
  const wheel = (init: WheelEventInit) => {
    const { left, top } = over().getBoundingClientRect();
    const at = { clientX: left + leftOf(0), clientY: top + 20, bubbles: true, cancelable: true };
    return !over().dispatchEvent(new WheelEvent('wheel', { deltaY: -300, ...at, ...init }));
  };
  (document.activeElement as HTMLElement | null)?.blur();
  expect(wheel({})).toBe(false);
  expect(span()).toEqual([-3, 3, 0.01]);
  expect(wheel({ ctrlKey: true })).toBe(true);
  await shown();
  const [from = 0, to = 0, step] = span();
  expect(to - from).toBeCloseTo(6 * Math.exp(-0.6), 1);
  expect(from).toBeCloseTo(-to, 1);
  expect(step).toBe(0.005);
  handle().focus();
  expect(wheel({ deltaY: 300 })).toBe(true);
  await shown();
  expect(page.store.state.to - page.store.state.from).toBeCloseTo(6, 1);
});

test('two fingers zoom', async () => {
  const { left, top } = over().getBoundingClientRect();
  const pointer = (type: string, pointerId: number, x: number) =>
    over().dispatchEvent(
      new PointerEvent(type, {
        pointerId,
        pointerType: 'touch',
        clientX: left + x,
        clientY: top + 50,
        bubbles: true,
        buttons: 1,
      }),
    );
  const width = over().clientWidth;
  pointer('pointerdown', 11, 0.1 * width);
  pointer('pointerdown', 12, 0.3 * width);
  pointer('pointermove', 12, 0.5 * width);
  pointer('pointerup', 12, 0.5 * width);
  pointer('pointerup', 11, 0.1 * width);
  await shown();
  expect(page.store.state.to - page.store.state.from).toBeCloseTo(3, 1);
});

test('a plot with the slope of a kink among its factors is zoomed by a key, and the page with it', async () => {
  page.remove();
  page = mountPage('#chain=leakyRelu+square+sigmoid&x=0.98');
  await shown();
  (page.get('#plots .panel:nth-child(2) .fx-handle') as HTMLElement).focus();
  for (const [key, width] of [
    ['+', 4.8],
    ['-', 6],
  ] as const) {
    await userEvent.keyboard(key);
    await shown();
    const { from, to } = page.store.state;
    expect(to - from).toBeCloseTo(width, 1);
  }
});

test('keys and buttons zoom, pan and reset', async () => {
  handle().focus();
  await userEvent.keyboard('+');
  await shown();
  expect(page.store.state.to - page.store.state.from).toBeCloseTo(4.8, 1);
  await userEvent.keyboard('-');
  await userEvent.keyboard('{PageUp}');
  await shown();
  expect(page.store.state.from).toBeGreaterThan(-2);
  await userEvent.keyboard('0');
  await shown();
  expect(span()).toEqual([-3, 3, 0.01]);
  await userEvent.click(page.button('Zoom out'));
  await shown();
  expect(page.store.state.to - page.store.state.from).toBeCloseTo(7.5, 1);
  await userEvent.click(page.button('Reset the range'));
  await shown();
  expect(span()).toEqual([-3, 3, 0.01]);
  await userEvent.click(page.button('Zoom in'));
  await userEvent.dblClick(over(), { position: { x: 20, y: 20 } });
  await shown();
  expect(span()).toEqual([-3, 3, 0.01]);
});

test('an example is reset to its own range', async () => {
  await userEvent.click(page.button('3 × −2 = −6'));
  await userEvent.click(page.button('Zoom in'));
  await userEvent.click(page.button('Reset the range'));
  expect(span()).toEqual([2, 8, 0.01]);
  handle().focus();
  await userEvent.keyboard('+0');
  expect(span()).toEqual([2, 8, 0.01]);
});

test('the range is typed; a range that is none is said and not taken', async () => {
  const to = page.get<HTMLInputElement>('input[name=to]');
  await userEvent.fill(to, '10');
  await shown();
  expect(span()).toEqual([-3, 10, 0.01]);
  expect(page.all('#plots table caption')[0]?.textContent).toContain('sigmoid(x²)');
  await userEvent.fill(to, '-5');
  await shown();
  expect(span()).toEqual([-3, 10, 0.01]);
  expect(page.get('#plots .fault').textContent).toBe('from must be below to; got -3 and -5');
  await userEvent.fill(to, '5');
  expect(page.get('#plots .fault').textContent).toBe('');
  await userEvent.fill(page.get<HTMLInputElement>('input[name=step]'), '1e-9');
  expect(page.get('#plots .fault').textContent).toContain('at most 100000 points');
  await userEvent.fill(page.get<HTMLInputElement>('input[name=x]'), '0.5');
  await shown();
  expect(page.store.state.x).toBe(0.5);
});

test('hovering one plot reads values on both', async () => {
  await userEvent.hover(over(), { position: { x: 100, y: 40 } });
  await expect
    .poll(() =>
      page.all('#plots .fx-key').map((key) => /^x = .*(f\(x\)|df\/dx) = /.test(key.textContent ?? '')),
    )
    .toEqual([true, true]);
});

test('a tour takes the point through the range; a second click stops it', async () => {
  await userEvent.click(page.button('▶ move x'));
  await expect.poll(() => page.store.state.x).not.toBe(1);
  expect(page.get('.tour').ariaPressed).toBe('true');
  await userEvent.click(page.get('.tour'));
  const { x } = page.store.state;
  await shown();
  await shown();
  expect(page.store.state.x).toBe(x);
  expect(page.get('.tour').ariaPressed).toBe('false');
});

test('the tables hold the data of both plots', async () => {
  await userEvent.click(page.button('3 × −2 = −6'));
  await expect.poll(() => page.all('#plots table')[0]?.textContent).toContain('−2 × (3 × x − 14)');
  const last = [...(page.all('#plots table')[0]?.querySelectorAll('tr:last-child td') ?? [])];
  expect(last.map((cell) => cell.textContent)).toEqual(['7.99', '−19.94']);
});
