/** Cuts the kernel apart, so that a program carries the functions that it imports and no others.
 *
 *  Every part is the whole kernel less what it does not reach: the same instructions at the same addresses, and so the
 *  same bits. `blocks` has the memory, its tables and what moves blocks; each function has a part of its own, and so
 *  have the operations of formulas. They import the memory that `blocks` exports. */
import { ENTRIES } from './dispatch.js';
import { parse } from './squeeze.js';

/** The part that holds the memory: it starts first. */
const FIRST = 'blocks';

/** @param text the kernel as WebAssembly text. @param functions the names of those that have a kernel file.
 *  @param operations what `assembly/operations/` exports.
 *  @returns each part's binary by its name. */
export function partsOf(
  text: string,
  functions: readonly string[],
  operations: readonly string[],
): Record<string, Uint8Array> {
  const kernel = fieldsOf(text);
  const exported = kernel.fields.flatMap(({ entry }) => entry ?? []);
  const named = functions.map((name): [string, string[]] => [
    name,
    exported.filter((entry) => ENTRIES.some((suffix) => entry === name + suffix)),
  ]);
  const elsewhere = new Set([...named.flatMap(([, entries]) => entries), ...operations, 'checkMemory']);
  const first = exported.filter((entry) => !elsewhere.has(entry));
  const over = withoutMemory(kernel);
  return {
    [FIRST]: cut(kernel, first),
    ...Object.fromEntries(
      [...named, ['operations', [...operations]] as const].map(([name, entries]) => [
        name,
        cut(over, entries),
      ]),
    ),
  };
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
  const fields = texts.map((text) => ({
    text,
    entry: /^ \(export "(\w+)"/.exec(text)?.[1],
    name: /^ \(func (\$[^\s()]+)/.exec(text)?.[1],
    names: new Set(text.match(/\$[^\s()]+/g)),
  }));
  return { head, fields, functions: new Map(fields.map((field) => [field.name ?? '', field])) };
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
  module.runPasses(['remove-unused-module-elements']);
  if (!module.validate()) throw new Error(`The kernel's part with ${entries[0]} is not valid.`);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

/** The module over a memory that it is given as `k.m`, with its tables filled. */
function withoutMemory({ head, fields, functions }: Fields): Fields {
  const memory = fields.find(({ text }) => text.startsWith(' (memory '));
  const left = fields.filter(({ text }) => !/^ \((memory|data|start) /.test(text));
  return { head: `${head}\n (import "k" "m" ${memory?.text.trim()})`, fields: left, functions };
}
