/** The kernel as text to inline. Base64 hides from gzip what repeats, as a byte's letters depend on where
 *  it falls in a group of three. Here a byte is always the same one or two characters:
 *
 *      v = byte + 16 mod 256;  v < 86: letter v + 2;  else letter (v - 86) div 88, letter (v - 86) mod 88
 *
 *  of the 88 printable ASCII letters that no quote, template or page needs escaped. The 16 puts the bytes that
 *  code is made of among the first 86. Measured on a kernel of 63,948 bytes, the text's size gzipped and
 *  with Brotli, in bytes:
 *
 *  | as                                  |   gzip | Brotli |
 *  |-------------------------------------|-------:|-------:|
 *  | the binary itself                   | 13,676 | 10,676 |
 *  | base64                              | 20,538 | 16,056 |
 *  | hexadecimal                         | 15,455 | 11,337 |
 *  | string of bytes as UTF-8 (not ASCII)| 14,870 | 11,056 |
 *  | string with \xNN escapes            | 18,622 | 12,867 |
 *  | letters by frequency, and their table| 14,177 | 11,340 |
 *  | this                                | 14,054 | 11,142 |
 *
 *  Text compressed before it is inlined would need an inflate of our own, as the engine's is asynchronous. */

const DIRECT = 86;
const FIRST = 16;

/** The letters: 33 to 126 without " $ ' < \ `. */
const LETTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(i + 33))
  .filter((letter) => !'"$\'<\\`'.includes(letter))
  .join('');

export function encode(bytes: Uint8Array): string {
  const letter = (i: number) => LETTERS[i] ?? '';
  return Array.from(bytes, (byte) => {
    const v = (byte + FIRST) % 256;
    const rest = v - DIRECT;
    return rest < 0 ? letter(v + 2) : letter(Math.floor(rest / 88)) + letter(rest % 88);
  }).join('');
}
