/** The key above a plot: what each line is, and values where the reader points or the point is. */

import { format } from './format.js';
import { element, set, svgElement } from './new-element.js';
import { isOutside, labelOf, type PlotState, secantOf, tangentOf, xText } from './plot-state.js';
import { WORDS } from './words.js';

/** What an item says: of which kind it is, in words, and in a colour of its own if it has one. */
interface Item {
  readonly kind: string;
  readonly text: string;
  readonly color?: string | undefined;
  readonly dash?: readonly number[] | undefined;
}

/** Shows the items of the key; what is there already is left alone.
 *  @param index a point of the range whose values are read; null for none.
 *  @param of a curve's values. */
export function showKey(
  key: HTMLElement,
  state: PlotState,
  index: number | null | undefined,
  of: (curve: 'value' | 'derivative') => Float64Array,
): void {
  const items = itemsOf(state, index, of);
  if (key.childElementCount !== items.length)
    key.replaceChildren(...items.map(() => element('span', '', sample(), '')));
  for (const [i, { kind, text, color = '', dash = [] }] of items.entries()) {
    const made = key.children[i] as HTMLElement;
    const [line, words] = [made.querySelector('line') as SVGLineElement, made.lastChild as Text];
    set(made, { class: `fx-${kind}` });
    if (words.data !== text) words.data = text;
    if (made.style.color !== color) made.style.color = color;
    set(line, { 'stroke-dasharray': dash.join(' ') });
  }
}

/** A piece of line beside its name. */
function sample(): SVGElement {
  const [picture, line] = [svgElement('svg'), svgElement('line')];
  set(picture, { 'aria-hidden': 'true' });
  set(line, { x2: '100%', y1: '50%', y2: '50%' });
  picture.append(line);
  return picture;
}

/** What the key of a plot says. */
export function itemsOf(
  state: PlotState,
  index: number | null | undefined,
  of: (curve: 'value' | 'derivative') => Float64Array,
): Item[] {
  const { range, extras = [], secret } = state;
  const curves = state.curves.filter((curve) => curve === 'value' || !secret);
  const read = index != null && index < range.length ? index : undefined;
  const said = (label: string, values: Float64Array) =>
    read === undefined ? label : `${label} = ${format(values[read] as number)}`;
  const items: Item[] = curves.map((curve) => ({
    kind: curve,
    text: said(labelOf(curve, state), of(curve)),
  }));
  if (read === undefined) items.push(...lineKeys(state));
  for (const { label, values, color, dash } of extras)
    items.push({ kind: 'extra', text: said(label, values), color, dash });
  if (read !== undefined) items.unshift({ kind: 'x', text: `x = ${xText(range, range[read] as number)}` });
  return items;
}

/** What the lines at the point are, and how steep: the tangent, and the secant where it can be told from it. */
function lineKeys(state: PlotState): Item[] {
  const { curves, range, delta, point, words = WORDS } = state;
  if (point == null) return [];
  if (isOutside(state, point)) return [{ kind: 'outside', text: words.outside(xText(range, point)) }];
  if (!curves.includes('value')) return [];
  // What is asked is not drawn.
  if (state.secret) return [];
  const tangent = { kind: 'tangent', text: `${words.tangent} ${format(tangentOf(state, point))}` };
  const width = (range[range.length - 1] ?? 0) - (range[0] ?? 0);
  if (!(delta > width / 100)) return [tangent];
  return [tangent, { kind: 'secant', text: `${words.secant} ${format(secantOf(state, point))}` }];
}
