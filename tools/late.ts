import type { Plugin } from 'vite';
import * as parts from '../src/kernel/generated/parts.js';
import type { Part } from '../src/kernel/part.js';
import { partsModule } from './kernel/parts-module.js';
import { rows } from './rows.js';

/** The kernel's parts that the first file has: the chapter's functions, and those that cost little beside them. */
const FIRST = new Set(['blocks', 'expRows', 'square', 'sigmoid', 'leaky', 'affine', 'relu']);

/** Its name becomes the file's: `element.more.js`. */
const MORE = '/late/more.js';

const SOURCES = new URL('../src/', import.meta.url).pathname;

/** Puts what is rarely needed into a file of its own, which `src/late.ts` reads when it is asked. That is the other parts
 *  of the kernel, and the functions' formulas where the bundle shows no words. */
export function latePlugin({ words }: { words: boolean }): Plugin {
  const texts: readonly Part[] = Object.values(parts);
  const more = {
    binaries: Object.fromEntries(
      texts.flatMap(({ name, binary }) => (FIRST.has(name) ? [] : [[name, binary]])),
    ),
    formulas: Object.fromEntries(words ? [] : rows.map(({ name, formula }) => [name, formula])),
  };
  const modules = new Map([
    [MORE, named(more)],
    [`${SOURCES}second-file.ts`, `export const load = () => import('${MORE}');`],
    [`${SOURCES}kernel/generated/parts.ts`, firstOf(texts)],
    ...(words ? [] : [[`${SOURCES}functions.ts`, rowsWithoutWords()] as const]),
  ]);
  return {
    name: 'fluxion-late',
    enforce: 'pre',
    resolveId: (id) => (id === MORE ? id : null),
    // The development server puts a version after the name.
    load: (id) => modules.get(id.replace(/\?.*/, '')) ?? null,
  };
}

/** A module that exports these values by their names. */
const named = (values: Readonly<Record<string, unknown>>): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
    .join('');

/** `parts.ts` with the code of those that the first file has. */
function firstOf(texts: readonly Part[]): string {
  const named = texts.map(({ name, binary, tables = [] }) => ({
    name,
    binary,
    tables: tables.map(({ name }) => name),
  }));
  for (const { name, tables } of named)
    if (FIRST.has(name) && !tables.every((table) => FIRST.has(table)))
      throw new Error(`The first file has ${name} without its tables.`);
  // Those that others need need none.
  const sorted = named.sort((a, b) => a.tables.length - b.tables.length);
  return partsModule(sorted, ({ name, binary }) => (FIRST.has(name) ? (binary as string) : ''));
}

/** `src/functions.ts` as the tag has it: its rows say nothing of themselves. */
function rowsWithoutWords(): string {
  const made = rows.map(({ name, part, numbers, parameters }) =>
    parameters.length > 0
      ? `maker(parts.${part}, ${JSON.stringify(parameters)}, {})`
      : `builtin('${name}', parts.${part}, {}, ${JSON.stringify(numbers)})`,
  );
  return `import { builtin, maker } from './descriptor.js';
import * as parts from './kernel/generated/parts.js';
${rows.map(({ name }, i) => `export const ${name} = ${made[i]};\n`).join('')}`;
}
