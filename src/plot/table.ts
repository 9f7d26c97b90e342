import { format } from './format.js';
import { element } from './new-element.js';
import { xText } from './plot-state.js';

/** A table is for reading at leisure: it follows so many milliseconds after the last change. */
export const TABLE_DELAY = 250;

/** Rows of the text alternative: enough to follow a curve by ear. */
const ROWS = 25;

/** The plot's data as a table for screen readers: every so many points from the first on, as their x are round then, and
 *  the last, which stands a step before the number that was typed. */
export function fillTable(
  table: HTMLTableElement,
  caption: string,
  x: Float64Array,
  columns: readonly { readonly label: string; readonly values: ArrayLike<number> }[],
): void {
  const head = element('tr');
  for (const label of ['x', ...columns.map((column) => column.label)]) {
    const cell = element('th', '', label);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = element('tbody');
  const last = x.length - 1;
  const apart = Math.max(1, Math.ceil(last / (ROWS - 1)));
  for (let row = 0; row <= Math.ceil(last / apart); row++) {
    const i = Math.min(row * apart, last);
    const line = element('tr');
    line.append(element('td', '', xText(x, x[i] as number)));
    for (const { values } of columns) line.append(element('td', '', format(values[i] as number)));
    body.append(line);
  }
  table.replaceChildren(element('caption', '', caption), element('thead', '', head), body);
}
