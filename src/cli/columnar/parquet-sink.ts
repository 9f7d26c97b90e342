/** Parquet files out. */
import { setImmediate } from 'node:timers/promises';
import type { ColumnChunk, DecodedArray, RowGroup, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Real } from '../../types.js';
import type { Batch, Results, Sink, Source } from '../columns.js';
import type { Output } from '../files/output.js';
import { copyChunks } from './parquet-copy.js';
import { elementsOf, withoutInteger, writerOf } from './parquet-elements.js';
import { PagesOfColumn } from './parquet-encode.js';
import { type Noted, notesOf } from './parquet-notes.js';
import { joined } from './parquet-pages.js';
import { ParquetRecords, type ParquetSource } from './parquet-source.js';

export interface ParquetSinkOptions {
  readonly names: readonly string[];
  readonly append: boolean;
}

/** Bytes of a row group that is put together here, as they go to the file. */
const GROUP = 1 << 23;

/** Cells that are held until they are encoded: they take some 50 bytes each. */
const CELLS = 1 << 14;

export function parquetSink(output: Output, source: Source, { names, append }: ParquetSinkOptions): Sink {
  const { metadata } = source as Partial<ParquetSource>;
  const own = append
    ? metadata
      ? metadata.schema.slice(1).map(withoutInteger)
      : source.fields.flatMap(({ name, type }) => elementsOf(name, type))
    : [];
  const ownNames = append ? source.fields.map(({ name }) => name) : [];
  const values = append ? source.fields.map(({ type }) => writerOf(type)) : [];
  let parquet: ParquetWriter | undefined;
  const bytes = new ByteWriter();
  const start = (numbers: readonly Real[]) => {
    const results = names.flatMap((name, i) =>
      elementsOf(name, numbers[i] instanceof Float32Array ? 'single' : 'double'),
    );
    const root = { name: 'schema', num_children: ownNames.length + names.length };
    const notes = append ? notesOf(source as Noted, results) : [];
    parquet = new ParquetWriter({
      writer: bytes,
      schema: [root, ...own, ...results] as SchemaElement[],
      ...(notes.length > 0 && { kvMetadata: notes }),
      createdBy: 'fluxion',
    });
    return parquet;
  };
  const send = async () => {
    await output.write(bytes.getBytes());
    bytes.index = 0;
  };
  /** The columns of a row group that are put together here. */
  const columns: PagesOfColumn[] = [];
  let rows = 0;
  /** Batches that are no pages yet, column by column. */
  let held: DecodedArray[][] = [];
  let heldRows = 0;
  const hold = (batch: readonly DecodedArray[], count: number) => {
    held = batch.map((values, i) => [...(held[i] ?? []), values]);
    heldRows += count;
  };
  const encode = async (writer: ParquetWriter, of: readonly string[]) => {
    if (heldRows === 0) return;
    await send();
    for (const [i, parts] of held.entries()) {
      columns[i] ??= new PagesOfColumn(writer, bytes, of[i] as string);
      columns[i].add(joined(parts));
      // Signals are heard between columns.
      await setImmediate();
    }
    rows += heldRows;
    held = [];
    heldRows = 0;
  };
  /** Writes a row group. @param copied the row group that its first columns are copied of. */
  const flush = async (writer: ParquetWriter, copied?: RowGroup) => {
    await encode(writer, copied ? names : [...ownNames, ...names]);
    if (rows === 0) return;
    await send();
    const chunks = copied ? await copyChunks(copied, source as ParquetSource, bytes, output) : [];
    for (const column of columns) chunks.push(...(await column.write(output)));
    writer.row_groups.push(groupOf(chunks, rows));
    writer.num_rows += BigInt(rows);
    rows = 0;
  };
  return {
    async rows(batch: Batch, { numbers, missing }: Results) {
      const writer = parquet ?? start(numbers);
      const results = numbers.map((column, i) => kept(column, missing[i]));
      if (append && metadata && batch.carried instanceof ParquetRecords) {
        hold(results, batch.count);
        if (batch.carried.last) await flush(writer, metadata.row_groups[batch.carried.group]);
        else await encode(writer, names);
        return;
      }
      const cells = values.map((of, place) => (batch.carried?.column(place) ?? []).map(of));
      hold([...cells, ...results], batch.count);
      if (heldRows * held.length >= CELLS) await encode(writer, [...ownNames, ...names]);
      if (columns.reduce((sum, { size }) => sum + size, 0) >= GROUP) await flush(writer);
    },
    async end() {
      const writer = parquet ?? start([]);
      await flush(writer);
      writer.finish();
      await send();
    },
  };
}

function groupOf(columns: ColumnChunk[], rows: number): RowGroup {
  const size = columns.reduce((sum, { meta_data: data }) => sum + (data?.total_uncompressed_size ?? 0n), 0n);
  return { columns, total_byte_size: size, num_rows: BigInt(rows) };
}

/** The memory of results is used again: this keeps them. */
function kept(numbers: Real, missing: Uint8Array | undefined): DecodedArray {
  if (!missing?.some((code) => code > 0)) return numbers.slice();
  return Array.from(numbers, (number, i) => (missing[i] ? null : number));
}
