import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { fill } from '../../../tools/fill.js';
import type { Row } from './row.js';

const DOCUMENT = 'docs/compatibility.md';

/** With WRITE=1 writes the tables of docs/compatibility.md, when every row has run and passed. */
export default class Compatibility implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const skipped = tests.filter((test) => test.result().state === 'skipped').length;
    console.log(`\n${tests.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
    if (!process.env.WRITE) return;
    if (failed > 0 || skipped > 0 || modules.length < MODULES || modules.some((module) => !module.ok())) {
      console.log(`${DOCUMENT} stays as it is: not every row has passed`);
      return;
    }
    const rows = tests.flatMap((test) => test.meta().row ?? []);
    const text = GROUPS.reduce(
      (page, group) => fill(page, group, table(group, rows)),
      readFileSync(DOCUMENT, 'utf8'),
    );
    writeFileSync(DOCUMENT, text);
    console.log(DOCUMENT);
  }
}

const GROUPS = ['Runtimes', 'Bundlers', 'Pages', 'Edge', 'Test tools', 'TypeScript'];
const MODULES = GROUPS.length;

function table(group: string, rows: readonly Row[]): string {
  const lines = rows
    .filter((row) => row.group === group)
    .map(({ consumer, version, how }) => `| ${consumer} | ${version} | ${how} |`);
  return `| | version | how |\n|---|---|---|\n${lines.join('\n')}\n`;
}
