import { format } from './format.js';
import { element } from './new-element.js';
import { xText } from './plot-state.js';

/** A table is for reading at leisure: it follows so many milliseconds after the last change. */
export const TABLE_DELAY = 250;

/** Rows of the text alternative: enough to follow a curve by ear. */
const ROWS = 25;

/** The plot's data as a table for screen readers: evenly picked points, first and last included. */
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
  const rows = Math.min(ROWS, x.length);
  for (let row = 0; row < rows; row++) {
    const i = rows === 1 ? 0 : Math.round((row * (x.length - 1)) / (rows - 1));
    const line = element('tr');
    line.append(element('td', '', xText(x, x[i] as number)));
    for (const { values } of columns) line.append(element('td', '', format(values[i] as number)));
    body.append(line);
  }
  table.replaceChildren(element('caption', '', caption), element('thead', '', head), body);
}
