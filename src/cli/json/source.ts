/** JSON in: objects, one a row, on lines or in an array; or bare numbers. */

import type { Batch, Carried, Cell, CellType, Field, Source } from '../columns.js';
import { Failure, shown } from '../failure.js';
import { toNumber } from '../text/decimal.js';
import type { Marks } from '../text/missing.js';
import { placesOf } from '../text/places.js';
import { type Element, JsonElements } from './elements.js';

/** Bytes of which the values are made at once: objects take many times as much memory as their text. */
const PIECE = 1 << 14;

type Row = Readonly<Record<string, unknown>>;

/** Objects as they stood in the file. */
export class JsonRecords implements Carried {
  constructor(
    readonly texts: readonly string[],
    readonly rows: readonly Row[],
    readonly lines: readonly number[],
    readonly fields: readonly Field[],
  ) {}

  column(place: number): readonly Cell[] {
    const { name, type } = this.fields[place] as Field;
    return this.rows.map((row, i) => {
      const stranger = Object.keys(row).find((key) => !this.fields.some((field) => field.name === key));
      if (stranger !== undefined)
        throw new Failure(
          `line ${this.lines[i]}: a key ${shown(stranger)} that the first rows do not have; --format jsonl keeps it`,
        );
      const value = Object.hasOwn(row, name) ? row[name] : null;
      if (value === null || value === undefined) return null;
      if (type !== 'json' && type !== typeOf(value))
        throw new Failure(
          `line ${this.lines[i]}: ${shown(name)} was ${type as string} in the first rows, and is ${typeOf(value)} here`,
        );
      return value as Cell;
    });
  }
}

export interface JsonSourceOptions {
  readonly columns: readonly string[];
  readonly marks: Marks;
  readonly strict: boolean;
}

/** @throws {Failure} if there is no JSON, or no such column. */
export async function jsonSource(
  all: AsyncIterable<Buffer>,
  done: () => number | undefined,
  options: JsonSourceOptions,
): Promise<Source> {
  const elements = new JsonElements();
  async function* lists(): AsyncGenerator<Element[]> {
    for await (const chunk of all)
      for (let at = 0; at < chunk.length; at += PIECE) {
        const found = elements.read(chunk.subarray(at, at + PIECE));
        if (found.length > 0) yield found;
      }
    const last = elements.end();
    if (last.length > 0) yield last;
  }
  const rest = lists();
  const first = await rest.next();
  const opened = first.done ? [] : first.value.map(parsed);
  const rows = opened.filter(isRow);
  const [head] = rows;
  const markText = (code: number) => options.marks.textOf(code);
  async function* chunks() {
    if (!first.done) yield first.value;
    yield* rest;
  }
  if (head === undefined) {
    if (options.columns.length > 0 && opened.length > 0)
      throw new Failure('--column goes with JSON objects; these are bare values');
    return {
      names: [],
      fields: [],
      inputs: ['x'],
      batches: bare(chunks(), options),
      done,
      markText,
      empty: !opened.length,
    };
  }
  const fields = fieldsOf(rows);
  const names = fields.map(({ name }) => name);
  if (options.columns.length === 0)
    throw new Failure(
      `the JSON has objects: name one of ${names.slice(0, 8).map(shown).join(', ')} with --column`,
    );
  const places = placesOf(options.columns, names);
  const inputs = places.map((place) => names[place] as string);
  return { names, fields, inputs, batches: objects(chunks(), fields, inputs, options), done, markText };
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed({ text, line }: Element): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`line ${line}: no JSON: ${shown(text)}`);
  }
}

const typeOf = (value: unknown): CellType & string =>
  typeof value === 'string'
    ? 'text'
    : typeof value === 'number'
      ? 'double'
      : typeof value === 'boolean'
        ? 'boolean'
        : 'json';

/** The keys of the rows in the order in which they come up, each with the type that all its values have. */
function fieldsOf(rows: readonly Row[]): Field[] {
  const types = new Map<string, CellType | undefined>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      const type = value === null ? undefined : typeOf(value);
      const before = types.get(name);
      types.set(name, before === undefined || before === type ? type : type === undefined ? before : 'json');
    }
  return [...types].map(([name, type]) => ({ name, type: type ?? 'json' }));
}

async function* bare(chunks: AsyncIterable<Element[]>, options: JsonSourceOptions): AsyncGenerator<Batch> {
  for await (const elements of chunks) {
    const numbers = new Float64Array(elements.length);
    const missing = new Uint8Array(elements.length);
    elements.forEach((element, i) => {
      missing[i] = readNumber(parsed(element), numbers, i, `line ${element.line}`, options);
    });
    yield { count: numbers.length, inputs: [numbers], missing: [missing] };
  }
}

async function* objects(
  chunks: AsyncIterable<Element[]>,
  fields: readonly Field[],
  inputs: readonly string[],
  options: JsonSourceOptions,
): AsyncGenerator<Batch> {
  for await (const elements of chunks) {
    const count = elements.length;
    const numbers = inputs.map(() => new Float64Array(count));
    const missing = inputs.map(() => new Uint8Array(count));
    const rows = elements.map((element, i) => {
      const row = parsed(element);
      if (!isRow(row))
        throw new Failure(`line ${element.line}: expected an object, got ${shown(element.text)}`);
      inputs.forEach((name, input) => {
        const value = Object.hasOwn(row, name) ? row[name] : null;
        const where = `line ${element.line}, ${shown(name)}`;
        const codes = missing[input] as Uint8Array;
        codes[i] = readNumber(value, numbers[input] as Float64Array, i, where, options);
      });
      return row;
    });
    const texts = elements.map(({ text }) => text);
    const lines = elements.map(({ line }) => line);
    yield { count, inputs: numbers, missing, carried: new JsonRecords(texts, rows, lines, fields) };
  }
}

/** Numbers, null, and texts of numbers: "NaN" and "Infinity" are what JSON has no numbers for.
 *  @returns the code of a missing value, or 0. */
function readNumber(
  value: unknown,
  numbers: Float64Array,
  i: number,
  where: string,
  { marks, strict }: JsonSourceOptions,
): number {
  const text = typeof value === 'string' ? value : value === null ? '' : undefined;
  const number = typeof value === 'number' ? value : text === undefined ? undefined : toNumber(text);
  const code =
    text !== undefined && text !== 'NaN'
      ? marks.codeOf(text)
      : marks.hasNumbers
        ? marks.codeOf(String(value))
        : 0;
  if (code === 0 && number === undefined)
    throw new Failure(`${where}: expected a number, got ${shown(JSON.stringify(value))}`);
  if (code > 0 && strict) throw new Failure(`${where}: missing value`);
  numbers[i] = code > 0 ? Number.NaN : (number as number);
  return code;
}
