/** Suggestions for names that someone typed wrong. */

/** The candidate that a typing error away is this name, if one is. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const [best] = scored(name, candidates);
  return best && best.edits <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}

/** The candidates that are written most like this name, if it is a typing error or not. */
export const likest = (name: string, candidates: readonly string[], count: number): string[] =>
  scored(name, candidates)
    .slice(0, count)
    .map(({ candidate }) => candidate);

/** The candidates with the edits that make them of the name, the fewest first. */
function scored(name: string, candidates: readonly string[]) {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(name.slice(0, 40));
  return candidates
    .map((candidate) => ({ candidate, edits: editDistance(wanted, plain(candidate)) }))
    .sort((a, b) => a.edits - b.edits);
}

/** Levenshtein distance: insertions, deletions and substitutions from a to b, a swap of neighbours counted as one. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(i - 2, j - 2) + 1);
      row.push(edits);
    }
  }
  return at(a.length, b.length);
}
