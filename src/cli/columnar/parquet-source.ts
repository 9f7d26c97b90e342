/** Parquet files in, a batch at a time. */
import { setImmediate } from 'node:timers/promises';
import {
  type DecodedArray,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Real } from '../../types.js';
import { Failure, shown } from '../failure.js';
import type { Bytes } from '../files/bytes.js';
import type { Batch, Carried, Cell, CellType, Source } from '../table.js';
import { timeOfDayText } from '../text/cell.js';
import { placesOf } from '../text/places.js';
import { decimalText, exactNumber, plain } from './arrow-cells.js';
import { asyncBuffer, columnsOf, readable } from './parquet-file.js';
import { isFlat, PARSERS, Pages, treesOf, type Values, Whole } from './parquet-pages.js';

/** Rows that a batch of the kernel gets at once. */
const ROWS = 1 << 14;

/** The same where cells are made of the table's columns, which takes much longer: signals are heard between. */
const ROWS_OF_CELLS = 1 << 11;

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
  const columns = columnsOf(metadata);
  const names = columns.map((column) => column.name);
  if (options.columns.length === 0)
    throw new Failure(`the table has the columns ${names.slice(0, 8).join(', ')}: name one with --column`);
  const places = placesOf(options.columns, names);
  for (const place of places) checkNumbers(columns[place] as SchemaElement);
  let read = 0;
  let withCells = true;
  async function* batches() {
    const open = await openColumns(bytes, size as number, metadata);
    const asked = withCells ? [...columns.keys()] : places;
    const most = withCells ? ROWS_OF_CELLS : ROWS;
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
          numbersOf(columns[place] as SchemaElement, data.get(place) as DecodedArray, {
            row: read,
            strict: options.strict,
          }),
        );
        const cells = new Map<number, readonly Cell[]>();
        if (withCells)
          for (const [place, column] of data)
            cells.set(place, cellsOf(columns[place] as SchemaElement, column));
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
    file: bytes,
    names,
    fields: columns.map((column) => ({ name: column.name, type: cellTypeOf(column) })),
    inputs: places.map((place) => names[place] as string),
    batches: batches(),
    done: () => read / Math.max(1, Number(metadata.num_rows)),
    markText: () => '',
    leaveCells() {
      withCells = false;
    },
  };
}

/** What opens a column of a row group; of one that has lists or parts, all of it is read at once.
 *  @returns a function of the row group, the column's place, and the row of the file that the group begins with. */
async function openColumns(
  bytes: Bytes,
  size: number,
  all: FileMetaData,
): Promise<(group: number, place: number, start: number) => Values> {
  const { name } = bytes;
  const metadata = withoutDecimals(all);
  const root = treesOf(metadata);
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

/** hyparquet multiplies decimals by a power of ten, which rounds: without their mark they come as integers. */
function withoutDecimals(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element) => {
    if (!isDecimal(element)) return element;
    const { converted_type: _, logical_type: __, ...rest } = element;
    return rest as SchemaElement;
  });
  return { ...metadata, schema };
}

const isDecimal = ({ converted_type, logical_type }: SchemaElement): boolean =>
  converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';

const TIMES: Readonly<Record<string, CellType>> = {
  TIMESTAMP_MILLIS: 'timestamp-ms',
  TIMESTAMP_MICROS: 'timestamp-us',
  MILLIS: 'timestamp-ms',
  MICROS: 'timestamp-us',
  NANOS: 'timestamp-ns',
};

function cellTypeOf(element: SchemaElement): CellType {
  const { type, converted_type: converted, logical_type: logical, num_children: children } = element;
  if (children || element.repetition_type === 'REPEATED') return 'json';
  if (isDecimal(element) || digitsOfTime(element) !== undefined) return 'text';
  if (type === 'INT96') return 'timestamp-ns';
  if (logical?.type === 'TIMESTAMP') return TIMES[logical.unit] as CellType;
  if (converted !== undefined && TIMES[converted]) return TIMES[converted];
  if (converted === 'DATE' || logical?.type === 'DATE') return 'date';
  if (converted === 'JSON' || logical?.type === 'JSON') return 'json';
  if (type === 'BOOLEAN') return 'boolean';
  if (
    converted === 'UINT_64' ||
    (logical?.type === 'INTEGER' && logical.bitWidth === 64 && !logical.isSigned)
  )
    return 'uint64';
  if (type === 'INT64' || converted === 'UINT_32') return 'int64';
  if (type === 'INT32') return 'int32';
  if (type === 'DOUBLE') return 'double';
  if (type === 'FLOAT' || logical?.type === 'FLOAT16') return 'single';
  if (
    converted === 'UTF8' ||
    converted === 'ENUM' ||
    ['STRING', 'ENUM', 'UUID'].includes(logical?.type ?? '')
  )
    return 'text';
  return 'bytes';
}

/** Of a time of day: the digits behind its seconds. */
function digitsOfTime({
  converted_type: converted,
  logical_type: logical,
}: SchemaElement): number | undefined {
  if (logical?.type === 'TIME') return { MILLIS: 3, MICROS: 6, NANOS: 9 }[logical.unit];
  return converted === 'TIME_MILLIS' ? 3 : converted === 'TIME_MICROS' ? 6 : undefined;
}

function checkNumbers(element: SchemaElement): void {
  const type = cellTypeOf(element);
  if (!['int32', 'int64', 'uint64', 'double', 'single'].includes(type) && !isDecimal(element))
    throw new Failure(`--column ${shown(element.name)}: it holds ${type}, no numbers`);
}

interface From {
  readonly row: number;
  readonly strict: boolean;
}

function numbersOf(
  element: SchemaElement,
  data: DecodedArray,
  from: From,
): { numbers: Real; missing?: Uint8Array } {
  if (data instanceof Float64Array || data instanceof Float32Array) return { numbers: data };
  const numbers =
    cellTypeOf(element) === 'single' ? new Float32Array(data.length) : new Float64Array(data.length);
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

/** A decimal's integer: one of Parquet's integers, or bytes, the highest first. */
function integerOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  const bits = value.length * 8;
  return value.length === 0 ? 0n : BigInt.asIntN(bits, BigInt(`0x${Buffer.from(value).toString('hex')}`));
}

function cellsOf(element: SchemaElement, data: DecodedArray): readonly Cell[] {
  const type = cellTypeOf(element);
  const digits = digitsOfTime(element);
  return Array.from(data as ArrayLike<unknown>, (value): Cell => {
    if (value === null || value === undefined) return null;
    if (isDecimal(element)) return decimalText(integerOf(value), element.scale ?? 0);
    if (digits !== undefined) return timeOfDayText(BigInt(value as number | bigint), digits);
    if (type === 'json') return JSON.parse(JSON.stringify(value, plain) ?? 'null') as Cell;
    if (type.endsWith('int64')) return BigInt(value as number);
    if (type.startsWith('timestamp')) return BigInt(value as bigint);
    return value as Cell;
  });
}
