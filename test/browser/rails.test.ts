import { afterEach, expect, test } from 'vitest';
import { userEvent, page as view } from 'vitest/browser';
import { shownValue } from '../../src/plot/format.js';
import { modelOf } from '../../web/model.js';
import { decode } from '../../web/state.js';
import { readNumber } from '../support/read-number.js';
import { drag, type Mounted, mountPage, numbersOf, shown } from './mounted.js';

let page: Mounted;
afterEach(async () => {
  page.remove();
  await view.viewport(414, 896);
});

const texts = (selector: string) => page.all(selector).map((element) => element.textContent);
/** Ends of the steps, in pixels. */
const bars = () =>
  page.all('.rail-bar').map((bar) => Number(bar.getAttribute('x2')) - Number(bar.getAttribute('x1')));
const hand = (name: string) => page.get(`[data-handle=${name}]`);

test('a step on the first rail is longer on the next by the slope between them', async () => {
  page = mountPage('#chain=affine(3,-14)+affine(-2,0)&x=5&nudge=0.5');
  await shown();
  expect(texts('.rail-name')).toEqual(['x = 5', 'after × 3 − 14: 1', 'f(x) = −2']);
  expect(texts('.rail-factor')).toEqual(['× 3', '× −2', '']);
  expect(texts('.rail-step')).toEqual(['a step of 0.5', 'a step of 1.5', 'a step of −3']);
  const [first = 0, second = 0, third = 0] = bars();
  expect(second / first).toBeCloseTo(3, 6);
  expect(third / second).toBeCloseTo(-2, 6);
  expect(page.get('.result-line').textContent).toBe(
    'A step of 0.5 in x becomes −3 in f(x): slopes multiply, 3 × −2 = −6.',
  );
});

test('through a link of slope 0 a step becomes 0', async () => {
  page = mountPage('#chain=square+sigmoid&x=0');
  await shown();
  expect(bars()[0]).toBeGreaterThan(20);
  expect(bars().slice(1)).toEqual([0, 0]);
  expect(texts('.rail-step')).toEqual(['a step of 0.1', 'a step of 0', 'a step of 0']);
});

test('the ring on a rail marks f of the step’s end', async () => {
  page = mountPage('#chain=square&x=1&nudge=0.5');
  await shown();
  const ring = Number(page.all('.rail-truth')[1]?.getAttribute('cx'));
  const from = Number(page.all('.rail-bar')[1]?.getAttribute('x1'));
  // 1.5² - 1² is 1.25; the slope says 2 × 0.5 = 1.
  expect((ring - from) / (bars()[1] ?? 0)).toBeCloseTo(1.25, 6);
});

test('x and the step are dragged, and moved by keys', async () => {
  page = mountPage('#chain=square+sigmoid&x=1');
  // The picture takes its width a frame after it is there.
  await shown();
  await shown();
  const perStep = (bars()[0] ?? 0) / 0.1;
  await drag(hand('x'), [
    [0, 0],
    [40, 0],
    [80, 0],
  ]);
  expect(page.store.state.x).toBeCloseTo(1 + 80 / perStep, 2);
  await drag(hand('step'), [
    [0, 0],
    [20, 0],
  ]);
  expect(page.store.state.nudge).toBeCloseTo(0.1 + 20 / perStep, 2);
  const { x, nudge } = page.store.state;
  hand('x').focus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(page.store.state.x).toBeLessThan(x);
  hand('step').focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(page.store.state.nudge).toBeGreaterThan(nudge);
});

test('however steep the chain, the point goes as far as the hand', async () => {
  page = mountPage('#chain=square+affine(100,1)&x=1');
  await shown();
  await shown();
  const seen: number[] = [];
  page.store.subscribe(({ x }) => seen.push(x));
  await drag(hand('x'), [
    [0, 0],
    [20, 0],
    [40, 0],
    [60, 0],
  ]);
  const [first = 0, second = 0, third = 0] = [...new Set(seen)].filter((x) => x !== 1);
  expect((second - 1) / (first - 1)).toBeCloseTo(2, 1);
  expect((third - 1) / (first - 1)).toBeCloseTo(3, 1);
});

test.each([
  ['#chain=square+affine(100,1)&x=1', 390],
  ['#chain=square+affine(100,1)&x=1&nudge=-0.1', 390],
  ['#chain=exp+exp+exp&x=1.9', 1000],
  ['#chain=exp+exp+exp&x=1.9&nudge=-0.001', 320],
  ['#chain=affine(3,0)+affine(4,0)&x=1&nudge=1', 390],
  ['#chain=affine(0.01,0)&x=1&nudge=0.1', 390],
])(
  'however long the first step is drawn, a finger finds the point and the step: %s at %i',
  async (fragment, width) => {
    await view.viewport(width, 800);
    page = mountPage(fragment);
    await shown();
    await shown();
    const middleOf = (name: string) => {
      const { left, top, width, height } = page.get(`[data-handle=${name}] .knob`).getBoundingClientRect();
      return [left + width / 2, top + height / 2] as const;
    };
    for (const name of ['x', 'step']) {
      const [left, top] = middleOf(name);
      for (const aside of [-21, 0, 21]) {
        const hit = document.elementFromPoint(left + aside, top);
        expect(hit?.closest('[data-handle]'), `${name}, ${aside} pixels beside it`).toBe(hand(name));
      }
    }
    const [{ x, nudge }, [left, top]] = [page.store.state, middleOf('step')];
    const { left: from, top: above } = hand('step').getBoundingClientRect();
    const out = 30 * Math.sign(nudge);
    await drag(hand('step'), [
      [left - from, top - above],
      [left - from + out, top - above],
    ]);
    expect(Math.abs(page.store.state.nudge)).toBeGreaterThan(Math.abs(nudge));
    expect(page.store.state.x).toBe(x);
    // A key makes a short step longer too, and shorter, and never nothing.
    for (const [key, sign] of [
      ['{ArrowRight}', 1],
      ['{ArrowLeft}', -1],
    ] as const) {
      page.store.set({ nudge });
      await shown();
      hand('step').focus();
      await userEvent.keyboard(key);
      expect(Math.sign(page.store.state.nudge - nudge)).toBe(sign);
      expect(page.store.state.nudge).not.toBe(0);
    }
    // Where the handle stands apart from the end of the step, a line leads there.
    await shown();
    const stem = page.get('.stem').getBoundingClientRect();
    const end = page.get('.rail-bar').getBoundingClientRect();
    expect(page.store.state.nudge > 0 ? stem.left - end.right : stem.right - end.left).toBeCloseTo(0, 0);
  },
);

test('the sentence says how far f itself moves wherever that is not what the slopes say', async () => {
  page = mountPage();
  const numberIn = (pattern: RegExp, said: string) => readNumber(pattern.exec(said)?.[1] ?? '');
  let bent = 0;
  for (const chain of [
    'square+sigmoid',
    'affine(3,0)+affine(2,0)',
    'sin',
    'exp+log',
    'abs+square',
    'tanh+exp',
  ])
    for (const nudge of [1e-7, 0.01, -0.5, 1, 6])
      for (const delta of [0, 0.5]) {
        page.store.set(decode(`#chain=${chain}&x=1.3&nudge=${nudge}&delta=${delta}`).state);
        await shown();
        const { f } = modelOf(page.store.state);
        const said = page.get('.result-line').textContent ?? '';
        const where = `${chain}, ${nudge}, ${delta}: ${said}`;
        const moved = f(1.3 + nudge) - f(1.3);
        const slopes = nudge * f.deriv(1.3, { delta });
        expect(numberIn(/becomes (\S+?)(?: in f|:)/, said), where).toBe(shownValue(slopes));
        // What f moves is a difference: its last digits are rounding.
        const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.abs(b) + 1e-14;
        if (said.includes('f\u00a0itself')) {
          bent++;
          expect(numberIn(/moves (\S+) /, said), where).toBe(shownValue(moved));
          expect(near(moved, slopes), where).toBe(false);
          expect(said, where).toMatch(/^Straight on/);
        } else if (!near(moved, slopes)) expect(shownValue(moved), where).toBe(shownValue(slopes));
      }
  expect(bent).toBeGreaterThan(20);
});

test('undefined values leave their rails empty, and break nothing', async () => {
  page = mountPage('#chain=log+sqrt+reciprocal&x=-1');
  await shown();
  expect(texts('.rail-step').slice(2)).toEqual(['', '']);
  expect(
    page
      .all('.rail-fan')
      .map((fan) => fan.getAttribute('points'))
      .slice(1),
  ).toEqual(['', '', '']);
});

test('the story: each step is a chain with its words; then the reader has it', async () => {
  page = mountPage();
  await userEvent.click(page.button('2Two in a row'));
  await shown();
  // Sums are not broken across lines.
  expect(page.get('.told').textContent).toContain('3\u00a0×\u00a02\u00a0=\u00a06');
  expect(page.get('.result-line').textContent).toContain('3 × 2 = 6');
  await userEvent.click(page.button('✎Try your own'));
  await shown();
  expect(page.get('.told').textContent).toBe('');
});

test('while the product is asked it is shown nowhere; a wrong answer is told which mistake it is', async () => {
  page = mountPage('#chain=square+sigmoid&x=2&quiz=product');
  await shown();
  expect(page.all('#chain .product').at(-1)?.textContent).toContain('?');
  expect(page.get('#math .result').textContent).toBe('= ?');
  const secret = [...page.all('#rails, #chain, #math, #plots .fx-head')]
    .map((part) => part.textContent)
    .join(' ');
  expect(secret).not.toContain('0.07065');
  const answer = async (text: string) => {
    await userEvent.fill(page.get<HTMLInputElement>('input[name=answer]'), text);
    await userEvent.keyboard('{Enter}');
    await shown();
    return page.get('.verdict').textContent;
  };
  // 4 and sigmoid'(4) = 0.01766; sigmoid'(2) = 0.105.
  expect(await answer('4.018')).toContain('That is the sum');
  expect(await answer('0.42')).toContain('You took a slope at x');
  expect(await answer('-0.0707')).toContain('signs');
  expect(await answer('seven')).toContain('Type a number');
  expect(await answer('9')).toContain('Not yet');
  expect(await answer('0.07')).toBe('Yes: 4 × 0.017663 ≈ 0.07065.');
  expect(numbersOf(page.all('#chain .product data')).at(-1)).toBeCloseTo(0.0706508, 6);
});

test('the rails of a chain of twelve are in view together; of more than twenty, they scroll', async () => {
  page = mountPage(`#chain=${Array(12).fill('sin').join('+')}&x=1`);
  await shown();
  const frame = page.get('.rails');
  expect(frame.scrollHeight).toBeLessThanOrEqual(frame.clientHeight);
  expect(frame.clientHeight).toBeLessThan(450);
  // Names and steps of two rails do not cover each other.
  for (const selector of ['.rail-name', '.rail-step', '.rail-factor:not(:empty)']) {
    const boxes = page.all(selector).map((text) => text.getBoundingClientRect());
    for (const [i, { top }] of boxes.entries()) {
      const above = boxes[i - 1];
      if (above) expect(top, `${selector} ${i}`).toBeGreaterThanOrEqual(above.bottom - 2);
    }
  }
  page.remove();
  page = mountPage(`#chain=${Array(40).fill('sin').join('+')}&x=1`);
  await shown();
  const long = page.get('.rails');
  expect(long.scrollHeight).toBeGreaterThan(long.clientHeight);
});

test('what is said of a step stands beside its end, within the picture', async () => {
  for (const chain of [
    'affine(3,0)+affine(2,0)',
    'affine(-2,1)+square',
    'square+sigmoid',
    'exp+exp+exp',
    'softplusWith(2,3)+affine(-1.25,-14.5)+hardSigmoid',
    Array(20).fill('affine(-1,0.5)+leakyRelu').slice(0, 8).join('+'),
  ]) {
    page = mountPage(`#chain=${chain}&x=1`);
    await shown();
    const picture = page.get('.rails-picture').getBoundingClientRect();
    const knob = page.get('[data-handle=step] .knob').getBoundingClientRect().right;
    const rails = page.all('.rail-step').map((said, i) => {
      const bar = (page.all('.rail-bar')[i] as HTMLElement).getBoundingClientRect().right;
      const end = i === 0 ? Math.max(bar, knob) : bar;
      return { said: said.getBoundingClientRect(), end, i };
    });
    for (const { said, end, i } of rails) {
      const name = page.all('.rail-name')[i]?.getBoundingClientRect() as DOMRect;
      if (said.width > 0) expect(said.left, `${chain} ${i}: the name`).toBeGreaterThan(name.right);
      expect(said.right, `${chain} ${i}`).toBeLessThanOrEqual(picture.right);
      const room = picture.right - end - 24 > said.width;
      if (room && end > name.right) expect(said.left - end, `${chain} ${i}`).toBeLessThan(60);
    }
    page.remove();
  }
  page = mountPage();
});
