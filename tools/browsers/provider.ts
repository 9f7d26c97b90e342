import { defineBrowserProvider } from '@vitest/browser';
import type { BrowserProviderOption } from 'vitest/node';
import type { Browser } from './browsers.js';
import { open } from './open.js';

/** Runs Vitest's tests in a browser that is started from a command line, with an empty profile. Nobody clicks or
 *  types there: it is for tests that bring their own events. */
export function started(browser: Browser): BrowserProviderOption {
  return defineBrowserProvider({
    name: 'started',
    providerFactory: () => {
      const closers: (() => void)[] = [];
      const close = () => {
        for (const one of closers.splice(0)) one();
      };
      // Also when Vitest is stopped.
      process.once('exit', close);
      return {
        name: 'started',
        supportsParallelism: false,
        getCommandsContext: () => ({}),
        openPage: async (_session, url) => {
          closers.push(open(browser, url).close);
        },
        close,
      };
    },
  });
}
