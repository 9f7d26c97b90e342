import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/support/chromium.js';

/** No test fails by a clock: on a busy machine the oracle and the browser take their time. What is waited for in
 *  the page is waited for long. */
const patient = { testTimeout: 0, hookTimeout: 0, expect: { poll: { timeout: 600_000 } } };

/** Two projects: the unit tests in Node, and the same unit tests plus the page in a real Chromium. */
export default defineConfig(async () => ({
  test: {
    projects: [
      { test: { name: 'node', ...patient, include: ['test/{unit,node,fuzz}/**/*.test.ts'] } },
      {
        optimizeDeps: { include: ['decimal.js', 'gmp-wasm', 'fast-check', 'uplot'] },
        test: {
          name: 'chromium',
          ...patient,
          include: ['test/unit/**/*.test.ts', 'test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
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
