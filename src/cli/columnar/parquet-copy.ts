/** What goes from one Parquet file to another as it stands. */
import { setImmediate } from 'node:timers/promises';
import type { ColumnChunk, RowGroup } from 'hyparquet';
import type { ByteWriter } from 'hyparquet-writer';
import { Failure } from '../failure.js';
import type { Output } from '../files/output.js';
import { startOf } from './parquet-pages.js';
import type { ParquetSource } from './parquet-source.js';

/** How much of a copied column is held at once. */
const PIECE = 1 << 20;

/** Copies a row group's columns as they stand, pages and all, so that nothing of them changes but their place.
 *  Their statistics and indexes, which say the same once more, are left out. */
export async function copyChunks(
  { columns }: RowGroup,
  { file }: ParquetSource,
  bytes: ByteWriter,
  output: Output,
): Promise<ColumnChunk[]> {
  const copied: ColumnChunk[] = [];
  const room = Buffer.allocUnsafeSlow(PIECE);
  for (const { meta_data: data, file_path: elsewhere } of columns) {
    if (data === undefined || elsewhere !== undefined)
      throw new Failure(`${file.name}: a column of the Parquet file lies in another file`);
    const dictionary = data.dictionary_page_offset || undefined;
    const start = startOf(data);
    const moved = BigInt(bytes.offset - start);
    for (let at = 0; at < Number(data.total_compressed_size); at += PIECE) {
      const part = file.at(start + at, Math.min(PIECE, Number(data.total_compressed_size) - at), room);
      await output.write(part);
      bytes.offset += part.length;
      // Signals are heard between pieces.
      await setImmediate();
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
