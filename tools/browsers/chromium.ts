import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

interface Launch {
  readonly executablePath: string;
  readonly args: string[];
  /** On a busy machine it takes its time. */
  readonly timeout: 0;
}

/** A Chromium to launch: the first of `CHROME_BIN`, Playwright's own build, a system Chrome or Chromium, and the build
 *  in the npm package `@sparticuz/chromium` (Linux x64). With that, a machine that has nothing but Node and npm runs the
 *  browser tests.
 *  @throws {Error} if there is none: browser tests are never skipped. */
export async function findChromium(): Promise<Launch> {
  // A container's root user has no sandbox, and some have no GPU or /dev/shm to speak of.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const candidates = [
    process.env.CHROME_BIN,
    chromium.executablePath(),
    '/usr/bin/google-chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  for (const path of candidates)
    if (path && existsSync(path)) return { executablePath: path, args, timeout: 0 };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium');
    return { executablePath: await packaged.executablePath(), args, timeout: 0 };
  }
  throw new Error('No Chromium found. Install Chrome, or set CHROME_BIN to one.');
}
