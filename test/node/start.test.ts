import { createServer } from 'vite';
import { expect, test } from 'vitest';
import { oneBrowser, openPage } from '../support/open-page.js';

const root = new URL('../../', import.meta.url).pathname;

test('npm start shows the page where the browser names a language that Intl does not know', async () => {
  const server = await createServer({
    root: `${root}web`,
    configFile: `${root}web/vite.config.ts`,
    logLevel: 'warn',
    server: { port: 0 },
  });
  const page = await openPage(await oneBrowser());
  try {
    await server.listen();
    const failure = page.waitForEvent('pageerror').catch(() => undefined);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'language', { get: () => 'en-US@posix' });
    });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    // The boxes of the chain are drawn once all has started.
    const box = page.waitForSelector('#chain .grip', { state: 'attached' }).catch(() => undefined);
    const first = await Promise.race([
      box.then((found) => found && 'a box'),
      failure.then((error) => error?.message),
    ]);
    expect(first).toBe('a box');
  } finally {
    await page.close();
    await server.close();
  }
});
