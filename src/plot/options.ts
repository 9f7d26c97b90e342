import type uPlot from 'uplot';
import { formatTicks } from './format.js';

/** What uPlot needs to know of a plot. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly sync: string | undefined;
  /** A colour of the style sheet as it is now. */
  color(name: string): string;
  vertical(): [low: number, high: number];
  onCursor(index: number | null | undefined): void;
  drawBehind(u: uPlot): void;
  drawAbove(u: uPlot): void;
}

/** uPlot's options: three curves, f(x), df/dx and an extra one, on one pair of axes. */
export function optionsFor({ width, height, sync, color, ...drawing }: Drawing): uPlot.Options {
  // Functions, so that light and dark can change under a plot.
  const axis: uPlot.Axis = {
    stroke: () => color('quiet'),
    grid: { stroke: () => color('grid'), width: 1 },
    ticks: { show: false },
    gap: 4,
    values: (_, splits) => formatTicks(splits),
  };
  const series = (name: string): uPlot.Series => ({
    stroke: () => color(name),
    width: 2,
    pxAlign: 0,
    points: { show: false },
  });
  return {
    width,
    height,
    legend: { show: false },
    padding: [8, 8, 0, 0],
    scales: { x: { time: false }, y: { range: () => drawing.vertical() } },
    axes: [
      { ...axis, size: 26 },
      { ...axis, size: 46, space: 34 },
    ],
    series: [{}, series('value'), series('derivative'), { ...series('extra'), dash: [6, 4] }],
    cursor: {
      y: false,
      drag: { x: false, setScale: false },
      // Double clicks are the gestures' own.
      bind: { dblclick: () => null },
      ...(sync && { sync: { key: sync, setSeries: false } }),
    },
    hooks: {
      setCursor: [({ cursor }) => drawing.onCursor(cursor.idx)],
      drawAxes: [(u) => drawing.drawBehind(u)],
      draw: [(u) => drawing.drawAbove(u)],
    },
  };
}
