import { readFileSync, writeFileSync } from 'node:fs';
import { fill } from '../../tools/fill.js';
import { DELTAS } from './deltas.js';
import { fromHex, hex } from './hex.js';
import { initial, resolve } from './instances.js';
import { type Finding, stamp } from './stamp.js';

/** The largest error found of one value, or of one slope. */
const DOCUMENT = 'docs/accuracy.md';
const FILE = 'verify/fixtures/largest-errors.json';

/** Below this it is the reference's own error. */
const EXACT = 1e-6;

const digits = (ulp: number) => (ulp < EXACT ? 'exact' : ulp < 1000 ? ulp.toFixed(2) : ulp.toExponential(1));
const most = (findings: readonly Finding[]): Finding | undefined =>
  [...findings].sort((a, b) => b.ulp - a.ulp)[0];

/** Keeps what was found, in place of what is known of the same functions, and writes the document's tables and the
 *  kernel files' docstrings from all that is known. */
export function write(found: readonly Finding[]): void {
  const renewed = new Set(found.map(({ called }) => called));
  const known = (JSON.parse(readFileSync(FILE, 'utf8')) as Finding[]).filter(
    ({ called }) => !renewed.has(called),
  );
  const all = [...known, ...found].sort(
    (a, b) => byName(a.called, b.called) || (a.delta ?? -1) - (b.delta ?? -1),
  );
  // A line each, so that a change can be read.
  writeFileSync(FILE, `[\n${all.map((finding) => `  ${JSON.stringify(finding)}`).join(',\n')}\n]\n`);
  const groups = new Map<string, Finding[]>();
  for (const finding of all) groups.set(finding.called, [...(groups.get(finding.called) ?? []), finding]);
  const page = [...groups].map(([called, group]) => rowsOf(called, group));
  const text = fill(
    readFileSync(DOCUMENT, 'utf8'),
    'largest errors',
    `| function | points each | f(x) | slope |\n|---|--:|---|---|\n${page.map(([largest]) => largest).join('\n')}\n`,
  );
  const head = `| | ${DELTAS.join(' | ')} |\n|---|${DELTAS.map(() => '--:|').join('')}\n`;
  const rows = page.map(([, byDelta]) => byDelta).join('\n');
  writeFileSync(DOCUMENT, fill(text, 'by delta', `${head}${rows}\n`));
  for (const instance of initial) {
    const [value, slope] = partsOf(groups.get(resolve(instance).f.name) ?? []);
    if (value && slope) stamp(instance.name, value, slope);
  }
  console.log(`${FILE}, ${DOCUMENT}, assembly/functions/*.ts`);
}

/** The value's finding, and the largest of the slopes'. */
const partsOf = (group: readonly Finding[]) =>
  [
    group.find(({ delta }) => delta === undefined),
    most(group.filter(({ delta }) => delta !== undefined)),
  ] as const;

/** A function's rows of the two tables. */
function rowsOf(called: string, group: readonly Finding[]): [string, string] {
  const [value, slope] = partsOf(group);
  const at = (finding: Finding | undefined) => {
    if (finding === undefined) return '';
    const { ulp, x, delta } = finding;
    if (ulp < EXACT) return 'exact';
    return `${digits(ulp)} at \`${hex(fromHex(x))}\`${delta === undefined ? '' : `, delta ${delta}`}`;
  };
  const cells = DELTAS.map((delta) => {
    const found = group.find((one) => one.delta === delta);
    return found ? digits(found.ulp).replace('exact', '0') : '';
  });
  const points = (value?.points ?? 0).toLocaleString('en-US');
  return [
    `| \`${called}\` | ${points} | ${at(value)} | ${at(slope)} |`,
    `| \`${called}\` | ${cells.join(' | ')} |`,
  ];
}

/** By name, then by number. */
const byName = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
