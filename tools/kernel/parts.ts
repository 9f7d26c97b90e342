/** Cuts the kernel apart, so that a program carries the functions that it imports and no others.
 *
 *  Every part is the whole kernel less what it does not reach: the same instructions at the same addresses, and so the
 *  same bits. `blocks` has the memory and what moves blocks; each function has a part of its own, and so have the
 *  operations of formulas, and the tables that are computed. They import the memory that `blocks` exports. Constants that
 *  a part reads from memory come with it, but for those that a part brings which starts before it. Where several bring
 *  the same they are written again, the same. */
import { ENTRIES } from './dispatch.js';
import { parse } from './squeeze.js';
import { type Table, tablesBehind, tablesIn } from './tables.js';

/** The part that holds the memory: it starts first. */
const FIRST = 'blocks';

/** What is cut out: its exports, and the files that have them. */
interface Piece {
  readonly name: string;
  readonly entries: readonly string[];
  readonly files: readonly string[];
}

export interface Cut {
  readonly name: string;
  readonly binary: Uint8Array;
  /** The parts whose tables it reads. */
  readonly tables: readonly string[];
}

/** @param text the kernel as WebAssembly text. @param functions the names of those that have a kernel file.
 *  @param operations what `assembly/operations/` exports, @param files those of them.
 *  @returns the parts; one that others read from before them. */
export function partsOf(
  text: string,
  functions: readonly string[],
  operations: readonly string[],
  files: readonly string[],
  tables: readonly Table[],
): Cut[] {
  const kernel = fieldsOf(text);
  const exported = kernel.fields.flatMap(({ entry }) => entry ?? []);
  const named = functions.map((name) => ({
    name,
    entries: exported.filter((entry) => ENTRIES.some((suffix) => entry === name + suffix)),
    files: [`assembly/functions/${name}.ts`],
  }));
  const others: Piece[] = [...named, { name: 'operations', entries: operations, files }];
  const filled = tables.flatMap(({ file, fill }) =>
    fill === undefined ? [] : { name: partFilledBy(fill), entries: [fill], files: [file] },
  );
  const elsewhere = new Set([...others, ...filled].flatMap(({ entries }) => entries).concat('checkMemory'));
  const blocks = {
    name: FIRST,
    entries: exported.filter((entry) => !elsewhere.has(entry)),
    files: ['assembly/blocks.ts', 'assembly/differences.ts'],
  };
  const bare = without(kernel, /^ \((?:data|start) /);
  const over = overMemory(bare);
  // What starts first brings the constants of all files that it imports: they are the most used.
  const brought = new Map([blocks, ...filled].map(({ name, files }) => [name, tablesBehind(files, tables)]));
  const unlessBrought = (constants: readonly Table[], before: readonly string[]) => {
    const there = new Set(before.flatMap((name) => brought.get(name) ?? []));
    return constants.filter((table) => !there.has(table));
  };
  return [
    {
      name: FIRST,
      binary: cut(withData(bare, brought.get(FIRST) ?? []), blocks.entries),
      tables: [],
    },
    ...filled.map(({ name, entries: [entry = ''] }) => {
      const constants = unlessBrought(brought.get(name) ?? [], [FIRST]);
      return { name, binary: cut(withData(startingWith(over, entry), constants), []), tables: [] };
    }),
    ...others.map(({ name, entries, files }) => {
      const read = tablesIn(only(over, entries), tablesBehind(files, tables));
      const before = read.flatMap(({ fill }) => (fill === undefined ? [] : partFilledBy(fill)));
      const constants = unlessBrought(read, [FIRST, ...before]);
      return { name, binary: cut(withData(over, constants), entries), tables: before };
    }),
  ];
}

/** `fillExpRows` makes the part `expRows`. */
const partFilledBy = (fill: string): string => fill.charAt(4).toLowerCase() + fill.slice(5);

/** All tables of the kernel, for a memory that a kernel does not start in: a part that has no exports. */
export function allTablesOf(text: string): Uint8Array {
  return cut(overMemory(fieldsOf(text)), []);
}

/** What other hosts take: the calls over whole arrays, in memory that grows as far as the host wants it to. */
export const bulkOf = (text: string): Uint8Array =>
  cut(fieldsOf(text.replace(/^ \(memory \$0 (\d+) \d+\)/m, ' (memory $0 $1 65536)')), [
    'run',
    'runSingles',
    'runFormula',
    'ABI',
    'ARENA',
    'memory',
  ]);

/** A module's text, taken apart once for all that is cut out of it. */
interface Fields {
  readonly head: string;
  readonly fields: readonly Field[];
  readonly functions: ReadonlyMap<string, Field>;
}

interface Field {
  readonly text: string;
  /** What an export is called. */
  readonly entry: string | undefined;
  /** A function's name. */
  readonly name: string | undefined;
  /** Names that stand in it. */
  readonly names: ReadonlySet<string>;
}

export function fieldsOf(text: string): Fields {
  const [head = '', ...texts] = text.replace(/\n\)\s*$/, '').split(/\n(?= \()/);
  const fields = texts.map(fieldOf);
  return { head, fields, functions: new Map(fields.map((field) => [field.name ?? '', field])) };
}

function fieldOf(text: string): Field {
  return {
    text,
    entry: /^ \(export "(\w+)"/.exec(text)?.[1],
    name: /^ \(func (\$[^\s()]+)/.exec(text)?.[1],
    names: new Set(text.match(/\$[^\s()]+/g)),
  };
}

/** The module's text with these exports, and the functions that they and its start reach. It is what Binaryen would
 *  leave, but told from the text: Binaryen would read the whole kernel anew for every part, which takes far longer. */
export function only({ head, fields, functions }: Fields, entries: readonly string[]): string {
  const kept = fields.filter(({ entry }) => entry === undefined || entries.includes(entry));
  const reached = new Set<Field>();
  const visit = ({ names }: Field) => {
    for (const name of names) {
      const called = functions.get(name);
      if (called === undefined || reached.has(called)) continue;
      reached.add(called);
      visit(called);
    }
  };
  for (const field of kept) if (field.name === undefined) visit(field);
  const left = kept.filter((field) => field.name === undefined || reached.has(field));
  return `${[head, ...left.map(({ text }) => text)].join('\n')}\n)\n`;
}

/** The module with these exports and what they reach. */
function cut(fields: Fields, entries: readonly string[]): Uint8Array {
  const module = parse(only(fields, entries));
  // Zeros are left out: no one has written to the memory where a table begins.
  module.runPasses(['remove-unused-module-elements', 'memory-packing']);
  if (!module.validate()) throw new Error(`The kernel's part with ${entries[0]} is not valid.`);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

const withData = (kernel: Fields, tables: readonly Table[]): Fields => ({
  ...kernel,
  fields: [...kernel.fields, ...tables.flatMap(({ data }) => (data === '' ? [] : fieldOf(data)))],
});

const without = (kernel: Fields, fields: RegExp): Fields => ({
  ...kernel,
  fields: kernel.fields.filter(({ text }) => !fields.test(text)),
});

/** The module over a memory that it is given as `k.m`. */
function overMemory(kernel: Fields): Fields {
  const memory = kernel.fields.find(({ text }) => text.startsWith(' (memory '));
  const left = without(kernel, /^ \((?:memory|export "memory") /);
  return { ...left, head: `${kernel.head}\n (import "k" "m" ${memory?.text.trim()})` };
}

/** The module that calls this export of its own when it starts. */
function startingWith(kernel: Fields, entry: string): Fields {
  const target = kernel.fields.find((field) => field.entry === entry);
  const name = /\(func (\S+)\)\)/.exec(target?.text ?? '')?.[1];
  if (name === undefined) throw new Error(`The kernel does not export ${entry}.`);
  return { ...kernel, fields: [...kernel.fields, fieldOf(` (start ${name})`)] };
}
