/** Parquet files out. */

import { Schema, tableFromIPC } from 'apache-arrow';
import type {
  ColumnChunk,
  ConvertedType,
  DecodedArray,
  FileMetaData,
  KeyValue,
  RowGroup,
  SchemaElement,
} from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import type { Real } from '../../types.js';
import { Failure } from '../failure.js';
import type { Output } from '../files/output.js';
import type { Batch, Cell, CellType, Results, Sink, Source } from '../table.js';
import { schemaMessage } from './arrow-sink.js';
import { arrowField, arrowTypeOf } from './arrow-types.js';
import { ParquetRecords, type ParquetSource } from './parquet-source.js';

export interface ParquetSinkOptions {
  readonly names: readonly string[];
  readonly append: boolean;
}

/** Rows of a row group that is put together here. */
const GROUP = 1 << 16;

/** How much of a copied column is held at once. */
const PIECE = 1 << 20;

export function parquetSink(output: Output, source: Source, { names, append }: ParquetSinkOptions): Sink {
  const { metadata } = source as Partial<ParquetSource>;
  const own = append
    ? metadata
      ? metadata.schema.slice(1).map(withoutInteger)
      : source.fields.map(({ name, type }) => elementOf(name, type))
    : [];
  const width = append ? source.names.length : 0;
  let parquet: ParquetWriter | undefined;
  const bytes = new ByteWriter();
  const start = (numbers: readonly Real[]) => {
    const results = names.map((name, i) =>
      elementOf(name, numbers[i] instanceof Float32Array ? 'single' : 'double'),
    );
    const root = { name: 'schema', num_children: width + names.length };
    const kept = append && metadata ? keptMetadata(metadata, results) : [];
    parquet = new ParquetWriter({
      writer: bytes,
      schema: [root, ...own, ...results] as SchemaElement[],
      ...(kept.length > 0 && { kvMetadata: kept }),
      createdBy: 'fluxion',
    });
    return parquet;
  };
  const send = async () => {
    await output.write(bytes.getBytes());
    bytes.index = 0;
  };
  const group = async (writer: ParquetWriter, columnData: ColumnSource[], copied?: RowGroup) => {
    await send();
    const chunks = copied ? await copyChunks(copied, source as ParquetSource, bytes, output) : [];
    writer.write({ columnData, rowGroupSize: columnData[0]?.data.length ?? 0 });
    await send();
    const last = writer.row_groups.at(-1);
    if (last && copied) {
      last.columns.unshift(...chunks);
      last.total_byte_size += chunks.reduce(
        (sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n),
        0n,
      );
    }
  };
  let pending: (readonly DecodedArray[])[] = [];
  let waiting = 0;
  /** One row group of the batches that have come together. */
  const flush = async (writer: ParquetWriter) => {
    if (waiting === 0) return;
    const columns = pending[0]?.map((_, i) =>
      pending.flatMap((batch) => Array.from(batch[i] as ArrayLike<unknown>)),
    );
    pending = [];
    waiting = 0;
    const fields = [...(append ? source.fields.map(({ name }) => name) : []), ...names];
    await group(
      writer,
      (columns ?? []).map((data, i) => ({ name: fields[i] as string, data })),
    );
  };
  return {
    async rows(batch: Batch, { numbers, missing }: Results) {
      const writer = parquet ?? start(numbers);
      const results = numbers.map((column, i) => nullable(column, missing[i]));
      if (append && metadata && batch.carried instanceof ParquetRecords) {
        const data = results.map((column, i) => ({ name: names[i] as string, data: column }));
        await group(writer, data, metadata.row_groups[batch.carried.group]);
        return;
      }
      const cells = append
        ? source.fields.map(({ type }, place) =>
            (batch.carried?.column(place) ?? []).map((cell) => written(cell, type)),
          )
        : [];
      pending.push([...cells, ...results]);
      waiting += batch.count;
      if (waiting >= GROUP) await flush(writer);
    },
    async end() {
      const writer = parquet ?? start([]);
      await flush(writer);
      writer.finish();
      await send();
    },
  };
}

/** The notes of a file that is copied. Arrow keeps a copy of its schema there, whose readers trust it: it gets the new
 *  columns too. */
function keptMetadata(
  { key_value_metadata: all = [] }: FileMetaData,
  results: readonly SchemaElement[],
): KeyValue[] {
  return all.flatMap((pair) => {
    if (pair.key !== 'ARROW:schema' || pair.value === undefined) return [pair];
    const value = extendedSchema(pair.value, results);
    return value === undefined ? [] : [{ ...pair, value }];
  });
}

/** @param text a schema as Arrow streams begin with it, in base 64. Undefined if it cannot be read. */
function extendedSchema(text: string, results: readonly SchemaElement[]): string | undefined {
  try {
    const { schema } = tableFromIPC(Buffer.from(text, 'base64'));
    const fields = results.map(({ name, type }) =>
      arrowField(name, arrowTypeOf(type === 'FLOAT' ? 'single' : 'double')),
    );
    return Buffer.from(schemaMessage(new Schema([...schema.fields, ...fields], schema.metadata))).toString(
      'base64',
    );
  } catch {
    return undefined;
  }
}

function nullable(numbers: Real, missing: Uint8Array | undefined): DecodedArray {
  if (!missing?.some((code) => code > 0)) return numbers;
  return Array.from(numbers, (number, i) => (missing[i] ? null : number));
}

/** Copies a row group's columns as they stand, pages and all, so that nothing of them changes but their place.
 *  Their statistics and indexes, which say the same once more, are left out. */
async function copyChunks(
  { columns }: RowGroup,
  { file }: ParquetSource,
  bytes: ByteWriter,
  output: Output,
): Promise<ColumnChunk[]> {
  const copied: ColumnChunk[] = [];
  for (const { meta_data: data, file_path: elsewhere } of columns) {
    if (data === undefined || elsewhere !== undefined)
      throw new Failure(`${file.name}: a column of the Parquet file lies in another file`);
    const dictionary = data.dictionary_page_offset || undefined;
    const start =
      dictionary !== undefined && dictionary < data.data_page_offset ? dictionary : data.data_page_offset;
    const moved = BigInt(bytes.offset) - start;
    for (let at = 0; at < Number(data.total_compressed_size); at += PIECE) {
      const part = file.at(Number(start) + at, Math.min(PIECE, Number(data.total_compressed_size) - at));
      await output.write(part);
      bytes.offset += part.length;
    }
    const {
      statistics: _,
      bloom_filter_offset: __,
      bloom_filter_length: ___,
      size_statistics: ____,
      index_page_offset: _____,
      dictionary_page_offset: ______,
      ...kept
    } = data;
    copied.push({
      file_offset: 0n,
      meta_data: {
        ...kept,
        data_page_offset: data.data_page_offset + moved,
        ...(dictionary !== undefined && { dictionary_page_offset: dictionary + moved }),
      },
    });
  }
  return copied;
}

/** An element whose integer's width is said in the older way alone: hyparquet-writer 0.17.0 writes the newer one, of
 *  bits and sign, as a type that others refuse. */
function withoutInteger(element: SchemaElement): SchemaElement {
  const { logical_type: logical, ...rest } = element;
  if (logical?.type !== 'INTEGER') return element;
  const converted = `${logical.isSigned ? 'INT' : 'UINT'}_${logical.bitWidth}` as ConvertedType;
  return { ...rest, converted_type: converted };
}

/** How cells of a type are written. */
const ELEMENTS: Readonly<Record<CellType, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } },
  double: { type: 'DOUBLE' },
  single: { type: 'FLOAT' },
  int32: { type: 'INT32' },
  int64: { type: 'INT64' },
  uint64: { type: 'INT64', converted_type: 'UINT_64' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  'timestamp-ms': timestamp('MILLIS', 'TIMESTAMP_MILLIS'),
  'timestamp-us': timestamp('MICROS', 'TIMESTAMP_MICROS'),
  'timestamp-ns': timestamp('NANOS', undefined),
  bytes: { type: 'BYTE_ARRAY' },
};

function timestamp(
  unit: 'MILLIS' | 'MICROS' | 'NANOS',
  converted: 'TIMESTAMP_MILLIS' | 'TIMESTAMP_MICROS' | undefined,
): Omit<SchemaElement, 'name'> {
  return {
    type: 'INT64',
    ...(converted && { converted_type: converted }),
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
  };
}

const elementOf = (name: string, type: CellType): SchemaElement => ({
  name,
  repetition_type: 'OPTIONAL',
  ...ELEMENTS[type],
});

function written(cell: Cell, type: CellType): unknown {
  if (cell === null) return null;
  if (type === 'date') return new Date(Number(cell) * 86_400_000);
  return cell;
}
