import type uPlot from 'uplot';
import type { Extra } from './plot-state.js';

/** The other curves: thin, in their own colours. */
export function drawExtras(
  u: uPlot,
  range: Float64Array,
  extras: readonly Extra[],
  color: (css?: string) => string,
): void {
  if (extras.length === 0) return;
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { values, color: own, strong } of extras) {
    ctx.lineWidth = (strong ? 2.5 : 1.25) * devicePixelRatio;
    ctx.strokeStyle = color(own);
    ctx.beginPath();
    let drawing = false;
    for (let i = 0; i < values.length; i++) {
      const y = values[i] as number;
      if (!Number.isFinite(y)) drawing = false;
      else {
        const [left, top] = [u.valToPos(range[i] as number, 'x', true), u.valToPos(y, 'y', true)];
        if (drawing) ctx.lineTo(left, top);
        else ctx.moveTo(left, top);
        drawing = true;
      }
    }
    ctx.stroke();
  }
  ctx.restore();
}
