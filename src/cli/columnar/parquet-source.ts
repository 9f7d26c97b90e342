/** Parquet files in, a batch at a time. */
import { setImmediate } from 'node:timers/promises';
import {
  type DecodedArray,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Real } from '../../types.js';
import { type Batch, type Carried, CELLS_AT_ONCE, type Cell, FEWEST_ROWS, type Source } from '../columns.js';
import { Failure, shown } from '../failure.js';
import type { Bytes } from '../files/bytes.js';
import { decimalText } from '../text/cell.js';
import { placesOf } from '../text/places.js';
import { exactNumber } from './numbers.js';
import { asyncBuffer, readable } from './parquet-file.js';
import { readNotes } from './parquet-notes.js';
import { isFlat, PARSERS, Pages, type Values, Whole } from './parquet-pages.js';
import { type ColumnType, columnTypeOf, integerOf, isDecimal, rawSchema } from './parquet-types.js';

/** Rows that a batch of the kernel gets at once. */
const ROWS = 1 << 14;

/** Rows of a row group. */
export class ParquetRecords implements Carried {
  constructor(
    /** Which row group of the file. */
    readonly group: number,
    /** Whether they are its last. */
    readonly last: boolean,
    readonly columns: ReadonlyMap<number, readonly Cell[]>,
  ) {}

  column(place: number): readonly Cell[] {
    return this.columns.get(place) ?? [];
  }
}

export interface ParquetSource extends Source {
  readonly metadata: FileMetaData;
  readonly notes: Map<string, string>;
  readonly file: Bytes;
}

export interface ParquetOptions {
  readonly columns: readonly string[];
  readonly strict: boolean;
}

/** @throws {Failure} if it is no Parquet, or has no such column of numbers. */
export async function parquetSource(bytes: Bytes, options: ParquetOptions): Promise<ParquetSource> {
  const { name, size } = bytes;
  if (size === undefined) throw new Failure(`${name}: a Parquet file must be a file, no pipe`);
  const metadata = await readable(name, () =>
    parquetMetadataAsync(asyncBuffer(bytes, size), { geoparquet: false }),
  );
  const { notes, origins } = readNotes(metadata);
  const columns = await readable(name, async () =>
    parquetSchema(metadata).children.map((tree) => ({
      element: tree.element,
      ...columnTypeOf(tree, origins.get(tree.element.name)?.type),
    })),
  );
  const names = columns.map(({ element }) => element.name);
  if (options.columns.length === 0)
    throw new Failure(`the table has the columns ${names.slice(0, 8).join(', ')}: name one with --column`);
  const places = placesOf(options.columns, names);
  for (const place of places) checkNumbers(columns[place] as Column);
  let read = 0;
  let withCells = true;
  async function* batches() {
    const open = await openColumns(bytes, size as number, metadata);
    const asked = withCells ? [...columns.keys()] : places;
    const most = withCells ? Math.max(FEWEST_ROWS, Math.floor(CELLS_AT_ONCE / columns.length)) : ROWS;
    for (const [group, { num_rows }] of metadata.row_groups.entries()) {
      const rows = Number(num_rows);
      const values = new Map(asked.map((place) => [place, open(group, place, read)]));
      for (let from = 0; from < rows; from += most) {
        const count = Math.min(most, rows - from);
        const data = new Map<number, DecodedArray>();
        for (const [place, column] of values) {
          data.set(place, await readable(name, () => column.take(count)));
          // Signals are heard between columns.
          await setImmediate();
        }
        const inputs = places.map((place) =>
          numbersOf(columns[place] as Column, data.get(place) as DecodedArray, {
            row: read,
            strict: options.strict,
          }),
        );
        const cells = new Map<number, readonly Cell[]>();
        if (withCells)
          for (const [place, column] of data) cells.set(place, cellsOf(columns[place] as Column, column));
        yield {
          count,
          inputs: inputs.map(({ numbers }) => numbers),
          missing: inputs.map(({ missing }) => missing),
          carried: new ParquetRecords(group, from + count === rows, cells),
        } satisfies Batch;
        read += count;
      }
    }
  }
  return {
    metadata,
    notes,
    file: bytes,
    names,
    fields: columns.map(({ element, type }) => ({ name: element.name, type })),
    inputs: places.map((place) => names[place] as string),
    batches: batches(),
    done: () => read / Math.max(1, Number(metadata.num_rows)),
    markText: () => '',
    leaveCells() {
      withCells = false;
    },
  };
}

/** Opens the columns of a file. One that has lists or parts is read whole.
 *  @returns a function of the row group, the column's place, and the row of the file that the group begins with. */
async function openColumns(
  bytes: Bytes,
  size: number,
  all: FileMetaData,
): Promise<(group: number, place: number, start: number) => Values> {
  const { name } = bytes;
  const metadata = rawSchema(all);
  const root = parquetSchema(metadata);
  const common = {
    file: asyncBuffer(bytes, size),
    metadata,
    compressors,
    parsers: PARSERS,
    geoparquet: false,
  };
  const scan = await readable(name, () => parquetScan({ ...common, utf8: false, useOffsetIndex: false }));
  return (group, place, start) => {
    const column = root.children[place] as SchemaTree;
    const { columns, num_rows } = metadata.row_groups[group] ?? { columns: [], num_rows: 0n };
    const chunk = columns[leavesOf(root.children.slice(0, place))];
    if (chunk?.meta_data && isFlat(column)) {
      if (chunk.file_path) throw new Failure(`${name}: a column of the Parquet file lies in another file`);
      return new Pages(bytes, root, column, chunk.meta_data);
    }
    const rowEnd = start + Number(num_rows);
    return new Whole(() => scan.readColumn({ column: column.element.name, rowStart: start, rowEnd }));
  };
}

/** How many columns there are below these: each has a chunk of its own. */
const leavesOf = (trees: readonly SchemaTree[]): number =>
  trees.reduce((sum, { children }) => sum + (children.length === 0 ? 1 : leavesOf(children)), 0);

interface Column extends ColumnType {
  readonly element: SchemaElement;
}

const NUMBERS = /^(u?int\d+|double|single|half)$/;

function checkNumbers({ element, type }: Column): void {
  const kind = typeof type === 'string' ? type : type.kind;
  if (!NUMBERS.test(kind) && kind !== 'decimal')
    throw new Failure(`--column ${shown(element.name)}: it holds ${kind}, no numbers`);
}

interface From {
  readonly row: number;
  readonly strict: boolean;
}

function numbersOf(
  { element, type }: Column,
  data: DecodedArray,
  from: From,
): { numbers: Real; missing?: Uint8Array } {
  if (data instanceof Float64Array || data instanceof Float32Array) return { numbers: data };
  const single = type === 'single' || type === 'half';
  const numbers = single ? new Float32Array(data.length) : new Float64Array(data.length);
  let missing: Uint8Array | undefined;
  for (let i = 0; i < data.length; i++) {
    const value: unknown = data[i];
    const where = () => `row ${from.row + i + 1}, column ${shown(element.name)}`;
    if (value === null || value === undefined) {
      if (from.strict) throw new Failure(`${where()}: missing value`);
      missing ??= new Uint8Array(data.length);
      missing[i] = 1;
      numbers[i] = Number.NaN;
    } else if (isDecimal(element)) numbers[i] = Number(decimalText(integerOf(value), element.scale ?? 0));
    else numbers[i] = typeof value === 'bigint' ? exactNumber(value, where) : (value as number);
  }
  return { numbers, ...(missing && { missing }) };
}

const cellsOf = ({ read }: Column, data: DecodedArray): readonly Cell[] =>
  Array.from(data as ArrayLike<unknown>, read);
