import { defineConfig } from 'vitest/config';
import { type Browser, firefox, webkit } from '../../tools/browsers/browsers.js';
import { started } from '../../tools/browsers/provider.js';
import { optimizeDeps, patient } from '../../vitest.config.js';

/** `npm run verify -- browsers`: runs in Firefox and in WebKit the tests that `npm test` runs in Chromium. Those of the
 *  page that move the mouse itself are left out. */
const project = (name: 'firefox' | 'webkit', browser: Browser) => ({
  optimizeDeps,
  test: {
    name,
    ...patient,
    include: ['test/unit/**/*.test.ts', 'test/browser/{bench,bits,page,plot,ranges}.test.ts'],
    browser: {
      enabled: true,
      screenshotFailures: false,
      provider: started(browser),
      instances: [{ browser: name }],
    },
  },
});

export default defineConfig(() => {
  const [fox, kit] = [firefox(), webkit()];
  const projects = [
    ...(fox === undefined ? [] : [project('firefox', fox)]),
    ...(kit === undefined ? [] : [project('webkit', kit)]),
  ];
  if (projects.length === 0)
    throw new Error('Neither Firefox nor WebKit is here: CI=true installs both from apt.');
  return { test: { projects } };
});
