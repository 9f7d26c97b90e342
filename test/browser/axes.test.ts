import { afterEach, expect, test, vi } from 'vitest';
import { affine, arange, chain, sigmoid, square } from '../../src/index.js';
import { plotChain, plotChainDeriv } from '../../src/plot/index.js';
import { shown, watchTexts } from './mounted.js';

afterEach(() => vi.restoreAllMocks());

/** The numbers beside the vertical axis of what is drawn meanwhile. */
async function beside(draw: () => ReturnType<typeof plotChain>): Promise<string[]> {
  const said: string[] = [];
  watchTexts('right', (text) => said.push(text));
  const plot = draw();
  await shown();
  plot.destroy();
  vi.restoreAllMocks();
  return [...new Set(said)];
}

test('an axis has two numbers or more, in a plot of 110 pixels or more', async () => {
  for (const height of [110, 120, 150, 240])
    for (const f of [
      chain(affine(3, 0), affine(2, 0)),
      chain(square, sigmoid),
      affine(1, 100),
      affine(0.001, 7),
    ])
      for (const plot of [plotChain, plotChainDeriv]) {
        const numbers = await beside(() => plot(f, undefined, { target: document.body, height, point: 1 }));
        expect(numbers.length, `${f.name}, ${height} pixels high: ${numbers}`).toBeGreaterThan(1);
      }
});

test('across too there are two numbers or more, none over another, at any width', async () => {
  for (const width of [180, 200, 260, 390, 1000, 2000])
    for (const [from, to] of [
      [-3, 3],
      [0, 1],
      [1e6, 1e6 + 7],
    ] as const) {
      const said = new Map<string, [left: number, right: number]>();
      watchTexts('center', (text, context, left) => {
        const half = context.measureText(text).width / 2;
        said.set(text, [left - half, left + half]);
      });
      const target = document.createElement('div');
      target.style.width = `${width}px`;
      document.body.append(target);
      const plot = plotChain(square, arange(from, to, (to - from) / 600), { target });
      await shown();
      const places = [...said.values()].sort(([a], [b]) => a - b);
      const where = `${width} pixels, from ${from}: ${[...said.keys()]}`;
      // Numbers this long have no room for two in so narrow a plot.
      if (width > 200 || from < 1e6) expect(places.length, where).toBeGreaterThan(1);
      for (const [i, [left]] of places.entries())
        if (i > 0) expect(left, where).toBeGreaterThan(places[i - 1]?.[1] ?? 0);
      plot.destroy();
      target.remove();
      vi.restoreAllMocks();
    }
});
