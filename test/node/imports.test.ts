/** Imported where there is no page, or half of one: nothing happens until a plot is asked for. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { builtPackage } from '../support/built.js';

const folder = fileURLToPath(builtPackage());

/** What a program of that place prints. */
const run = (place: string, use: string): string =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `${place}
      const { plotChain } = await import('${folder}plot.js');
      const { FluxionPlot } = await import('${folder}element.js');
      const { square } = await import('${folder}index.js');
      try { ${use} } catch (error) { console.log(error.name + ': ' + error.message); }`,
    ],
    { encoding: 'utf8' },
  ).trim();

const language = (name: string) =>
  `Object.defineProperty(globalThis, 'navigator', { value: { language: '${name}' }, configurable: true });`;

test.each([
  ['no page at all', ''],
  ['a window that is the global object', 'globalThis.window = globalThis;'],
  ['a language that Intl does not know', `globalThis.window = globalThis; ${language('en-US@posix')}`],
  ['the language C', `globalThis.window = globalThis; ${language('C')}`],
  [
    'a page without matchMedia, as jsdom has',
    `globalThis.window = globalThis; globalThis.HTMLElement = class {};
     globalThis.document = { createElement: () => ({}), head: {} }; globalThis.devicePixelRatio = 1; ${language('C')}`,
  ],
])('%s: the imports are quiet, and a plot says what is missing', (_, place) => {
  const said = run(place, 'console.log(typeof plotChain, typeof FluxionPlot); plotChain(square)');
  expect(said).toMatch(
    /^function function\nTypeError: plotChain: plots are drawn in a browser; here .*matchMedia.* is missing$/,
  );
});

test.each([
  ['no page', ''],
  ['a document with nothing in it', 'globalThis.document = {};'],
  ['a document that makes nothing', 'globalThis.document = { createElement() {} };'],
  ['a registry with nothing in it', 'globalThis.document = {}; globalThis.customElements = {};'],
  ['a language that Intl does not know', `globalThis.document = {}; ${language('en-US@posix')}`],
  ['no navigator', `Object.defineProperty(globalThis, 'navigator', { value: undefined });`],
])('the tag as pages load it, %s: the import is quiet', (_, place) => {
  const program = `globalThis.window = globalThis; globalThis.HTMLElement = class {}; ${place}
    console.log(typeof (await import('${folder}element.js')).FluxionPlot);`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })).toBe(
    'function\n',
  );
});

test('what is there is not said to be missing', () => {
  const said = run('globalThis.document = {}; globalThis.HTMLElement = class {};', 'plotChain(square)');
  expect(said).not.toMatch(/document|HTMLElement/);
});

test.each(['index', 'parallel', 'plot', 'element'])(
  'a bundler for pages takes %s as it was built',
  async (name) => {
    const entryPoints = [`${folder}${name}.js`];
    const { outputFiles } = await build({
      entryPoints,
      bundle: true,
      format: 'iife',
      platform: 'browser',
      outdir: folder,
      write: false,
      logLevel: 'error',
    });
    expect(outputFiles.length).toBeGreaterThan(0);
  },
);

test('a tag in half a page without MutationObserver has a message in the place of the plot', () => {
  const place = `globalThis.window = globalThis; globalThis.devicePixelRatio = 1;
    globalThis.HTMLElement = class {
      said = [];
      attachShadow() { return this; }
      append(...all) { this.said.push(...all); }
      replaceChildren(...all) { this.said = all; }
      getAttribute() { return null; }
      hasAttribute() { return false; }
      closest() { return null; }
      matches() { return false; }
      attributes = [];
      ownerDocument = globalThis.document;
    };
    globalThis.document = { createElement: () => ({ setAttribute() {}, append(...all) { this.textContent = all.join(''); } }), head: {}, documentElement: {} };`;
  const said = run(
    place,
    'const tag = new FluxionPlot(); tag.connectedCallback(); for (const { textContent } of tag.said) console.log(textContent);',
  );
  expect(said).toMatch(/^fluxion-plot: /);
});
