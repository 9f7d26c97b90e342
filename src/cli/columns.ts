/** What goes from the readers to the writers. */
import type { Real } from '../types.js';

/** What a time counts. */
export type Unit = 's' | 'ms' | 'us' | 'ns';

/** What the cells of a column are. `text` is as it stood in a file of text; whoever needs more must ask the user. */
export type CellType =
  | 'text'
  | 'double'
  | 'single'
  | 'half'
  | `${'int' | 'uint'}${8 | 16 | 32 | 64}`
  | 'boolean'
  | 'date'
  | 'bytes'
  | 'json'
  | 'null'
  | Detailed;

/** Types that need more than a word. A timestamp without a zone is the time on a clock, wherever it hangs. */
export type Detailed =
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'timestamp'; readonly unit: Unit; readonly zone: string | undefined }
  | { readonly kind: 'time'; readonly unit: Unit }
  | { readonly kind: 'duration'; readonly unit: Unit }
  | { readonly kind: 'fixed'; readonly size: number }
  | { readonly kind: 'list'; readonly of: CellType }
  | { readonly kind: 'map'; readonly key: CellType; readonly value: CellType }
  | { readonly kind: 'record'; readonly fields: readonly Field[] };

export interface Field {
  readonly name: string;
  readonly type: CellType;
}

/** The names of a table's columns: an array, or what makes each only when it is asked for. */
export interface Names {
  readonly length: number;
  includes(name: string): boolean;
  forEach(visit: (name: string, place: number) => void): void;
}

/** A cell: null is a missing one. Dates are days since 1970, timestamps counts of their unit since then. A decimal is its
 *  digits as an integer. A list or a record is an array of cells, a map an array of pairs. `json` is whatever JSON has. */
export type Cell = string | number | bigint | boolean | Uint8Array | object | null;

/** Cells that are made at once where another format is written, those within lists and records too: signals are heard
 *  between. */
export const CELLS_AT_ONCE = 1 << 13;

/** Rows that are taken at once however many cells they have. */
export const FEWEST_ROWS = 16;

/** The rows of a batch as they came, in the form they came in. A writer that knows the form takes it as it is;
 *  others ask for cells. */
export interface Carried {
  /** The cells of a column, by its place. */
  column(place: number): readonly Cell[];
}

/** Rows that came together. What they carry holds until the next batch is asked for. */
export interface Batch {
  readonly count: number;
  /** The numbers of each input column; NaN where there is none. */
  readonly inputs: readonly Real[];
  /** For each input column, 0 where there is a number, else a code of what stood there; undefined if all are. */
  readonly missing: readonly (Uint8Array | undefined)[];
  readonly carried?: Carried | undefined;
}

/** The results for a batch: numbers, and the same codes where one is missing. */
export interface Results {
  readonly numbers: readonly Real[];
  readonly missing: readonly (Uint8Array | undefined)[];
}

/** An opened input. */
export interface Source {
  /** Of all columns of the table; none for bare numbers. */
  readonly names: Names;
  /** The same columns with their types. Costs memory for each column: for who writes another format. */
  readonly fields: readonly Field[];
  /** The names of the input columns, in order. */
  readonly inputs: readonly string[];
  readonly batches: AsyncIterable<Batch>;
  /** How much is read, from 0 to 1; undefined where the end is not known. */
  done(): number | undefined;
  /** What a code of a missing value stood for. */
  markText(code: number): string;
  /** Says that nobody will ask for the cells of the table's columns, where they cost to read. */
  leaveCells?(): void;
  /** Nothing at all came: no header either. */
  readonly empty?: boolean;
  /** Of an array: its shape. */
  readonly shape?: readonly number[];
  /** Whether results are to be singles, as the input is. */
  readonly single?: boolean;
}

/** Where the results go. */
export interface Sink {
  rows(batch: Batch, results: Results): Promise<void>;
  end(): Promise<void>;
}
