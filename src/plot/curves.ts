import type uPlot from 'uplot';
import { type Line, thinned } from './line.js';
import type { PlotState } from './plot-state.js';
import type { Curve } from './words.js';

/** A line to draw, in a colour of the canvas and so wide in CSS pixels. */
export interface Drawn {
  readonly line: Line;
  readonly color: string;
  readonly width: number;
  /** Lengths of dashes and of the gaps between them, in CSS pixels. */
  readonly dash?: readonly number[] | undefined;
}

/** A place far outside draws as well from here, and canvases count in singles. */
const FAR = 20_000;

/** Draws lines one over another. */
export function drawCurves(u: uPlot, curves: readonly Drawn[]): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineJoin = 'round';
  for (const { line, color, width, dash = [] } of curves) {
    ctx.lineWidth = width * devicePixelRatio;
    ctx.strokeStyle = color;
    ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
    ctx.beginPath();
    let drawing = false;
    const { xs, ys } = thinned(line, bbox.width);
    for (const [i, y] of ys.entries()) {
      if (Number.isFinite(y)) {
        const left = u.valToPos(xs[i] as number, 'x', true);
        const top = Math.max(-FAR, Math.min(FAR, u.valToPos(y, 'y', true)));
        if (drawing) ctx.lineTo(left, top);
        else ctx.moveTo(left, top);
      }
      drawing = Number.isFinite(y);
    }
    ctx.stroke();
  }
  ctx.restore();
}

/** The curves of a plot as they were computed. */
export interface Lines {
  readonly curves: readonly (Line & { readonly curve: Curve })[];
  readonly extras: readonly Line[];
}

/** A plot's curves, the others behind them and thin.
 *  @param color of the canvas, for one that CSS has. */
export const drawnOf = (
  { extras = [] }: PlotState,
  lines: Lines,
  color: (css: string) => string,
): Drawn[] => [
  ...extras.map(({ color: own = 'var(--fx-extra)', strong, dash }, i) => ({
    line: lines.extras[i] as Line,
    color: color(own),
    width: strong ? 2.5 : 1.25,
    dash,
  })),
  ...lines.curves.map((line) => ({ line, color: color(`var(--fx-${line.curve})`), width: 2 })),
];
