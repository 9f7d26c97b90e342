/** The tables of `docs/performance.md` about files of data: the command beside others, and its formats. */
import type { Formats } from '../verify/command/large.js';
import type { Tables } from './tables.js';

/** The command, Miller and DuckDB on one file. */
export function besideOthers({ megabytes, rows, cpu, engine, date, load, runs }: Tables): string {
  const size = `${(megabytes / 1000).toLocaleString('en-US')} GB`;
  const about = `${size}, ${rows.toLocaleString('en-US')} rows of 5 columns; ${cpu}, shared with others (load ${load}), so that seconds of CPU tell more than seconds; ${engine}; ${date}.`;
  const cells = runs.map(
    (run) =>
      `| ${run.who} | ${run.seconds.toFixed(0)} | ${run.cpu.toFixed(0)} | ${run.megabytes.toFixed(0)} |`,
  );
  return [about, '', '| | seconds | of CPU | memory, MB |', '|---|--:|--:|--:|', ...cells].join('\n');
}

/** Readers of CSV alone, and in the whole task. */
export function readersOf({ readers }: Tables): string {
  const cells = readers.map(
    ({ who, rate, whole }) => `| ${who} | ${rate.toFixed(0)} | ${whole?.toFixed(0) ?? ''} |`,
  );
  return ['| reader | MB a second of CPU | with a column appended |', '|---|--:|--:|', ...cells].join('\n');
}

/** Every format, large. */
export function formatsOf({ megabytes, cpu, engine, date, load, runs }: Formats): string {
  const about = `${megabytes.toLocaleString('en-US')} MB of each; ${cpu}, shared with others (load ${load}); ${engine}; ${date}.`;
  const cells = runs.map(
    ({ what, memory, cpu, seconds, each }) =>
      `| ${what} | ${memory} | ${cpu.toFixed(0)} | ${seconds.toFixed(0)} | ${each?.toFixed(0) ?? ''} |`,
  );
  const head = '| | memory, MB | seconds of CPU | seconds | ns of CPU a number |';
  return [about, '', head, '|---|--:|--:|--:|--:|', ...cells].join('\n');
}
