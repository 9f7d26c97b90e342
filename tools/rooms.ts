/** The rooms of this house, and which may import from which: from those below it, and no file in a circle. `npm run check`
 *  asserts that, and that the picture in docs/architecture.md is of the imports there are; with `--write` it draws it anew. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill } from './fill.js';
import { importsOf } from './imports.js';

/** From the top down: a file belongs to the first room that has it. */
const ROOMS: readonly (readonly [name: string, files: RegExp])[] = [
  ['test', /^test\/(?!support)/],
  ['bench', /^bench\//],
  ['verify', /^verify\//],
  ['test/support', /^test\/support\//],
  ['tools', /^(tools\/|web\/vite\.config\.ts$|(?!package\.json)[^/]+$)/],
  ['web', /^web\//],
  ['cli', /^src\/cli\//],
  ['bench suite', /^src\/bench\//],
  ['element', /^src\/(element|words)\//],
  ['plot', /^src\/plot\//],
  ['parallel', /^src\/parallel[./]/],
  ['formula', /^src\/formula[./]/],
  ['bits', /^src\/bits\//],
  ['derivative', /^src\/derivative[./]/],
  ['library', /^src\/(index|json|chain-text|second-file|statement|late|functions)[./]/],
  ['engine', /^src\/(chain|descriptor|elementwise|block-loop|link|plain-loops|ranges|stream)\./],
  ['kernel', /^src\/kernel\//],
  ['expression', /^src\/expression\//],
  ['checks', /^src\/(arguments|foreign-data|elsewhere|nearest|options|types|views)\./],
  ['package.json', /^package\.json$/],
  ['assembly/bulk', /^assembly\/bulk\//],
  ['assembly/functions', /^assembly\/functions\//],
  ['assembly/blocks', /^assembly\/(operations\/|blocks|differences|singles)/],
  ['assembly/math', /^assembly\/math\//],
  ['assembly/elementwise', /^assembly\//],
];

const DOCUMENT = 'docs/architecture.md';

const roomOf = (file: string) => ROOMS.findIndex(([, files]) => files.test(file));

const FOLDERS = ['assembly', 'bench', 'src', 'test', 'tools', 'verify', 'web'];

/** All files, less what a build makes. */
const files = new Set(
  [
    ...readdirSync('.'),
    ...FOLDERS.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    ),
  ].filter((name) => /\.\w+$/.test(name) && !/generated|node_modules/.test(name)),
);

/** The file that an import names; undefined of a folder, a package, what a build makes. */
const fileOf = (path: string): string | undefined =>
  [path.replace(/\.js$/, '.ts'), `${path}.ts`, path].find((file) => files.has(file));

/** What each source imports, types and data too. */
const imports = new Map(
  [...files]
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const named = importsOf(file, readFileSync(file, 'utf8'));
      return [file, named.flatMap((path) => fileOf(path) ?? [])];
    }),
);

/** Files that import each other in a circle. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    const at = way.indexOf(file);
    // A file may import itself: it makes a table of all that it exports.
    if (at >= 0 && at < way.length - 1)
      found.push(`in a circle: ${[...way.slice(at), file].join(' imports ')}`);
    if (at >= 0 || done.has(file)) return;
    for (const next of imports.get(file) ?? []) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) follow(file, []);
  return found;
}

/** What each room imports from, and the imports that go up. */
function look() {
  const below = ROOMS.map(() => new Set<number>());
  const upwards: string[] = [];
  for (const [file, all] of imports)
    for (const imported of all) {
      const [from, to] = [roomOf(file), roomOf(imported)];
      if (from < 0 || to < 0)
        throw new Error(`${from < 0 ? file : imported} is in no room of tools/rooms.ts`);
      if (to < from) upwards.push(`${file} imports ${imported}: ${nameOf(to)} is above ${nameOf(from)}`);
      else if (to > from) below[from]?.add(to);
    }
  return { below, upwards };
}

const nameOf = (room: number) => ROOMS[room]?.[0] ?? '';

/** An arrow for each pair, less those that other arrows lead to as well. */
function draw(below: readonly ReadonlySet<number>[]): string {
  const reaches = (from: number, to: number): boolean =>
    from === to || [...(below[from] ?? [])].some((next) => next <= to && reaches(next, to));
  const needed = (to: number, all: ReadonlySet<number>) =>
    ![...all].some((other) => other < to && reaches(other, to));
  const arrows = below.flatMap((all, from) =>
    [...all]
      .filter((to) => needed(to, all))
      .sort((a, b) => a - b)
      .map((to) => `  ${from}["${nameOf(from)}"] --> ${to}["${nameOf(to)}"]\n`),
  );
  return `\`\`\`mermaid\nflowchart TD\n${arrows.join('')}\`\`\`\n`;
}

const { below, upwards } = look();
upwards.push(...circles());
const text = readFileSync(DOCUMENT, 'utf8');
const drawn = fill(text, 'rooms', draw(below));
if (process.argv.includes('--write')) writeFileSync(DOCUMENT, drawn);
else if (drawn !== text) upwards.push(`${DOCUMENT}: the picture is not of the imports: npm run docs`);
if (upwards.length > 0) {
  console.error(upwards.join('\n'));
  process.exitCode = 1;
}
