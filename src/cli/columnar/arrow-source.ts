/** Arrow's streams and files in, a record batch at a time. */
import {
  CompressionType,
  compressionRegistry,
  type Data,
  type DataType,
  type RecordBatch,
  RecordBatchReader,
  type Schema,
  type Vector,
} from 'apache-arrow';
import { decompress as zstd } from 'fzstd';
import { decompress as lz4 } from 'lz4js';
import { type Batch, type Carried, CELLS_AT_ONCE, type Cell, FEWEST_ROWS, type Source } from '../columns.js';
import { Failure } from '../failure.js';
import type { Bytes } from '../files/bytes.js';
import { placesOf } from '../text/places.js';
import { cellsOf } from './arrow-cells.js';
import { checkBatch } from './arrow-check.js';
import { unreadable } from './arrow-failure.js';
import { fileMessages, streamMessages } from './arrow-messages.js';
import { fieldsOf } from './arrow-types.js';
import { checkNumbers, numbersOf } from './numbers.js';

/** Rows that a batch of the kernel gets at once, so that large record batches take no more memory. */
const ROWS = 1 << 16;

export class ArrowRecords implements Carried {
  constructor(readonly batch: RecordBatch) {}

  column(place: number): readonly Cell[] {
    try {
      return cellsOf(this.batch.getChildAt(place) as Vector);
    } catch (error) {
      throw inWords(error);
    }
  }
}

export interface ArrowSource extends Source {
  readonly schema: Schema;
}

export interface ArrowOptions {
  readonly columns: readonly string[];
  readonly strict: boolean;
  /** Undefined for a stream. A file is read by the index at its end. */
  readonly file?: Bytes | undefined;
}

/** @throws {Failure} if it is no Arrow, or has no such column of numbers. */
export async function arrowSource(
  all: AsyncIterable<Buffer>,
  done: () => number | undefined,
  { columns, strict, file }: ArrowOptions,
): Promise<ArrowSource> {
  // Copies: the library asks for memory that begins at a multiple of 8.
  compressionRegistry.set(CompressionType.ZSTD, { decode: (data) => zstd(data).slice() });
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: (data) => Uint8Array.from(lz4(data)) });
  const reader = await readable(async () => {
    const opened = await RecordBatchReader.from(file ? fileMessages(file) : streamMessages(all));
    return opened.open();
  });
  const { schema } = reader;
  const names = schema.fields.map(({ name }) => name);
  if (columns.length === 0)
    throw new Failure(`the table has the columns ${names.slice(0, 8).join(', ')}: name one with --column`);
  const places = placesOf(columns, names);
  for (const place of places) checkNumbers(names[place] as string, schema.fields[place]?.type as DataType);
  let withCells = true;
  return {
    schema,
    leaveCells() {
      withCells = false;
    },
    names,
    fields: fieldsOf(schema.fields),
    inputs: places.map((place) => names[place] as string),
    batches: batchesOf(reader, names, places, strict, () => withCells),
    done,
    markText: () => '',
  };
}

async function* batchesOf(
  reader: RecordBatchReader,
  names: readonly string[],
  places: readonly number[],
  strict: boolean,
  withCells: () => boolean,
): AsyncGenerator<Batch> {
  let from = 0;
  const batches = reader[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await readable(async () => await batches.next());
    if (done) return;
    const whole = value as RecordBatch;
    checkBatch(whole);
    const rows = withCells() ? rowsOfCells(whole) : ROWS;
    for (let start = 0; start < whole.numRows; start += rows) {
      const batch = whole.numRows <= rows ? whole : whole.slice(start, Math.min(start + rows, whole.numRows));
      const vectors = places.map((place) => batch.getChildAt(place) as Vector);
      const missing = vectors.map(missingOf);
      const found = strict ? missing.findIndex((codes) => codes !== undefined) : -1;
      if (found >= 0) {
        const row = from + (missing[found] as Uint8Array).indexOf(1) + 1;
        throw new Failure(`row ${row}, column "${names[places[found] as number]}": missing value`);
      }
      const inputs = vectors.map((vector, i) =>
        numbersOf(names[places[i] as number] as string, vector, from),
      );
      yield { count: batch.numRows, inputs, missing, carried: new ArrowRecords(batch) };
      from += batch.numRows;
    }
  }
}

/** So many rows of a record batch that their cells are not too many at once. */
function rowsOfCells({ numRows, data }: RecordBatch): number {
  const count = ({ length, children }: Data): number =>
    children.reduce((sum, one) => sum + count(one), length);
  return Math.max(
    FEWEST_ROWS,
    Math.floor((CELLS_AT_ONCE * numRows) / Math.max(1, count(data as Data) - numRows)),
  );
}

function missingOf(vector: Vector): Uint8Array | undefined {
  if (vector.nullCount === 0) return undefined;
  return Uint8Array.from({ length: vector.length }, (_, i) => (vector.isValid(i) ? 0 : 1));
}

async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw inWords(error);
  }
}

/** What Arrow's library throws, in the user's words. */
function inWords(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error) || 'syscall' in error) return error;
  return unreadable(error.message.split('\n')[0] as string);
}
