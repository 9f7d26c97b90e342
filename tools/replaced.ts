/** The text with each occurrence of a part replaced: for text of others', such as a package's, which may change.
 *  @param part a string, or a pattern with the flag g.
 *  @param times how often it is there; by default once or more.
 *  @throws {Error} if it is there more or less often, or if what a pattern found ends within brackets: a wrapped line, of
 *  which half would be left. */
export function replaced(text: string, part: string | RegExp, by: string, times?: number): string {
  const found =
    typeof part === 'string' ? Array(text.split(part).length - 1).fill(part) : (text.match(part) ?? []);
  const name = String(part);
  if (found.length === 0) throw new Error(`${name} is not there: the text has changed.`);
  if (times !== undefined && found.length !== times)
    throw new Error(`${name} is there ${found.length} times, not ${times}: the text has changed.`);
  const half = found.find((piece) => depthOf(piece) !== 0);
  if (half !== undefined) throw new Error(`${name} finds half of something: ${half}`);
  return text.replaceAll(part, by);
}

/** Brackets that are opened and not closed. */
const depthOf = (text: string): number =>
  (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0);
