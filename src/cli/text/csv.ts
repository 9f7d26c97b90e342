/** Tables of text, a chunk at a time: the numbers of some columns out, all records kept as they are.
 *
 *  A reader of our own: the whole task takes less time than with the fastest reader of the registry in its place
 *  (docs/performance.md tells more). Those also forget how cells stood and which line is wrong. This one looks at each
 *  byte once, keeps records as they are, and makes nothing of the cells that nobody asked for. */

import type { Batch } from '../columns.js';
import { Failure, shown } from '../failure.js';
import { hint, refuseNumbers, refuseOtherText } from './csv-errors.js';
import { readDecimal, stop, toNumber } from './decimal.js';
import { BOM } from './lines.js';
import type { Marks } from './missing.js';
import { closingQuote, firstEnd, passed } from './quotes.js';
import { Records } from './records.js';
import { cellsOf, type Layout, type LayoutOptions, layoutOf } from './table-layout.js';

const LINE_END = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;

/** A record of more is no table: a quote is not closed, most likely. */
const LONGEST_RECORD = 1 << 24;

/** From this length on an unfinished record is looked at again only once there is twice as much. */
const PATIENCE = 1 << 20;

export class CsvReader {
  readonly #options: LayoutOptions;
  readonly #marks: Marks;
  readonly #strict: boolean;
  readonly #lookUp: boolean;
  /** The code of an empty cell; 0 where it is a mistake. */
  readonly #empty: number;
  /** Unread bytes, and room for one that ends them. */
  #buffer = Buffer.alloc(0);
  #from = 0;
  #length = 0;
  #again = 0;
  #line = 1;
  #layout: Layout | undefined;
  /** For each column in order: which input it is, or -1. */
  #wanted = new Int32Array();
  #delimiter = 0;
  #started = false;
  /** The header as it stood, without its line end. */
  header: Buffer | undefined;
  lineEnd = '\n';

  constructor(options: LayoutOptions, marks: Marks, strict: boolean) {
    this.#options = options;
    this.#marks = marks;
    this.#strict = strict;
    this.#lookUp = marks.hasNumbers;
    this.#empty = strict ? 0 : marks.codeOf('');
  }

  /** Known once the first record is read. */
  get layout(): Layout | undefined {
    return this.#layout;
  }

  /** The records that end in this chunk; undefined if none does. */
  read(chunk: Buffer): Batch | undefined {
    this.#append(chunk);
    if (this.#length < this.#again) return undefined;
    return this.#parse(false);
  }

  /** The last record, if it has no line end. */
  end(): Batch | undefined {
    if (this.#length === this.#from) return undefined;
    this.#append(Buffer.of(LINE_END));
    return this.#parse(true);
  }

  /** Whoever got the last batch is done with it: its memory is used again. */
  #append(chunk: Buffer): void {
    const rest = this.#length - this.#from;
    const needed = rest + chunk.length + 1;
    if (needed > this.#buffer.length) {
      const more = Buffer.allocUnsafeSlow(Math.max(needed, Math.min(2 * needed, LONGEST_RECORD)));
      this.#buffer.copy(more, 0, this.#from, this.#length);
      this.#buffer = more;
    } else if (this.#from > 0) this.#buffer.copyWithin(0, this.#from, this.#length);
    chunk.copy(this.#buffer, rest);
    this.#from = 0;
    this.#length = rest + chunk.length;
    this.#buffer[this.#length] = LINE_END;
  }

  #parse(last: boolean): Batch | undefined {
    let from = 0;
    if (!this.#started) {
      if (this.#length < 3 && !last) return undefined;
      if (this.#buffer.toString('latin1', 0, 3) === BOM) from = 3;
    }
    if (this.#layout === undefined) {
      const next = this.#readHeader(from);
      // A mark that is kept, as its header is not all there yet, is a mark the next time too.
      this.#started = next > 0 || this.#layout !== undefined;
      if (this.#layout === undefined) {
        this.#keepFrom(next, last);
        return undefined;
      }
      from = next;
    }
    const { batch, end } = this.#records(from);
    this.#keepFrom(end, last);
    return batch;
  }

  /** Keeps what is not read yet. */
  #keepFrom(end: number, last: boolean): void {
    const rest = this.#buffer.subarray(end, this.#length);
    if (last && rest.length > 0) throw new Failure(`line ${this.#line}: a quote is not closed`);
    if (rest.length > LONGEST_RECORD)
      throw new Failure(
        `line ${this.#line}: a record of over ${LONGEST_RECORD} bytes; is a quote not closed?`,
      );
    this.#again = rest.length > PATIENCE ? Math.min(2 * rest.length, LONGEST_RECORD) : 0;
    this.#from = end;
  }

  /** Reads the first record, if it is all there. @returns where what is not read yet begins. */
  #readHeader(from: number): number {
    let start = from;
    // Empty lines before the table are no part of it.
    while (start < this.#length && (this.#buffer[start] === LINE_END || this.#buffer[start] === RETURN)) {
      if (this.#buffer[start] === LINE_END) this.#line++;
      start++;
    }
    const end = firstEnd(this.#buffer, start, this.#length);
    // A byte order mark is kept with the header.
    if (end === undefined) return start === from ? 0 : start;
    const close = end > start && this.#buffer[end - 1] === RETURN ? end - 1 : end;
    if (close < end) this.lineEnd = '\r\n';
    const text = this.#buffer.toString('utf8', start, close);
    refuseOtherText(text);
    const layout = layoutOf(text, this.#options);
    if (this.#options.header === undefined) refuseNumbers(layout);
    this.#layout = layout;
    this.#delimiter = layout.delimiter.charCodeAt(0);
    this.#wanted = new Int32Array(layout.names.length).fill(-1);
    layout.places.forEach((place, input) => {
      this.#wanted[place] = input;
    });
    if (this.#options.header === false) return start;
    this.header = Buffer.from(this.#buffer.subarray(start === from ? 0 : start, close));
    this.#line++;
    return end + 1;
  }

  #records(from: number): { batch: Batch | undefined; end: number } {
    const { places } = this.#layout as Layout;
    const bytes = this.#buffer;
    const length = this.#length;
    // Of a long record no text is made that might not be needed.
    const text = length > PATIENCE ? undefined : bytes.toString('latin1', 0, length);
    const wanted = this.#wanted;
    const columns = wanted.length;
    const delimiter = this.#delimiter;
    // A record has a byte a column at least: its delimiters and its line end.
    const most = Math.floor((length - from) / columns) + 1;
    const starts = new Uint32Array(most);
    const ends = new Uint32Array(most);
    const inputs = places.map(() => new Float64Array(most));
    const missing: (Uint8Array | undefined)[] = places.map(() => undefined);
    let count = 0;
    let start = from;
    while (start < length) {
      let at = start;
      let column = 0;
      let lines = 1;
      // An empty line is no record, but in a table of one column, where it is a missing value.
      if (columns > 1) {
        const blank = bytes[at] === RETURN ? at + 1 : at;
        if (bytes[blank] === LINE_END) {
          if (blank >= length) break;
          start = blank + 1;
          this.#line++;
          continue;
        }
      }
      for (; ; at++, column++) {
        const input = column < columns ? (wanted[column] as number) : -1;
        const cell = at;
        if (input >= 0 && !this.#lookUp) {
          const number = readDecimal(bytes, at, text);
          if (!Number.isNaN(number)) {
            const byte = bytes[stop];
            if (
              byte === delimiter ||
              byte === LINE_END ||
              (byte === RETURN && bytes[stop + 1] === LINE_END)
            ) {
              (inputs[input] as Float64Array)[count] = number;
              at = byte === RETURN ? stop + 1 : stop;
              if (byte === delimiter) continue;
              break;
            }
          }
        }
        let byte = bytes[at] as number;
        while (byte === SPACE && delimiter !== SPACE) byte = bytes[++at] as number;
        if (byte === QUOTE) {
          const close = closingQuote(bytes, at + 1, length);
          if (close < 0) {
            at = length;
            break;
          }
          lines += passed;
          at = close + 1;
          byte = bytes[at] as number;
          while ((byte === SPACE && delimiter !== SPACE) || byte === RETURN) byte = bytes[++at] as number;
          if (byte !== delimiter && byte !== LINE_END)
            throw new Failure(`line ${this.#line + lines - 1}: text after a closing quote`);
        } else while (byte !== delimiter && byte !== LINE_END) byte = bytes[++at] as number;
        if (at >= length) break;
        if (input >= 0) {
          const numbers = inputs[input] as Float64Array;
          const code =
            at === cell && this.#empty > 0
              ? this.#empty
              : this.#slow(numbers, count, cell, at, places[input] as number);
          if (at === cell) numbers[count] = Number.NaN;
          if (code > 0) {
            missing[input] ??= new Uint8Array(most);
            (missing[input] as Uint8Array)[count] = code;
          }
        }
        if (byte === LINE_END) break;
      }
      if (at >= length) break;
      if (column !== columns - 1) this.#refuseWidth(column + 1, columns);
      starts[count] = start;
      ends[count++] = at > start && bytes[at - 1] === RETURN ? at - 1 : at;
      start = at + 1;
      this.#line += lines;
    }
    if (count === 0) return { batch: undefined, end: start };
    const batch = {
      count,
      inputs: inputs.map((numbers) => numbers.subarray(0, count)),
      missing: missing.map((codes) => codes?.subarray(0, count)),
      carried: new Records(
        bytes,
        starts.subarray(0, count),
        ends.subarray(0, count),
        this.#layout as Layout,
        inputs,
        missing,
      ),
    };
    return { batch, end: start };
  }

  /** A cell that is not plainly a number. @returns the code of a missing value, or 0. */
  #slow(numbers: Float64Array, count: number, from: number, to: number, place: number): number {
    const text = this.#buffer.toString('utf8', from, to).trim();
    const [cell = ''] = text.startsWith('"') ? cellsOf(text, '\n') : [text];
    const code = this.#marks.codeOf(cell);
    const number = code > 0 ? Number.NaN : toNumber(cell);
    const where = () => {
      const { places, inputs } = this.#layout as Layout;
      return `line ${this.#line}, column ${shown(inputs[places.indexOf(place)] as string)}`;
    };
    if (number === undefined)
      throw new Failure(`${where()}: expected a number, got ${shown(cell)}${hint(cell)}`);
    if (code > 0 && this.#strict) throw new Failure(`${where()}: missing value ${shown(cell)}`);
    numbers[count] = number;
    return code;
  }

  #refuseWidth(cells: number, columns: number): never {
    const few = `${cells} cell${cells === 1 ? '' : 's'}`;
    const first = this.#options.header === false ? 'the first line' : 'the header';
    throw new Failure(`line ${this.#line}: ${few}, where ${first} has ${columns}`);
  }
}
