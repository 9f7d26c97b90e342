import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { chain, sigmoid, square } from '../../src/index.js';
import { builtPackage } from '../support/built.js';
import { oneBrowser, openPage } from '../support/open-page.js';

/** `fluxion/parallel` in a page, as it is built, with no worker file beside it. */

const dist = builtPackage();

const N = 100_003;
const PROGRAM = `
import { chain, sigmoid, square } from './index.js';
import { parallel } from './parallel.js';

const p = await parallel({ threads: 3 });
const x = p.array(${N});
for (let i = 0; i < x.length; i++) x[i] = (i % 2001) / 100 - 10;
const slopes = await p(chain(square, sigmoid)).deriv(x);
await p(sigmoid)(x, { out: x });
const hash = (numbers) => new Uint32Array(numbers.slice().buffer).reduce((sum, word) => (Math.imul(sum, 31) + word) | 0, 0);
globalThis.result = [p.shared, p.threads, hash(slopes), hash(x)];
await p.close();
`;

let browser: Browser;
beforeAll(async () => {
  browser = await oneBrowser();
});

async function resultWith(headers: Record<string, string>): Promise<unknown> {
  const page = await openPage(browser);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html',
        body: `<script type="module">${PROGRAM}</script>`,
        headers,
      });
    return route.fulfill({ path: fileURLToPath(new URL(`.${pathname}`, dist)), headers });
  });
  await page.goto('http://localhost/');
  await page.waitForFunction('globalThis.result');
  const result = await page.evaluate('globalThis.result');
  expect(errors).toEqual([]);
  await page.close();
  return result;
}

/** What one thread gives here. */
const want = () => {
  const x = Float64Array.from({ length: N }, (_, i) => (i % 2001) / 100 - 10);
  const hash = (numbers: Float64Array) =>
    new Uint32Array(numbers.slice().buffer).reduce((sum, word) => (Math.imul(sum, 31) + word) | 0, 0);
  return [hash(chain(square, sigmoid).deriv(x)), hash(sigmoid(x))];
};

test('an isolated page shares memory with its workers, and has the bits of Node', async () => {
  const headers = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  expect(await resultWith(headers)).toEqual([true, 3, ...want()]);
});

test('a page that is not isolated runs on one thread, with the same bits', async () => {
  expect(await resultWith({})).toEqual([false, 1, ...want()]);
});
