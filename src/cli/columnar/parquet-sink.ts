/** Parquet files out. */
import { setImmediate } from 'node:timers/promises';
import type { ColumnChunk, ColumnMetaData, DecodedArray, RowGroup, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Real } from '../../types.js';
import type { Output } from '../files/output.js';
import type { Batch, Cell, CellType, Results, Sink, Source } from '../table.js';
import { copyChunks, keptMetadata } from './parquet-copy.js';
import { elementOf, withoutInteger } from './parquet-elements.js';
import { joined } from './parquet-pages.js';
import { ParquetRecords, type ParquetSource } from './parquet-source.js';

export interface ParquetSinkOptions {
  readonly names: readonly string[];
  readonly append: boolean;
}

/** Rows of a row group that is put together here, */
const GROUP = 1 << 16;

/** and its cells, which take some 50 bytes each until they are written. */
const CELLS = 1 << 17;

export function parquetSink(output: Output, source: Source, { names, append }: ParquetSinkOptions): Sink {
  const { metadata } = source as Partial<ParquetSource>;
  const own = append
    ? metadata
      ? metadata.schema.slice(1).map(withoutInteger)
      : source.fields.map(({ name, type }) => elementOf(name, type))
    : [];
  const ownNames = append ? source.fields.map(({ name }) => name) : [];
  let parquet: ParquetWriter | undefined;
  const bytes = new ByteWriter();
  const start = (numbers: readonly Real[]) => {
    const results = names.map((name, i) =>
      elementOf(name, numbers[i] instanceof Float32Array ? 'single' : 'double'),
    );
    const root = { name: 'schema', num_children: ownNames.length + names.length };
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
    // Signals are heard between pieces.
    await setImmediate();
  };
  /** The batches of a row group, column by column. */
  let held: (() => DecodedArray)[][] = [];
  let rows = 0;
  const hold = (columns: readonly (() => DecodedArray)[], count: number) => {
    held = columns.map((column, i) => [...(held[i] ?? []), column]);
    rows += count;
  };
  /** Writes a row group. @param copied the row group that its first columns are copied of. */
  const flush = async (writer: ParquetWriter, copied?: RowGroup) => {
    if (rows === 0) return;
    await send();
    const columns = copied ? await copyChunks(copied, source as ParquetSource, bytes, output) : [];
    const own = copied ? names : [...ownNames, ...names];
    for (const [i, parts] of held.entries()) {
      const pieces = copied ? parts : [() => joined(parts.map((part) => part()))];
      const chunks: ColumnChunk[] = [];
      for (const data of pieces) {
        chunks.push(chunkOf(writer, own[i] as string, data(), pieces.length > 1));
        await send();
      }
      columns.push(merged(chunks));
    }
    writer.row_groups.push(groupOf(columns, rows));
    writer.num_rows += BigInt(rows);
    held = [];
    rows = 0;
  };
  return {
    async rows(batch: Batch, { numbers, missing }: Results) {
      const writer = parquet ?? start(numbers);
      const results = numbers.map((column, i) => kept(column, missing[i]));
      if (append && metadata && batch.carried instanceof ParquetRecords) {
        hold(results, batch.count);
        if (batch.carried.last) await flush(writer, metadata.row_groups[batch.carried.group]);
        return;
      }
      const cells = append
        ? source.fields.map(({ type }, place) => {
            const column = (batch.carried?.column(place) ?? []).map((cell) => written(cell, type));
            return () => column;
          })
        : [];
      hold([...cells, ...results], batch.count);
      if (rows >= GROUP || rows * held.length >= CELLS) await flush(writer);
    },
    async end() {
      const writer = parquet ?? start([]);
      await flush(writer);
      writer.finish();
      await send();
    },
  };
}

/** Writes a column, or a piece of one. The library writes row groups: of this one only its column is kept.
 *  @param piece whether its pages and those of others are to be one column, so that there is no dictionary. */
function chunkOf(writer: ParquetWriter, name: string, data: DecodedArray, piece: boolean): ColumnChunk {
  const only = { encoding: 'PLAIN', offsetIndex: false, statistics: false } as const;
  writer.write({ columnData: [{ name, data, ...(piece && only) }], rowGroupSize: data.length });
  writer.num_rows -= BigInt(data.length);
  return writer.row_groups.pop()?.columns[0] as ColumnChunk;
}

/** Column chunks whose pages follow each other as one. */
function merged(chunks: readonly ColumnChunk[]): ColumnChunk {
  const [first] = chunks as [ColumnChunk];
  if (chunks.length === 1) return first;
  const sum = (key: 'num_values' | 'total_compressed_size' | 'total_uncompressed_size') =>
    chunks.reduce((total, { meta_data: data }) => total + (data?.[key] ?? 0n), 0n);
  const all: ColumnMetaData = {
    ...(first.meta_data as ColumnMetaData),
    num_values: sum('num_values'),
    total_compressed_size: sum('total_compressed_size'),
    total_uncompressed_size: sum('total_uncompressed_size'),
  };
  return { ...first, meta_data: all };
}

function groupOf(columns: ColumnChunk[], rows: number): RowGroup {
  const size = columns.reduce((sum, { meta_data: data }) => sum + (data?.total_uncompressed_size ?? 0n), 0n);
  return { columns, total_byte_size: size, num_rows: BigInt(rows) };
}

/** The memory of results is used again: this keeps them, in little room until they are written. */
function kept(numbers: Real, missing: Uint8Array | undefined): () => DecodedArray {
  const own = numbers.slice();
  if (!missing?.some((code) => code > 0)) return () => own;
  const codes = missing.slice();
  return () => Array.from(own, (number, i) => (codes[i] ? null : number));
}

function written(cell: Cell, type: CellType): unknown {
  if (cell === null) return null;
  if (type === 'date') return new Date(Number(cell) * 86_400_000);
  return cell;
}
