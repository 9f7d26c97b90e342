import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './tools/browsers/chromium.js';

/** Where there is no way to wait without an end. */
const LONG = 600_000;

/** No test fails by a clock: on a busy machine the oracle and the browser take their time. What is waited for in
 *  the page is waited for long. */
export const patient = { testTimeout: 0, hookTimeout: 0, expect: { poll: { timeout: LONG } } };

/** What tests in a browser import from packages: found before they start. */
export const optimizeDeps = { include: ['decimal.js', 'gmp-wasm', 'fast-check', 'uplot'] };

/** With `THOROUGH=1` every unit test runs in the browser too, and what is tried often is tried as often as it should
 *  be: `.ci/run` does so. */
const thorough = process.env.THOROUGH !== undefined;

/** What of the unit tests an engine could answer otherwise than Node's: special values, and arrays of its own kinds.
 *  Its bits are compared as the page does it. */
const inBrowser = thorough ? '**/*' : '{goldens,special-values,realms,foreign-arrays,faults}';

/** Files share a process, and what they import is read once: that is half of the CPU. A file leaves behind nothing that
 *  another could see. */
const shared = { isolate: false, setupFiles: ['test/support/equal.ts'] };

/** Two projects: the unit tests in Node, and unit tests and the page in a real Chromium. */
export default defineConfig(async () => ({
  test: {
    provide: { thorough },
    teardownTimeout: LONG,
    projects: [
      { test: { name: 'node', ...patient, ...shared, include: ['test/{unit,node,fuzz}/**/*.test.ts'] } },
      {
        optimizeDeps,
        test: {
          name: 'chromium',
          ...patient,
          ...shared,
          include: [`test/unit/${inBrowser}.test.ts`, 'test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            connectTimeout: LONG,
            provider: playwright({
              // A click waits for its target as long as it takes.
              actionTimeout: 0,
              launchOptions: await findChromium(),
              // uPlot 1.6.32 throws at import where navigator.language is en-US@posix.
              contextOptions: { locale: 'en-US' },
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
    ],
  },
}));
