import { defineConfig } from 'vitest/config';
import { patient } from '../../vitest.config.js';

/** The package as others use it: packed, installed in a folder of its own, run. Slow (minutes) and
 *  from the registry, so not part of `npm test`: `npm run verify -- consumers`. */
export default defineConfig({
  test: {
    include: ['test/consumers/*.test.ts'],
    globalSetup: 'test/consumers/support/pack.ts',
    reporters: ['verbose', './test/consumers/support/compatibility.ts'],
    ...patient,
    maxWorkers: 2,
  },
});
