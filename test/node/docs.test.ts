import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as core from '../../src/index.js';
import { builtPackage } from '../support/built.js';
import { oneBrowser, openPage } from '../support/open-page.js';
import { makeProcess } from '../support/run-cli.js';

/** Every code block of the README and the docs runs here. In a block for JavaScript, `expression; // 1, 2` is
 *  asserted to be these numbers, or the text in quotes, to the last bit. */

interface Block {
  readonly where: string;
  readonly language: string;
  readonly code: string;
}

const files = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md') && existsSync(name),
);
const blocks = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^```([\w.]*)[^\n]*\n([\s\S]*?)^```$/gm)].map(
    ({ 1: language = '', 2: code = '', index }) => {
      const line = readFileSync(file, 'utf8').slice(0, index).split('\n').length;
      return { where: `${file}:${line}`, language, code } satisfies Block;
    },
  ),
);
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));

const cli = makeProcess();
/** The package as it is built: its entries, and the tag's files. */
const dist = fileURLToPath(builtPackage());
let browser: Browser;
beforeAll(async () => {
  browser = await oneBrowser();
  writeFileSync(join(cli.folder, 'fluxion'), `#!/bin/sh\nexec "${process.execPath}" "${cli.file}" "$@"\n`);
  chmodSync(join(cli.folder, 'fluxion'), 0o755);
});
afterAll(() => cli.remove());

test('there are blocks, and each is of a kind that runs or is said not to', () => {
  const known = [
    'ts',
    'js',
    'html',
    'css',
    'sh',
    'python',
    'typescript',
    'mermaid',
    'text',
    'tsx',
    'jsx',
    'json',
  ];
  expect(blocks.length).toBeGreaterThan(20);
  expect(blocks.filter(({ language }) => !known.includes(language)).map(({ where }) => where)).toEqual([]);
});

/** Those that draw need a page. */
const drawn = ({ code }: Block) =>
  /fluxion\/(plot|element)|fetch\(|document|plotChain|<fluxion-plot/.test(code);

test.each(of('ts', 'js').filter((block) => !drawn(block)))('$where runs', async ({ where, code }) => {
  const file = join(cli.folder, `${where.replace(/\W/g, '-')}.mjs`);
  await bundle(code, file);
  const { checks } = (await import(pathToFileURL(file).href)) as { checks: Check[] };
  for (const { got, want } of checks) expect(got).toEqual(want);
});

test.each(of('ts', 'js', 'html').filter(drawn))(
  '$where runs in a page without an error',
  async ({ code, language }) => {
    const page = await openPage(browser);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      const built = join(dist, basename(pathname));
      if (/\.(js|wasm)$/.test(pathname) && existsSync(built)) return route.fulfill({ path: built });
      const html = language === 'html' && pathname === '/' ? code : '';
      return route.fulfill({ contentType: 'text/html', body: `<!doctype html><body>${html}` });
    });
    await page.goto('http://localhost/');
    if (language !== 'html') {
      const file = join(cli.folder, 'page.js');
      await bundle(code, file);
      await page.addScriptTag({ path: file, type: 'module' });
    } else if (code.includes('<fluxion-plot')) {
      await page.addScriptTag({ url: '/element.js', type: 'module' });
      await page.waitForFunction(
        "document.querySelector('fluxion-plot').shadowRoot?.querySelector('canvas')",
      );
    }
    await page.waitForLoadState('networkidle');
    expect(errors).toEqual([]);
    await page.close();
  },
);

test.each(of('css'))('$where is CSS that a browser reads', async ({ code }) => {
  const page = await openPage(browser);
  const rules = await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet.cssRules.length;
  }, code);
  expect(rules).toBe(code.split('{').length - 1);
  await page.close();
});

const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> })
  .scripts;
const commands = of('sh').flatMap(({ where, code }) =>
  code
    .replace(/\\\n/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+#.*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ where, line })),
);

test.each(commands)('$where: $line', ({ line }) => {
  // The project's own scripts run elsewhere; here, that they are there.
  const npm = /^npm (?:run (?:-s )?)?([\w:]+)/.exec(line)?.[1];
  if (/^(npm (ci|i|install|pack)|git|cd)\b/.test(line)) return;
  if (npm !== undefined) return expect(Object.keys(scripts)).toContain(npm);
  if (/^(npx )?(fluxion|tsx scripts).*bench|^npx tsx/.test(line)) return;
  for (const [, name = ''] of line.matchAll(/(?:--in|<) (\S+)/g))
    writeFileSync(join(cli.folder, name), name.endsWith('.csv') ? 'height\n1\n2\n' : '1\n2\n');
  const env = { ...process.env, PATH: `${cli.folder}${delimiter}${process.env.PATH}` };
  const shell = line.replace(/\bnpx fluxion\b/, 'fluxion');
  execFileSync('sh', ['-c', shell], { cwd: cli.folder, env, stdio: 'pipe' });
});

interface Check {
  readonly got: unknown;
  readonly want: unknown;
}

/** The package's entries, and their files. */
const ENTRIES: Readonly<Record<string, string>> = {
  'fluxion/element': join(dist, 'element.js'),
  'fluxion/derivative': join(dist, 'derivative.js'),
  'fluxion/formula': join(dist, 'formula.js'),
  'fluxion/parallel': join(dist, 'parallel.js'),
  'fluxion/plot': join(dist, 'plot.js'),
  fluxion: join(dist, 'index.js'),
};

const NAMES = {
  fluxion: Object.keys(core),
  'fluxion/derivative': ['derivative', 'gradient', 'jacobian'],
  'fluxion/formula': ['formula', 'formulaFromJSON'],
  'fluxion/parallel': ['parallel'],
  'fluxion/plot': ['plotChain', 'plotChainDeriv', 'PLOT_RANGE', 'toSVG'],
};

/** Makes a module of a block: names of the package that it uses are there without an import, and what a
 *  trailing comment promises becomes a check. */
async function bundle(code: string, outfile: string): Promise<void> {
  const own = [
    ...code.matchAll(/import[^;]*?\{([^}]*)\}|(?:const|let|function|class) (\w+|\{[^}]*\})/g),
  ].join(' ');
  const has = (text: string, name: string) => new RegExp(`\\b${name}\\b`).test(text);
  const imports = Object.entries(NAMES).map(([module, names]) => {
    const wanted = names.filter((name) => has(code, name) && !has(own, name));
    return wanted.length === 0 ? '' : `import { ${wanted.join(', ')} } from '${module}';\n`;
  });
  const checked = code.replace(
    /^([^\s/].*); +\/\/ (-?[\d.][^a-z]*|-?\d[\de.,+ -]*|'.*'|true)$/gm,
    (line, expression, want) =>
      /^(const|let|import|export|await|return)\b/.test(expression) ||
      /[a-z]{2}/.test(want.replace(/^'.*'$|^true$/, ''))
        ? line
        : `__checks.push({ got: __plain(${expression}), want: __plain([${want}]) });`,
  );
  const contents = `${imports.join('')}const __checks = [];\n${PLAIN}\n${checked}\nexport { __checks as checks };`;
  mkdirSync(dirname(outfile), { recursive: true });
  if (outfile.endsWith('.mjs')) {
    const { code } = await transform(contents, { loader: 'ts', format: 'esm' });
    const linked = code.replace(/(\bfrom |\bimport\(?\s*)"(fluxion(?:\/\w+)?)"/g, (_, word, entry) => {
      return `${word}${JSON.stringify(ENTRIES[entry])}`;
    });
    return writeFileSync(outfile, linked);
  }
  await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'silent',
    platform: 'browser',
    alias: ENTRIES,
  });
}

const PLAIN = 'const __plain = (x) => (typeof x === "object" ? Array.from(x, (v) => v === 0 ? 0 : v) : [x]);';
