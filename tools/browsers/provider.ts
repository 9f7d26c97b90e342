import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineBrowserProvider } from '@vitest/browser';
import type { BrowserProviderOption } from 'vitest/node';
import type { Browser } from './browsers.js';

/** Runs Vitest's tests in a browser that is started from a command line, with an empty profile. Nobody clicks or
 *  types there: it is for tests that bring their own events. */
export function started(browser: Browser): BrowserProviderOption {
  return defineBrowserProvider({
    name: 'started',
    providerFactory: () => {
      const children: ChildProcess[] = [];
      const profiles: string[] = [];
      const kill = () => {
        for (const { pid, exitCode } of children.splice(0))
          if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGKILL');
      };
      // Also when Vitest is stopped.
      process.once('exit', kill);
      return {
        name: 'started',
        supportsParallelism: false,
        getCommandsContext: () => ({}),
        openPage: async (_session, url) => {
          const profile = mkdtempSync(join(tmpdir(), 'browser-'));
          profiles.push(profile);
          writeFileSync(join(profile, 'user.js'), (browser.settings ?? []).join('\n'));
          children.push(
            spawn(browser.binary, [...browser.words(profile), url], {
              stdio: 'ignore',
              detached: true,
              env: { ...process.env, HOME: profile, LANG: 'en_US.UTF-8' },
            }),
          );
        },
        close: () => {
          kill();
          for (const profile of profiles)
            rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        },
      };
    },
  });
}
