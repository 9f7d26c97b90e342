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
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeCli } from '../support/cli.js';

let cli: Awaited<ReturnType<typeof makeCli>>;
beforeAll(async () => {
  cli = await makeCli();
});
afterAll(() => cli.remove());

const partials = () => readdirSync(cli.folder).filter((name) => name.includes('partial'));
/** Whatever a test does, nothing half written may lie about after it. */
beforeEach(() => () => expect(partials()).toEqual([]));

const RANGE = ['eval', 'square', '--from', '0', '--to', '1', '--step', '.5', '--show', 'f'];
const ROWS = 'f\n0\n0.25\n';

test('a pipe, a device and what a link leads to are written through, not replaced', () => {
  const through = cli.shell(
    `mkfifo fifo; $FLUXION ${RANGE.join(' ')} --out fifo & cat fifo; wait $!; echo $?`,
  );
  expect([through.stdout.toString(), through.stderr]).toEqual([`${ROWS}0\n`, '']);
  expect(lstatSync(cli.path('fifo')).isFIFO()).toBe(true);

  expect(cli.shell(`$FLUXION ${RANGE.join(' ')} --out /dev/null`)).toMatchObject({ code: 0, stderr: '' });
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);

  expect(cli.shell(`$FLUXION ${RANGE.join(' ')} --out /dev/stdout | cat`).stdout.toString()).toBe(ROWS);
  expect(cli.shell(`$FLUXION ${RANGE.join(' ')} --out - | cat`).stdout.toString()).toBe(ROWS);
});

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
  const { code, stderr } = await cli.run([...RANGE, '--out', 'circle']);
  expect([code, stderr]).toEqual([2, 'fluxion: --out "circle": its links go in a circle\n']);
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
  const umask = cli.shell(`umask 027; $FLUXION ${RANGE.join(' ')} --out fresh; stat -c %a fresh`);
  expect(umask.stdout.toString()).toBe('640\n');
});

test('the file beside the target has a name that cannot be guessed, and is not a link that someone laid', () => {
  // The preload sees every file that is opened for writing, and how.
  writeFileSync(
    cli.path('watch.cjs'),
    `const fs = require('fs'); const open = fs.openSync;
     fs.openSync = (path, flags, mode) => { if (/partial/.test(path)) console.error(path, flags); return open(path, flags, mode); };
     require('module').syncBuiltinESMExports();`,
  );
  const names = [1, 2].map(() => {
    const { stderr } = cli.shell(`NODE_OPTIONS='-r ./watch.cjs' $FLUXION ${RANGE.join(' ')} --out watched`);
    expect(stderr).toMatch(/\.fluxion-[\w-]{12}\.partial wx\n$/);
    return stderr;
  });
  expect(names[0]).not.toBe(names[1]);
});

test.each([
  ['> /dev/full', 'standard output: no space left on the device'],
  ['--out /dev/full', '--out "/dev/full": no space left on the device'],
  ['--out /tmp', '--out "/tmp": it is a folder'],
  ['--out none/file', '--out "none/file": no such file or folder'],
  ['--out /dev/null/x', '--out "/dev/null/x": a part of its path is no folder'],
  [`--out ${'n'.repeat(300)}`, `--out "${'n'.repeat(79)}…": the name is too long`],
])('fluxion eval ... %s: one line and code 2', (where, message) => {
  const { code, stderr } = cli.shell(`$FLUXION ${RANGE.join(' ')} ${where}`);
  expect({ code, stderr }).toEqual({ code: 2, stderr: `fluxion: ${message}\n` });
});

test('a reader of a pipe that leaves: code 2 for --out, nothing said for standard output', () => {
  const named = cli.shell(
    'mkfifo gone; $FLUXION eval square --from 0 --to 1e6 --out gone & head -1 gone; wait $!; echo $?',
  );
  expect([named.stdout.toString(), named.stderr]).toEqual([
    'x,f,derivative\n2\n',
    'fluxion: --out "gone": its reader is gone\n',
  ]);
  const piped = cli.shell('set -o pipefail; $FLUXION eval square --from 0 --to 1e6 | head -1');
  expect(piped).toEqual({ code: 0, stdout: Buffer.from('x,f,derivative\n'), stderr: '' });
});

test.each([
  ['--in /tmp', '--in "/tmp": it is a folder'],
  ['< /tmp', 'standard input: it is a folder'],
  ['--in none', '--in "none": no such file or folder'],
  ['--in $PWD/$(printf "a\\033[2J")', /--in ".*a\\u001b\[2J": no such file or folder/],
])('fluxion eval ... %s: one line and code 2', (where, message) => {
  const { code, stderr } = cli.shell(`$FLUXION eval square ${where}`);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^fluxion: [^\n]*\n$/);
  if (typeof message === 'string') expect(stderr).toBe(`fluxion: ${message}\n`);
  else expect(stderr).toMatch(message);
});

test.runIf(process.getuid?.() === 0 && existsSync('/usr/bin/setpriv'))(
  'no permission: one line and code 2',
  () => {
    writeFileSync(cli.path('secret'), '1\n');
    chmodSync(cli.path('secret'), 0o600);
    chmodSync(cli.folder, 0o755);
    const asNobody = 'setpriv --reuid 65534 --regid 65534 --clear-groups';
    for (const [words, message] of [
      ['--in secret', '--in "secret": permission denied'],
      ['--from 0 --to 1 --out nobody', '--out "nobody": permission denied'],
    ]) {
      const { code, stderr } = cli.shell(`${asNobody} $FLUXION eval square ${words}`);
      expect({ code, stderr }).toEqual({ code: 2, stderr: `fluxion: ${message}\n` });
    }
  },
);

test('after a bad line there is no file, and an older one is as it was', async () => {
  writeFileSync(cli.path('old.csv'), 'old');
  for (const out of ['old.csv', 'new.csv'])
    expect((await cli.run(['eval', 'square', '--out', out], `${'1\n'.repeat(50_000)}x\n`)).code).toBe(2);
  expect(readFileSync(cli.path('old.csv'), 'utf8')).toBe('old');
  expect(existsSync(cli.path('new.csv'))).toBe(false);
});

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

test('a report that cannot be written is refused before the comparison runs', async () => {
  const { code, stdout, stderr } = await cli.run(['bench', '--html', '/nonexistent/x']);
  expect([code, stderr]).toEqual([2, 'fluxion: --html "/nonexistent/x": no such file or folder\n']);
  expect(stdout.toString()).toBe('');
});

test.each(SIGNALS)(
  '%s ends a range or a waiting pipe with code %i; the file is as it was',
  async (signal, code) => {
    writeFileSync(cli.path('old'), 'old');
    for (const words of [['--from', '0', '--to', '3000000', '--step', '1e-4'], []]) {
      const child = cli.start('eval', 'square', '--out', 'old', ...words);
      child.stdin.on('error', () => {});
      if (words.length === 0) child.stdin.write('1\n'.repeat(200_000));
      await expect.poll(() => partials().length, { timeout: 20_000 }).toBe(1);
      const closed = new Promise((resolve) => child.on('close', resolve));
      child.kill(signal);
      expect(await closed).toBe(code);
      expect(readFileSync(cli.path('old'), 'utf8')).toBe('old');
      expect(partials()).toEqual([]);
    }
  },
);

test.each(SIGNALS)('%s ends it while it waits for the other end of a pipe', async (signal) => {
  cli.shell('mkfifo -m 600 nobody-reads nobody-writes || true');
  for (const words of [
    ['--from', '0', '--to', '1', '--out', 'nobody-reads'],
    ['--in', 'nobody-writes'],
  ]) {
    const child = cli.start('eval', 'square', ...words);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(child.exitCode).toBe(null);
    const closed = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
    child.kill(signal);
    // There is nothing to clean up: the signal itself ends it, which a shell says by the same code.
    expect(await closed).toBe(signal);
  }
});

/** A preload that lets a call fail at its n-th time; of `rename`, any time. */
const fault = (call: string, nth: number, code: string): string =>
  `const fs = require('fs'); const real = fs.${call}; let calls = 0;
   fs.${call} = (...words) => {
     if (++calls < ${nth}) return real(...words);
     const error = Object.assign(new Error('${code}: injected, ${call}'), { code: '${code}', syscall: '${call}', errno: -5 });
     const last = words.at(-1);
     if (typeof last === 'function') return process.nextTick(last, error);
     throw error;
   };
   require('module').syncBuiltinESMExports();`;

test.each([
  ['openSync', 1, 'EMFILE', 'too many files are open'],
  ['readSync', 1, 'EIO', 'the device failed'],
  ['readSync', 3, 'EIO', 'the device failed'],
  ['writeSync', 1, 'ENOSPC', 'no space left on the device'],
  ['writeSync', 2, 'EDQUOT', 'the quota is used up'],
  ['fsync', 1, 'EIO', 'the device failed'],
  ['renameSync', 1, 'EBUSY', 'it is in use'],
  ['fchownSync', 1, 'EIO', 'the device failed'],
  ['fchmodSync', 1, 'EIO', 'the device failed'],
  ['fstatSync', 1, 'EIO', 'the device failed'],
])(
  'when %s fails at call %i with %s, the old file is intact and the reason is said',
  (call, nth, code, reason) => {
    writeFileSync(cli.path('fault.cjs'), fault(call, nth, code));
    writeFileSync(cli.path('input'), '1.5\n'.repeat(200_000));
    writeFileSync(cli.path('intact'), 'old');
    const run = cli.shell(`NODE_OPTIONS='-r ./fault.cjs' $FLUXION eval square --in input --out intact`);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(new RegExp(`^fluxion: --(in "input"|out "intact"): ${reason}\n$`));
    expect(readFileSync(cli.path('intact'), 'utf8')).toBe('old');
  },
);

test('a system that takes a byte at a time gets all of them', () => {
  writeFileSync(
    cli.path('slow.cjs'),
    `const fs = require('fs'); const write = fs.writeSync;
     fs.writeSync = (file, bytes, offset, length, position) => write(file, bytes, offset, Math.min(length, 1), position);
     require('module').syncBuiltinESMExports();`,
  );
  cli.shell(`NODE_OPTIONS='-r ./slow.cjs' $FLUXION ${RANGE.join(' ')} --out slow`);
  expect(readFileSync(cli.path('slow'), 'utf8')).toBe(ROWS);
});
