/** The tables of `docs/performance.md` about files of data: the command beside others. */
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

/** Readers of CSV alone. */
export function readersOf({ readers }: Tables): string {
  const cells = readers.map(({ who, rate }) => `| ${who} | ${rate.toFixed(0)} |`);
  return ['| reader | MB a second of CPU |', '|---|--:|', ...cells].join('\n');
}
