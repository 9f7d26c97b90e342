/** How a table of text is laid out: what separates its cells, its header, and which columns are asked for. */

import type { Field, Names } from '../columns.js';
import { Failure } from '../failure.js';
import { namesAt, placesOf } from './places.js';

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
  readonly names: Names;
  /** Places of the columns asked for, from 0 on, in the order asked for. */
  readonly places: readonly number[];
  /** Their names. */
  readonly inputs: readonly string[];
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
    fitting(record, delimiter, options);
    return true;
  } catch {
    return false;
  }
}

function fitting(record: string, delimiter: string, { columns, header }: LayoutOptions): Layout {
  const names = header === false ? numbered(record, delimiter) : headerNames(record, delimiter);
  const places = placesOf(columns, names, header !== false);
  return { delimiter, names, places, inputs: namesAt(places, names) };
}

/** Names that are taken out of the header when they are asked for: a table may have a million columns. */
function headerNames(record: string, delimiter: string): Names {
  let length = 0;
  eachCell(record, delimiter, () => length++);
  const forEach: Names['forEach'] = (visit) => eachCell(record, delimiter, visit);
  return {
    length,
    forEach,
    includes(name) {
      let found = false;
      forEach((cell) => {
        found ||= cell === name;
      });
      return found;
    },
  };
}

/** The places from 1 on, as names. */
function numbered(record: string, delimiter: string): Names {
  const { length } = headerNames(record, delimiter);
  return {
    length,
    forEach(visit) {
      for (let place = 0; place < length; place++) visit(String(place + 1), place);
    },
    includes: (name) => /^[1-9]\d*$/.test(name) && Number(name) <= length,
  };
}

/** All columns: those asked for are numbers. */
export function fieldsOf({ names, places }: Layout): readonly Field[] {
  const numbers = new Set(places);
  const fields: Field[] = [];
  names.forEach((name, place) => {
    fields.push({ name, type: numbers.has(place) ? 'double' : 'text' });
  });
  return fields;
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
  eachCell(record, delimiter, (cell) => cells.push(cell));
  return cells;
}

function eachCell(record: string, delimiter: string, visit: (cell: string, place: number) => void): void {
  let at = 0;
  for (let place = 0; ; place++) {
    let start = at;
    while (record[start] === ' ' && delimiter !== ' ') start++;
    if (record[start] === QUOTE) {
      const end = closingQuote(record, start);
      visit(record.slice(start + 1, end).replaceAll('""', QUOTE), place);
      at = record.indexOf(delimiter, end);
    } else {
      at = record.indexOf(delimiter, at);
      visit(record.slice(start, at < 0 ? undefined : at).trim(), place);
    }
    if (at < 0) return;
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
