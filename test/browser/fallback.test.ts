/** Browsers without `light-dark()`: plots choose their colours themselves. */
import { afterEach, expect, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../src/element/index.js';
import { shown } from './mounted.js';

interface Protocol {
  send(method: string, parameters: unknown): Promise<unknown>;
}

const system = (value: string) =>
  (cdp() as unknown as Protocol).send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value }],
  });

afterEach(async () => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
  await system('');
});

const colorOf = (tag: Element | null) => {
  const plot = tag?.shadowRoot?.querySelector('.fx-plot');
  return plot ? getComputedStyle(plot).getPropertyValue('--fx-value') : 'no plot';
};

test('without light-dark() the tag has the colours of its page’s scheme, and follows the system’s', async () => {
  vi.spyOn(CSS, 'supports').mockReturnValue(false);
  await system('light');
  document.body.innerHTML = `
    <fluxion-plot style="color-scheme: light"></fluxion-plot>
    <fluxion-plot style="color-scheme: dark"></fluxion-plot>
    <fluxion-plot style="color-scheme: light dark"></fluxion-plot>`;
  await shown();
  const colors = () => [...document.querySelectorAll('fluxion-plot')].map(colorOf);
  expect(colors()).toEqual(['#0b62c4', '#6db3ff', '#0b62c4']);
  for (const tag of document.querySelectorAll('fluxion-plot'))
    for (const sheet of tag.shadowRoot?.adoptedStyleSheets ?? [])
      expect([...sheet.cssRules].map(({ cssText }) => cssText).join(' ')).not.toContain('light-dark');
  await system('dark');
  await expect.poll(colors).toEqual(['#0b62c4', '#6db3ff', '#6db3ff']);
});
