/** Numbers one a line. Empty lines are passed over. */

import type { Batch } from '../columns.js';
import { Failure, shown } from '../failure.js';
import { readDecimal, stop, toNumber } from './decimal.js';
import type { Marks } from './missing.js';

const LINE_END = 10;
const RETURN = 13;

/** No number needs more characters; a number of more is still one. */
const LONGEST_LINE = 1 << 20;

export const BOM = '\xef\xbb\xbf';

export class LineReader {
  readonly #marks: Marks;
  readonly #strict: boolean;
  readonly #lookUp: boolean;
  #line = 0;
  #rest: Buffer[] = [];
  #restLength = 0;

  /** @param strict whether a missing value is a mistake. */
  constructor(marks: Marks, strict: boolean) {
    this.#marks = marks;
    this.#strict = strict;
    this.#lookUp = marks.hasNumbers;
  }

  /** The numbers of the lines that end in this chunk.
   *  @throws {Failure} at a line that is no number. */
  read(chunk: Buffer): Batch {
    const end = chunk.lastIndexOf(LINE_END) + 1;
    if (end === 0) {
      this.#keep(chunk);
      return { count: 0, inputs: [new Float64Array()], missing: [undefined] };
    }
    this.#keep(chunk.subarray(0, end));
    const bytes = this.#take();
    this.#keep(chunk.subarray(end));
    return this.#lines(bytes);
  }

  /** The number of a last line without a line end. */
  end(): Batch {
    this.#rest.push(Buffer.of(LINE_END));
    return this.#lines(this.#take());
  }

  #keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#rest.push(bytes);
    this.#restLength += bytes.length;
    if (this.#restLength > LONGEST_LINE && bytes[bytes.length - 1] !== LINE_END)
      throw new Failure(
        `line ${this.#line + 1}: expected a number, got a line of over ${LONGEST_LINE} characters`,
      );
  }

  #take(): Buffer {
    const bytes = this.#rest.length === 1 ? (this.#rest[0] as Buffer) : Buffer.concat(this.#rest);
    this.#rest = [];
    this.#restLength = 0;
    return bytes;
  }

  #lines(bytes: Buffer): Batch {
    const numbers = new Float64Array((bytes.length >> 1) + 1);
    const latin = bytes.toString('latin1');
    let missing: Uint8Array | undefined;
    let count = 0;
    let start = this.#line === 0 && bytes.toString('latin1', 0, 3) === BOM ? 3 : 0;
    for (; start < bytes.length; this.#line++) {
      const number = readDecimal(bytes, start, latin);
      if (!Number.isNaN(number) && !this.#lookUp) {
        // The end of the number is the end of the line, but for a return.
        const after = bytes[stop] === RETURN ? stop + 1 : stop;
        if (bytes[after] === LINE_END) {
          numbers[count++] = number;
          start = after + 1;
          continue;
        }
      }
      const end = bytes.indexOf(LINE_END, start);
      const text = bytes.toString('utf8', start, end).trim();
      start = end + 1;
      if (text === '') continue;
      const code = this.#marks.codeOf(text);
      if (code > 0) {
        if (this.#strict) throw new Failure(`line ${this.#line + 1}: missing value ${shown(text)}`);
        missing ??= new Uint8Array(numbers.length);
        missing[count] = code;
      }
      numbers[count++] = code > 0 ? Number.NaN : this.#expect(text);
    }
    return { count, inputs: [numbers.subarray(0, count)], missing: [missing?.subarray(0, count)] };
  }

  #expect(text: string): number {
    const number = toNumber(text);
    if (number !== undefined) return number;
    throw new Failure(`line ${this.#line + 1}: expected a number, got ${shown(text)}${this.#hint(text)}`);
  }

  #hint(text: string): string {
    if (text.startsWith('\ufffd\ufffd') || text.includes('\0'))
      return '; the input is no UTF-8 text (iconv -f UTF-16 -t UTF-8 makes it so, if it is UTF-16)';
    if (/[,;|\t]/.test(text)) return '; for a CSV file name the column with --column';
    return this.#line === 0 && /^"?[a-z_]/i.test(text) ? '; if it is a header, name it with --column' : '';
  }
}
