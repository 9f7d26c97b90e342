/** Opens where the results go: which format, which names. */
import { extname } from 'node:path';
import type { Sink } from './columns.js';
import { Failure, shown } from './failure.js';
import type { Output } from './files/output.js';
import { jsonSink } from './json/sink.js';
import { npySink } from './npy/sink.js';
import type { Kind, Opened } from './source.js';
import { csvSink } from './text/csv-sink.js';

export const FORMATS = ['csv', 'json', 'jsonl', 'npy', 'arrow', 'arrows', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

export interface OutputOptions {
  readonly out?: string;
  readonly format?: Format;
  readonly json?: boolean;
  readonly npy?: boolean;
  readonly header?: boolean;
  readonly delimiter?: string;
  readonly only?: boolean;
  readonly append?: boolean;
  readonly as?: readonly string[];
}

const EXTENSIONS: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.npy': 'npy',
  '.arrow': 'arrow',
  '.feather': 'arrow',
  '.arrows': 'arrows',
  '.parquet': 'parquet',
};

/** Names of files that are none of these formats: under such a name CSV would be a surprise. */
const OTHERS = /^\.(gz|bz2|xz|zst|lz4|br|zip|npz|xlsx?|ods|h5|hdf5|mat|avro|orc|pkl)$/;

const DEFAULTS: Partial<Record<Kind, Format>> = {
  json: 'json',
  jsonl: 'jsonl',
  arrow: 'arrow',
  arrows: 'arrows',
};

/** What was asked for; else what the name of the file says; else what the input is, if it is a table. */
export function formatOf(options: OutputOptions, kind: Kind): Format {
  const { format, json, npy, out } = options;
  const asked = [format, json ? 'json' : undefined, npy ? 'npy' : undefined].filter(
    (one) => one !== undefined,
  );
  if (new Set(asked).size > 1) throw new Failure(`choose one of ${asked.join(' and ')}`);
  const extension = extname(out ?? '').toLowerCase();
  const byName = EXTENSIONS[extension];
  if (asked.length === 0 && OTHERS.test(extension))
    throw new Failure(`--out: ${extension} is not written here; --format takes ${FORMATS.join(', ')}`);
  return (asked[0] as Format | undefined) ?? byName ?? DEFAULTS[kind] ?? 'csv';
}

/** Whether the table's own columns go along. */
export const appends = ({ source }: Opened, { only, append }: OutputOptions): boolean => {
  if (only && append) throw new Failure('choose one of --append and --only');
  if (append && source.names.length === 0 && !source.empty)
    throw new Failure('--append goes with a table, of which --column names a column');
  return !only && source.names.length > 0;
};

/** The names of the results. @throws {Failure} if they are not as many, or one is taken. */
export function resultNames(
  own: readonly string[],
  { source }: Opened,
  append: boolean,
  { as }: OutputOptions,
): readonly string[] {
  // Of an empty input nobody knows how many columns it would have had.
  if (as !== undefined && source.empty) return as;
  if (as !== undefined && as.length !== own.length)
    throw new Failure(`--as: there are ${own.length} results, ${own.join(', ')}; got ${as.length} names`);
  const names = as ?? own;
  names.forEach((name, i) => {
    if (append && source.names.includes(name))
      throw new Failure(`the table has a column ${shown(name)} already; name the results with --as`);
    if (names.indexOf(name) !== i) throw new Failure(`--as: two results would be called ${shown(name)}`);
  });
  return names;
}

export async function openSink(
  format: Format,
  output: Output,
  opened: Opened,
  names: readonly string[],
  append: boolean,
  options: OutputOptions,
): Promise<Sink> {
  const { source, csv } = opened;
  if (format === 'npy') return npySink(output, source, names.length);
  if (format === 'json' || format === 'jsonl')
    return jsonSink(output, source, { names, append, lines: format === 'jsonl' });
  if (format === 'arrow' || format === 'arrows') {
    const { arrowSink } = await import('./columnar/arrow-sink.js');
    return arrowSink(output, source, { names, append, file: format === 'arrow' });
  }
  if (format === 'parquet') {
    const { parquetSink } = await import('./columnar/parquet-sink.js');
    return parquetSink(output, source, { names, append });
  }
  const own = csv?.layout?.delimiter;
  const wanted =
    options.delimiter ?? own ?? (extname(options.out ?? '').toLowerCase() === '.tsv' ? '\t' : ',');
  return csvSink(output, source, {
    names,
    append,
    header: options.header !== false,
    delimiter: wanted,
    original: csv && (() => csv),
  });
}
