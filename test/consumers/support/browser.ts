import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../tools/browsers/chromium.js';
import { openPage } from '../../support/open-page.js';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  wasm: 'application/wasm',
};

/** Serves a folder. No charset is said, as the simplest servers do not. */
export async function serve(folder: string, headers: Record<string, string> = {}) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    try {
      const body = await readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path));
      const type =
        TYPES[path.split('.').pop() ?? ''] ?? (path.endsWith('/') ? 'text/html' : 'application/octet-stream');
      response.writeHead(200, { 'content-type': type, ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

let browser: Browser | undefined;

/** What the page puts into `globalThis.result`. Fails on any error in the page. */
export async function resultOf(url: string): Promise<string> {
  browser ??= await chromium.launch(await findChromium());
  const page = await openPage(browser);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  try {
    await page.goto(url);
    await page.waitForFunction('globalThis.result !== undefined');
    return String(await page.evaluate('globalThis.result'));
  } catch (error) {
    throw new Error(`${error}\n${errors.join('\n')}`);
  } finally {
    await page.close();
  }
}

export const chromiumVersion = (): string => browser?.version() ?? '';

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}
