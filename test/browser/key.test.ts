/** What the plots say of their lines: the key, and the ladder of products at the point. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page as view } from 'vitest/browser';
import { parseNames } from '../../src/chain-text.js';
import { format } from '../../src/plot/format.js';
import { modelOf } from '../../web/model.js';
import { readNumber } from '../support/read-number.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted;
beforeEach(async () => {
  page = mountPage('#chain=square+sigmoid&x=1');
  await shown();
});
afterEach(() => page.remove());

const over = (index = 0) => page.all('#plots .u-over')[index] as HTMLElement;
const handle = (index = 0) => page.all('#plots [role=slider]')[index] as HTMLElement;

const TEN = 'sin affine(2,1) sigmoid leakyRelu square tanh exp sin cos softplus';

/** Boxes that have a place in common. */
function overlaps(elements: readonly Element[]): string[] {
  const boxes = elements.map((element) => ({
    text: element.textContent,
    box: element.getBoundingClientRect(),
  }));
  return boxes.flatMap(({ text, box }, i) =>
    boxes
      .slice(i + 1)
      .filter(
        ({ box: other }) =>
          Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
          Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1,
      )
      .map((other) => `${text} and ${other.text}`),
  );
}

test.each([1280, 820, 390])(
  'the key names every line of ten links and their product, %s pixels wide',
  async (width) => {
    await view.viewport(width, 900);
    page.store.set({ chain: parseNames(TEN) });
    await shown();
    const look = () => {
      for (const key of page.all('#plots .fx-key')) {
        const { bottom, right, height } = key.getBoundingClientRect();
        const plot = key.parentElement?.nextElementSibling?.getBoundingClientRect();
        expect(bottom, 'the plot is below its key').toBeLessThanOrEqual((plot?.top ?? 0) + 1);
        expect(height).toBeGreaterThan(0);
        const items = [...key.children].filter((item) => !item.matches('.fx-x'));
        expect(overlaps(items)).toEqual([]);
        for (const item of items) {
          expect(item.getBoundingClientRect().bottom, item.textContent ?? '').toBeLessThanOrEqual(bottom + 1);
          expect(item.getBoundingClientRect().right, item.textContent ?? '').toBeLessThanOrEqual(right + 1);
          expect(item.scrollWidth, item.textContent ?? '').toBeLessThanOrEqual(item.clientWidth + 1);
        }
      }
    };
    look();
    const [, key] = page.all('#plots .fx-key');
    expect([...(key?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
      ...[
        'df/dx',
        'sin',
        '× 2 + 1',
        'sigmoid',
        'leakyRelu',
        'square',
        'tanh',
        'exp',
        'sin',
        'cos',
        'softplus',
      ],
    ]);
    // The two plots stay at one height where they are beside each other.
    const tops = page.all('#plots .fx-stage').map((stage) => stage.getBoundingClientRect().top);
    if (width > 390) expect(tops[0]).toBeCloseTo(tops[1] ?? 0, 0);
    const { left, top } = over(1).getBoundingClientRect();
    for (const type of ['mouseenter', 'mousemove'])
      over(1).dispatchEvent(new MouseEvent(type, { clientX: left + 120, clientY: top + 40, bubbles: true }));
    await expect.poll(() => key?.textContent).toMatch(/sin = /);
    look();
    over(1).dispatchEvent(new MouseEvent('mouseleave'));
    await view.viewport(414, 896);
  },
);

test('of more links than a plot can hold the one pointed at is drawn and named', async () => {
  page.store.set({ chain: parseNames(`${TEN} sin`) });
  await shown();
  const [, key] = page.all('#plots .fx-key');
  expect(key?.textContent).toBe('df/dx');
  page.store.set({ focus: 5 });
  await shown();
  expect(key?.textContent).toBe('df/dxtanh');
});

test.each([
  TEN,
  'affine(2,1) leakyRelu square sigmoid sin exp',
  'square sigmoid',
  'affine(0.5,0) affine(0.5,0) affine(0.5,0) affine(0.5,0)',
  'affine(30,0) affine(30,0) sin affine(30,0) sin',
])('the ladder of %s says each product on the way, none over another', async (chain) => {
  for (const x of [1, 0.4, -2.5, 2.9]) {
    page.store.set({ chain: parseNames(chain), x });
    await shown();
    const { f } = modelOf(page.store.state);
    const products = [1];
    for (const { slope } of f.trace(x, { delta: 0 })) products.push((products.at(-1) ?? 0) * slope);
    const texts = [...(page.all('#plots .fx-marks')[1]?.querySelectorAll('text') ?? [])];
    const said = texts.map(({ textContent }) => textContent?.replace(/ [↑↓]$/, ''));
    expect([...said].sort(), `x = ${x}`).toEqual(
      [...new Set(products.map((product) => format(product)))].sort(),
    );
    const tops = texts.map((text) => Number(text.getAttribute('y'))).sort((a, b) => a - b);
    for (const [i, top] of tops.entries()) {
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(over(1).clientHeight);
      if (i > 0) expect(top - (tops[i - 1] ?? 0), `x = ${x}: ${said}`).toBeGreaterThanOrEqual(12.9);
    }
    // From top to bottom they are in their order.
    const shownNumbers = texts
      .sort((a, b) => Number(a.getAttribute('y')) - Number(b.getAttribute('y')))
      .map(({ textContent }) => readNumber(textContent?.replace(/ [↑↓]$/, '') ?? ''));
    expect(shownNumbers).toEqual([...shownNumbers].sort((a, b) => b - a));
  }
});

test('with a delta nothing is called df/dx, and the sentence says that the product is not the secant', async () => {
  page.store.set({ delta: 1 });
  await shown();
  const [, title] = page.all('#plots .fx-title');
  const [left, right] = page.all('#plots .fx-key');
  expect(title?.textContent).toBe('product of differences, δ = 1');
  expect(right?.textContent).toMatch(/^product of differences/);
  expect(left?.textContent).toContain('secant 0.2410');
  expect(page.get('.result-line').textContent).toContain(
    'The slopes are differences with δ = 1; the secant of the whole is 0.2410, the derivative 0.3932.',
  );
  expect(handle(1).getAttribute('aria-valuetext')).toBe('x = 1, product of differences = 0.3808');
  await expect
    .poll(() => page.all('#plots caption')[1]?.textContent)
    .toContain('plot of product of differences');
  expect(page.get('#plots').textContent).not.toContain('df/dx');
  // Of one link the difference is the secant’s slope.
  page.store.set({ chain: parseNames('sigmoid') });
  await shown();
  expect(right?.textContent).toBe('Δf/Δx');
  page.store.set({ delta: 0 });
  await shown();
  expect(right?.textContent).toBe('df/dx');
});
