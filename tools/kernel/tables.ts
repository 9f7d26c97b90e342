/** Tells which tables a part of the kernel reads, so that it brings those and no others. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
      at,
    ]),
  );
  const data = new Map(
    [...compiled.matchAll(/^ \(data \$\d+ \(i32\.const (\d+)\) "((?:\\.|[^"\\])*)"\)/gm)].map(
      ([text, at = '', bytes = '']) => [at, { text, bytes }],
    ),
  );
  const tables = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return [...source.matchAll(DECLARED)].map(([, name]): Table => {
      const at = addresses.get(`${file.replace(/\.ts$/, '')}/${name}`) ?? '';
      const found = data.get(at);
      if (found === undefined) throw new Error(`The compiler has no data for ${name} of ${file}.`);
      data.delete(at);
      const empty = /^(?:\\00)*$/.test(found.bytes);
      const fill = empty ? /^export function (fill\w+)\(/m.exec(source)?.[1] : undefined;
      if (empty && fill === undefined) throw new Error(`Nothing fills ${name} of ${file}.`);
      return { file, at: Number(at), data: empty ? '' : found.text, fill };
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
    const imports = [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)];
    filesBehind(
      imports.map(([, path = '']) => `${join(dirname(file), path)}.ts`),
      found,
    );
  }
  return found;
}
