/** Records of a table of text, as they stand in the file. */
import type { Real } from '../../types.js';
import type { Carried, Cell } from '../columns.js';
import { cellsOf, type Layout } from './table-layout.js';

export class Records implements Carried {
  readonly #layout: Layout;
  readonly #inputs: readonly Real[];
  readonly #missing: readonly (Uint8Array | undefined)[];
  #cells: string[][] | undefined;

  /** @param bytes where they are, @param starts and @param ends where each begins and ends, without its line end.
   *  @param inputs the columns that were read as numbers, and @param missing where there is none. */
  constructor(
    readonly bytes: Buffer,
    readonly starts: Uint32Array,
    readonly ends: Uint32Array,
    layout: Layout,
    inputs: readonly Real[],
    missing: readonly (Uint8Array | undefined)[],
  ) {
    this.#layout = layout;
    this.#inputs = inputs;
    this.#missing = missing;
  }

  /** Numbers of a column that was read as such, texts of the others. */
  column(place: number): readonly Cell[] {
    const input = this.#layout.places.indexOf(place);
    const numbers = this.#inputs[input];
    if (numbers)
      return Array.from(this.starts, (_, row) =>
        this.#missing[input]?.[row] ? null : (numbers[row] as number),
      );
    this.#cells ??= Array.from(this.starts, (start, i) =>
      cellsOf(this.bytes.toString('utf8', start, this.ends[i]), this.#layout.delimiter),
    );
    return this.#cells.map((cells) => cells[place] ?? null);
  }
}
