/** How a table of text is laid out: what separates its cells, its header, and which columns are asked for. */
import { Failure, shown } from '../failure.js';

export interface LayoutOptions {
  /** Columns to read, by name or by place from 1 on. */
  readonly columns: readonly string[];
  /** Undefined: to be found. */
  readonly delimiter?: string | undefined;
  /** True: the first line is a header whatever it holds. False: there is none. Undefined: it must look like one. */
  readonly header?: boolean | undefined;
}

export interface Layout {
  readonly delimiter: string;
  /** Names of all columns; of a file without a header the places from 1 on. */
  readonly names: readonly string[];
  /** Places of the columns asked for, from 0 on, in the order asked for. */
  readonly places: readonly number[];
  /** What to tell the user, if something was found out that they did not say. */
  readonly note?: string | undefined;
}

const DELIMITERS = [',', ';', '\t', '|'];

const NAMES: Readonly<Record<string, string>> = { '\t': 'tab' };

/** The delimiter as words. */
const called = (delimiter: string): string => NAMES[delimiter] ?? `"${delimiter}"`;

/** The layout that the first record tells. @param record its text. @throws {Failure} if it is not what was asked for. */
export function layoutOf(record: string, options: LayoutOptions): Layout {
  if (options.delimiter !== undefined) return fitting(record, options.delimiter, options);
  const present = DELIMITERS.filter((delimiter) => separates(record, delimiter));
  const [only = ','] = present;
  if (present.length <= 1) return { ...fitting(record, only, options), note: noteOf(only) };
  // Several could be: it is the one by which the columns asked for are there, if only one is.
  const named = present.filter((delimiter) => tries(record, delimiter, options));
  const [found] = named;
  if (found !== undefined && named.length === 1)
    return { ...fitting(record, found, options), note: noteOf(found) };
  if (found === undefined && present.includes(',')) return fitting(record, ',', options);
  throw new Failure(
    `the cells may be separated by ${present.map(called).join(' or by ')}: say which with --delimiter`,
  );
}

const noteOf = (delimiter: string): string | undefined =>
  delimiter === ','
    ? undefined
    : `the cells are separated by ${called(delimiter)} (--delimiter says otherwise)`;

function tries(record: string, delimiter: string, options: LayoutOptions): boolean {
  try {
    placesOf(options.columns, cellsOf(record, delimiter), options.header !== false);
    return true;
  } catch {
    return false;
  }
}

function fitting(record: string, delimiter: string, { columns, header }: LayoutOptions): Layout {
  const cells = cellsOf(record, delimiter);
  const names = header === false ? cells.map((_, i) => String(i + 1)) : cells;
  return { delimiter, names, places: placesOf(columns, names, header !== false) };
}

/** The places of columns by their names or places from 1 on, several with commas between.
 *  @throws {Failure} if there is no such column, or more than one of that name. */
export function placesOf(
  columns: readonly string[],
  names: readonly string[],
  named = true,
): readonly number[] {
  const places = columns.flatMap((column) => placeOf(column, names, named));
  const twice = places.find((place, i) => places.indexOf(place) !== i);
  if (twice !== undefined) throw new Failure(`--column: ${shown(names[twice] as string)} is asked for twice`);
  return places;
}

/** One place, or several where a list with commas is no name itself. */
function placeOf(column: string, names: readonly string[], named: boolean): readonly number[] {
  const found = named ? names.flatMap((name, i) => (name === column ? [i] : [])) : [];
  if (found.length > 1)
    throw new Failure(
      `--column: ${found.length} columns are called ${shown(column)}; say which by its place: ` +
        found.map((i) => i + 1).join(' or '),
    );
  const place = /^\d+$/.test(column) ? Number(column) - 1 : -1;
  const at = found[0] ?? (place >= 0 && place < names.length ? place : undefined);
  if (at !== undefined) return [at];
  if (column.includes(',')) return column.split(',').flatMap((part) => placeOf(part.trim(), names, named));
  throw new Failure(`--column: no column ${shown(column)}; ${thereAre(names, named)}`);
}

function thereAre(names: readonly string[], named: boolean): string {
  if (!named) return `there ${names.length === 1 ? 'is 1' : `are ${names.length}`}`;
  const some = names.slice(0, 8).map((name) => shown(name));
  const rest = names.length - some.length;
  return `there ${names.length === 1 ? 'is' : 'are'} ${some.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Whether there is a delimiter outside of quotes. */
function separates(record: string, delimiter: string): boolean {
  let at = record.indexOf(delimiter);
  let quotes = 0;
  for (let from = 0; at >= 0; from = at + 1, at = record.indexOf(delimiter, from)) {
    for (let i = from; i < at; i++) if (record[i] === QUOTE) quotes++;
    if (quotes % 2 === 0) return true;
  }
  return false;
}

const QUOTE = '"';

/** The cells of a record, their quotes taken off, spaces around them too. */
export function cellsOf(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let start = at;
    while (record[start] === ' ' && delimiter !== ' ') start++;
    if (record[start] === QUOTE) {
      const end = closingQuote(record, start);
      cells.push(record.slice(start + 1, end).replaceAll('""', QUOTE));
      at = record.indexOf(delimiter, end);
    } else {
      at = record.indexOf(delimiter, at);
      cells.push(record.slice(start, at < 0 ? undefined : at).trim());
    }
    if (at < 0) return cells;
    at += delimiter.length;
  }
}

function closingQuote(record: string, start: number): number {
  for (let at = start + 1; ; at += 2) {
    at = record.indexOf(QUOTE, at);
    if (at < 0) return record.length;
    if (record[at + 1] !== QUOTE) return at;
  }
}

/** A cell as it is written: in quotes where it would otherwise be read as something else. */
export const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
