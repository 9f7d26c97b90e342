/** The key above a plot: what each line is, and values where the reader points or the point is. */

import { format } from './format.js';
import { element, say, set } from './new-element.js';
import { isOutside, LABEL, type PlotState, secantOf, tangentOf, xText } from './plot-state.js';
import { WORDS } from './words.js';

/** What an item says: of which kind it is, in words, and in a colour of its own if it has one. */
interface Item {
  readonly kind: string;
  readonly text: string;
  readonly color: string;
}

const itemOf = (kind: string, text: string, color = ''): Item => ({ kind, text, color });

/** Shows the items of the key; what is there already is left alone.
 *  @param index a point of the range whose values are read; null for none.
 *  @param of a curve's values. */
export function showKey(
  key: HTMLElement,
  state: PlotState,
  index: number | null | undefined,
  of: (curve: 'value' | 'derivative') => Float64Array,
): void {
  const items = keyOf(state, index, of);
  if (key.childElementCount !== items.length) key.replaceChildren(...items.map(() => element('span')));
  for (const [i, { kind, text, color }] of items.entries()) {
    const made = key.children[i] as HTMLElement;
    set(made, { class: `fx-${kind}` });
    say(made, text);
    if (made.style.color !== color) made.style.color = color;
  }
}

function keyOf(
  state: PlotState,
  index: number | null | undefined,
  of: (curve: 'value' | 'derivative') => Float64Array,
): Item[] {
  const { range, extras = [], secret } = state;
  const curves = state.curves.filter((curve) => curve === 'value' || !secret);
  const read = index != null && index < range.length ? index : undefined;
  const item = (kind: string, label: string, values: Float64Array, color?: string) =>
    itemOf(kind, read === undefined ? label : `${label} = ${format(values[read] as number)}`, color);
  const items = curves.map((curve) => item(curve, LABEL[curve], of(curve)));
  if (read === undefined) items.push(...lineKeys(state));
  items.push(...extras.map(({ label, values, color }) => item('extra', label, values, color)));
  if (read !== undefined) items.unshift(itemOf('x', `x = ${xText(range, range[read] as number)}`));
  return items;
}

/** What the lines at the point are, and how steep: the tangent, and the secant where it can be told from it. */
function lineKeys(state: PlotState): Item[] {
  const { curves, range, delta, point, words = WORDS } = state;
  if (point == null) return [];
  if (isOutside(state, point)) return [itemOf('x', words.outside(xText(range, point)))];
  if (!curves.includes('value')) return [];
  // What is asked is not drawn.
  if (state.secret) return [];
  const tangent = itemOf('tangent', `${words.tangent} ${format(tangentOf(state, point))}`);
  const width = (range[range.length - 1] ?? 0) - (range[0] ?? 0);
  if (!(delta > width / 100)) return [tangent];
  return [tangent, itemOf('secant', `${words.secant} ${format(secantOf(state, point))}`)];
}
