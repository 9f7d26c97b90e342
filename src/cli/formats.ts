/** Rows of results as CSV, JSON or NumPy's format. A format gets whole rows, one number a column. */

import { npyHeader } from './npy.js';
import type { Output } from './output.js';

export interface Format {
  start(): Promise<void>;
  rows(numbers: Float64Array): Promise<void>;
  end(): Promise<void>;
}

/** A number so that it reads back as the same double. */
const text = (number: number): string => (number === 0 && 1 / number < 0 ? '-0' : String(number));

export function csv(output: Output, columns: readonly string[]): Format {
  return {
    start: () => output.write(`${columns.join(',')}\n`),
    rows: (numbers) => output.write(lines(numbers, columns.length)),
    async end() {},
  };
}

function lines(numbers: Float64Array, columns: number): string {
  let result = '';
  let column = 0;
  for (const number of numbers) {
    result += text(number);
    column = (column + 1) % columns;
    result += column === 0 ? '\n' : ',';
  }
  return result;
}

/** An array of objects; NaN and infinities, which JSON has not, are null. */
export function json(output: Output, columns: readonly string[]): Format {
  const keys = columns.map((name, i) => `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  let before = '[\n';
  return {
    async start() {},
    async rows(numbers) {
      let result = '';
      numbers.forEach((number, i) => {
        const column = i % columns.length;
        if (column === 0) result += before;
        before = '},\n';
        result += keys[column];
        result += Number.isFinite(number) ? text(number) : 'null';
      });
      await output.write(result);
    },
    end: () => output.write(before === '[\n' ? '[]\n' : '}\n]\n'),
  };
}

/** Doubles of shape (rows, columns), or (rows,) if there is one column. */
export function npy(output: Output, columns: readonly string[]): Format {
  let count = 0;
  const header = () => {
    const rows = count / columns.length;
    return npyHeader(columns.length === 1 ? [rows] : [rows, columns.length]);
  };
  return {
    start: () => output.write(header()),
    async rows(numbers) {
      count += numbers.length;
      await output.write(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    },
    async end() {
      // Only now is the number of rows known.
      output.rewrite(header());
    },
  };
}
