/** The built page in a real Chromium, for scripts that look at it. */
import { type Browser, chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { findChromium } from './browsers/chromium.js';

const root = new URL('..', import.meta.url).pathname;

export interface ServedPage {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Builds the page into `dist/page`, serves it, and starts a browser.
 *  @param given a browser that is there; it stays. */
export async function servePage(given?: Browser): Promise<ServedPage> {
  const config = { root: `${root}web`, configFile: `${root}web/vite.config.ts`, logLevel: 'warn' as const };
  await build(config);
  const server = await preview({ ...config, preview: { port: 0 } });
  const browser = given ?? (await chromium.launch(await findChromium()));
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The page is not served.');
  return {
    url,
    browser,
    close: async () => {
      if (given === undefined) await browser.close();
      await server.close();
    },
  };
}
