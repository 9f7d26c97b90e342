/** Bytes of text, put together piece by piece: for short pieces faster than strings joined and encoded. */
const COMMA_ROOM = 32;

/** Longer text is faster put by a call. */
const SHORT = 64;

const SPACE = 32;
const QUOTE = 34;
const DELETE = 127;

export class TextWriter {
  #bytes: Buffer;
  #at = 0;

  constructor(room = 1 << 16) {
    this.#bytes = Buffer.allocUnsafeSlow(room);
  }

  /** What was put, to be written before more is put: the memory is used again. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#at);
    this.#at = 0;
    return taken;
  }

  /** @param separator a byte that goes before. */
  number(number: number, separator: number): void {
    this.#reserve(COMMA_ROOM);
    const bytes = this.#bytes;
    let at = this.#at;
    if (separator > 0) bytes[at++] = separator;
    if (number === 0 && 1 / number < 0) bytes[at++] = 45;
    const text = String(number);
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
    this.#at = at;
  }

  /** Short text that may stand in a table as it is. @returns false, with nothing put, if it is none: it may need quotes. */
  plain(text: string, separator: number): boolean {
    const { length } = text;
    if (length > SHORT) return false;
    this.#reserve(length);
    const bytes = this.#bytes;
    const at = this.#at;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      const inside = code > QUOTE || (code === SPACE && i > 0 && i < length - 1);
      if (!inside || code >= DELETE || code === separator) return false;
      bytes[at + i] = code;
    }
    this.#at = at + length;
    return true;
  }

  text(text: string): void {
    const most = 3 * text.length;
    this.#reserve(most);
    this.#at += this.#bytes.write(text, this.#at);
  }

  byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = byte;
  }

  bytes(from: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#reserve(length);
    if (length > 256) {
      this.#bytes.set(from.subarray(start, end), this.#at);
      this.#at += length;
      return;
    }
    const to = this.#bytes;
    let at = this.#at;
    for (let i = start; i < end; i++) to[at++] = from[i] as number;
    this.#at = at;
  }

  #reserve(length: number): void {
    if (this.#at + length <= this.#bytes.length) return;
    const more = Buffer.allocUnsafeSlow(2 * (this.#at + length));
    this.#bytes.copy(more, 0, 0, this.#at);
    this.#bytes = more;
  }
}
