/** The key above a plot: what each line is, and values where the reader points or the point is. */

import { element } from './dom.js';
import { format } from './format.js';
import { isOutside, LABEL, type PlotState, secantOf, tangentOf, xText } from './state.js';
import { WORDS } from './words.js';

/** The items of the key.
 *  @param index a point of the range whose values are read; null for none.
 *  @param of a curve's values. */
export function keyOf(
  state: PlotState,
  index: number | null | undefined,
  of: (curve: 'value' | 'derivative') => Float64Array,
): HTMLElement[] {
  const { range, extras = [], secret } = state;
  const curves = state.curves.filter((curve) => curve === 'value' || !secret);
  const read = index != null && index < range.length ? index : undefined;
  const item = (name: string, label: string, values: Float64Array, color?: string) => {
    const value = read === undefined ? '' : ` = ${format(values[read] as number)}`;
    const made = element('span', `fx-${name}`, label + value);
    if (color !== undefined) made.style.color = color;
    return made;
  };
  const items = curves.map((curve) => item(curve, LABEL[curve], of(curve)));
  if (read === undefined) items.push(...lineKeys(state));
  items.push(...extras.map(({ label, values, color }) => item('extra', label, values, color)));
  if (read !== undefined)
    items.unshift(element('span', 'fx-x', `x = ${xText(range, range[read] as number)}`));
  return items;
}

/** What the lines at the point are, and how steep: the tangent, and the secant where it can be told from it. */
function lineKeys(state: PlotState): HTMLElement[] {
  const { curves, range, delta, point, words = WORDS } = state;
  if (point == null) return [];
  if (isOutside(state, point)) return [element('span', 'fx-x', words.outside(xText(range, point)))];
  if (!curves.includes('value')) return [];
  // What is asked is not drawn.
  if (state.secret) return [];
  const tangent = element('span', 'fx-tangent', `${words.tangent} ${format(tangentOf(state, point))}`);
  const width = (range[range.length - 1] ?? 0) - (range[0] ?? 0);
  if (!(delta > width / 100)) return [tangent];
  return [tangent, element('span', 'fx-secant', `${words.secant} ${format(secantOf(state, point))}`)];
}
