/** Parquet files in, a row group at a time. */
import { setImmediate } from 'node:timers/promises';
import {
  type DecodedArray,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  type SchemaElement,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Real } from '../../types.js';
import { Failure, shown } from '../failure.js';
import type { Bytes } from '../files/bytes.js';
import type { Batch, Carried, Cell, CellType, Source } from '../table.js';
import { placesOf } from '../text/places.js';
import { decimalText, exactNumber, plain } from './arrow-types.js';
import { asyncBuffer, columnsOf, readable } from './parquet-file.js';

/** A row group: its columns are read when they are asked for. */
export class ParquetRecords implements Carried {
  constructor(
    /** Which row group of the file. */
    readonly group: number,
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

/** Times as the integers that they are. */
const RAW = {
  timestampFromMilliseconds: (count: bigint) => count,
  timestampFromMicroseconds: (count: bigint) => count,
  timestampFromNanoseconds: (count: bigint) => count,
  dateFromDays: (days: number) => days,
};

/** @throws {Failure} if it is no Parquet, or has no such column of numbers. */
export async function parquetSource(bytes: Bytes, options: ParquetOptions): Promise<ParquetSource> {
  const { name, size } = bytes;
  if (size === undefined) throw new Failure(`${name}: a Parquet file must be a file, no pipe`);
  const file = asyncBuffer(bytes, size);
  const metadata = await readable(name, () => parquetMetadataAsync(file, { geoparquet: false }));
  const columns = columnsOf(metadata);
  const names = columns.map((column) => column.name);
  if (options.columns.length === 0)
    throw new Failure(`the table has the columns ${names.slice(0, 8).join(', ')}: name one with --column`);
  const places = placesOf(options.columns, names);
  for (const place of places) checkNumbers(columns[place] as SchemaElement);
  let read = 0;
  let withCells = true;
  async function* batches() {
    const plain = withoutDecimals(metadata);
    const common = { file, metadata: plain, compressors, parsers: RAW, geoparquet: false, utf8: false };
    const scan = await readable(name, () => parquetScan({ ...common, useOffsetIndex: false }));
    for (const [group, { num_rows }] of metadata.row_groups.entries()) {
      const rowStart = read;
      const rowEnd = rowStart + Number(num_rows);
      if (rowEnd === rowStart) continue;
      const column = (place: number) =>
        readable(name, async () => {
          // Signals are heard between columns.
          await setImmediate();
          const data = await scan.readColumn({ column: names[place] as string, rowStart, rowEnd });
          return data.length > rowEnd - rowStart ? data.slice(0, rowEnd - rowStart) : data;
        });
      const from = { row: rowStart, strict: options.strict };
      const inputs = [];
      for (const place of places)
        inputs.push(numbersOf(columns[place] as SchemaElement, await column(place), from));
      const cells = new Map<number, readonly Cell[]>();
      if (withCells)
        for (const [place, element] of columns.entries())
          cells.set(place, cellsOf(element, await column(place)));
      yield {
        count: rowEnd - rowStart,
        inputs: inputs.map(({ numbers }) => numbers),
        missing: inputs.map(({ missing }) => missing),
        carried: new ParquetRecords(group, cells),
      } satisfies Batch;
      read = rowEnd;
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
  if (isDecimal(element)) return 'text';
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
  return Array.from(data as ArrayLike<unknown>, (value): Cell => {
    if (value === null || value === undefined) return null;
    if (isDecimal(element)) return decimalText(integerOf(value), element.scale ?? 0);
    if (type === 'json') return JSON.parse(JSON.stringify(value, plain) ?? 'null') as Cell;
    if (type.endsWith('int64')) return BigInt(value as number);
    if (type.startsWith('timestamp')) return BigInt(value as bigint);
    return value as Cell;
  });
}
