/** A range of the kernel's memory: the first byte, and the one after the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The room that the kernel's tables have: from where the compiler begins with them to the first block.
 *  @param text the kernel as the compiler writes it, with its data and the names of its constants.
 *  @throws {Error} if the tables run into the block. */
export function roomOfTables(text: string): Range {
  const to = Number(/\(global \$assembly\/memory\/U i32 \(i32\.const (\d+)\)\)/.exec(text)?.[1]);
  const tables = [...text.matchAll(/^ \(data \$\d+ \(i32\.const (\d+)\) "((?:\\.|[^"\\])*)"\)/gm)].map(
    ([, at, bytes = '']) => ({ from: Number(at), to: Number(at) + lengthOf(bytes) }),
  );
  if (Number.isNaN(to) || tables.length === 0) throw new Error('The kernel has no U, or no tables.');
  const end = Math.max(...tables.map((table) => table.to));
  if (end > to) throw new Error(`The kernel's tables end at ${end}, which is in U: that begins at ${to}.`);
  return { from: Math.min(...tables.map((table) => table.from)), to };
}

/** How many bytes a string of WebAssembly text stands for: an escape is one. */
const lengthOf = (literal: string): number => literal.replace(/\\(?:[0-9a-f]{2}|.)/g, '.').length;
