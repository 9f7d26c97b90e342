import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, sigmoid, square } from '../../src/index.js';
import { builtPackage } from '../support/built.js';
import { oneBrowser, openPage } from '../support/open-page.js';

const dist = fileURLToPath(builtPackage());
const alias = {
  'fluxion/formula': `${dist}formula.js`,
  'fluxion/plot': `${dist}plot.js`,
  'fluxion/element': `${dist}element.js`,
  fluxion: `${dist}index.js`,
};
const options = { bundle: true, format: 'esm', alias, logLevel: 'error' } as const;
const folder = mkdtempSync(join(tmpdir(), 'fluxion-examples-'));
let browser: Browser;

beforeAll(async () => {
  browser = await oneBrowser();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Opens a page of `examples/`, its files as they are. @param bundles in place of some. */
async function open(
  path: string,
  bundles: Record<string, string> = {},
): Promise<{ page: Page; errors: string[] }> {
  const page = await openPage(browser);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname in bundles)
      return route.fulfill({ body: bundles[pathname] ?? '', contentType: 'text/javascript' });
    if (pathname === '/favicon.ico') return route.fulfill({ body: '' });
    return route.fulfill({ path: `.${pathname}` });
  });
  await page.goto(`http://localhost/examples/${path}`);
  return { page, errors };
}

async function bundled(contents: string, loader: 'js' | 'jsx' = 'js'): Promise<string> {
  const result = await build({ ...options, stdin: { contents, resolveDir: '.', loader }, write: false });
  return result.outputFiles[0]?.text ?? '';
}

test('node.js prints the chain, its links and the sum of a stream', async () => {
  const outfile = join(folder, 'node.mjs');
  await build({ ...options, entryPoints: ['examples/node.js'], outfile, platform: 'node' });
  const f = chain(square, sigmoid);
  const sum = [0, 0.5, 1, 1.5, 2, 2.5].reduce((total, x) => total + f(x), 0);
  expect(execFileSync(process.execPath, [outfile], { encoding: 'utf8' })).toMatch(
    new RegExp(`^sigmoid\\(square\\(x\\)\\) at 0\\.99.*\\nsquare: 1 -> 1, slope 2\\n.*\\n.*: ${sum}\\n$`),
  );
});

test('plain.html shows the slope, and follows the number', async () => {
  const { page, errors } = await open('plain.html');
  const f = chain(square, sigmoid);
  await expect.poll(() => page.textContent('output')).toBe(String(f.deriv(1)));
  await page.fill('#x', '2');
  expect(await page.textContent('output')).toBe(String(f.deriv(2)));
  expect(errors).toEqual([]);
});

test('worker/ computes ten million sigmoids in a worker', async () => {
  const { page, errors } = await open('worker/index.html');
  await expect.poll(() => page.textContent('output').then(Number)).toBeCloseTo(5e6, -1);
  expect(errors).toEqual([]);
});

test('vite/ draws both chains', async () => {
  const { page, errors } = await open('vite/index.html', {
    '/examples/vite/main.js': await bundled(readFileSync('examples/vite/main.js', 'utf8')),
  });
  await expect.poll(() => page.locator('canvas').count()).toBe(2);
  expect(errors).toEqual([]);
});

test('observable.js returns an element with a plot, and cleans up', async () => {
  const code = `import { chainCell } from './examples/observable.js';
    let end;
    document.querySelector('main').append(chainCell({ invalidation: new Promise((resolve) => { end = resolve; }) }));
    globalThis.end = end;`;
  const { page, errors } = await open('vite/index.html', { '/examples/vite/main.js': await bundled(code) });
  await expect.poll(() => page.locator('canvas').count()).toBe(1);
  await page.evaluate('end()');
  await expect.poll(() => page.locator('canvas').count()).toBe(0);
  expect(errors).toEqual([]);
});

/** What an example for Node prints. */
async function printed(path: string): Promise<string> {
  const outfile = join(folder, 'formula.mjs');
  await build({ ...options, entryPoints: [`examples/formula/${path}`], outfile, platform: 'node' });
  return execFileSync(process.execPath, [outfile], { encoding: 'utf8' });
}

test('formula/fit.js finds the decay by both ways', async () => {
  const [own = '', theirs = ''] = (await printed('fit.js')).trim().split('\n');
  const numbers = (line: string) => line.split(': ')[1]?.split(' ').map(Number) ?? [];
  [2.5, 0.7, 0.4].forEach((want, i) => {
    expect(Math.abs((numbers(own)[i] as number) - want)).toBeLessThan(0.02);
    expect(Math.abs((numbers(theirs)[i] as number) - (numbers(own)[i] as number))).toBeLessThan(0.01);
  });
});

test('formula/logistic.js tells most irises right', async () => {
  expect(Number(/, (\d+) of 100/.exec(await printed('logistic.js'))?.[1])).toBeGreaterThanOrEqual(93);
});

test('formula/neuron.js has the slope that is found by hand', async () => {
  const [own, byHand] = [...(await printed('neuron.js')).matchAll(/d w1 (-?[\d.]+)/g)].map(
    ([, number]) => number,
  );
  expect(own).toBe(byHand);
});
