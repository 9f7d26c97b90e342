/** A document with `content` between its marks, `<!-- mark -->` and `<!-- end of mark -->`: how a script writes
 *  a table into a text.
 *  @throws {Error} if the document has no such marks. */
export function fill(text: string, mark: string, content: string): string {
  const [begin, end] = [`<!-- ${mark} -->\n\n`, `\n<!-- end of ${mark} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`there is no place for ${mark}`);
  return text.slice(0, from + begin.length) + content + text.slice(to);
}

/** The same for a word or a number within a line, between `<!-- name: -->` and the next `<!-- . -->`.
 *  @throws {Error} if the document has no such place. */
export function fillIn(text: string, name: string, word: string): string {
  const begin = `<!-- ${name}: -->`;
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf('<!-- . -->', from);
  if (from < begin.length || to < 0) throw new Error(`there is no place for ${name}`);
  return text.slice(0, from) + word + text.slice(to);
}
