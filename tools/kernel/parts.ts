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
  const exported = [...text.matchAll(/^ \(export "(\w+)"/gm)].map(([, name = '']) => name);
  const named = functions.map((name): [string, string[]] => [
    name,
    exported.filter((entry) => ENTRIES.some((suffix) => entry === name + suffix)),
  ]);
  const elsewhere = new Set([...named.flatMap(([, entries]) => entries), ...operations, 'checkMemory']);
  const first = exported.filter((entry) => !elsewhere.has(entry));
  return {
    [FIRST]: cut(text, first),
    ...Object.fromEntries(
      [...named, ['operations', [...operations]] as const].map(([name, entries]) => [
        name,
        cut(withoutMemory(text), entries),
      ]),
    ),
  };
}

/** What other hosts take: the calls over whole arrays, in memory that grows as far as the host wants it to. */
export const bulkOf = (text: string): Uint8Array =>
  cut(text.replace(/^ \(memory \$0 (\d+) \d+\)/m, ' (memory $0 $1 65536)'), [
    'run',
    'runSingles',
    'runFormula',
    'ABI',
    'ARENA',
    'memory',
  ]);

/** The module's text with these exports, and the functions that they and its start reach: what Binaryen would leave, told
 *  from the text, as to read all of it for every part would take the most of the time. */
export function only(text: string, entries: readonly string[]): string {
  const [head = '', ...fields] = text.replace(/\n\)\s*$/, '').split(/\n(?= \()/);
  const kept = fields.filter((field) => {
    const [, name] = /^ \(export "(\w+)"/.exec(field) ?? [];
    return name === undefined || entries.includes(name);
  });
  const nameOf = (field: string) => /^ \(func (\$[^\s()]+)/.exec(field)?.[1];
  const functions = new Map(kept.flatMap((field) => [[nameOf(field) ?? '', field] as const]));
  const reached = new Set<string>();
  const visit = (field: string) => {
    for (const [name] of field.matchAll(/\$[^\s()]+/g)) {
      const called = functions.get(name);
      if (called === undefined || reached.has(name)) continue;
      reached.add(name);
      visit(called);
    }
  };
  const isFunction = (field: string) => nameOf(field) !== undefined;
  for (const field of kept) if (!isFunction(field)) visit(field);
  return `${[head, ...kept.filter((field) => !isFunction(field) || reached.has(nameOf(field) ?? ''))].join('\n')}\n)\n`;
}

/** The module with these exports and what they reach. */
function cut(text: string, entries: readonly string[]): Uint8Array {
  const module = parse(only(text, entries));
  module.runPasses(['remove-unused-module-elements']);
  if (!module.validate()) throw new Error(`The kernel's part with ${entries[0]} is not valid.`);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

/** The module over a memory that it is given as `k.m`, with its tables filled. */
function withoutMemory(text: string): string {
  const lines = text.split('\n');
  const memory = lines.find((line) => /^ \(memory /.test(line));
  const left = lines.filter((line) => !/^ \((memory|data|start) /.test(line));
  const imported = ` (import "k" "m" ${memory?.trim()})`;
  return [left[0], imported, ...left.slice(1)].join('\n');
}
