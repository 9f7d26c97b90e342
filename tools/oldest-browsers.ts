/** The oldest browsers that the built files run in, by what MDN knows of every name and every piece of syntax in
 *  them. After a build, `npx tsx tools/oldest-browsers.ts` checks the table in `docs/compatibility.md`; with `--write` it
 *  writes it.
 *
 *  The type of what stands before a dot is not known. If several things bear the name behind it, the oldest counts: so a
 *  new thing that shares its name with an old one is not found. `Object.hasOwn`, whose name is its own, is. CSS is not
 *  read: what plots use of it has a fallback (`src/plot/style.ts`). */
import { readFileSync, writeFileSync } from 'node:fs';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import { parseAst } from 'vite';
import { fill } from './fill.js';

const DOCUMENT = 'docs/compatibility.md';
const BROWSERS = ['chrome', 'firefox', 'safari'] as const;
type Floor = readonly [chrome: number, firefox: number, safari: number];

/** Entries of the package, by the files that a page loads for them. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  fluxion: ['index.js'],
  'fluxion/derivative': ['derivative.js'],
  'fluxion/formula': ['formula.js'],
  'fluxion/plot': ['plot.js'],
  'fluxion/element': ['element.js'],
};

interface Compat {
  readonly __compat?: { readonly support: Readonly<Record<string, unknown>> };
  readonly [name: string]: Compat | Compat['__compat'] | undefined;
}
type Syntax = Readonly<Record<string, unknown>> & { readonly type: string };

const part = (from: Compat, ...names: readonly string[]): Compat | undefined =>
  names.reduce<Compat | undefined>((found, name) => found?.[name] as Compat | undefined, from);
const [builtins, api, classes, operators] = [
  ['javascript', 'builtins'],
  ['api'],
  ['javascript', 'classes'],
  ['javascript', 'operators'],
].map((path) => part(bcd as unknown as Compat, ...path) ?? {}) as [Compat, Compat, Compat, Compat];

/** The versions that have it; Infinity where one has it not. */
function floorOf(found: Compat | undefined): Floor | undefined {
  if (found?.__compat === undefined) return undefined;
  return BROWSERS.map((browser) => {
    const said = found.__compat?.support[browser];
    const first = (Array.isArray(said) ? said[0] : said) as { version_added?: unknown } | undefined;
    return typeof first?.version_added === 'string'
      ? Number.parseFloat(first.version_added.replace('≤', ''))
      : Number.POSITIVE_INFINITY;
  }) as unknown as Floor;
}

const each = (floors: readonly Floor[], pick: (...versions: number[]) => number): Floor =>
  BROWSERS.map((_, i) => pick(...floors.map((floor) => floor[i] as number))) as unknown as Floor;

/** Members by their names, over everything that has them. */
const members = new Map<string, Floor[]>();

function addMembers(owner: Compat | undefined, nameOf = (name: string) => name): void {
  for (const [name, member] of Object.entries(owner ?? {})) {
    const floor = floorOf(member as Compat);
    // A static one is asked for by its owner's name.
    if (!floor?.every(Number.isFinite) || name.endsWith('_static')) continue;
    members.set(nameOf(name), [...(members.get(nameOf(name)) ?? []), floor]);
  }
}
for (const owners of [builtins, part(builtins, 'Intl') ?? {}, api])
  for (const owner of Object.values(owners)) addMembers(owner as Compat);
// Of styles.
addMembers(part(bcd as unknown as Compat, 'css', 'properties'), (name) =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
);

/** The kernel's exports have names of their own. */
const EXPORTS = new Set(
  [...readFileSync('src/kernel/generated/exports.d.ts', 'utf8').matchAll(/ (\w+)[:(]/g)].map(
    ([, name]) => name ?? '',
  ),
);

/** Names that a file's own objects and classes give to their members. */
function ownNames(nodes: readonly Syntax[]): Set<string> {
  const defining = /^(Property|PropertyDefinition|MethodDefinition)$/;
  return new Set(
    nodes
      .filter(({ type, method, value }) => defining.test(type) && (type !== 'Property' || method || value))
      .map(({ key }) => (key as { name?: string }).name ?? ''),
  );
}

/** What a node of the syntax tree needs, by what it is called.
 *  @param own names that may be the file's own. */
function needs(node: Syntax, own: ReadonlySet<string>): [string, Floor | undefined][] {
  const name = (key: string) => (node[key] as { name?: string } | undefined)?.name ?? '';
  switch (node.type) {
    case 'MemberExpression': {
      if (node.computed || (node.property as Syntax).type === 'PrivateIdentifier') return [];
      const [owner, member] = [name('object'), name('property')];
      const stated = [builtins, api]
        .map((all) => part(all, owner, member) ?? part(all, owner, `${member}_static`))
        .find((found) => found?.__compat);
      const shared = own.has(member) || EXPORTS.has(member) ? undefined : members.get(member);
      return [[`${owner}.${member}`, floorOf(stated) ?? (shared && each(shared, Math.min))]];
    }
    case 'NewExpression': {
      const called = name('callee');
      return [[`new ${called}`, floorOf(part(api, called, called)) ?? floorOf(part(builtins, called))]];
    }
    case 'CallExpression':
      return [[name('callee'), floorOf(part(api, name('callee')))]];
    case 'PropertyDefinition': {
      const isPrivate = (node.key as Syntax).type === 'PrivateIdentifier';
      return [
        isPrivate
          ? ['private fields', floorOf(part(classes, 'private_class_fields'))]
          : ['public fields', floorOf(part(classes, 'public_class_fields'))],
      ];
    }
    case 'MethodDefinition':
      return (node.key as Syntax).type === 'PrivateIdentifier'
        ? [['private methods', floorOf(part(classes, 'private_class_methods'))]]
        : [];
    case 'StaticBlock':
      return [['static blocks', floorOf(part(classes, 'static', 'initialization_blocks'))]];
    case 'BinaryExpression':
      return (node.left as Syntax).type === 'PrivateIdentifier'
        ? [['#x in y', floorOf(part(classes, 'private_class_fields_in'))]]
        : [];
    case 'ChainExpression':
      return [['?.', floorOf(part(operators, 'optional_chaining'))]];
    case 'LogicalExpression':
      return node.operator === '??' ? [['??', floorOf(part(operators, 'nullish_coalescing'))]] : [];
    case 'AssignmentExpression':
      return /^(\?\?|\|\||&&)=$/.test(String(node.operator))
        ? [['??=', floorOf(part(operators, 'nullish_coalescing_assignment'))]]
        : [];
    default:
      return [];
  }
}

/** Every node of a tree. */
function* nodesOf(value: unknown): Generator<Syntax> {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
    return;
  }
  if (typeof (value as Syntax).type === 'string') yield value as Syntax;
  for (const inner of Object.values(value)) yield* nodesOf(inner);
}

/** The files that one loads, itself included. */
function loaded(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(`dist/${file}`, 'utf8');
  for (const [, other = ''] of text.matchAll(/(?:from |import\()["'`]\.\/([^"'`]+\.js)["'`]/g))
    loaded(other, found);
  return found;
}

const simd = floorOf(part(bcd as unknown as Compat, 'webassembly', 'fixed-width-SIMD')) as Floor;
const rows = Object.entries(ENTRIES).map(([entry, files]) => {
  const needed = new Map<string, Floor>([['WebAssembly SIMD', simd]]);
  for (const file of new Set(files.flatMap((first) => [...loaded(first)]))) {
    const nodes = [...nodesOf(parseAst(readFileSync(`dist/${file}`, 'utf8')))];
    const own = ownNames(nodes);
    for (const node of nodes)
      for (const [what, floor] of needs(node, own)) if (floor) needed.set(what, floor);
  }
  const floor = each([...needed.values()], Math.max);
  const because = BROWSERS.map((_, i) =>
    [...needed]
      .filter(([, versions]) => versions[i] === floor[i])
      .map(([what]) => `\`${what}\``)
      .slice(0, 3)
      .join(', '),
  );
  return `| \`${entry}\` | ${floor.map((version, i) => `${version}: ${because[i]}`).join(' | ')} |`;
});
const table = `| entry | Chrome | Firefox | Safari |\n|---|---|---|---|\n${rows.join('\n')}\n`;
const before = readFileSync(DOCUMENT, 'utf8');
const after = fill(before, 'oldest browsers', table);
if (process.argv.includes('--write')) writeFileSync(DOCUMENT, after);
else if (before !== after) {
  console.error(`${DOCUMENT} names other browsers than the built files need. They need:\n\n${table}`);
  process.exitCode = 1;
}
