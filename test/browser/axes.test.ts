import { afterEach, expect, test, vi } from 'vitest';
import { affine, chain, sigmoid, square } from '../../src/index.js';
import { plotChain, plotChainDeriv } from '../../src/plot/index.js';
import { shown } from './mounted.js';

afterEach(() => vi.restoreAllMocks());

/** The numbers beside the vertical axis of what is drawn meanwhile. */
async function beside(draw: () => ReturnType<typeof plotChain>): Promise<string[]> {
  const said: string[] = [];
  const fillText = CanvasRenderingContext2D.prototype.fillText;
  vi.spyOn(CanvasRenderingContext2D.prototype, 'fillText').mockImplementation(function (
    this: CanvasRenderingContext2D,
    text,
    left,
    top,
  ) {
    if (this.textAlign === 'right') said.push(text);
    fillText.call(this, text, left, top);
  });
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
