import { readFileSync } from 'node:fs';
import { VERSIONS } from '../../verify/versions.js';
import { expectedResult, PROGRAM } from './support/consumer-program.js';
import { row } from './support/row.js';
import { type Consumer, makeConsumer } from './support/workspace.js';

/** What a test of an app asserts: results, and arrays made in the test's own realm. */
const LIBRARY = `
test('functions give their numbers, and arrays of the test\\'s own realm', () => {
  expect(result()).toBe(${JSON.stringify(expectedResult())});
  expect(square([1, 2])).toEqual(Float64Array.of(1, 4));
  expect(sigmoid(Float32Array.of(0))).toEqual(Float32Array.of(0.5));
  expect(() => square('a')).toThrow(TypeError);
});`;

/** In half a page the tag says what is missing: nothing is thrown from where no one can catch it. */
const TAG = `
import 'fluxion/element';
import { toSVG } from 'fluxion/plot';
test('in a page that is incomplete the tag says what is missing', async () => {
  document.body.innerHTML = '<fluxion-plot chain="square sigmoid" point="1" controls></fluxion-plot>';
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.querySelector('fluxion-plot').shadowRoot.textContent).toMatch(/plots are drawn in a browser; here .* is missing/);
  expect(toSVG(square)).toContain('<svg');
});`;

const IMPORTS = `
import { sigmoid, square } from 'fluxion';
import { result } from './program.js';`;

const installed = ({ path }: Consumer, name: string): string =>
  JSON.parse(readFileSync(path('node_modules', name, 'package.json'), 'utf8')).version;

row('Test tools', 'Jest', 'tests that are modules, `NODE_OPTIONS=--experimental-vm-modules`', async () => {
  const files = { 'program.js': PROGRAM, 'a.test.mjs': IMPORTS + LIBRARY };
  const project = await makeConsumer('jest', files, { jest: VERSIONS.jest });
  const config = { transform: {}, testMatch: ['**/*.test.mjs'], moduleFileExtensions: ['mjs', 'js'] };
  await project.run('node_modules/.bin/jest', ['--config', JSON.stringify(config)], {
    NODE_OPTIONS: '--experimental-vm-modules',
  });
  return installed(project, 'jest');
});

for (const environment of ['jsdom', 'happy-dom'] as const)
  row(
    'Test tools',
    `Vitest with ${environment}`,
    'the library; the tag says that plots need a browser',
    async () => {
      const vitest = "import { expect, test } from 'vitest';";
      const files = { 'program.js': PROGRAM, 'a.test.js': vitest + IMPORTS + TAG + LIBRARY };
      const dependencies = { vitest: VERSIONS.vitest, [environment]: VERSIONS[environment] };
      const project = await makeConsumer(environment, files, dependencies);
      // An error that no one caught fails the run.
      await project.run('node_modules/.bin/vitest', ['run', '--environment', environment]);
      return `${installed(project, 'vitest')}, ${installed(project, environment)}`;
    },
  );
