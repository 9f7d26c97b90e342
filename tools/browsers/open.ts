import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from './browsers.js';

/** Starts a browser on a page, with an empty profile. `close` ends it and removes the profile. */
export function open(browser: Browser, url: string): { child: ChildProcess; close: () => void } {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  writeFileSync(join(profile, 'user.js'), (browser.settings ?? []).join('\n'));
  // A browser is a group of processes: detached, so that it can be ended as one.
  const child = spawn(browser.binary, [...browser.words(profile), url], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, HOME: profile, LANG: 'en_US.UTF-8' },
  });
  const close = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { child, close };
}
