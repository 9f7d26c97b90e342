import type uPlot from 'uplot';
import type { Mark } from './overlay.js';
import { heightOf, type PlotState, tangentOf } from './plot-state.js';

/** What is drawn at the point: on f(x) the tangent and the secant too. */
export function marksAt(state: PlotState, x: number, color: (name: string) => string): Mark[] {
  const { f, delta, secret, line } = state;
  const curves = state.curves.filter((curve) => curve === 'value' || !secret);
  return curves.map((curve) => {
    const mark = { x, y: heightOf(curve, state, x), color: color(curve) };
    if (curve !== 'value') return mark;
    const ends = { delta, before: f(x - delta), after: f(x + delta), color: color('secant') };
    if (line !== undefined) return { ...mark, tangent: { slope: line, color: color('extra'), long: true } };
    const tangent = { slope: tangentOf(state, x), color: color('tangent') };
    return {
      ...mark,
      tangent: secret ? undefined : tangent,
      secant: delta > 0 && !secret ? ends : undefined,
    };
  });
}

/** The slope of the line through the point of f(x) and a place of the plot. */
export function lineThrough(state: PlotState, x: number, y: number): number | undefined {
  const point = state.point ?? 0;
  const line = Number(((y - heightOf('value', state, point)) / (x - point)).toPrecision(4));
  return Number.isFinite(line) ? line : undefined;
}

/** The slope of a line that rises by 45 degrees on the screen. */
export function unitOf({ scales, bbox }: uPlot): number {
  const per = (scale: uPlot.Scale | undefined, pixels: number) =>
    ((scale?.max ?? 1) - (scale?.min ?? 0)) / pixels;
  return per(scales.y, bbox.height) / per(scales.x, bbox.width);
}
