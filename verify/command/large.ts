/** Peak memory and time of the command for large inputs of each format, and from one format to another. What comes
 *  through a pipe is made as it goes; Parquet, which must be a file, is on the disk while it is read. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { schemaMessage } from '../../src/cli/columnar/arrow-writers.js';
import { linesOf } from '../../tools/report-lines.js';
import { type Check, type Cli, type Input, type Measured, NPY, runInput } from './peak-memory.js';

/** Seconds of CPU that a run may take: some, and one for each MB, which is five times what the slowest takes. */
const longestOf = (megabytes: number): number => 20 + megabytes;

/** What `--save` keeps. */
export interface Formats {
  readonly megabytes: number;
  readonly cpu: string;
  readonly engine: string;
  readonly date: string;
  readonly load: number;
  readonly runs: readonly (Measured & { readonly what: string })[];
}

export const RESULTS = 'bench/results/formats.json';

/** Runs each, and checks its exit code, its memory and its time.
 *  @param megabytes how large they are. @param only the one to run, by its whole name; undefined: all.
 *  @param save whether to write what was measured to `RESULTS`, beside what is there of others as large. */
export function checkLarge(
  cli: Cli,
  check: Check,
  megabytes: number,
  only: string | undefined,
  save: boolean,
): void {
  const inputs = inputsOf(cli, megabytes * 1e6);
  const order = inputs.map(({ what }) => what);
  if (only !== undefined && !order.includes(only))
    throw new Error(`--format takes one of ${order.join(', ')}.`);
  const before = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Formats) : undefined;
  const runs = new Map(
    (before?.megabytes === megabytes ? before.runs : []).map((measured) => [measured.what, measured]),
  );
  for (const input of inputs) {
    if (only !== undefined && input.what !== only) continue;
    input.before?.();
    const measured = runInput(cli, check, input, longestOf(megabytes));
    runs.set(input.what, { what: input.what, ...measured });
    for (const name of ['large.parquet', 'out.parquet']) rmSync(cli.path(name), { force: true });
  }
  if (!save) return;
  const formats: Formats = {
    megabytes,
    cpu: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    engine: `Node ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
    load: Math.round(loadavg()[0] ?? 0),
    runs: order.flatMap((what) => runs.get(what) ?? []),
  };
  writeFileSync(RESULTS, `${linesOf(formats)}\n`);
}

interface Large extends Input {
  /** Makes the file that it reads. */
  readonly before?: () => void;
}

function inputsOf(cli: Cli, bytes: number): readonly Large[] {
  /** Python that sends as many blocks of rows. */
  const blocks = (row: string) =>
    `block = b''.join(${row} for i in range(100000)); [send(block) for _ in range(${bytes} // len(block))]`;
  const csv = `send(b'id,x,y,z,w\\n'); ${blocks("b'%d,%.6f,name %d,0.5,2026-01-01\\n' % (i, i / 7, i)")}`;
  const json = blocks(`b'{"id":%d,"x":%.6f,"name":"name %d"}\\n' % (i, i / 7, i)`);
  const numbers = Math.floor(bytes / 8 / 131072) * 131072;
  const arrow = arrowStream(cli, bytes, 'three');
  // x, f and derivative: three doubles a row.
  const rows = Math.floor(bytes / 24);
  const makeParquet = () => {
    const made = cli.shell(`$FLUXION eval sin --from 0 --to ${rows} --step 1 --out large.parquet`);
    if (made.code !== 0) throw new Error(made.stderr);
  };
  const column = '--column x --show f --as s';
  return [
    { what: 'lines of numbers', words: '--show f', send: blocks("b'%.6f\\n' % (i / 7)"), code: 0 },
    { what: 'CSV', words: column, send: csv, code: 0 },
    { what: 'JSON lines', words: column, send: json, code: 0 },
    {
      what: '.npy',
      words: '--npy --show f',
      send: `${NPY(String(numbers))}; block = bytes(1 << 20); [send(block) for _ in range(${numbers / 131072})]`,
      code: 0,
      elements: numbers,
    },
    { what: 'Arrow, 3 columns', words: column, ...arrow },
    {
      what: 'Arrow, 1 column',
      words: column,
      ...arrowStream(cli, bytes, 'one'),
      // What a process takes to start counts in smaller ones.
      ...(bytes >= 1e9 && { longestEach: 40 }),
    },
    {
      what: 'Parquet',
      words: `${column} --in large.parquet --out out.parquet`,
      send: 'pass',
      code: 0,
      elements: rows,
      before: makeParquet,
    },
    {
      what: 'Parquet to CSV',
      words: `${column} --in large.parquet`,
      send: 'pass',
      code: 0,
      elements: rows,
      before: makeParquet,
    },
    { what: 'CSV to Parquet', words: `${column} --out out.parquet`, send: csv, code: 0 },
    { what: 'JSON lines to Parquet', words: `${column} --out out.parquet`, send: json, code: 0 },
    { what: 'Arrow to Parquet', words: `${column} --out out.parquet`, ...arrow },
    { what: 'Arrow to CSV', words: `${column} --format csv`, ...arrow },
  ];
}

/** A stream of Arrow's: its beginning and one record batch, sent over and over. */
function arrowStream(
  cli: Cli,
  bytes: number,
  columns: 'one' | 'three',
): Pick<Large, 'send' | 'code' | 'elements'> {
  const rows = 65_536;
  const x = Float64Array.from({ length: rows }, (_, i) => Math.sin(i));
  // Two columns in the same memory the library would write but once.
  const three = { x, y: x.slice(), id: Int32Array.from(x, (_, i) => i) };
  const table = columns === 'one' ? tableFromArrays({ x }) : tableFromArrays(three);
  const whole = tableToIPC(table, 'stream');
  const head = schemaMessage(table.schema);
  // A stream ends with 8 bytes.
  const batch = whole.slice(head.length, -8);
  writeFileSync(cli.path(`${columns}-head`), head);
  writeFileSync(cli.path(`${columns}-batch`), batch);
  const batches = Math.ceil(bytes / batch.length);
  return {
    send: `send(open('${columns}-head', 'rb').read()); block = open('${columns}-batch', 'rb').read(); [send(block) for _ in range(${batches})]`,
    code: 0,
    elements: rows * batches,
  };
}
