import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { cdp, userEvent, page as view } from 'vitest/browser';
import '../../src/element/index.js';
import { mountBench } from '../../web/bench/panel.js';
import { decode } from '../../web/state.js';
import { supply } from '../../web/supply.js';
import { speak } from '../../web/texts.js';
import { times } from '../support/thorough.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted;
afterEach(async () => {
  page.remove();
  await emulate([]);
  await view.viewport(414, 896);
});

/** What axe finds that is serious. The test runner's own page is not ours. */
async function faultsOf(root: Element): Promise<unknown[]> {
  const { violations } = await axe.run(root, { resultTypes: ['violations'], preload: false });
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return bad.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Emulates media features, such as `prefers-color-scheme`. */
const emulate = (features: { name: string; value: string }[]) =>
  cdp().send('Emulation.setEmulatedMedia', { features });

const plain = [
  ['dark', 360, 740],
  ['light', 1280, 800],
  ['light', 360, 740],
  ['dark', 1280, 800],
] as const;
for (const [scheme, width, height] of plain.slice(0, times(4, 1)))
  test(`axe finds nothing serious, ${scheme}, ${width} pixels wide`, async () => {
    await view.viewport(width, height);
    await emulate([{ name: 'prefers-color-scheme', value: scheme }]);
    page = mountPage('#chain=affine(3,-14)+sigmoid&x=5');
    const tag = document.createElement('fluxion-plot');
    tag.setAttribute('point', '1');
    tag.setAttribute('controls', '');
    const broken = document.createElement('fluxion-plot');
    broken.setAttribute('chain', 'sigmoyd');
    page.root.append(tag, broken);
    await shown();
    expect(getComputedStyle(document.body).backgroundColor).toBe(
      scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 27)',
    );
    expect(await faultsOf(page.root)).toEqual([]);
  });

test('axe finds nothing serious where formulas are wider than the page', async () => {
  await view.viewport(390, 844);
  page = mountPage(`#chain=${Array(12).fill('sin').join('+')}`);
  await shown();
  const own = page.get('#math .own');
  expect(own.scrollWidth).toBeGreaterThan(own.clientWidth);
  expect(await faultsOf(page.root)).toEqual([]);
});

/** States in which something is open that is not at first. */
const OPENED: Readonly<Record<string, readonly [fragment: string, open: (page: Mounted) => void]>> = {
  'the functions to add': ['#chain=square+sigmoid', ({ get }) => get('.plus').click()],
  'a question, answered wrong': [
    '#chain=square+sigmoid&quiz=product',
    ({ get }) => {
      get<HTMLInputElement>('input[name=answer]').value = '2.2';
      get('.quiz button[type=submit]').click();
    },
  ],
  'a line to turn': ['#chain=square+sigmoid&quiz=tangent', () => {}],
  'sliders of a formula': ['#chain={a*exp(-b*x)}(2,0.7)&x=1', () => {}],
  'a point outside, a fault, a toast': [
    '#chain=square+sigmoid+tanh&x=50&back=1',
    ({ get, all }) => {
      const from = get<HTMLInputElement>('input[name=from]');
      from.value = '100';
      from.dispatchEvent(new Event('input'));
      all('.remove').at(-1)?.click();
    },
  ],
  'a story, the speed comparison': ['#chain=affine(3,0)+affine(2,0)&story=2', ({ root }) => mountBench(root)],
};
const opened = [
  ['en', 'light', 1280, 800],
  ['hi', 'dark', 390, 844],
] as const;
for (const [language, scheme, width, height] of opened.slice(0, times(2, 1)))
  test(`axe finds nothing serious with panels open, ${language}, ${scheme}, ${width} pixels wide`, async () => {
    await view.viewport(width, height);
    await emulate([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const [what, [fragment, open]] of Object.entries(OPENED)) {
      await speak(language);
      await supply(decode(fragment).state.chain);
      page = mountPage(fragment);
      await shown();
      open(page);
      await shown();
      expect(await faultsOf(page.root), what).toEqual([]);
      page.remove();
    }
    await speak('en');
  });

test('nothing is wider than a screen of 360 pixels', async () => {
  await view.viewport(360, 740);
  page = mountPage('#chain=affine(3,-14)+leakyRelu+reciprocal+softplus');
  await shown();
  await shown();
  expect(document.documentElement.scrollWidth).toBe(360);
  for (const plot of page.all('.u-wrap')) expect(plot.getBoundingClientRect().right).toBeLessThanOrEqual(360);
});

test('what a finger must hit on a phone is 44 pixels high and wide', async () => {
  await view.viewport(390, 844);
  page = mountPage('#chain=affine(3,-14)+sigmoid');
  await shown();
  const targets = page.all('button, input, select').filter((target) => target.checkVisibility());
  expect(targets.length).toBeGreaterThan(20);
  const small = targets.filter((target) => {
    target.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, top, width, height } = target.getBoundingClientRect();
    if (height < 44) return true;
    // Beyond what is seen of it, where boxes stand beside each other.
    const hits = (x: number) => target.contains(document.elementFromPoint(x, top + height / 2));
    const inside = Array.from({ length: 64 }, (_, i) => Math.round(left + width / 2) - 32 + i).filter(hits);
    return width < 44 && inside.length < 43;
  });
  expect(small.map((target) => `${target.className} ${target.outerHTML.slice(0, 80)}`)).toEqual([]);
});

test('Tab reaches every control, and shows where it is', async () => {
  page = mountPage();
  await shown();
  const reached = new Set<Element>();
  (document.activeElement as HTMLElement | null)?.blur();
  const wanted = page
    .all('button:not(:disabled), input, [tabindex="0"]')
    .filter((target) => target.checkVisibility());
  for (let i = 0; i < wanted.length + 5; i++) {
    await userEvent.tab();
    const { activeElement } = document;
    if (!activeElement || !page.root.contains(activeElement)) continue;
    reached.add(activeElement);
    expect(getComputedStyle(activeElement).outlineStyle, activeElement.outerHTML).not.toBe('none');
  }
  expect(wanted.filter((target) => !reached.has(target))).toEqual([]);
});

test('a reader who wants less motion sees still places, not a moving point', async () => {
  await emulate([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  page = mountPage();
  await shown();
  page.get('.tour').click();
  const seen = new Set<number>();
  for (let i = 0; i < 40; i++) {
    await shown();
    seen.add(page.store.state.x);
  }
  page.get('.tour').click();
  // Forty looks at a moving point would be as many places.
  expect(seen.size).toBeLessThan(12);
});
