/** A table in Markdown: columns of words to the left, by default the first, and numbers to the right. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  words: readonly number[] = [0],
): string =>
  [head, head.map((_, i) => (words.includes(i) ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
