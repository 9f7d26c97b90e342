/** Axes of our own: uPlot's loop over marks never ends where a range is too narrow for its numbers, its labels are
 *  cut off at a fixed width, and large numbers get none. */

import type uPlot from 'uplot';
import { fittingTicks, type Ticks, ticksOf } from './ticks.js';

/** In CSS pixels. */
const FONT = 12;
const BOTTOM = 24;
const GAP = 6;
const [MARK_WIDTH, MARK_HEIGHT] = [60, 36] as const;
/** On a narrow axis so many marks are tried, as near as they can be read: one number alone does not say what a unit is. */
const FEWEST = 4;
/** The left axis is as wide as its labels, in steps, so that it does not tremble as they change. */
const LEFT_STEP = 14;
/** Labels leave the curves this part of the width at least. */
const MOST_LEFT = 0.4;

export interface AxisColors {
  readonly text: string;
  readonly grid: string;
  readonly zero: string;
}

export class Axes {
  #measure: CanvasRenderingContext2D | null | undefined;
  /** The typeface of the labels, as CSS has it. */
  family = 'sans-serif';

  /** Room for the labels: top, right, bottom and left of the curves. */
  padding(vertical: () => readonly [number, number]): [number, number, number, (u: uPlot) => number] {
    return [8, 10, BOTTOM, (u) => this.#left(u, vertical())];
  }

  /** Grid, zero lines and labels, behind the curves. */
  draw(u: uPlot, colors: AxisColors): void {
    const { x, y } = u.scales;
    if (x?.min == null || x.max == null || y?.min == null || y.max == null) return;
    const { ctx, bbox } = u;
    const unit = devicePixelRatio;
    const across = this.#across(x.min, x.max, bbox.width / unit);
    const up = this.#up(y.min, y.max, bbox.height / unit);
    const [right, bottom] = [bbox.left + bbox.width, bbox.top + bbox.height];
    const thick = Math.max(1, Math.round(unit));
    ctx.save();
    ctx.font = `${FONT * unit}px ${this.family}`;
    ctx.textBaseline = 'top';
    ctx.textAlign = 'center';
    for (const [i, value] of across.values.entries()) {
      const left = Math.round(u.valToPos(value, 'x', true));
      ctx.fillStyle = value === 0 ? colors.zero : colors.grid;
      ctx.fillRect(left, bbox.top, thick, bbox.height);
      const label = across.labels[i] ?? '';
      const half = ctx.measureText(label).width / 2;
      ctx.fillStyle = colors.text;
      // A label at an edge stays on the canvas.
      const at = Math.max(half, Math.min(right + 10 * unit - half, left));
      ctx.fillText(label, at, bottom + GAP * unit);
    }
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'right';
    for (const [i, value] of up.values.entries()) {
      const top = Math.round(u.valToPos(value, 'y', true));
      ctx.fillStyle = value === 0 ? colors.zero : colors.grid;
      ctx.fillRect(bbox.left, top, bbox.width, thick);
      ctx.fillStyle = colors.text;
      ctx.fillText(up.labels[i] ?? '', bbox.left - GAP * unit, top);
    }
    ctx.restore();
  }

  #across(low: number, high: number, width: number): Ticks {
    const fits = ({ values, labels }: Ticks) => {
      const apart =
        values.length > 1 ? (width * ((values[1] ?? 0) - (values[0] ?? 0))) / (high - low) : width;
      return Math.max(...labels.map((label) => this.#width(label))) + 2 * GAP <= apart;
    };
    return fittingTicks(low, high, Math.max(FEWEST, width / MARK_WIDTH), fits);
  }

  #up(low: number, high: number, height: number): Ticks {
    // One number alone does not say what a unit is: then there are more, as near as they can be read.
    let most = Math.max(2, height / MARK_HEIGHT);
    let ticks = ticksOf(low, high, most);
    while (ticks.values.length < 2 && ++most < height / FONT) ticks = ticksOf(low, high, most);
    return ticks;
  }

  #left(u: uPlot, [low, high]: readonly [number, number]): number {
    // uPlot asks a first time before it has a size.
    const { width = 600, height = 240 } = u as Partial<uPlot>;
    const { labels } = this.#up(low, high, height - BOTTOM - 8);
    const wide = Math.max(...labels.map((label) => this.#width(label))) + GAP + 2;
    return Math.min(MOST_LEFT * width, Math.ceil(wide / LEFT_STEP) * LEFT_STEP);
  }

  #width(text: string): number {
    this.#measure ??= document.createElement('canvas').getContext('2d');
    const ctx = this.#measure;
    if (!ctx) return text.length * 0.6 * FONT;
    ctx.font = `${FONT}px ${this.family}`;
    return ctx.measureText(text).width;
  }
}
