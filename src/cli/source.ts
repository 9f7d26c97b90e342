/** Opens what the numbers come from, whatever its format: told by its first bytes. */

import type { Batch, Field, Source } from './columns.js';
import { Failure } from './failure.js';
import { type Bytes, openBytes, peek } from './files/bytes.js';
import { jsonSource } from './json/source.js';
import { isNpy } from './npy/header.js';
import { openMember } from './npy/npz.js';
import { npySource } from './npy/source.js';
import { rangeSource } from './range.js';
import { CsvReader } from './text/csv.js';
import { LineReader } from './text/lines.js';
import { Marks } from './text/missing.js';
import { fieldsOf } from './text/table-layout.js';

export interface InputOptions {
  readonly in?: string;
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
  readonly column?: readonly string[];
  readonly header?: boolean;
  readonly delimiter?: string;
  readonly missing?: readonly string[];
  readonly strict?: boolean;
  readonly member?: string;
}

/** What an input is; the output is of the same kind where nothing else is asked for. */
export type Kind = 'lines' | 'csv' | 'json' | 'jsonl' | 'npy' | 'arrow' | 'arrows' | 'parquet';

export interface Opened {
  readonly source: Source;
  readonly kind: Kind;
  /** Of a table of text. */
  readonly csv?: CsvReader;
  /** Lets go of the file. */
  close(): void;
}

/** @param say tells the user what was found out, on standard error. */
export async function openSource(options: InputOptions, say: (text: string) => void): Promise<Opened> {
  const { from, to, step } = options;
  if (from === undefined && to === undefined && step === undefined) return openFile(options, say);
  if (from === undefined || to === undefined)
    throw new Failure('a range needs --from and --to; --step defaults to 0.01');
  if (options.in !== undefined || options.column !== undefined)
    throw new Failure('give either a range (--from, --to, --step) or a file (--in, --column)');
  return { source: rangeSource(from, to, step ?? 0.01), kind: 'lines', close() {} };
}

async function openFile(options: InputOptions, say: (text: string) => void): Promise<Opened> {
  const bytes = openBytes(options.in);
  let read = 0;
  const counted: AsyncIterator<Buffer> = {
    async next() {
      const result = await bytes.chunks.next();
      if (!result.done) read += result.value.length;
      return result;
    },
  };
  const done = () => (bytes.size ? Math.min(1, read / bytes.size) : undefined);
  try {
    const { head, all } = await peek({ ...bytes, chunks: counted }, 8);
    return { ...(await openKind(options, bytes, head, all, done, say)), close: () => bytes.close() };
  } catch (error) {
    bytes.close();
    throw error;
  }
}

type Unclosed = Omit<Opened, 'close'>;

async function openKind(
  options: InputOptions,
  bytes: Bytes,
  head: Buffer,
  all: AsyncIterable<Buffer>,
  done: () => number | undefined,
  say: (text: string) => void,
): Promise<Unclosed> {
  const columns = options.column ?? [];
  const strict = options.strict ?? false;
  const marks = new Marks(options.missing);
  const magic = head.toString('latin1');
  const archive = magic.startsWith('PK\x03\x04') || magic.startsWith('PK\x05\x06');
  if (options.member !== undefined && !archive) throw new Failure('--member goes with an .npz archive');
  if (archive || isNpy(head)) {
    refuseColumns(columns, 'an array has none');
    const numbers = archive ? await openMember(bytes, options.member) : all;
    return { source: await npySource(numbers, done, say), kind: 'npy' };
  }
  if (magic.startsWith('ARROW1') || magic.startsWith('\xff\xff\xff\xff')) {
    const file = magic.startsWith('ARROW1');
    const { arrowSource } = await import('./columnar/arrow-source.js');
    bytes.passing();
    return {
      source: await arrowSource(all, done, { columns, strict, file: file ? bytes : undefined }),
      kind: file ? 'arrow' : 'arrows',
    };
  }
  if (magic.startsWith('PAR1')) {
    const { parquetSource } = await import('./columnar/parquet-source.js');
    return { source: await parquetSource(bytes, { columns, strict }), kind: 'parquet' };
  }
  refuseCompressed(magic);
  const first = magic.replace(/^\xef\xbb\xbf/, '').trimStart()[0];
  if ((first === '{' || first === '[') && options.delimiter === undefined && options.header === undefined) {
    const kind = first === '[' ? 'json' : 'jsonl';
    return { source: await jsonSource(withoutMark(all), done, { columns, marks, strict }), kind };
  }
  if (columns.length > 0) return openCsv(options, marks, all, done, say);
  const lines = new LineReader(marks, strict);
  const source = {
    names: [],
    fields: [],
    inputs: ['x'],
    done,
    markText: (code: number) => marks.textOf(code),
  };
  return { source: { ...source, batches: read(lines, all), empty: head.length === 0 }, kind: 'lines' };
}

async function openCsv(
  options: InputOptions,
  marks: Marks,
  all: AsyncIterable<Buffer>,
  done: () => number | undefined,
  say: (text: string) => void,
): Promise<Unclosed> {
  const { column: columns = [], delimiter, header, strict = false } = options;
  const csv = new CsvReader({ columns, delimiter, header }, marks, strict);
  let piece = BYTES_OF_CELLS;
  const batches = read(
    csv,
    inPieces(all, () => piece),
  );
  // The header is known once the first record is read, be it the only one.
  const first = await batches.next();
  const { layout } = csv;
  if (layout?.note !== undefined) say(layout.note);
  let fields: readonly Field[] | undefined;
  async function* rest() {
    if (!first.done) yield first.value;
    yield* batches;
  }
  return {
    source: {
      names: layout?.names ?? [],
      get fields() {
        fields ??= layout ? fieldsOf(layout) : [];
        return fields;
      },
      inputs: layout?.inputs ?? [],
      batches: rest(),
      done,
      markText: (code) => marks.textOf(code),
      leaveCells() {
        piece = Number.POSITIVE_INFINITY;
      },
      empty: layout === undefined,
    },
    kind: 'csv',
    csv,
  };
}

/** Bytes of text of which the cells are made at once, where another format is written: signals are heard between. */
const BYTES_OF_CELLS = 1 << 15;

async function* inPieces(all: AsyncIterable<Buffer>, most: () => number): AsyncGenerator<Buffer> {
  for await (const chunk of all)
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + most());
      at += piece.length;
      yield piece;
    }
}

interface Reader {
  read(chunk: Buffer): Batch | undefined;
  end(): Batch | undefined;
}

async function* read(reader: Reader, all: AsyncIterable<Buffer>): AsyncGenerator<Batch> {
  for await (const chunk of all) {
    const batch = reader.read(chunk);
    if (batch && batch.count > 0) yield batch;
  }
  const last = reader.end();
  if (last && last.count > 0) yield last;
}

/** JSON may begin with a byte order mark, which `JSON.parse` does not take. */
async function* withoutMark(all: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of all) {
    yield first && chunk.toString('latin1', 0, 3) === '\xef\xbb\xbf' ? chunk.subarray(3) : chunk;
    first = false;
  }
}

function refuseColumns(columns: readonly string[], why: string): void {
  if (columns.length > 0) throw new Failure(`--column: ${why}`);
}

function refuseCompressed(magic: string): void {
  const by = magic.startsWith('\x1f\x8b')
    ? 'gzip'
    : magic.startsWith('\x28\xb5\x2f\xfd')
      ? 'zstd'
      : undefined;
  if (by !== undefined) throw new Failure(`the input is compressed: pipe it through ${by} -dc`);
}
