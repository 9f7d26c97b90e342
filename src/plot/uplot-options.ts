import type uPlot from 'uplot';
import type { Axes } from './axes.js';

/** What uPlot needs to know of a plot. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly sync: string | undefined;
  readonly axes: Axes;
  /** A colour of the style sheet as it is now. */
  color(name: string): string;
  horizontal(): [low: number, high: number];
  vertical(): [low: number, high: number];
  /** How many of the screen's pixels one of the plot's is. */
  scale(): number;
  onCursor(index: number | null | undefined): void;
  drawBehind(u: uPlot): void;
  drawAbove(u: uPlot): void;
}

/** uPlot's options: two curves, f(x) and df/dx, on one pair of axes. */
export function optionsFor({ width, height, sync, color, axes, ...drawing }: Drawing): uPlot.Options {
  // Functions, so that light and dark can change under a plot.
  const series = (name: string): uPlot.Series => ({
    stroke: () => color(name),
    // Drawn by ourselves: uPlot joins the sides of a jump.
    paths: () => null,
    points: { show: false },
  });
  return {
    width,
    height,
    legend: { show: false },
    padding: axes.padding(drawing.vertical),
    // Limits of our own: uPlot widens a range that is narrow or empty in a loop of its own.
    scales: {
      x: { time: false, range: () => drawing.horizontal() },
      y: { range: () => drawing.vertical() },
    },
    axes: [{ show: false }, { show: false }],
    series: [{}, series('value'), series('derivative')],
    cursor: {
      y: false,
      drag: { x: false, setScale: false },
      // Under a CSS scale, as slides have it, the pointer's pixels are not the plot's.
      move: ({ cursor }, left, top) => {
        const scale = cursor.event ? drawing.scale() : 1;
        return [left / scale, top / scale];
      },
      // Double clicks are the gestures' own.
      bind: { dblclick: () => null },
      ...(sync !== undefined && { sync: { key: sync, setSeries: false } }),
    },
    hooks: {
      setCursor: [({ cursor }) => drawing.onCursor(cursor.idx)],
      drawAxes: [(u) => drawing.drawBehind(u)],
      draw: [(u) => drawing.drawAbove(u)],
    },
  };
}
