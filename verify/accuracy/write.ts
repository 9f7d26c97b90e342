import { readFileSync, writeFileSync } from 'node:fs';
import { fill } from '../../tools/fill.js';
import { DELTAS } from './deltas.js';
import { hex } from './hex.js';
import { initial } from './instances.js';
import type { Subject, Worst } from './measure.js';
import { stamp } from './stamp.js';

/** What was found of one value or slope. */
export interface Finding {
  readonly subject: Subject;
  /** The function with its parameters. */
  readonly called: string;
  readonly worst: Worst;
}

const DOCUMENT = 'docs/accuracy.md';

/** Below this it is the reference's own error. */
const EXACT = 1e-6;

const digits = (ulp: number) => (ulp < EXACT ? 'exact' : ulp < 1000 ? ulp.toFixed(2) : ulp.toExponential(1));
const most = (findings: readonly Finding[]): Finding | undefined =>
  findings.reduce<Finding | undefined>(
    (largest, one) => (largest && largest.worst.ulp >= one.worst.ulp ? largest : one),
    undefined,
  );

/** Writes the document's tables and the kernel files' docstrings.
 *  @param about the run, in a line. */
export function write(findings: readonly Finding[], about: string): void {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings)
    groups.set(finding.called, [...(groups.get(finding.called) ?? []), finding]);
  const largest: string[] = [];
  const byDelta: string[] = [];
  for (const [called, group] of [...groups].sort(([a], [b]) => order(a, b))) {
    const value = most(group.filter(({ subject }) => subject.delta === undefined));
    const slopes = group.filter(({ subject }) => subject.delta !== undefined);
    const slope = most(slopes);
    if (value === undefined || slope === undefined) continue;
    const at = ({ worst, subject: { delta } }: Finding) =>
      worst.ulp < EXACT
        ? 'exact'
        : `${digits(worst.ulp)} at \`${hex(worst.x)}\`${delta === undefined ? '' : `, delta ${delta}`}`;
    largest.push(`| \`${called}\` | ${at(value)} | ${at(slope)} |`);
    const cells = DELTAS.map((delta) => {
      const found = slopes.find(({ subject }) => subject.delta === delta);
      return found ? digits(found.worst.ulp).replace('exact', '0') : '';
    });
    byDelta.push(`| \`${called}\` | ${cells.join(' | ')} |`);
    const { instance } = value.subject;
    if (initial.includes(instance)) stamp(instance.name, value.worst, slope.worst, slope.subject.delta ?? 0);
  }
  let text = readFileSync(DOCUMENT, 'utf8');
  text = fill(
    text,
    'largest errors',
    `${about}\n\n| function | f(x) | slope |\n|---|---|---|\n${largest.join('\n')}\n`,
  );
  const head = `| | ${DELTAS.join(' | ')} |\n|---|${DELTAS.map(() => '--:|').join('')}\n`;
  text = fill(text, 'by delta', `${head}${byDelta.join('\n')}\n`);
  writeFileSync(DOCUMENT, text);
  console.log(`${DOCUMENT}, assembly/functions/*.ts`);
}

/** By name, then by number. */
const order = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
