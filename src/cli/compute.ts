/** What is computed of each batch: the columns of results. */
import type { Column, Elementwise, Real } from '../types.js';
import type { Batch, Results } from './columns.js';

/** The columns by the names they have in the output. */
export const COLUMNS: Readonly<Record<string, Column>> = { x: 'x', f: 'value', derivative: 'derivative' };

const nameOf = (column: Column): string =>
  Object.keys(COLUMNS).find((name) => COLUMNS[name] === column) ?? column;

export interface Computation {
  /** The names of the results, for inputs of these names. */
  names(inputs: readonly string[]): readonly string[];
  /** The results for a batch, one array for each name. They hold until the next batch: their memory is used again. */
  results(batch: Batch): Results;
}

/** Memory for the results of one column. */
interface Rooms {
  readonly value: Real;
  readonly deriv: Real;
}

/** Memory as long as x; that of the batch before where it is long enough. With new memory for each batch, collecting it
 *  takes half the time of a stream. */
function roomFor(x: Real, before: Rooms | undefined): Rooms {
  const make = x instanceof Float32Array ? Float32Array : Float64Array;
  const part = (room: Real | undefined): Real => {
    const fits = room instanceof make && room.buffer.byteLength >= x.byteLength;
    return fits ? new make(room.buffer as ArrayBuffer, 0, x.length) : new make(x.length);
  };
  return { value: part(before?.value), deriv: part(before?.deriv) };
}

/** A chain applied to each input column alone. */
export function chainOf(f: Elementwise, show: readonly Column[], delta: number): Computation {
  const slopes = show.includes('derivative');
  const rooms: Rooms[] = [];
  return {
    names: (inputs) =>
      inputs.flatMap((input) =>
        show.map((column) => (inputs.length === 1 ? nameOf(column) : `${input}_${nameOf(column)}`)),
      ),
    results({ inputs, missing }) {
      const numbers = inputs.flatMap((x, input): Real[] => {
        const out = roomFor(x, rooms[input]);
        rooms[input] = out;
        const { value, deriv } = slopes
          ? f.valueAndDeriv(x, { delta, out })
          : { value: f(x, { out: out.value }), deriv: x };
        const of = { x, value, derivative: deriv };
        return show.map((column) => of[column]);
      });
      return { numbers, missing: missing.flatMap((codes) => show.map(() => codes)) };
    },
  };
}
