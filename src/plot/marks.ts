import { heightOf, type PlotState, tangentOf } from './plot-state.js';
import type { Curve } from './words.js';

/** What is drawn at the point of a curve. Numbers are those of the data. */
export interface Mark {
  readonly curve: Curve;
  /** The point's height on the curve. */
  readonly y: number;
  /** The slope of the line that touches the curve there. */
  readonly tangent?: number | undefined;
  /** The slope of the reader's own line, in the tangent's place. */
  readonly line?: number | undefined;
  /** The curve's points at x - delta and x + delta. */
  readonly secant?:
    | { readonly from: number; readonly before: number; readonly to: number; readonly after: number }
    | undefined;
}

/** What is drawn at the point: on f(x) the tangent and the secant too. */
export function marksAt(state: PlotState, x: number): Mark[] {
  const { f, delta, secret, line } = state;
  const curves = state.curves.filter((curve) => curve === 'value' || !secret);
  return curves.map((curve) => {
    const mark = { curve, y: heightOf(curve, state, x) };
    if (curve !== 'value') return mark;
    if (line !== undefined) return { ...mark, line };
    if (secret) return mark;
    const [from, to] = [x - delta, x + delta];
    const secant = delta > 0 ? { from, before: f(from), to, after: f(to) } : undefined;
    return { ...mark, tangent: tangentOf(state, x), secant };
  });
}

/** The slope of the line through the point of f(x) and a place of the plot. */
export function lineThrough(state: PlotState, x: number, y: number): number | undefined {
  const point = state.point ?? 0;
  const line = Number(((y - heightOf('value', state, point)) / (x - point)).toPrecision(4));
  return Number.isFinite(line) ? line : undefined;
}
