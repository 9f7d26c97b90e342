/** While the page is moved: what is in view follows at once, what is not waits; and nothing is left behind. */
import { afterEach, expect, test, vi } from 'vitest';
import { page as view } from 'vitest/browser';
import { chain, sigmoid, square } from '../../src/index.js';
import { format } from '../../src/plot/format.js';
import { plotChain } from '../../src/plot/index.js';
import { times } from '../support/thorough.js';
import { drag, type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted | undefined;
afterEach(async () => {
  vi.useRealTimers();
  page?.remove();
  page = undefined;
  await view.viewport(414, 896);
});

const pointer = (element: Element, type: string, clientX: number) =>
  element.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      cancelable: true,
      pointerId: 1,
      clientX,
      clientY: 0,
      buttons: 1,
    }),
  );

/** Resolves once the page's own observers, which are older, have heard what is in view. */
const viewKnown = (element: Element) =>
  new Promise<void>((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });

test('while the point is dragged what is out of view waits; once it rests or is let go, everything shows it', async () => {
  await view.viewport(1280, 700);
  page = mountPage('#chain=square+sigmoid&x=1');
  const { store, get } = page;
  const code = () => get('#code code').textContent;
  const inCode = () => `f.deriv(${store.state.x}, `;
  await expect.poll(code).toContain(inCode());
  await viewKnown(get('#code'));
  // A clock of its own: however long a frame takes, the hand rests only when it is told to.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const rest = async () => {
    vi.advanceTimersByTime(1000);
    await shown();
  };
  const hand = get('[data-handle=x]');
  const { left } = hand.getBoundingClientRect();
  pointer(hand, 'pointerdown', left);
  // Off the marks: the point has more digits than are shown.
  for (const by of [30.4, 60.8]) {
    pointer(hand, 'pointermove', left + by);
    await shown();
    expect(get('.rail-name').textContent).toBe(`x = ${format(store.state.x)}`);
    expect(code(), 'out of view, in the hand').not.toContain(inCode());
  }
  // At rest in the hand.
  await rest();
  expect(code()).toContain(inCode());
  pointer(hand, 'pointermove', left + 91.2);
  await shown();
  pointer(hand, 'pointerup', left + 91.2);
  await rest();
  expect(code()).toContain(inCode());
  expect(get('#math .factors .quiet').textContent).toContain(`x = ${format(store.state.x)}`);
  expect(get('.said-delta').textContent).toContain(`x = ${format(store.state.x)}`);
  // In no hand nothing waits.
  store.set({ x: 0.25 });
  await shown();
  expect(code()).toContain(inCode());
});

test('while the point is dragged what is in view follows at once', async () => {
  page = mountPage('#chain=square+sigmoid&x=1');
  const { store, get } = page;
  get('#code').scrollIntoView();
  await viewKnown(get('#code'));
  const hand = get('[data-handle=x]');
  pointer(hand, 'pointerdown', 0);
  pointer(hand, 'pointermove', 40);
  await shown();
  expect(store.state.x).not.toBe(1);
  expect(get('#code code').textContent).toContain(`f.deriv(${store.state.x}, `);
  pointer(hand, 'pointerup', 40);
});

test('a point that was moved, then the range, delta and size changed, leaves the very picture of one that was there at once', async () => {
  const f = chain(square, sigmoid);
  const look = { target: document.body, height: 240 };
  const bits = ({ uplot: { ctx }, element }: ReturnType<typeof plotChain>) =>
    ctx.getImageData(0, 0, ctx.canvas.width, ctx.canvas.height).data.join() +
    element.querySelector('.fx-marks')?.innerHTML;
  const moved = plotChain(f, undefined, { ...look, point: -2 });
  await shown();
  const same = async (what: string, change: Parameters<typeof moved.update>[0], ...before: number[]) => {
    for (const point of before) {
      moved.update({ point });
      await shown();
    }
    moved.update(change);
    await shown();
    const { range, delta, point } = moved.state;
    const fresh = plotChain(f, range, { ...look, delta, point: point as number });
    await shown();
    expect(bits(moved) === bits(fresh), what).toBe(true);
    fresh.destroy();
  };
  await same('the point', { point: 1 }, 0, 0.5);
  await same('delta', { delta: 0.5 }, 0.75);
  await same('the point after delta', { point: -1 }, 0.25, 0);
  await same('the range', { range: moved.state.range.subarray(100) });
  await same('the point after the range', { point: 2 }, 0.25, 0);
  moved.destroy();
});

test('a point that moves draws no curve anew', async () => {
  const plot = plotChain([square, sigmoid], undefined, { target: document.body, point: -2, delta: 0.5 });
  await shown();
  const stroke = vi.spyOn(plot.uplot.ctx, 'stroke');
  const dot = () => plot.element.querySelector('.fx-marks .fx-value')?.getAttribute('cx');
  const before = dot();
  plot.update({ point: 1 });
  await shown();
  expect(dot()).not.toBe(before);
  expect(stroke).not.toHaveBeenCalled();
  plot.update({ delta: 0.25 });
  await shown();
  expect(stroke).toHaveBeenCalled();
  plot.destroy();
});

test('while the page moves and frames are late its halves take turns; in the frame after, both show the same', async () => {
  page = mountPage('#chain=square+sigmoid&x=1');
  const { store, get } = page;
  await shown();
  // Every frame comes late.
  let now = Number(document.timeline.currentTime) + 1000;
  vi.spyOn(document.timeline, 'currentTime', 'get').mockImplementation(() => now);
  const boxes = () => get('.diagram data').textContent === format(store.state.x);
  const plots = () => Number(get('#plots .fx-handle').getAttribute('aria-valuenow')) === store.state.x;
  const hand = get('#plots .u-over');
  pointer(hand, 'pointerdown', 0);
  const halves = new Set<string>();
  for (let x = 0; x < 1; x += 0.125) {
    store.set({ x });
    await new Promise(requestAnimationFrame);
    halves.add(`${boxes()} ${plots()}`);
    now += 40;
  }
  store.set({ x: 0.3 });
  for (let frame = 0; frame < 2; frame++) {
    await new Promise(requestAnimationFrame);
    now += 40;
  }
  expect(boxes() && plots()).toBe(true);
  // Never neither.
  expect(halves).not.toContain('false false');
  expect(halves.size).toBeGreaterThan(1);
  pointer(hand, 'pointerup', 0);
  vi.restoreAllMocks();
});

test('a plot that is scrolled while its point is held is read where it is then', async () => {
  const frame = document.createElement('div');
  frame.style.cssText = 'width: 300px; overflow: auto';
  const inner = document.createElement('div');
  inner.style.width = '600px';
  frame.append(inner);
  document.body.append(frame);
  const plot = plotChain([square], undefined, { target: inner, point: 0, height: 200 });
  await shown();
  const { over } = plot.uplot;
  const { left } = over.getBoundingClientRect();
  const [from, third] = [left + over.offsetWidth / 2, over.offsetWidth / 6];
  pointer(over, 'pointerdown', from);
  frame.scrollLeft = 60;
  await shown();
  pointer(over, 'pointermove', from + third - 60);
  pointer(over, 'pointerup', from + third - 60);
  expect(plot.state.point).toBeCloseTo(1, 1);
  plot.destroy();
  frame.remove();
});

test('marks of a ruler are moved, not made anew', async () => {
  page = mountPage('#chain=square+sigmoid&x=1');
  await shown();
  const marks = () => (page as Mounted).all('.rail-ticks g');
  const before = new Set(marks());
  page.store.set({ x: 1.01 });
  await shown();
  expect(marks().filter((mark) => before.has(mark)).length).toBeGreaterThan(marks().length / 2);
  await drag(page.get('[data-handle=x]'), [
    [0, 0],
    [10, 0],
  ]);
  // As many numbers as there are marks, each at its own place.
  for (const rail of page.all('.rail-ticks')) {
    const places = [...rail.children].map((mark) => mark.getAttribute('transform'));
    expect(new Set(places).size).toBe(places.length);
    const numbers = [...rail.children].map((mark) => Number(mark.textContent?.replace('−', '-')));
    expect(new Set(numbers).size).toBe(numbers.length);
  }
});

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const)
  test(`what stands below the boxes stays where it is as the point goes through the range, ${width} pixels wide`, async () => {
    await view.viewport(width, height);
    for (const chain of [
      'affine(3,0)+affine(2,0)',
      'square+sigmoid',
      'leakyRelu+square+sigmoid',
      'tanh+sin',
      'square+sigmoid&story=4',
      'affine(-0.123456789,-14)+gelu+power(3)&delta=0.3',
    ]) {
      page = mountPage(`#chain=${chain}&x=1`);
      await shown();
      const tops = new Set<number>();
      for (let x = -3; x <= 3; x += times(0.125, 0.75)) {
        page.store.set({ x });
        await shown();
        const below = width < 600 ? '#plots' : '.toolbar';
        const chainTop = page.get('#chain').getBoundingClientRect().top;
        tops.add(Math.round(page.get(below).getBoundingClientRect().top - chainTop));
        // What does not fit beside a product is not there; the product is, whole, and nothing of the line below shows.
        for (const sum of page.all('.sum')) {
          const [frame, number] = [sum, sum.querySelector('data') as Element].map((part) =>
            part.getBoundingClientRect(),
          );
          expect(number?.height, chain).toBeGreaterThan(0);
          expect(number?.left, chain).toBeGreaterThanOrEqual((frame?.left ?? 0) - 1);
          expect(number?.right, chain).toBeLessThanOrEqual((frame?.right ?? 0) + 1);
          expect(number?.bottom, chain).toBeLessThanOrEqual((frame?.bottom ?? 0) + 1);
        }
      }
      expect(tops.size, `${chain}: ${[...tops]}`).toBe(1);
      page.remove();
    }
    page = undefined;
  });
