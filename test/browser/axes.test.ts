import { afterEach, expect, test, vi } from 'vitest';
import { affine, chain, sigmoid, square } from '../../src/index.js';
import { plotChain, plotChainDeriv } from '../../src/plot/index.js';
import { shown, watchBeside } from './mounted.js';

afterEach(() => vi.restoreAllMocks());

/** The numbers beside the vertical axis of what is drawn meanwhile. */
async function beside(draw: () => ReturnType<typeof plotChain>): Promise<string[]> {
  const said: string[] = [];
  watchBeside((text) => said.push(text));
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
