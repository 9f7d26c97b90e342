/** The kernel's tables: where they lie, and which a part reads, so that it brings those and no others. */
import { readFileSync } from 'node:fs';
import { importsOf } from '../imports.js';

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
  const tables = dataOf(text).map(({ at, bytes }) => ({ from: at, to: at + lengthOf(bytes) }));
  if (Number.isNaN(to) || tables.length === 0) throw new Error('The kernel has no U, or no tables.');
  const end = Math.max(...tables.map((table) => table.to));
  if (end > to) throw new Error(`The kernel's tables end at ${end}, which is in U: that begins at ${to}.`);
  return { from: Math.min(...tables.map((table) => table.from)), to };
}

/** A piece of data as the compiler writes it: its text, where it begins, and its bytes, escaped. */
const dataOf = (compiled: string) =>
  [...compiled.matchAll(/^ \(data \$\d+ \(i32\.const (\d+)\) "((?:\\.|[^"\\])*)"\)/gm)].map(
    ([text, at, bytes = '']) => ({ text, at: Number(at), bytes }),
  );

/** How many bytes a string of WebAssembly text stands for: an escape is one. */
const lengthOf = (literal: string): number => literal.replace(/\\(?:[0-9a-f]{2}|.)/g, '.').length;

/** A table: what one `memory.data` of the sources stands for. */
export interface Table {
  /** The file that has it. */
  readonly file: string;
  readonly at: number;
  /** Its numbers as WebAssembly text; none where `fill` computes them. */
  readonly data: string;
  /** What fills it: `fillExpRows`. */
  readonly fill: string | undefined;
}

const DECLARED = /const (\w+)(?:: usize)? = memory\.data\b/g;

/** @param compiled the kernel as the compiler writes it, with its data and the names of its constants.
 *  @param files the sources.
 *  @throws {Error} if a source's table is not there, or a table has no source. */
export function tablesOf(compiled: string, files: readonly string[]): Table[] {
  const addresses = new Map(
    [...compiled.matchAll(/^ \(global \$(\S+) i32 \(i32\.const (\d+)\)\)/gm)].map(([, name, at]) => [
      name,
      Number(at),
    ]),
  );
  const data = new Map(dataOf(compiled).map((segment) => [segment.at, segment]));
  const tables = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return [...source.matchAll(DECLARED)].map(([, name]): Table => {
      const at = addresses.get(`${file.replace(/\.ts$/, '')}/${name}`) ?? Number.NaN;
      const found = data.get(at);
      if (found === undefined) throw new Error(`The compiler has no data for ${name} of ${file}.`);
      data.delete(at);
      const empty = /^(?:\\00)*$/.test(found.bytes);
      const fill = empty ? /^export function (fill\w+)\(/m.exec(source)?.[1] : undefined;
      if (empty && fill === undefined) throw new Error(`Nothing fills ${name} of ${file}.`);
      return { file, at, data: empty ? '' : found.text, fill };
    });
  });
  if (data.size > 0) throw new Error(`No source has the table at ${[...data.keys()].join(', ')}.`);
  return tables;
}

/** The tables of these files and of those that they import, near or far. */
export function tablesBehind(files: readonly string[], tables: readonly Table[]): Table[] {
  const found = filesBehind(files);
  return tables.filter(({ file }) => found.has(file));
}

/** Of the tables behind code, those that it reads: their addresses stand in it. Not of all tables, as 784 may be any
 *  number. test/node/parts.test.ts holds every part, alone, against the whole.
 *  @param text its WebAssembly text. */
export function tablesIn(text: string, behind: readonly Table[]): Table[] {
  const numbers = new Set([...text.matchAll(/\(i32\.const (\d+)\)/g)].map(([, number]) => Number(number)));
  return behind.filter(({ at }) => numbers.has(at));
}

/** The files, and what they import. */
function filesBehind(files: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const file of files) {
    if (found.has(file)) continue;
    found.add(file);
    filesBehind(
      importsOf(file, readFileSync(file, 'utf8')).map((path) => `${path}.ts`),
      found,
    );
  }
  return found;
}
