import type { Mark } from './overlay.js';
import { heightOf, type PlotState, tangentOf } from './state.js';

/** What is drawn at the point: on f(x) the tangent and the secant too. */
export function marksAt(state: PlotState, x: number, color: (name: string) => string): Mark[] {
  const { f, delta, secret } = state;
  const curves = state.curves.filter((curve) => curve === 'value' || !secret);
  return curves.map((curve) => {
    const mark = { x, y: heightOf(curve, state, x), color: color(curve) };
    if (curve !== 'value') return mark;
    const ends = { delta, before: f(x - delta), after: f(x + delta), color: color('secant') };
    const tangent = { slope: tangentOf(state, x), color: color('tangent') };
    return { ...mark, tangent, secant: delta > 0 ? ends : undefined };
  });
}
