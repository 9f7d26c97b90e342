import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** The kernel's parts that the first file has: the chapter's functions, and those that cost little beside them. */
const FIRST = /^(blocks|square|sigmoid|leaky|affine|relu)$/;

/** Its name becomes the file's: `element.more.js`. */
const MORE = '/late/more.js';

const PARTS = '/kernel/generated/parts.ts';
const ROW = /^(export const (\w+): .*binary: )'(.*)'( \};)$/gm;

/** Puts the other parts of the kernel into a file of their own, which `src/late.ts` reads when it is asked. */
export function latePlugin(): Plugin {
  const others = (code: string) =>
    Object.fromEntries(
      [...code.matchAll(ROW)].flatMap(([, , name = '', binary]) =>
        FIRST.test(name) ? [] : [[name, binary]],
      ),
    );
  return {
    name: 'fluxion-late',
    enforce: 'pre',
    resolveId: (id) => (id === MORE ? id : null),
    load(id) {
      if (id !== MORE) return null;
      const code = readFileSync(new URL(`../src${PARTS}`, import.meta.url), 'utf8');
      return `export const others = ${JSON.stringify(others(code))};`;
    },
    transform(code, id) {
      if (id.endsWith(PARTS))
        return {
          code: code.replace(ROW, (row, before, name, _, after) =>
            FIRST.test(name) ? row : `${before}''${after}`,
          ),
          map: null,
        };
      if (!id.endsWith('/src/late.ts')) return null;
      const changed = code.replace('undefined as', `(() => import('${MORE}')) as`);
      if (changed === code) throw new Error('src/late.ts has changed: there is nothing to replace.');
      return { code: changed, map: null };
    },
  };
}
