/** A phone: what belongs together is in view together. */
import { afterEach, expect, test } from 'vitest';
import { page as view } from 'vitest/browser';
import { encode } from '../../web/state.js';
import { STEPS } from '../../web/story.js';
import { type Mounted, mountPage, shown } from './mounted.js';

let page: Mounted | undefined;
afterEach(async () => {
  page?.remove();
  page = undefined;
  await view.viewport(414, 896);
});

/** The page's own header, which is not mounted here, with what is above it. */
const HEADER = 43;

const TOLD = [
  ...STEPS.map((step) => encode(step)),
  '#chain=square+sigmoid&x=1&quiz=product',
  '#chain=square+sigmoid&x=1',
];
for (const [width, height] of [
  [360, 740],
  [390, 844],
] as const)
  for (const fragment of TOLD)
    test(`at ${width} × ${height} rails, boxes and the plot of f(x) are in view together: ${fragment}`, async () => {
      await view.viewport(width, height);
      page = mountPage(fragment);
      await shown();
      await shown();
      const top = page.root.getBoundingClientRect().top;
      for (const part of ['.rails', '.diagram', '#plots .u-over']) {
        const { bottom } = page.get(part).getBoundingClientRect();
        expect(bottom - top + HEADER, part).toBeLessThanOrEqual(height);
      }
      expect(document.documentElement.scrollWidth).toBe(width);
    });

test('a name that is too long for its box on a phone is cut on its line, not broken', async () => {
  await view.viewport(390, 844);
  page = mountPage('#chain=affine(-2,1)+hardSigmoid');
  await shown();
  for (const grip of page.all('.grip')) expect(grip.getBoundingClientRect().height).toBe(44);
});
