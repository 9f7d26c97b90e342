/** Decimal numbers out of bytes, without making text of them where that can be avoided. */
import { longDecimal, POWERS } from './long-decimal.js';

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const SPACE = 32;
const TAB = 9;

/** Where the last `readDecimal` stopped: at the first byte after the number and its spaces. */
export let stop = 0;

/** The decimal number that begins at a byte, spaces around it passed over; NaN if there is none.
 *
 *  At most 15 significant digits are an integer that a double holds; 10^0 to 10^22 are held too. Their product or
 *  quotient, rounded once, is the nearest double. (6 times as fast as `Number`.) For up to 19 digits `longDecimal` finds
 *  it. Others are read by `Number`.
 *  @param bytes must end with a byte that no number has, such as a line end.
 *  @param text the same bytes as Latin-1, if at hand: a piece of it costs less than decoding some bytes. */
export function readDecimal(bytes: Buffer, start: number, text?: string): number {
  let at = start;
  let byte = bytes[at] as number;
  while (byte === SPACE || byte === TAB) byte = bytes[++at] as number;
  const first = at;
  const negative = byte === MINUS;
  if (negative || byte === PLUS) byte = bytes[++at] as number;
  const digitsFrom = at;
  let integer = 0;
  let significant = 0;
  for (; byte >= 48 && byte <= 57; byte = bytes[++at] as number) {
    integer = integer * 10 + (byte - 48);
    if (integer !== 0) significant++;
  }
  let digits = at - digitsFrom;
  let digitsTo = at;
  let exponent = 0;
  if (byte === POINT) {
    const point = at;
    for (byte = bytes[++at] as number; byte >= 48 && byte <= 57; byte = bytes[++at] as number) {
      integer = integer * 10 + (byte - 48);
      if (integer !== 0) significant++;
    }
    exponent = point + 1 - at;
    digitsTo = at;
    digits -= exponent;
  }
  if (digits === 0) return Number.NaN;
  if ((byte | 32) === 101) {
    const end = skipExponent(bytes, at);
    if (end === at) return Number.NaN;
    exponent += readExponent(bytes, at + 1, end);
    at = end;
    byte = bytes[at] as number;
  }
  const last = at;
  while (byte === SPACE || byte === TAB) byte = bytes[++at] as number;
  stop = at;
  if (significant > 15 || exponent > 22 || exponent < -22) {
    const size = longDecimal(bytes, digitsFrom, digitsTo, exponent);
    if (!Number.isNaN(size)) return negative ? -size : size;
    return Number(text === undefined ? bytes.toString('latin1', first, last) : text.slice(first, last));
  }
  const size =
    exponent < 0 ? integer / (POWERS[-exponent] as number) : integer * (POWERS[exponent] as number);
  return negative ? -size : size;
}

/** Where the exponent that begins with the `e` at a byte ends; that byte itself if there is none. */
function skipExponent(bytes: Buffer, at: number): number {
  let end = at + 1;
  if (bytes[end] === PLUS || bytes[end] === MINUS) end++;
  const from = end;
  while ((bytes[end] as number) >= 48 && (bytes[end] as number) <= 57) end++;
  return end === from ? at : end;
}

function readExponent(bytes: Buffer, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at++) {
    const byte = bytes[at] as number;
    // Beyond this every number is 0 or infinite, however many digits go before.
    if (byte >= 48 && value < 1e9) value = value * 10 + (byte - 48);
  }
  return bytes[from] === MINUS ? -value : value;
}

const NAMES: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
]);

/** The number that text is: decimal, or `nan`, `inf`, `infinity` in any case, with a sign. Undefined if none. */
export function toNumber(text: string): number | undefined {
  const trimmed = text.trim();
  const bytes = Buffer.from(`${trimmed}\n`);
  const number = readDecimal(bytes, 0);
  if (!Number.isNaN(number)) return stop === bytes.length - 1 ? number : undefined;
  const named = NAMES.get(trimmed.slice(0, 9).replace(/^[+-]/, '').toLowerCase());
  if (named === undefined || trimmed.length > 9) return undefined;
  return trimmed.startsWith('-') ? -named : named;
}

/** A number so that it reads back as the same double. */
export const numberText = (number: number): string =>
  number === 0 && 1 / number < 0 ? '-0' : String(number);
