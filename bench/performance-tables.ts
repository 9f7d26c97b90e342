/** The tables of `docs/performance.md` about files of data: the command beside others, and its formats. */
import type { Formats } from '../verify/command/large.js';
import type { Tables } from './tables.js';

/** What a table was made with, where and when, as words for the document. */
export function circumstances(of: string, { megabytes, cpu, engine, date, load }: Formats | Tables) {
  const words = { megabytes: megabytes.toLocaleString('en-US'), cpu, load: `${load}`, engine, date };
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [`${of} ${name}`, word]));
}

/** The command, Miller and DuckDB on one file. */
export function besideOthers({ runs }: Tables): string {
  const cells = runs.map(
    (run) =>
      `| ${run.who} | ${run.seconds.toFixed(0)} | ${run.cpu.toFixed(0)} | ${run.megabytes.toFixed(0)} |`,
  );
  return ['| | seconds | of CPU | memory, MB |', '|---|--:|--:|--:|', ...cells].join('\n');
}

/** Readers of CSV alone, and in the whole task. */
export function readersOf({ readers }: Tables): string {
  const cells = readers.map(
    ({ who, rate, whole }) => `| ${who} | ${rate.toFixed(0)} | ${whole?.toFixed(0) ?? ''} |`,
  );
  return ['| reader | MB a second of CPU | with a column appended |', '|---|--:|--:|', ...cells].join('\n');
}

/** Every format, large. */
export function formatsOf({ runs }: Formats): string {
  const cells = runs.map(
    ({ what, memory, cpu, seconds, each }) =>
      `| ${what} | ${memory} | ${cpu.toFixed(0)} | ${seconds.toFixed(0)} | ${each?.toFixed(0) ?? ''} |`,
  );
  const head = '| | memory, MB | seconds of CPU | seconds | ns of CPU a number |';
  return [head, '|---|--:|--:|--:|--:|', ...cells].join('\n');
}
