/** NumPy's arrays out. */

import type { Batch, Results, Sink, Source } from '../columns.js';
import { Failure } from '../failure.js';
import type { Output } from '../files/output.js';
import { countOf, writtenHeader } from './header.js';

/** Writes one array of the results: of the input's shape, with one more axis if there are several a number.
 *  Of an input in Fortran order it is in Fortran order too. Missing numbers are NaN. */
export function npySink(output: Output, source: Source & { fortran?: boolean }, columns: number): Sink {
  const { writeAt, write } = output;
  const { shape, single = false, fortran = false } = source;
  let count = 0;
  const headerOf = (inner: readonly number[]) =>
    writtenHeader(columns === 1 ? inner : [...inner, columns], single, fortran);
  if (writeAt === undefined && (shape === undefined || (fortran && columns > 1)))
    throw new Failure(
      'a .npy file begins with its length, which is known only at the end: name a file with --out',
    );
  const total = shape === undefined ? 0 : countOf(shape);
  let started = false;
  const start = async () => {
    started = true;
    await write(headerOf(shape ?? [0]));
  };
  const bytes = (numbers: Float64Array | Float32Array) =>
    new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return {
    async rows(batch: Batch, { numbers }: Results) {
      if (!started) await start();
      if (fortran && columns > 1 && writeAt) {
        numbers.forEach((column, i) => {
          const at = headerOf(shape ?? []).length + (i * total + count) * column.BYTES_PER_ELEMENT;
          writeAt(bytes(column), at);
        });
      } else await write(bytes(interleaved(numbers)));
      count += batch.count;
    },
    async end() {
      if (!started) await start();
      // Only now is the number of rows known.
      if (shape === undefined) writeAt?.(headerOf([count]), 0);
    },
  };
}

/** Row by row: the first of each array, then the second of each. */
function interleaved(arrays: readonly (Float64Array | Float32Array)[]): Float64Array | Float32Array {
  const [first = new Float64Array()] = arrays;
  if (arrays.length === 1) return first;
  const rows =
    first instanceof Float32Array
      ? new Float32Array(first.length * arrays.length)
      : new Float64Array(first.length * arrays.length);
  arrays.forEach((array, column) => {
    for (let i = 0, at = column; i < array.length; i++, at += arrays.length) rows[at] = array[i] as number;
  });
  return rows;
}
