/** NumPy's arrays in, as their bytes arrive. */

import type { Batch, Source } from '../columns.js';
import { Failure } from '../failure.js';
import { countOf, headerEnd, type NpyHeader, readHeader } from './header.js';

const LONGEST_FORTRAN = 1 << 23;

export interface NpySource extends Source {
  /** Whether the batches are in the order of columns. */
  readonly fortran: boolean;
  /** The same numbers in the order of rows. @throws {Failure} if there are too many to hold. */
  inRows(): Source;
}

/** @param warn says what is strange but no mistake. @throws {Failure} as the header is read. */
export async function npySource(
  all: AsyncIterable<Buffer>,
  done: () => number | undefined,
  warn: (text: string) => void,
): Promise<NpySource> {
  const chunks = all[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let end: number | undefined;
  while (end === undefined || head.length < end) {
    const { done: over, value } = await chunks.next();
    if (over) throw new Failure('the .npy file ends within its header');
    head = Buffer.concat([head, value]);
    end = headerEnd(head);
  }
  const header = readHeader(head.subarray(0, end));
  const { shape, decoder } = header;
  // With at most one axis longer than 1 both orders are the same.
  const fortran = header.fortran && shape.filter((length) => length > 1).length > 1;
  const source = {
    names: [],
    fields: [],
    inputs: ['x'],
    batches: numbersOf(header, head.subarray(end), chunks, warn),
    done,
    markText: () => '',
    shape,
    single: decoder.single,
    fortran,
  };
  return { ...source, inRows: () => ({ ...source, fortran: false, batches: inRows(source.batches, shape) }) };
}

async function* numbersOf(
  { shape, decoder }: NpyHeader,
  first: Buffer,
  chunks: AsyncIterator<Buffer>,
  warn: (text: string) => void,
): AsyncGenerator<Batch> {
  const { size } = decoder;
  const count = countOf(shape);
  let from = 0;
  let rest: Buffer = Buffer.alloc(0);
  let chunk = first;
  while (from < count) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = Math.min(Math.floor(bytes.length / size), count - from);
    if (whole > 0) {
      const numbers = decoder.decode(bytes.subarray(0, whole * size), from);
      from += whole;
      yield { count: whole, inputs: [numbers], missing: [undefined] };
    }
    rest = bytes.subarray(whole * size);
    if (from === count) break;
    const { done, value } = await chunks.next();
    if (done)
      throw new Failure(`the .npy file ends after ${from} of the ${count} numbers that its header says`);
    chunk = value;
  }
  const more = rest.length > 0 || (count === 0 && first.length > 0) || !(await chunks.next()).done;
  if (more) warn('the .npy file goes on after its numbers; what follows is passed over');
}

/** Numbers that came column by column, row by row. */
async function* inRows(batches: AsyncIterable<Batch>, shape: readonly number[]): AsyncGenerator<Batch> {
  const count = countOf(shape);
  if (count > LONGEST_FORTRAN)
    throw new Failure(
      'the .npy file is in Fortran order, and too large to turn: save it with numpy.ascontiguousarray, or write --npy',
    );
  const numbers = new Float64Array(count);
  // From the place in columns to the place in rows: the digits of the place, weighed the other way round.
  const weights = shape.map((_, axis) => countOf(shape.slice(axis + 1)));
  const index = shape.map(() => 0);
  let place = 0;
  for await (const { inputs } of batches)
    for (const number of inputs[0] as Float64Array) {
      numbers[place] = number;
      for (let axis = 0; axis < shape.length; axis++) {
        index[axis] = (index[axis] as number) + 1;
        place += weights[axis] as number;
        if ((index[axis] as number) < (shape[axis] as number)) break;
        place -= (weights[axis] as number) * (shape[axis] as number);
        index[axis] = 0;
      }
    }
  yield { count, inputs: [numbers], missing: [undefined] };
}
