/** Parts of an SVG file. */

import type { Line } from './line.js';

const escaped = (content: string): string =>
  content.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

/** Text at a place: it can be selected, searched and read aloud. */
export const text = Object.assign(
  (x: number, y: number, content: string, more: string): string =>
    `<text x="${round(x)}" y="${round(y)}" ${more}>${escaped(content)}</text>`,
  { escape: escaped },
);

/** A tenth of a pixel is seen by nobody. */
export const round = (pixels: number): number => Math.round(pixels * 10) / 10;

/** A place far outside draws as well from its edge, and many viewers count in singles. */
const FAR = 20_000;

export interface Scales {
  x(value: number): number;
  y(value: number): number;
}

/** A curve through points; a value that is not finite is a gap. */
export function path({ xs, ys }: Line, scales: Scales, more: string): string {
  let d = '';
  let pen = 'M';
  for (let i = 0; i < xs.length; i++) {
    const y = ys[i] as number;
    if (!Number.isFinite(y)) {
      pen = 'M';
      continue;
    }
    d += `${pen}${scales.x(xs[i] as number)} ${Math.max(-FAR, Math.min(FAR, scales.y(y)))}`;
    pen = 'L';
  }
  return `<path d="${d}" ${more}/>`;
}
