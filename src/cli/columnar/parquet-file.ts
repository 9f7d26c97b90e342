/** What reading and copying Parquet files share. */
import type { AsyncBuffer } from 'hyparquet';
import { Failure } from '../failure.js';
import type { Bytes } from '../files/bytes.js';

/** A file as hyparquet reads it. */
export function asyncBuffer(bytes: Bytes, size: number): AsyncBuffer {
  return {
    byteLength: size,
    slice(start: number, end: number = size) {
      const part = bytes.at(start, end - start);
      return part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength) as ArrayBuffer;
    },
  };
}

/** What hyparquet throws, in the user's words. */
export async function readable<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error)) throw error;
    throw new Failure(`${name}: the Parquet file cannot be read: ${error.message.split('\n')[0]}`);
  }
}
