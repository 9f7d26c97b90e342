import type { Subject, Worst } from './measure.js';

/** What was found of one value or slope. */
export interface Finding {
  readonly subject: Subject;
  /** The function with its parameters. */
  readonly called: string;
  readonly worst: Worst | undefined;
}

export function writePage(findings: readonly Finding[], count: number, seed: number): void {
  console.log(findings.length, count, seed);
}
