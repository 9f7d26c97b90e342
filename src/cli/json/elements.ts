/** JSON values out of bytes as they arrive: one after the other, on lines or not, or as the elements of an array. */
import { Failure } from '../failure.js';

/** A value of more bytes is refused: a bracket or a quote is not closed, most likely. */
const LONGEST = 1 << 24;

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const LINE_END = 10;

const isSpace = (byte: number) => byte === 32 || byte === LINE_END || byte === 13 || byte === 9;
const opens = (byte: number) => byte === 123 || byte === 91;
const closes = (byte: number) => byte === 125 || byte === 93;

export interface Element {
  readonly text: string;
  /** Of its last character. */
  readonly line: number;
}

/** Looks at each byte once, whatever the chunks; only a whole value is parsed by `JSON.parse`. */
export class JsonElements {
  #parts: Buffer[] = [];
  #partsLength = 0;
  #started = false;
  #array = false;
  #over = false;
  /** Brackets open within the value; -1 between values. */
  #depth = -1;
  #inText = false;
  #escaped = false;
  #wantsComma = false;
  #afterComma = false;
  #line = 1;

  /** The values that end in this chunk. @throws {Failure} if it is no JSON. */
  read(chunk: Buffer): Element[] {
    const found: Element[] = [];
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === LINE_END) this.#line++;
      if (this.#depth < 0) {
        if (!this.#begins(byte)) continue;
        start = at;
        this.#depth = 0;
        this.#inText = false;
      }
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inText = false;
        continue;
      }
      if (byte === QUOTE) this.#inText = true;
      else if (opens(byte)) this.#depth++;
      else if (closes(byte) && this.#depth > 0) {
        if (--this.#depth === 0) found.push(this.#finish(chunk, start, at + 1));
      } else if (this.#depth === 0 && (isSpace(byte) || byte === COMMA || closes(byte))) {
        // A number or a word ends where something else begins, which is looked at again.
        if (byte === LINE_END) this.#line--;
        found.push(this.#finish(chunk, start, at));
        at--;
      }
    }
    if (this.#depth >= 0) this.#keep(chunk.subarray(start));
    return found;
  }

  /** A last value that only the end ends. */
  end(): Element[] {
    const found = this.#depth === 0 && !this.#inText ? this.read(Buffer.of(LINE_END)) : [];
    if (this.#depth >= 0) throw new Failure(`line ${this.#line}: the JSON ends within a value`);
    if (this.#array && !this.#over) throw new Failure('the JSON array is not closed');
    return found;
  }

  /** Whether a value begins with this byte; what stands between values is passed over. */
  #begins(byte: number): boolean {
    if (isSpace(byte)) return false;
    if (this.#over) throw new Failure(`line ${this.#line}: text after the JSON array`);
    if (!this.#started) {
      this.#started = true;
      this.#array = byte === 91;
      if (this.#array) return false;
    }
    if (!this.#array) {
      if (byte === COMMA || closes(byte))
        throw new Failure(
          `line ${this.#line}: "${String.fromCharCode(byte)}" where a JSON value should begin`,
        );
      return true;
    }
    if (byte === 93 && !this.#afterComma) {
      this.#over = true;
      return false;
    }
    if (byte === COMMA && this.#wantsComma) {
      this.#wantsComma = false;
      this.#afterComma = true;
      return false;
    }
    if (this.#wantsComma || byte === COMMA || closes(byte))
      throw new Failure(`line ${this.#line}: the JSON array needs one comma between two values`);
    this.#afterComma = false;
    return true;
  }

  #finish(chunk: Buffer, start: number, end: number): Element {
    const last = chunk.subarray(this.#parts.length > 0 ? 0 : start, end);
    const text = (this.#parts.length > 0 ? Buffer.concat([...this.#parts, last]) : last).toString();
    this.#parts = [];
    this.#partsLength = 0;
    this.#depth = -1;
    this.#wantsComma = true;
    return { text, line: this.#line };
  }

  #keep(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#partsLength += bytes.length;
    if (this.#partsLength > LONGEST)
      throw new Failure(
        `line ${this.#line}: a JSON value of over ${LONGEST} bytes; is a quote or bracket not closed?`,
      );
  }
}
