import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { Row } from './row.js';

const HEAD = `# Compatibility

Written by \`npm run verify -- consumers\`: the package is packed, installed from its tarball into a folder of its
own, and run. Each row computes a chain over 601 points, with a link of the caller's, and its derivative; all
bits must be those that the source gives. Bundles run in Chromium.

`;

const NOTES = `
## Good to know

- The package is ESM only. \`require('fluxion')\` works where Node can require ESM: 20.19, 22.12 and later.
  On older ones use \`await import('fluxion')\`.
- Parcel reads \`exports\` of packages only if the app's \`package.json\` says
  \`"@parcel/resolver-default": { "packageExports": true }\`.
- A page with a Content Security Policy needs \`'wasm-unsafe-eval'\` in \`script-src\`. Without it the first use
  throws an error that says so.
- Chrome before 114 compiles at most 4 KB of WebAssembly synchronously on the main thread: call
  \`await init()\` once before the first use there.
- Cloudflare's workers and Vercel's edge functions take the conditions \`workerd\` and \`edge-light\`, which
  import \`kernel.wasm\` as a module; their bundlers set them.
- Without SIMD (before Chrome 91, Firefox 89, Safari 16.4) the first use throws an error that says so.
`;

/** Writes docs/compatibility.md when every row has run and passed. */
export default class Compatibility implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const skipped = tests.filter((test) => test.result().state === 'skipped').length;
    console.log(`\n${tests.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`);
    if (failed > 0 || skipped > 0 || modules.length < MODULES || modules.some((module) => !module.ok()))
      return;
    const rows = tests.flatMap((test) => test.meta().row ?? []);
    const groups = [...new Set(rows.map(({ group }) => group))].sort(
      (a, b) => GROUPS.indexOf(a) - GROUPS.indexOf(b),
    );
    writeFileSync(
      'docs/compatibility.md',
      HEAD + groups.map((group) => table(group, rows)).join('\n') + NOTES,
    );
  }
}

const GROUPS = ['Runtimes', 'Bundlers', 'Pages', 'Edge', 'TypeScript'];
const MODULES = GROUPS.length;

function table(group: string, rows: readonly Row[]): string {
  const lines = rows
    .filter((row) => row.group === group)
    .map(({ consumer, version, how }) => `| ${consumer} | ${version} | ${how} |`);
  return `## ${group}\n\n| | version | how |\n|---|---|---|\n${lines.join('\n')}\n`;
}
