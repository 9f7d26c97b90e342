import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { makeCli } from '../support/run-cli.js';
import { failing, replacing } from '../support/system.js';

const cli = makeCli();
afterAll(() => cli.remove());

const partials = () => readdirSync(cli.folder).filter((name) => name.includes('partial'));
/** Whatever a test does, nothing half written may lie about after it. */
beforeEach(() => () => expect(partials()).toEqual([]));

const RANGE = ['eval', 'square', '--from', '0', '--to', '1', '--step', '.5', '--show', 'f'];
const ROWS = 'f\n0\n0.25\n';

test('a link stays a link: what it leads to is replaced, or made', async () => {
  mkdirSync(cli.path('elsewhere'));
  writeFileSync(cli.path('elsewhere/target'), 'old');
  symlinkSync('elsewhere/target', cli.path('link'));
  symlinkSync('elsewhere/new', cli.path('dangling'));
  for (const out of ['link', 'dangling']) expect((await cli.run([...RANGE, '--out', out])).code).toBe(0);
  expect(lstatSync(cli.path('link')).isSymbolicLink()).toBe(true);
  expect(lstatSync(cli.path('dangling')).isSymbolicLink()).toBe(true);
  expect(readFileSync(cli.path('elsewhere/target'), 'utf8')).toBe(ROWS);
  expect(readFileSync(cli.path('elsewhere/new'), 'utf8')).toBe(ROWS);
  symlinkSync('circle', cli.path('circle'));
  expect(await cli.refusal([...RANGE, '--out', 'circle'])).toBe('--out "circle": its links go in a circle');
});

test('the mode and the owner of a file that is replaced are kept', async () => {
  const administrator = process.getuid?.() === 0;
  for (const mode of [0o600, 0o640, 0o755]) {
    writeFileSync(cli.path('kept'), 'old');
    chmodSync(cli.path('kept'), mode);
    if (administrator) chownSync(cli.path('kept'), 1234, 5678);
    expect((await cli.run([...RANGE, '--out', 'kept'])).code).toBe(0);
    const { mode: after, uid, gid } = statSync(cli.path('kept'));
    expect(after & 0o7777).toBe(mode);
    if (administrator) expect([uid, gid]).toEqual([1234, 5678]);
    expect(readFileSync(cli.path('kept'), 'utf8')).toBe(ROWS);
  }
  const umask = process.umask(0o027);
  expect((await cli.run([...RANGE, '--out', 'fresh'])).code).toBe(0);
  process.umask(umask);
  expect(statSync(cli.path('fresh')).mode & 0o7777).toBe(0o640);
});

test('the file beside the target has a name that cannot be guessed, and is not a link that someone laid', async () => {
  const opened: unknown[][] = [];
  const names = [];
  for (let i = 0; i < 2; i++) {
    await replacing('openSync', (real, ...words) => {
      if (/partial/.test(String(words[0]))) opened.push(words);
      return real(...words);
    }).during(() => cli.run([...RANGE, '--out', 'watched']));
    const [[name, flags] = []] = opened.splice(0);
    expect(name).toMatch(/\.fluxion-[\w-]{12}\.partial$/);
    expect(flags).toBe('wx');
    names.push(name);
  }
  expect(names[0]).not.toBe(names[1]);
});

test.each([
  ['--out /dev/full', '--out "/dev/full": no space left on the device'],
  ['--out /tmp', '--out "/tmp": it is a folder'],
  ['--out none/file', '--out "none/file": no such file or folder'],
  ['--out /dev/null/x', '--out "/dev/null/x": a part of its path is no folder'],
  [`--out ${'n'.repeat(300)}`, `--out "${'n'.repeat(79)}…": the name is too long`],
])('fluxion eval ... %s: one line and code 2', async (where, message) => {
  expect(await cli.refusal([...RANGE, ...where.split(' ')])).toBe(message);
});

test.each([
  ['--in /tmp', '--in "/tmp": it is a folder'],
  ['--in none', '--in "none": no such file or folder'],
  ['--in a\x1b[2J', '--in "a\\u001b[2J": no such file or folder'],
])('fluxion eval ... %j: one line and code 2', async (where, message) => {
  expect(await cli.refusal(`eval square ${where}`)).toBe(message);
});

test('after a bad line there is no file, and an older one is as it was', async () => {
  writeFileSync(cli.path('old.csv'), 'old');
  for (const out of ['old.csv', 'new.csv'])
    expect((await cli.run(['eval', 'square', '--out', out], `${'1\n'.repeat(50_000)}x\n`)).code).toBe(2);
  expect(readFileSync(cli.path('old.csv'), 'utf8')).toBe('old');
  expect(existsSync(cli.path('new.csv'))).toBe(false);
});

test('a report that cannot be written is refused before the comparison runs', async () => {
  const { code, stdout, stderr } = await cli.run(['bench', '--html', '/nonexistent/x']);
  expect([code, stderr]).toEqual([2, 'fluxion: --html "/nonexistent/x": no such file or folder\n']);
  expect(stdout.toString()).toBe('');
});

test.each([
  ['openSync', 1, 'EMFILE', 'too many files are open'],
  ['readSync', 1, 'EIO', 'the device failed'],
  ['readSync', 3, 'EIO', 'the device failed'],
  ['writeSync', 1, 'ENOSPC', 'no space left on the device'],
  ['writeSync', 2, 'EDQUOT', 'the quota is used up'],
  ['fsync', 1, 'EIO', 'the device failed'],
  ['closeSync', 1, 'EIO', 'the device failed'],
  ['renameSync', 1, 'EBUSY', 'it is in use'],
  ['fchownSync', 1, 'EIO', 'the device failed'],
  ['fchmodSync', 1, 'EIO', 'the device failed'],
  ['fstatSync', 1, 'EIO', 'the device failed'],
])(
  'when %s fails at call %i with %s, the old file is intact and the reason is said',
  async (call, nth, code, reason) => {
    writeFileSync(cli.path('input'), '1.5\n'.repeat(200_000));
    writeFileSync(cli.path('intact'), 'old');
    const run = await failing(call, nth, code).during(() =>
      cli.run('eval square --in input --out intact'.split(' ')),
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(new RegExp(`^fluxion: --(in "input"|out "intact"): ${reason}\n$`));
    expect(readFileSync(cli.path('intact'), 'utf8')).toBe('old');
  },
);

test('a disk that fails at every call from a write on leaves nothing behind', async () => {
  writeFileSync(cli.path('wrecked'), 'old');
  const run = await failing('writeSync', 1, 'EIO').during(() =>
    failing('closeSync', 1, 'EIO').during(() => cli.run([...RANGE, '--out', 'wrecked'])),
  );
  expect([run.code, run.stderr]).toEqual([2, 'fluxion: --out "wrecked": the device failed\n']);
  expect(readFileSync(cli.path('wrecked'), 'utf8')).toBe('old');
});

test('where only the administrator gives files away, a file is replaced all the same, with its mode', async () => {
  writeFileSync(cli.path('theirs'), 'old');
  chmodSync(cli.path('theirs'), 0o640);
  const run = await failing('fchownSync', 1, 'EPERM').during(() => cli.run([...RANGE, '--out', 'theirs']));
  expect([run.code, run.stderr]).toEqual([0, '']);
  expect(readFileSync(cli.path('theirs'), 'utf8')).toBe(ROWS);
  expect(statSync(cli.path('theirs')).mode & 0o777).toBe(0o640);
});

test('the data is on the disk before the name is, and the name before the command ends; a folder need not take it', async () => {
  writeFileSync(cli.path('steps'), 'old');
  const steps: string[] = [];
  const noting = (name: string, what: () => string) =>
    replacing(name, (real, ...words) => {
      steps.push(what());
      return real(...words);
    });
  const old = () => (readFileSync(cli.path('steps'), 'utf8') === 'old' ? 'old' : 'new');
  await noting('fsync', () => `data, ${old()}`).during(() =>
    noting('fsyncSync', () => `folder, ${old()}`).during(() => cli.run([...RANGE, '--out', 'steps'])),
  );
  expect(steps).toEqual(['data, old', 'folder, new']);
  const run = await failing('fsyncSync', 1, 'EINVAL').during(() => cli.run([...RANGE, '--out', 'steps']));
  expect([run.code, run.stderr]).toEqual([0, '']);
});

test('a system that takes a byte at a time gets all of them', async () => {
  let calls = 0;
  const slow = replacing('writeSync', (real, file, bytes, offset, length, position) => {
    calls++;
    return real(file, bytes, offset, Math.min(Number(length), 1), position);
  });
  await slow.during(() => cli.run([...RANGE, '--out', 'slow']));
  expect(readFileSync(cli.path('slow'), 'utf8')).toBe(ROWS);
  expect(calls).toBe(ROWS.length);
});
