import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, expect, test } from 'vitest';
import { Notices } from '../../tools/notices.js';

const folder = mkdtempSync(join(tmpdir(), 'fluxion-notices-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A package in a folder of its own. @returns the id of its module. */
function make(name: string, manifest: object, files: Record<string, string> = {}): string {
  const home = join(folder, 'node_modules', name);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(home, file), text);
  return join(home, 'index.js');
}

const textOf = (...ids: string[]) => {
  const notices = new Notices();
  for (const id of ids) notices.add(id, 'dist.js');
  return notices.text();
};

test('licence and notice of a bundled package are in the text, of several files once', () => {
  const text = textOf(
    make('@scope/one', { license: 'MIT' }, { LICENSE: 'the terms', NOTICE: 'the notice' }),
    `${make('@scope/one', { license: 'MIT' })}?commonjs`,
    '/elsewhere/src/index.js',
  );
  expect(text).toContain('@scope/one 1.0.0\nLicence: MIT\nIn: dist.js\n\nthe terms\n\nthe notice\n');
  expect(text.split('@scope/one').length).toBe(2);
  expect(text).not.toContain('elsewhere');
});

test('a package without a licence, or without its text, fails the build', () => {
  expect(() => textOf(make('nameless', {}, { LICENSE: 'terms' }))).toThrow('nameless 1.0.0 is bundled');
  expect(() => textOf(make('textless', { license: 'ISC', author: 'A. U. Thor' }))).toThrow(
    "textless 1.0.0 is bundled, and has no licence's text",
  );
  expect(() => textOf(make('noticed', { license: 'MIT' }, { NOTICE: 'only' }))).toThrow('noticed 1.0.0');
});

test('what the bundler leaves out is not listed, what it takes is', async () => {
  make(
    'used',
    { license: 'MIT', main: 'index.js' },
    { LICENSE: 'terms of used', 'index.js': 'export const used = Math.random();' },
  );
  make(
    'unused',
    { license: 'MIT', main: 'index.js', sideEffects: false },
    { 'index.js': 'export const unused = 1;' },
  );
  const entry = join(folder, 'entry.js');
  writeFileSync(entry, "import { used } from 'used'; import { unused } from 'unused'; export { used };");
  const notices = new Notices();
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [notices.plugin],
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'out' } },
  });
  expect(notices.text()).toContain('terms of used');
  expect(notices.text()).not.toContain('unused');
});
