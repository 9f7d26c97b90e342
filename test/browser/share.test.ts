import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { parseNames } from '../../src/chain-text.js';
import * as fluxion from '../../src/index.js';
import { csvOf, embedOf } from '../../web/share.js';
import { decode } from '../../web/state.js';
import { COLORS, svgOf } from '../../web/svg.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted;
beforeEach(async () => {
  page = mountPage();
  await shown();
});
afterEach(() => {
  page.remove();
  vi.restoreAllMocks();
});

/** What a click on the button downloads. */
async function downloaded(name: string): Promise<{ name: string; blob: Blob }> {
  const clicked = new Promise<HTMLAnchorElement>((resolve) => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      resolve(this);
    });
  });
  await userEvent.click(page.button(name));
  const link = await clicked;
  return { name: link.download, blob: await (await fetch(link.href)).blob() };
}

test('the CSV holds the plotted points in full precision', async () => {
  const { name, blob } = await downloaded('Download CSV');
  expect(name).toBe('square-sigmoid.csv');
  const [head, ...lines] = (await blob.text()).trim().split('\n');
  expect(head).toBe('x,f(x),df/dx');
  const f = fluxion.chain(fluxion.square, fluxion.sigmoid);
  // Hundredths as they are written, and no sums of them.
  const x = Float64Array.from({ length: 600 }, (_, i) => (i - 300) / 100);
  const { value, deriv } = f.valueAndDeriv(x, { delta: 0 });
  expect(lines.map((line) => line.split(',').map(Number))).toEqual(
    Array.from(x, (x, i) => [x, value[i], deriv[i]]),
  );
});

test('with a delta the CSV says that its numbers are differences; its x are numbers as they are written', async () => {
  page.store.set({ chain: parseNames('affine(3,0)'), delta: 0.5, from: -0.3, to: 0.3, step: 0.1 });
  expect(csvOf(page.store.state).split('\n').slice(0, 6)).toEqual([
    'x,f(x),Δf/Δx',
    `-0.3,${3 * -0.3},3`,
    '-0.2,-0.6000000000000001,3',
    '-0.1,-0.30000000000000004,3',
    '0,0,3',
    '0.1,0.30000000000000004,3',
  ]);
});

test('the SVG is light, with titles, keys, the point and the product; the PNG is the same picture', async () => {
  const { name, blob } = await downloaded('Download SVG');
  expect(name).toBe('square-sigmoid.svg');
  const svg = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
  expect(svg.querySelector('parsererror')).toBeNull();
  const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toContain('f(x) = sigmoid(x²)');
  expect(texts).toContain('x = 1, f(x) = 0.7311, df/dx = 2 × 0.1966 ≈ 0.3932');
  expect(texts.join(' ')).toMatch(/f\(x\) tangent 0.3932 .*df\/dx square sigmoid /);
  expect(svg.querySelectorAll('circle')).toHaveLength(2);
  expect(svg.querySelector('rect')?.getAttribute('fill')).toBe('#fff');
  const png = await downloaded('Download PNG');
  expect(png.name).toBe('square-sigmoid.png');
  const picture = await createImageBitmap(png.blob);
  const size = [picture.width, picture.height] as const;
  expect(size).toEqual(['width', 'height'].map((name) => 2 * Number(svg.documentElement.getAttribute(name))));
  const context = new OffscreenCanvas(...size).getContext('2d');
  context?.drawImage(picture, 0, 0);
  const { data } = context?.getImageData(0, 0, ...size) ?? { data: [] };
  expect([...data.slice(0, 4)]).toEqual([255, 255, 255, 255]);
  let inked = 0;
  for (let i = 0; i < data.length; i += 4) if ((data[i] as number) < 200) inked++;
  expect(inked).toBeGreaterThan(5000);
});

test.each([
  { chain: 'leakyRelu square sigmoid sin', delta: 0 },
  { chain: 'leakyRelu square sigmoid sin', delta: 1 },
  { chain: 'sin affine(2,1) sigmoid leakyRelu square tanh exp sin cos softplus', delta: 0 },
  { chain: 'exp', delta: 0.5, from: 0, to: 1_000_000.5, step: 10_000 },
])(
  'the picture of $chain at delta $delta has all that the page shows, whole',
  async ({ chain, ...change }) => {
    page.store.set({ chain: parseNames(chain), ...change });
    await shown();
    const holder = document.createElement('div');
    holder.innerHTML = svgOf(page.store.state);
    document.body.append(holder);
    const texts = [...holder.querySelectorAll('text')];
    const said = texts.map(({ textContent }) => textContent);
    const onPage = ['.fx-title', '.fx-key > span', '.fx-marks text'].flatMap((selector) =>
      page.all(`#plots ${selector}`).map(({ textContent }) => textContent),
    );
    expect(said).toEqual(expect.arrayContaining(onPage));
    // As many lines and points, of the same dashes.
    const count = (selector: string) => holder.querySelectorAll(selector).length;
    expect(count('g[transform] line:not([stroke-width="1"])')).toBe(
      page.all('#plots .fx-marks line:not(.fx-at, .fx-leader)').length,
    );
    expect(count('circle')).toBe(page.all('#plots .fx-marks circle').length);
    const { length } = page.store.state.chain;
    expect(count('path[stroke-width="1.25"]')).toBe(length > 1 ? length : 0);
    for (const sample of page.all('#plots .fx-key .fx-extra line'))
      expect(count(`path[stroke-dasharray="${sample.getAttribute('stroke-dasharray')}"]`)).toBeGreaterThan(1);
    // Nothing is cut off: a letter is about as wide as half its height.
    const { width = 0, height = 0 } = holder.querySelector('svg')?.viewBox.baseVal ?? {};
    for (const text of texts) {
      const [x, y] = ['x', 'y'].map((name) => Number(text.getAttribute(name))) as [number, number];
      const matrix = (text as SVGGraphicsElement).getCTM();
      const [left, top] = [x + (matrix?.e ?? 0), y + (matrix?.f ?? 0)];
      const wide = (text.textContent ?? '').length * Number(text.getAttribute('font-size') ?? 12) * 0.55;
      const before = { middle: 0.5, end: 1 }[text.getAttribute('text-anchor') ?? ''] ?? 0;
      expect(left - before * wide, text.textContent ?? '').toBeGreaterThanOrEqual(0);
      expect(left + (1 - before) * wide, text.textContent ?? '').toBeLessThanOrEqual(width);
      expect(top, text.textContent ?? '').toBeGreaterThan(10);
      expect(top, text.textContent ?? '').toBeLessThan(height);
    }
    holder.remove();
  },
);

test('the picture’s colours are the page’s in its light scheme', () => {
  const probe = document.createElement('span');
  probe.style.colorScheme = 'light';
  page.root.append(probe);
  const read = (css: string) => {
    probe.style.color = css;
    return getComputedStyle(probe).color;
  };
  for (const [name, color] of Object.entries(COLORS)) expect(read(`var(${name})`), name).toBe(read(color));
});

test('the link holds the state; the tag too', async () => {
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await userEvent.click(page.button('3 × −2 = −6'));
  await userEvent.click(page.button('Copy link'));
  const link = new URL(written.mock.calls[0]?.[0] ?? '');
  expect(link.pathname).toBe(location.pathname);
  expect(decode(link.hash).state).toEqual(page.store.state);
  await userEvent.click(page.button('Copy the tag'));
  expect(written.mock.calls[1]?.[0]).toBe(embedOf(page.store.state));
  expect(embedOf(page.store.state)).toContain(
    '<fluxion-plot chain="affine(3,-14) affine(-2,0)" from="2" to="8" delta="0" point="5" controls></fluxion-plot>',
  );
  await expect
    .poll(() => page.all('#share .said').map((said) => said.textContent))
    .toEqual(['copied', 'copied']);
});

test('where the browser forbids copying, the page says so', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  await userEvent.click(page.button('Copy TypeScript'));
  await expect.poll(() => page.get('#code .said').textContent).toBe('copying is not allowed here');
});

test.each(['#chain=square+sigmoid', '#chain=affine(3,-14)+leakyRelu+gelu+power(-2)&x=4.5&delta=0'])(
  'the TypeScript of %s runs and prints the numbers shown',
  async (fragment) => {
    page.remove();
    page = mountPage(fragment);
    const shownCode = page.get('#code code').textContent ?? '';
    const [imported = '', ...lines] = shownCode.split('\n');
    const names = imported.match(/[a-zA-Z0-9]+(?=[,\s].*from)/g)?.filter((name) => name !== 'import') ?? [];
    const log: unknown[] = [];
    const run = new Function(...names, 'console', `${lines.join('\n')}\nreturn { x, f, value, deriv };`);
    const values = names.map((name) => (fluxion as Record<string, unknown>)[name]);
    const { x, f, value, deriv } = run(...values, { log: (...printed: unknown[]) => log.push(...printed) });
    expect(shownCode).toContain(`// ${log.join(' ')}\n`);
    // The points as they are read, which the code's are but for the dust of sums; and what its f gives for them.
    const [, ...rows] = csvOf(page.store.state).trim().split('\n');
    const delta = page.store.state.delta;
    expect([x.length, value.length, deriv.length]).toEqual([rows.length, rows.length, rows.length]);
    for (const [i, row] of rows.entries()) {
      const [at = 0, ...numbers] = row.split(',').map(Number);
      expect(Math.abs(x[i] - at)).toBeLessThan(1e-12);
      expect(numbers).toEqual([f(at) + 0, f.deriv(at, { delta }) + 0]);
    }
  },
);
