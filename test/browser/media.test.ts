/** Print, and colours that the reader forces. */
import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../src/element/index.js';
import { type Mounted, mountPage, shown } from './mounted.js';

interface Protocol {
  send(method: string, parameters: unknown): Promise<unknown>;
}

let page: Mounted | undefined;
const media = (parameters: { media?: string; features?: { name: string; value: string }[] }) =>
  (cdp() as unknown as Protocol).send('Emulation.setEmulatedMedia', parameters);

afterEach(async () => {
  page?.remove();
  page = undefined;
  document.body.replaceChildren();
  document.documentElement.style.colorScheme = '';
  await media({ media: '', features: [] });
});

const style = (element: Element | null | undefined, name: string) =>
  element ? getComputedStyle(element).getPropertyValue(name) : 'no element';

test('on paper there are no controls, and no dark ground', async () => {
  page = mountPage('#chain=square+sigmoid&x=1');
  const tag = document.createElement('fluxion-plot');
  Object.assign(tag, { point: 1, controls: true });
  document.body.append(tag);
  await media({ features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  await shown();
  const plot = () => page?.get('#plots .fx-plot');
  const dark = style(plot(), '--fx-ink');
  await media({ media: 'print', features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  await shown();
  expect(style(document.body, 'background-color')).toBe('rgb(255, 255, 255)');
  await expect.poll(() => style(plot(), 'color')).toBe('rgb(27, 31, 36)');
  expect(dark).not.toBe('');
  for (const selector of [
    '.toolbar',
    '.controls',
    '.plus',
    '.remove',
    '.story-steps',
    '.sliders',
    '.delta',
    '#share',
  ])
    for (const element of page.all(selector)) expect(element.checkVisibility(), selector).toBe(false);
  // What is said stays.
  for (const selector of ['.rails-picture', '.box', '.result-line', '#plots canvas', '#math math'])
    expect(page.get(selector).checkVisibility(), selector).toBe(true);
  expect(tag.shadowRoot?.querySelector('.fx-bar')?.checkVisibility()).toBe(false);
});

test('in forced colours lines differ from each other, and pressed buttons from others', async () => {
  await media({ features: [{ name: 'forced-colors', value: 'active' }] });
  page = mountPage('#chain=square+sigmoid&x=1');
  await shown();
  const [first, second] = page.all('.rail-fan');
  const ground = style(document.body, 'background-color');
  expect(style(first, 'fill')).not.toBe(style(second, 'fill'));
  for (const selector of ['.rail-bar', '.rail-dot', '.rails-picture text'])
    for (const name of selector === '.rail-bar' ? ['stroke'] : ['fill'])
      expect(style(page.get(selector), name), selector).not.toBe(ground);
  expect(style(page.get('.preset[aria-pressed=true]'), 'outline-style')).toBe('solid');
  expect(style(page.all('.preset[aria-pressed=false]')[0], 'outline-style')).toBe('none');
  const plot = page.get('#plots .fx-plot');
  const colors = ['value', 'derivative', 'ink', 'ground'].map((name) => {
    const probe = document.createElement('span');
    probe.style.color = `var(--fx-${name})`;
    plot.append(probe);
    const color = getComputedStyle(probe).color;
    probe.remove();
    return color;
  });
  expect(new Set(colors).size).toBe(colors.length);
  // An arrow, not a square: its head is made of borders that keep their colours.
  expect(getComputedStyle(page.get('.wire'), '::after').getPropertyValue('forced-color-adjust')).toBe('none');
});

const TEN = 'sin+affine(2,1)+sigmoid+leakyRelu+square+tanh+exp+sin+cos+softplus';

test.each([
  ['light', { media: 'screen', features: [{ name: 'prefers-color-scheme', value: 'light' }] }],
  ['dark', { media: 'screen', features: [{ name: 'prefers-color-scheme', value: 'dark' }] }],
  ['forced colours', { media: 'screen', features: [{ name: 'forced-colors', value: 'active' }] }],
  ['print', { media: 'print', features: [{ name: 'prefers-color-scheme', value: 'dark' }] }],
])(
  'in %s each line of a plot has a colour or dashes of its own, in the key as in the plot',
  async (_, how) => {
    await media(how);
    page = mountPage(`#chain=${TEN}&x=1&delta=1`);
    for (const focus of [0, 1, 4, 5, 8]) {
      page.store.set({ focus });
      await shown();
      await shown();
      const keys = page.all('#plots .fx-key').map((key) => [...key.children]);
      // f(x), tangent, secant and what leaves the link; the product and ten factors.
      expect(keys.map(({ length }) => length)).toEqual([4, 11]);
      for (const items of keys) {
        const looks = items.map((item) => {
          const line = item.querySelector('line');
          return `${style(line, 'stroke')}, dashes ${style(line, 'stroke-dasharray')}`;
        });
        expect(new Set(looks).size, looks.join('; ')).toBe(looks.length);
      }
    }
    for (const kind of ['tangent', 'secant']) {
      const [sample, drawn] = [`.fx-key .fx-${kind} line`, `.fx-marks line.fx-${kind}`].map((selector) =>
        page?.get(selector),
      );
      for (const name of ['stroke', 'stroke-dasharray'])
        expect(style(drawn, name), `${kind}, ${name}`).toBe(style(sample, name));
    }
  },
);
