/** Writes docs/reference.md and docs/api.txt from what the compiler says of the sources: declarations,
 *  docstrings, and the table of functions; and the table in docs/abi.md. `npm run docs`; a test asserts that all are
 *  current. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { descriptors } from '../src/chain-text.js';
import { toNumPy } from '../src/expression/numpy.js';
import { parse } from '../src/expression/parse.js';
import { Graph } from '../src/expression/tree.js';
import { NUMBERS_PAGE, withNumbers } from './numbers-table.js';

interface Declaration {
  readonly name: string;
  readonly docs: string;
  readonly code: string;
}

const ENTRIES = {
  fluxion: 'index',
  'fluxion/derivative': 'derivative',
  'fluxion/formula': 'formula',
  'fluxion/parallel': 'parallel',
  'fluxion/plot': 'plot/index',
  'fluxion/element': 'element/index',
};

/** The two documents. */
export function makeReference(): { reference: string; api: string } {
  const types = mkdtempSync(join(tmpdir(), 'fluxion-types-'));
  try {
    execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', types]);
    const entries = Object.entries(ENTRIES).map(([entry, file]) => ({
      entry,
      declarations: exportsOf(join(types, `${file}.d.ts`)),
    }));
    return {
      reference:
        HEAD +
        table() +
        entries
          .map(({ entry, declarations }) => `\n## ${entry}\n${declarations.map(section).join('')}`)
          .join(''),
      api: entries
        .map(
          ({ entry, declarations }) =>
            `# ${entry}\n\n${declarations.map(({ code }) => `${bare(code)}\n`).join('\n')}`,
        )
        .join('\n'),
    };
  } finally {
    rmSync(types, { recursive: true });
  }
}

const HEAD = `# Reference

Written by \`npm run docs\` from the sources.
`;

function table(): string {
  const sorted = [...descriptors].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = sorted.map(([name, { summary, formula, parameters }]) => {
    const called = parameters.length ? `${name}(${parameters.map((p) => p.name).join(', ')})` : name;
    return `| \`${called}\` | ${summary} | ${code(formula)} | ${code(numpyOf(formula))} |`;
  });
  return `
## The functions

Each is also \`functions.<name>\`. How exact they are: [accuracy](accuracy.md).

| function | | f(x) | in NumPy |
|---|---|---|---|
${rows.join('\n')}
`;
}

function numpyOf(formula: string): string {
  const graph = new Graph();
  return toNumPy(graph, parse(graph, formula));
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** What a declaration file exports, in its order. Overloads are one declaration. */
function exportsOf(file: string): Declaration[] {
  const text = readFileSync(file, 'utf8');
  const own = declarationsOf(text);
  const found = new Map<string, Declaration>();
  const add = (declaration: Declaration | undefined) => {
    if (declaration) found.set(declaration.name, declaration);
  };
  own.filter(({ code }) => code.startsWith('export ')).forEach(add);
  for (const [, all, names, from = ''] of text.matchAll(
    /^export (?:type )?(?:(\*)|\{([^}]*)\}) from '(.*)';$/gm,
  )) {
    const there = exportsOf(join(file, '..', from.replace(/\.js$/, '.d.ts')));
    if (all) there.filter(({ name }) => name !== 'Complete').forEach(add);
    for (const name of (names ?? '').split(',')) {
      const wanted = name.trim().replace(/^type /, '');
      add(there.find((declaration) => declaration.name === wanted));
    }
  }
  return [...found.values()];
}

function declarationsOf(text: string): Declaration[] {
  const found = new Map<string, Declaration>();
  // tsc's own layout: an interface or class ends at the next brace in the first column, others at a semicolon.
  const pattern =
    /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^((?:export )?(?:declare )?(?:(?:interface|class) (\w+)[\s\S]*?\n?\}|(?:function|const|type) (\w+)[\s\S]*?;)$)/gm;
  for (const [, comment = '', source = '', structure, other] of text.matchAll(pattern)) {
    const name = structure ?? other ?? '';
    const before = found.get(name);
    const docs =
      before?.docs ||
      comment
        .replace(/^\/\*\*|\s*\*\/\s*$/g, '')
        .replace(/^[ \t]*\*[ \t]{0,2}/gm, '')
        .trim();
    found.set(name, { name, docs, code: before ? `${before.code}\n${source}` : source });
  }
  return [...found.values()];
}

/** A declaration as the API report has it: without words, so that a change of one is no change of it. */
const bare = (source: string): string =>
  source
    .replace(/\/\*\*[\s\S]*?\*\/\s*/g, '')
    .replace(/^export (declare )?/gm, '')
    .replace(/\n\s*\n/g, '\n');

function section({ name, docs, code: source }: Declaration): string {
  const [prose = '', ...tags] = docs.split(/(?:^|\s)@(?=param|returns|throws|example)/);
  const lines = tags.map((tag) => {
    const [, kind, text = ''] = /^(\w+)\s*([\s\S]*)/.exec(tag) ?? [];
    if (kind === 'example')
      return `\n\`\`\`${text.startsWith('<') ? 'html' : 'ts'}\n${text.trim()}\n\`\`\`\n`;
    const flat = text.replace(/\s+/g, ' ').trim();
    if (kind === 'param') return `- \`${flat.split(' ')[0]}\`: ${flat.split(' ').slice(1).join(' ')}\n`;
    return `- ${kind} ${flat}\n`;
  });
  const signature = source.replace(/^export (declare )?/gm, '');
  return `\n### ${name}\n\n\`\`\`typescript\n${signature}\n\`\`\`\n\n${prose.trim()}\n${lines.length ? '\n' : ''}${lines.join('')}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { reference, api } = makeReference();
  writeFileSync('docs/reference.md', reference);
  writeFileSync('docs/api.txt', api);
  writeFileSync(NUMBERS_PAGE, withNumbers());
}
