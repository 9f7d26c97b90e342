/** What a reader downloads of the built page, gzipped, in bytes: `npx tsx tools/weight.ts`, after `vite build web`. */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);

/** A built file's size. */
export const weight = (file: string): number =>
  gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;

/** What is loaded only when it is asked for, by the names of its files: the speed comparison, the functions that are
 *  rarely used, the gallery (a page of its own), the reader of formulas, another language, and that language's error
 *  messages. */
const ASKED = {
  bench: /^(panel|worker)-/,
  more: /^more-/,
  gallery: /^gallery-/,
  formula: /^(formula|typed)-/,
  language: /^hi-(?!faults)/,
  faults: /^hi-faults-/,
} as const;

/** Sizes of the first view, all of it (page, styles and scripts, the kernel in them), of what follows by itself, and of
 *  each thing that is asked for. */
export function weights(): Record<keyof typeof ASKED | 'first' | 'rest', number> {
  const html = readFileSync(new URL('page/index.html', dist), 'utf8');
  const files = readdirSync(new URL('page/assets/', dist));
  const first = new Set<string>();
  /** A file, and what it needs before it runs. */
  const need = (file: string) => {
    if (first.has(file)) return;
    first.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(new URL(`page/assets/${file}`, dist), 'utf8');
    for (const [, name = ''] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) need(name);
  };
  for (const file of files) if (html.includes(`assets/${file}`)) need(file);
  const sum = (names: Iterable<string>) =>
    [...names].reduce((total, name) => total + weight(`page/assets/${name}`), 0);
  const apart = Object.entries(ASKED).map(([name, is]) => [
    name,
    sum(files.filter((file) => is.test(file) && !first.has(file))),
  ]);
  const asked = Object.values(ASKED);
  const rest = files.filter((file) => !first.has(file) && !asked.some((is) => is.test(file)));
  return { ...Object.fromEntries(apart), first: sum(first) + weight('page/index.html'), rest: sum(rest) };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.table(weights());
