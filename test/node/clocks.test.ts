/** A machine may be slow or busy: no test asks how long something takes, or stops waiting. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('clocks.test.ts'))
  .map((name) => ({ name, text: readFileSync(`test/${name}`, 'utf8') }));

/** The lines that have it, less those of files that may. */
const linesWith = (what: RegExp, ...may: readonly string[]) =>
  files
    .filter(({ name }) => !may.includes(name))
    .flatMap(({ name, text }) =>
      text.split('\n').flatMap((line) => (what.test(line) ? [`${name}: ${line.trim()}`] : [])),
    );

test('neither tests nor what comes before them end by a clock', () => {
  const text = readFileSync('vitest.config.ts', 'utf8');
  expect(text).toContain('patient = { testTimeout: 0, hookTimeout: 0, expect: { poll: { timeout: LONG } } }');
  const projects = text.match(/name: '\w+',\s+\.\.\.patient,/g);
  expect(projects).toHaveLength(2);
  // Playwright's own, for clicks, is 30 seconds.
  expect(text).toContain('actionTimeout: 0');
});

test('pages are opened by openPage, which waits as long as it takes', () => {
  expect(linesWith(/\.newPage\(/, 'support/open-page.ts', 'node/built-page.test.ts')).toEqual([]);
  const { text = '' } = files.find(({ name }) => name === 'node/built-page.test.ts') ?? {};
  // One within a context that the test has made, whose network it takes away.
  expect(text.match(/\.newPage\(/g)).toHaveLength(1);
  expect(text.match(/\.setDefaultTimeout\(0\)/g)).toHaveLength(1);
});

test('no clock is read, but where it is the clock that is tested', () => {
  const clocks = /performance\.now|Date\.now|hrtime|cpuUsage|resourceUsage/;
  // The speed comparison's own rounds; a pool's, by a clock that is told the time.
  expect(linesWith(clocks, 'node/suite.test.ts')).toEqual([]);
});

test('nothing that a test waits for has a time limit', () => {
  expect(linesWith(/\btimeout: (?!0\b|600_000)/i)).toEqual([]);
});
