/** The bytes that `tools/kernel/encode.ts` wrote as text. Letters are numbered by their codes from 33 on, without
 *  " $ ' < \ and `. A byte has one letter, or two if the first is number 0 or 1. */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const number = new Uint8Array(127);
  for (let code = 33, next = 0; code < 127; code++)
    if (!'"$\'<\\`'.includes(String.fromCharCode(code))) number[code] = next++;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const first = number[text.charCodeAt(i)] as number;
    const v = first < 2 ? 86 + 88 * first + (number[text.charCodeAt(++i)] as number) : first - 2;
    bytes[length++] = v - 16;
  }
  return bytes.slice(0, length);
}
