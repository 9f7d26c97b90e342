import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../tools/browsers/chromium.js';

/** Kept for a process, in which many files run, whatever modules they load anew. */
const there = globalThis as { fluxionBrowser?: Promise<Browser> };

/** The Chromium of this process's tests, started by the first that asks: starting one takes as long as ten pages. It ends
 *  with the process. */
export function oneBrowser(): Promise<Browser> {
  there.fluxionBrowser ??= findChromium().then((found) => chromium.launch(found));
  return there.fluxionBrowser;
}

/** A page with cookies, storage and caches of its own, which waits for things as long as they take: Playwright would give up
 *  after 30 seconds of a busy machine. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  // uPlot 1.6.32 throws at import where navigator.language is en-US@posix.
  const page = await browser.newPage({ locale: 'en-US', ...options });
  page.setDefaultTimeout(0);
  return page;
}
