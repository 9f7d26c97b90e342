/** Readers of CSV beside each other on the first 64 MB of a file. First they sum up one column. Then the fastest takes our
 *  own reader's place in the whole task of the command: a column is appended, and all is written. */
import {
  closeSync,
  createReadStream,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import { command } from '../src/cli/command.js';
import { CsvReader } from '../src/cli/text/csv.js';
import { Marks } from '../src/cli/text/missing.js';
import { quoted } from '../src/cli/text/table-layout.js';
import { TextWriter } from '../src/cli/text/writer.js';
import { sigmoid } from '../src/index.js';

export interface Reader {
  readonly who: string;
  /** MB a second of CPU: one column's sum. */
  readonly rate: number;
  /** The same with a column appended and all written. */
  readonly whole?: number;
}

/** How often each runs; one that takes so many seconds once is out of the race. */
const ROUNDS = 7;
const SLOW = 4;

const CHUNK = 1 << 18;
const OURS = 'src/cli/text/csv.ts';
const UDSV = 'udsv 0.7.3';

type Task<Result> = Readonly<Record<string, () => Promise<Result>>>;

/** The sum of the column x. */
const sums = (file: string): Task<number> => {
  const stream = () => createReadStream(file, { highWaterMark: CHUNK });
  return {
    [OURS]: async () => {
      const reader = new CsvReader({ columns: ['x'] }, new Marks(), false);
      let sum = 0;
      const add = (batch: ReturnType<CsvReader['read']>) => {
        for (const x of batch?.inputs[0] ?? []) sum += x;
      };
      for await (const chunk of stream()) add(reader.read(chunk as Buffer));
      add(reader.end());
      return sum;
    },
    [UDSV]: async () => {
      let sum = 0;
      let parser: ReturnType<typeof initParser> | undefined;
      for await (const text of stream().setEncoding('utf8')) {
        parser ??= initParser(inferSchema(text as string));
        parser.chunk<string[]>(text as string, parser.stringArrs, (row) => {
          sum += Number(row[2]);
        });
      }
      parser?.end();
      return sum;
    },
    'papaparse 5.7.1': () =>
      new Promise((resolve, reject) => {
        let sum = 0;
        let first = true;
        Papa.parse<string[]>(stream(), {
          skipEmptyLines: true,
          step: ({ data }) => {
            if (!first) sum += Number(data[2]);
            first = false;
          },
          complete: () => resolve(sum),
          error: reject,
        });
      }),
    'csv-parse 7.0.3': async () => {
      let sum = 0;
      for await (const row of stream().pipe(parse({ from_line: 2 }))) sum += Number((row as string[])[2]);
      return sum;
    },
  };
};

/** Writes the file with sigmoid(x) behind each record, and tells how many bytes that took. After udsv the command's own
 *  writer puts the cells together and quotes them anew. It has none of the command's checks: widths of records, missing
 *  values, places of errors. */
const appended = (file: string, out: string): Task<string> => ({
  [OURS]: async () => {
    await command([
      'eval',
      'sigmoid',
      '--in',
      file,
      '--column',
      'x',
      '--show',
      'f',
      '--as',
      's',
      '--out',
      out,
    ]);
    return readFileSync(out, 'latin1');
  },
  [UDSV]: async () => {
    const to = openSync(out, 'w');
    const writer = new TextWriter();
    let parser: ReturnType<typeof initParser> | undefined;
    let rows: string[][] = [];
    const put = () => {
      const x = Float64Array.from(rows, (row) => Number(row[2]));
      const s = sigmoid(x);
      rows.forEach((row, i) => {
        row.forEach((cell, place) => {
          if (place > 0) writer.byte(44);
          if (!writer.plain(cell, 44)) writer.text(quoted(cell, ','));
        });
        writer.number(s[i] as number, 44);
        writer.byte(10);
      });
      writeSync(to, writer.take());
      rows = [];
    };
    for await (const text of createReadStream(file, { highWaterMark: CHUNK }).setEncoding('utf8')) {
      if (parser === undefined) {
        parser = initParser(inferSchema(text as string));
        writer.text(`${parser.schema.cols.map(({ name }) => name).join(',')},s\n`);
      }
      parser.chunk<string[]>(text as string, parser.stringArrs, (row) => {
        rows.push(row);
      });
      put();
    }
    parser?.end();
    put();
    closeSync(to);
    return readFileSync(out, 'latin1');
  },
});

/** Seconds of CPU of each: the least of several rounds. They take turns, so that other work on the machine meets all alike. */
async function timed<Result>(task: Task<Result>): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  let right: Result | undefined;
  for (let round = 0; round < ROUNDS; round++)
    for (const [who, run] of Object.entries(task)) {
      if (round > 0 && (times.get(who) ?? 0) > SLOW) continue;
      const start = process.cpuUsage();
      const result = await run();
      const { user, system } = process.cpuUsage(start);
      times.set(who, Math.min(times.get(who) ?? Number.POSITIVE_INFINITY, (user + system) / 1e6));
      right ??= result;
      if (result !== right) throw new Error(`${who} has another result than ${OURS}.`);
    }
  return times;
}

/** @param file a table with a column x. Its results must be the same for all readers. */
export async function readers(file: string): Promise<Reader[]> {
  const whole = readFileSync(file).subarray(0, 64e6);
  const bytes = whole.subarray(0, whole.lastIndexOf(10) + 1);
  const [cut, out] = [join(tmpdir(), 'fluxion-bench-part.csv'), join(tmpdir(), 'fluxion-bench-part.out')];
  writeFileSync(cut, bytes);
  try {
    const [sum, append] = [await timed(sums(cut)), await timed(appended(cut, out))];
    const rate = (seconds: number) => bytes.length / 1e6 / seconds;
    return [...sum].map(([who, seconds]) => {
      const longer = append.get(who);
      return { who, rate: rate(seconds), ...(longer !== undefined && { whole: rate(longer) }) };
    });
  } finally {
    for (const name of [cut, out]) rmSync(name, { force: true });
  }
}
