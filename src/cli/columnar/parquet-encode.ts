/** Columns of a row group as pages, encoded as their values come. Cells take many times the memory of their pages, and what
 *  is collected late of them as much again: a row group held in cells took 200 MB. */
import type { ColumnChunk, ColumnMetaData, DecodedArray } from 'hyparquet';
import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Output } from '../files/output.js';

export class PagesOfColumn {
  readonly #writer: ParquetWriter;
  readonly #bytes: ByteWriter;
  readonly #name: string;
  readonly #pages: Uint8Array[] = [];
  #all: ColumnMetaData | undefined;

  /** @param bytes the writer's own, empty whenever `add` is called. */
  constructor(writer: ParquetWriter, bytes: ByteWriter, name: string) {
    this.#writer = writer;
    this.#bytes = bytes;
    this.#name = name;
  }

  /** Bytes that are held. */
  get size(): number {
    return Number(this.#all?.total_compressed_size ?? 0);
  }

  /** Encodes values. There is no dictionary, as pages that are made apart are to be one column, and no statistics.
   *  The library writes row groups: of this one only its column is kept, here, and not in the file yet. */
  add(data: DecodedArray): void {
    const [writer, bytes] = [this.#writer, this.#bytes];
    const column = {
      name: this.#name,
      data,
      encoding: 'PLAIN',
      offsetIndex: false,
      statistics: false,
    } as const;
    writer.write({ columnData: [column], rowGroupSize: data.length });
    writer.num_rows -= BigInt(data.length);
    writer.pendingIndexes.pop();
    const more = writer.row_groups.pop()?.columns[0]?.meta_data as ColumnMetaData;
    const before = this.#all;
    const sum = (key: 'num_values' | 'total_compressed_size' | 'total_uncompressed_size') =>
      (before?.[key] ?? 0n) + more[key];
    this.#all = {
      ...more,
      num_values: sum('num_values'),
      total_compressed_size: sum('total_compressed_size'),
      total_uncompressed_size: sum('total_uncompressed_size'),
    };
    const pages = bytes.getBytes().slice();
    this.#pages.push(pages);
    bytes.index = 0;
    bytes.offset -= pages.length;
  }

  /** Writes all pages to where the file ends. */
  async write(output: Output): Promise<ColumnChunk> {
    const start = BigInt(this.#bytes.offset);
    for (const pages of this.#pages) {
      await output.write(pages);
      this.#bytes.offset += pages.length;
    }
    return { file_offset: start, meta_data: { ...(this.#all as ColumnMetaData), data_page_offset: start } };
  }
}
