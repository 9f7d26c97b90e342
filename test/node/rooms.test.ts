import { expect, test } from 'vitest';
import { importsOf } from '../../tools/imports.js';

test.each([
  ['an import over two lines', "import {\n  a,\n} from\n  '../verify/a.js';"],
  ['an import of types', "import type { A } from '../verify/a.js';"],
  ["a type's import", "type A = import('../verify/a.js').A;"],
  ['an export', "export * from '../verify/a.js';"],
  ['an import for its effect', "import '../verify/a.js';"],
  ['a late import with a comment in it', "const a = import(/* late */ '../verify/a.js');"],
  ['a late import over two lines', "const a = import(\n  '../verify/a.js'\n);"],
  ['a late import as a template', 'const a = import(`../verify/a.js`);'],
  ['a worker', "new Worker(new URL('../verify/a.js', import.meta.url));"],
  ['a file that is asked for', "new URL('../verify/a.js?raw', import.meta.url);"],
])('the check of the rooms sees %s', (_, text) => {
  expect(importsOf('src/ranges.ts', text)).toEqual(['verify/a.js']);
});

test('the check of the rooms sees data, and no package and no text that only looks like an import', () => {
  const text = `import data from '../test/a.json' with { type: 'json' };
import { readFileSync } from 'node:fs';
const words = "import '../verify/a.js'"; // import '../verify/b.js'
`;
  expect(importsOf('src/ranges.ts', text)).toEqual(['test/a.json']);
});

test('the check of the rooms refuses a source that it cannot read', () => {
  expect(() => importsOf('src/ranges.ts', 'import {')).toThrow('src/ranges.ts: ');
});
