/** Numbers out of text, one a line, as bytes arrive. */
import { Failure } from './failure.js';

const LINE_END = 10;
const LONGEST_LINE = 65536;

/** The powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NAMED = /^([+-]?)(nan|inf|infinity)$/i;

/** The number that text is: decimal, or `nan`, `inf` in any case. Undefined if it is none. */
export function toNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (DECIMAL.test(trimmed)) return Number(trimmed);
  const [, sign, name] = NAMED.exec(trimmed) ?? [];
  if (name === undefined) return undefined;
  if (name.toLowerCase() === 'nan') return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** @throws {Failure} that a number was expected on that line. */
export function expectNumber(text: string, line: number, hint = ''): number {
  const number = toNumber(text);
  if (number === undefined)
    throw new Failure(`line ${line}: expected a number, got ${JSON.stringify(text.slice(0, 40))}${hint}`);
  return number;
}

/** Reads lines of one number each; empty lines are passed over.
 *  @throws {Failure} at a line that is no number. */
export class LineReader {
  #line = 0;
  #rest = Buffer.alloc(0);

  /** The numbers of the lines that end in this chunk. */
  read(chunk: Buffer): Float64Array {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(LINE_END) + 1;
    this.#rest = Buffer.from(bytes.subarray(end));
    if (this.#rest.length > LONGEST_LINE)
      throw new Failure(
        `line ${this.#line + 1}: expected a number, got a line of over ${LONGEST_LINE} characters`,
      );
    return this.#lines(bytes, end);
  }

  /** The number of a last line without a line end. */
  end(): Float64Array {
    const last = Buffer.concat([this.#rest, Buffer.from([LINE_END])]);
    return this.#lines(last, last.length);
  }

  #lines(bytes: Buffer, end: number): Float64Array {
    const numbers = new Float64Array((end >> 1) + 1);
    let count = 0;
    for (let at = 0; at < end; at++) {
      this.#line++;
      const start = at;
      // A decimal of at most 15 digits is an integer that a double holds over a power of ten that one
      // holds too: the quotient, rounded once, is the nearest double. (6 times as fast as Number.)
      let byte = bytes[at];
      const negative = byte === 45;
      if (negative) byte = bytes[++at];
      let integer = 0;
      let digits = 0;
      let decimals = 0;
      for (; byte !== undefined && byte >= 48 && byte <= 57; byte = bytes[++at]) {
        integer = integer * 10 + (byte - 48);
        digits++;
      }
      if (byte === 46) {
        const point = at;
        for (byte = bytes[++at]; byte !== undefined && byte >= 48 && byte <= 57; byte = bytes[++at])
          integer = integer * 10 + (byte - 48);
        decimals = at - point - 1;
        digits += decimals;
      }
      if (byte === LINE_END && digits > 0 && digits <= 15) {
        const size = integer / (POWERS[decimals] as number);
        numbers[count++] = negative ? -size : size;
        continue;
      }
      at = bytes.indexOf(LINE_END, at);
      const text = bytes.toString('latin1', start, at);
      if (text.trim() !== '') numbers[count++] = expectNumber(text, this.#line, this.#hint(text));
    }
    return numbers.subarray(0, count);
  }

  #hint(text: string): string {
    if (text.includes(',')) return '; for a CSV file name the column with --column';
    return this.#line === 1 && /^"?[a-z_]/i.test(text) ? '; if it is a header, name it with --column' : '';
  }
}
