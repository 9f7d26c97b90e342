import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
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

test('what a module says of whose code it holds is in the text, once, where the licence does not say it', () => {
  const terms = { LICENSE: 'Copyright (c) 2020 One\nterms' };
  const theirs =
    '/* Copyright 2013 Another Inc.\n   Licensed under the Apache License. */\nexport const a = 1;';
  const id = make('borrowing', { license: 'MIT' }, { ...terms, 'index.js': theirs });
  make(
    'borrowing',
    { license: 'MIT' },
    { 'b.js': theirs, 'c.js': '// Copyright (c) 2020 One\nexport const c = 1;' },
  );
  make(
    'borrowing',
    { license: 'MIT' },
    { 'd.js': '// ported (from d), Copyright (c) 2019 D\n// MIT\nlet d;\n' },
  );
  const text = textOf(id, ...['b.js', 'c.js', 'd.js'].map((file) => id.replace('index.js', file)));
  expect(text).toContain(
    'terms\n\nb.js, index.js:\nCopyright 2013 Another Inc.\nLicensed under the Apache License.\n\n' +
      'd.js:\nported (from d), Copyright (c) 2019 D\nMIT\n',
  );
  expect(text.split('2020 One').length).toBe(2);
});

test('what the bundler leaves out is not listed, what it takes is, and the file itself says so', async () => {
  make(
    'used',
    { license: 'MIT', main: 'index.js' },
    { LICENSE: 'Copyright © 2021 Ünder\nterms of used', 'index.js': 'export const used = Math.random();' },
  );
  make(
    'unused',
    { license: 'MIT', main: 'index.js', sideEffects: false },
    { 'index.js': 'export const unused = 1;' },
  );
  const entry = join(folder, 'entry.js');
  const code = "import { used } from 'used'; import { unused } from 'unused'; export { used };";
  const banner = '/*! used 1.0.0, MIT, Copyright 2021 Under: THIRD-PARTY-NOTICES */';
  const notices = new Notices();
  const outputOf = async (source: string) => {
    writeFileSync(entry, source);
    const [built] = (await build({
      configFile: false,
      logLevel: 'error',
      plugins: [notices.plugin, notices.beside('NOTICES')],
      build: { write: false, lib: { entry, formats: ['es'], fileName: 'out' } },
    })) as Rolldown.RolldownOutput[];
    return built?.output ?? [];
  };
  const [file, beside] = await outputOf(code);
  expect(file?.code.split('\n')[0]).toBe(banner);
  const [program] = await outputOf(`#!/usr/bin/env node\n${code}`);
  expect(program?.code.split('\n').slice(0, 2)).toEqual(['#!/usr/bin/env node', banner]);
  expect(beside).toMatchObject({ fileName: 'NOTICES', source: notices.text() });
  expect(notices.text()).toContain('terms of used');
  expect(notices.text()).not.toContain('unused');
});
