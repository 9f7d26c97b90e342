/** The bytes that `tools/kernel/encode.ts` wrote as text. A letter's number is its code less 33 and less
 *  how many of " $ ' < \ ` come before it; a first letter of 0 or 1 says that a second follows. */
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
