/** Quotes among the bytes of a table of text. */

const LINE_END = 10;
const QUOTE = 34;

/** Line ends that the last `closingQuote` passed. */
export let passed = 0;

/** Where the quotes that opened before a byte close; -1 if not before `to`. Looks at each byte once. A search by
 *  the engine costs more where cells are short, and one for the next line end goes far beyond a cell. */
export function closingQuote(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LINE_END) lines++;
    if (byte !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) {
      passed = lines;
      return at;
    }
    at++;
  }
  return -1;
}

/** Where the first record ends: at a line end that is in no quotes; undefined if not before `to`. */
export function firstEnd(bytes: Buffer, from: number, to: number): number | undefined {
  let inQuotes = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) inQuotes = !inQuotes;
    else if (byte === LINE_END && !inQuotes) return at;
  }
  return undefined;
}
