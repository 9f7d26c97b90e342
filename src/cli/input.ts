/** Where the numbers come from, as chunks: a range, lines of text, a column of a CSV file, a .npy file. */
import { createReadStream, fstatSync, statSync } from 'node:fs';
import { parse } from 'csv-parse';
import { toFinite } from '../arguments.js';
import { Failure } from './failure.js';
import { isNpy, NpyReader } from './npy.js';
import { expectNumber, LineReader } from './numbers.js';

/** Numbers to come, how many if that is known, and how much of the whole is done. */
export interface Input {
  readonly chunks: AsyncIterable<Float64Array>;
  /** Of the input, from 0 to 1; undefined where the end is not known. */
  done(): number | undefined;
}

export interface InputOptions {
  readonly in?: string;
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
  readonly column?: string;
}

const CHUNK = 8192;

export function openInput(options: InputOptions): Input {
  const { from, to, step } = options;
  if (from === undefined && to === undefined && step === undefined) return openBytes(options);
  if (from === undefined || to === undefined)
    throw new Failure('a range needs --from and --to; --step defaults to 0.01');
  if (options.in !== undefined || options.column !== undefined)
    throw new Failure('give either a range (--from, --to, --step) or a file (--in, --column)');
  return openRange(from, to, step ?? 0.01);
}

/** The numbers of `arange(from, to, step)`, the same bits, a chunk at a time. */
function openRange(from: number, to: number, step: number): Input {
  if (step === 0) throw new Failure('--step must not be 0');
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (count > Number.MAX_SAFE_INTEGER) throw new Failure('--step is too small for that range');
  const spacing = toFinite('--step', 'the spacing', from + step - from);
  let start = 0;
  async function* chunks() {
    for (; start < count; start += CHUNK)
      yield Float64Array.from({ length: Math.min(CHUNK, count - start) }, (_, i) =>
        start + i === 1 ? from + step : from + (start + i) * spacing,
      );
  }
  return { chunks: chunks(), done: () => (count === 0 ? 1 : Math.min(1, start / count)) };
}

function openBytes({ in: path, column }: InputOptions): Input {
  if (path === undefined && process.stdin.isTTY)
    throw new Failure('no numbers: pipe them in, name a file with --in, or give --from and --to');
  const size = sizeOf(path);
  const stream = path === undefined ? process.stdin : createReadStream(path, { highWaterMark: 1 << 17 });
  let read = 0;
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      read += chunk.length;
      yield chunk;
    }
  }
  return {
    chunks: column === undefined ? numbersOf(bytes()) : columnOf(bytes(), column),
    done: () => (size ? Math.min(1, read / size) : undefined),
  };
}

/** A file's size; undefined for a pipe. */
function sizeOf(path: string | undefined): number | undefined {
  if (path === undefined) {
    const stat = fstatSync(0);
    return stat.isFile() ? stat.size : undefined;
  }
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new Failure(`--in: no file ${JSON.stringify(path)}`);
  if (stat.isDirectory()) throw new Failure(`--in: ${JSON.stringify(path)} is a folder`);
  return stat.isFile() ? stat.size : undefined;
}

async function* numbersOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Float64Array> {
  let reader: LineReader | NpyReader | undefined;
  for await (const chunk of bytes) {
    reader ??= isNpy(chunk) ? new NpyReader() : new LineReader();
    yield reader.read(chunk);
  }
  if (reader !== undefined) yield reader.end();
}

/** The numbers of the column of that name, or of that place from 1 on. */
async function* columnOf(bytes: AsyncIterable<Buffer>, column: string): AsyncGenerator<Float64Array> {
  const records = parse({ bom: true, info: true, skip_empty_lines: true, trim: true });
  void feed(bytes, records);
  let index: number | undefined;
  let numbers: number[] = [];
  try {
    for await (const { record, info } of records as AsyncIterable<CsvRecord>) {
      if (index === undefined) {
        index = placeOf(column, record);
        continue;
      }
      numbers.push(expectNumber(record[index] ?? '', info.lines, ` in column ${JSON.stringify(column)}`));
      if (numbers.length === CHUNK) {
        yield Float64Array.from(numbers);
        numbers = [];
      }
    }
  } catch (error) {
    // csv-parse says the line, as "Invalid Record Length: columns length is 2, got 3 on line 4".
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
      ? new Failure(error.message)
      : error;
  }
  yield Float64Array.from(numbers);
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

async function feed(bytes: AsyncIterable<Buffer>, records: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const chunk of bytes)
      if (!records.write(chunk)) await new Promise((resolve) => records.once('drain', resolve));
    records.end();
  } catch (error) {
    records.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function placeOf(column: string, header: readonly string[]): number {
  const named = header.indexOf(column);
  if (named >= 0) return named;
  const place = Number(column);
  if (Number.isInteger(place) && place >= 1 && place <= header.length) return place - 1;
  throw new Failure(`--column: no column ${JSON.stringify(column)}; there are ${header.join(', ')}`);
}
