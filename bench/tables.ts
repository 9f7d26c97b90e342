/** `npm run bench -- tables`: the command beside Miller and DuckDB on a CSV file, and readers of CSV beside each other.
 *
 *  `--megabytes 1000` says how large the file is; `--only Miller,DuckDB` who takes part; `--keep` leaves the files for
 *  the next run; `--save` writes `bench/results/tables.json`, from which `npm run docs` writes docs/performance.md. Miller
 *  (Debian: miller) and DuckDB (PyPI: duckdb) take part where they are installed. `npm run build` goes before. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { linesOf } from '../tools/report-lines.js';
import { type Reader, readers } from './readers.js';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1000' },
    only: { type: 'string' },
    keep: { type: 'boolean' },
    save: { type: 'boolean' },
  },
});

const folder = tmpdir();
const file = join(folder, 'fluxion-bench.csv');
const lines = join(folder, 'fluxion-bench.txt');
const out = join(folder, 'fluxion-bench.out');
/** Says how large the files are that lie there. */
const note = join(folder, 'fluxion-bench.json');

/** The files, made anew unless `--keep` left them there. @returns how many rows they have. */
function filesOf(bytes: number): number {
  const kept = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : undefined;
  if (kept?.bytes === bytes) return kept.rows;
  const made = makeFiles(bytes);
  writeFileSync(note, JSON.stringify({ bytes, rows: made }));
  return made;
}

/** Five columns as tables have them: a count, a name, two measurements, a date; and one of them alone, one a line. */
function makeFiles(bytes: number): number {
  const [table, list] = [openSync(file, 'w'), openSync(lines, 'w')];
  writeSync(table, 'id,name,x,y,day\n');
  let rows = 0;
  for (let written = 16; written < bytes; ) {
    let text = '';
    let numbers = '';
    for (let i = 0; i < 10_000; i++, rows++) {
      const x = Math.sin(rows) * 8;
      text += `${rows},sensor ${rows % 97},${x},${(rows % 1000) / 8},2026-0${1 + (rows % 9)}-1${rows % 10}\n`;
      numbers += `${x}\n`;
    }
    written += writeSync(table, text);
    writeSync(list, numbers);
  }
  closeSync(table);
  closeSync(list);
  return rows;
}

export interface Run {
  readonly who: string;
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

/** Time and memory of a command, as the system counts them. Python's `resource` waits for it: no other way to count is
 *  on every machine. */
function measure(who: string, command: string): Run | undefined {
  const script = `
import resource, subprocess, sys, time
start = time.time()
code = subprocess.call(['bash', '-c', sys.argv[1]])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, time.time() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)`;
  const { stdout } = spawnSync('python3', ['-c', script, command], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [code, seconds = 0, cpu = 0, megabytes = 0] = stdout.trim().split(' ').map(Number);
  return code === 0 ? { who, seconds, cpu, megabytes } : undefined;
}

const sql = (threads: number) =>
  `import duckdb; c = duckdb.connect(); c.execute("set threads = ${threads}"); ` +
  `c.execute("copy (select *, 1 / (1 + exp(-x)) as s from read_csv('${file}')) to '${out}' (header)")`;

const FLUXION = `exec ${process.execPath} dist/cli.js eval sigmoid --show f`;
const READERS = 'readers';

const COMMANDS: Readonly<Record<string, string>> = {
  fluxion: `${FLUXION} --as s --column x --in ${file} --out ${out}`,
  'fluxion, the column alone, one a line': `${FLUXION} --in ${lines} --out ${out}`,
  Miller: `exec mlr --csv put '$s = 1 / (1 + exp(-$x))' ${file} > ${out}`,
  'DuckDB, 1 thread': `exec python3 -c ${quote(sql(1))} > /dev/null`,
  [`DuckDB, ${cpus().length} threads`]: `exec python3 -c ${quote(sql(cpus().length))} > /dev/null`,
};

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** What is committed: the files' size, and who took how long. */
export interface Tables {
  readonly megabytes: number;
  readonly rows: number;
  readonly cpu: string;
  readonly engine: string;
  readonly date: string;
  /** How many processes wanted to run, on average, when the last of them was measured. */
  readonly load: number;
  readonly runs: readonly Run[];
  readonly readers: readonly Reader[];
}

const RESULTS = 'bench/results/tables.json';

/** The new results, and those of the others that are there already, of the same files. */
function merged(before: Tables, ran: readonly Run[], read: readonly Reader[]): Tables {
  const others = <One extends { readonly who: string }>(old: readonly One[], now: readonly One[]) => [
    ...old.filter(({ who }) => !now.some((one) => one.who === who)),
    ...now,
  ];
  const order = [...Object.keys(COMMANDS), READERS];
  // Readers look at a part of a file alone, however large it is.
  if (ran.length === 0) return { ...before, readers: others(before.readers, read) };
  const place = ({ who }: { readonly who: string }) => order.indexOf(who);
  return {
    megabytes: Number(values.megabytes),
    rows,
    cpu: `${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
    engine: `Node ${process.versions.node}`,
    date: new Date().toISOString().slice(0, 10),
    load: Math.round(loadavg()[0] ?? 0),
    // Those of files of another size say nothing beside these.
    runs: others(before.rows === rows ? before.runs : [], ran).sort(
      (one, other) => place(one) - place(other),
    ),
    readers: others(before.readers, read),
  };
}

const only = values.only?.split(',');
const wanted = (who: string) => only === undefined || only.some((part) => who.startsWith(part));
const rows = filesOf(Number(values.megabytes) * 1e6);
const ran = Object.entries(COMMANDS).flatMap(([who, command]) =>
  wanted(who) ? (measure(who, command) ?? []) : [],
);
const read = wanted(READERS) ? await readers(file) : [];
rmSync(out, { force: true });
if (!values.keep) for (const name of [file, lines, note]) rmSync(name, { force: true });

for (const { who, seconds, cpu, megabytes } of ran)
  process.stdout.write(
    `${who.padEnd(40)} ${seconds.toFixed(1).padStart(7)} s, ${cpu.toFixed(1).padStart(7)} s of CPU, ${megabytes.toFixed(0).padStart(6)} MB\n`,
  );
for (const { who, rate, whole } of read)
  process.stdout.write(
    `${who.padEnd(40)} ${rate.toFixed(0)} MB a second of CPU${whole ? `, ${whole.toFixed(0)} with a column appended` : ''}\n`,
  );
if (values.save) {
  const before = existsSync(RESULTS)
    ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Tables)
    : { runs: [], readers: [] };
  writeFileSync(RESULTS, `${linesOf(merged(before as Tables, ran, read))}\n`);
}
