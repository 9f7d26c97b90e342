/** Columns of a row group as pages, encoded as their values come. Cells take many times the
 *  memory of their pages, and as much again until they are collected: a row group held in cells took 200 MB. */
import type { ColumnChunk, ColumnMetaData, DecodedArray } from 'hyparquet';
import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Output } from '../files/output.js';

/** Pages of one leaf. A column has one leaf; a list or record has one for each of its parts. The memory is used again for
 *  the next row group: thrown away, megabytes of it would lie about until they are collected. */
class Leaf {
  all: ColumnMetaData | undefined;
  #room = Buffer.alloc(0);
  #used = 0;

  add(pages: Uint8Array, more: ColumnMetaData): void {
    this.all = this.all ? sumOf(this.all, more) : more;
    const end = this.#used + pages.length;
    if (end > this.#room.length) {
      const room = Buffer.allocUnsafeSlow(Math.max(end, 2 * this.#room.length));
      this.#room.copy(room, 0, 0, this.#used);
      this.#room = room;
    }
    this.#room.set(pages, this.#used);
    this.#used = end;
  }

  /** What has been added since. It holds until more is added. */
  take(): Buffer {
    const pages = this.#room.subarray(0, this.#used);
    this.#used = 0;
    return pages;
  }
}

export class PagesOfColumn {
  readonly #writer: ParquetWriter;
  readonly #bytes: ByteWriter;
  readonly #name: string;
  readonly #leaves: Leaf[] = [];

  /** @param bytes the writer's own, empty whenever `add` is called. */
  constructor(writer: ParquetWriter, bytes: ByteWriter, name: string) {
    this.#writer = writer;
    this.#bytes = bytes;
    this.#name = name;
  }

  /** Bytes that are held. */
  get size(): number {
    return this.#leaves.reduce((sum, { all }) => sum + Number(all?.total_compressed_size ?? 0), 0);
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
    const { columns = [] } = writer.row_groups.pop() ?? {};
    writer.pendingIndexes.length -= columns.length;
    const pages = bytes.getBytes();
    bytes.index = 0;
    bytes.offset -= pages.length;
    let at = 0;
    for (const [place, { meta_data }] of columns.entries()) {
      const more = meta_data as ColumnMetaData;
      const end = at + Number(more.total_compressed_size);
      this.#leaves[place] ??= new Leaf();
      this.#leaves[place].add(pages.subarray(at, end), more);
      at = end;
    }
  }

  /** Writes all pages to where the file ends; what is added next belongs to the next row group. */
  async write(output: Output): Promise<ColumnChunk[]> {
    const chunks: ColumnChunk[] = [];
    for (const leaf of this.#leaves) {
      const start = BigInt(this.#bytes.offset);
      const pages = leaf.take();
      await output.write(pages);
      this.#bytes.offset += pages.length;
      const meta_data = { ...(leaf.all as ColumnMetaData), data_page_offset: start };
      chunks.push({ file_offset: start, meta_data });
      leaf.all = undefined;
    }
    return chunks;
  }
}

function sumOf(before: ColumnMetaData, more: ColumnMetaData): ColumnMetaData {
  const sum = (key: 'num_values' | 'total_compressed_size' | 'total_uncompressed_size') =>
    before[key] + more[key];
  return {
    ...more,
    num_values: sum('num_values'),
    total_compressed_size: sum('total_compressed_size'),
    total_uncompressed_size: sum('total_uncompressed_size'),
  };
}
