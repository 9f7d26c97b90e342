import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { cdp, userEvent, page as view } from 'vitest/browser';
import '../../src/element/index.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted;
afterEach(async () => {
  page.remove();
  await emulate([]);
  await view.viewport(414, 896);
});

/** Emulates media features, such as `prefers-color-scheme`. */
const emulate = (features: { name: string; value: string }[]) =>
  cdp().send('Emulation.setEmulatedMedia', { features });

for (const scheme of ['light', 'dark'])
  for (const [width, height] of [
    [1280, 800],
    [360, 740],
  ] as const)
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
      // The test runner's own page is not ours.
      const { violations } = await axe.run(page.root);
      const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(bad.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });

test('nothing is wider than a screen of 360 pixels', async () => {
  await view.viewport(360, 740);
  page = mountPage('#chain=affine(3,-14)+leakyRelu+reciprocal+softplus');
  await shown();
  await shown();
  expect(document.documentElement.scrollWidth).toBe(360);
  for (const plot of page.all('.u-wrap')) expect(plot.getBoundingClientRect().right).toBeLessThanOrEqual(360);
});

test('what a finger must hit on a phone is 44 pixels high, and 32 wide where boxes stand beside each other', async () => {
  await view.viewport(390, 844);
  page = mountPage('#chain=affine(3,-14)+sigmoid');
  await shown();
  const targets = page.all('button, input, select').filter((target) => target.checkVisibility());
  expect(targets.length).toBeGreaterThan(20);
  const small = targets.filter((target) => {
    const { width, height } = target.getBoundingClientRect();
    return height < 44 || width < (target.closest('.diagram') ? 32 : 44);
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
