/** What only a process shows: pipes that stay open, rows that come before the end, signals, exit codes. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { writtenHeader } from '../../src/cli/npy/header.js';
import { makeProcess } from '../support/run-cli.js';
import { times } from '../support/thorough.js';

const cli = makeProcess();
afterAll(() => cli.remove());

const RANGE = ['eval', 'square', '--from', '0', '--to', '1', '--step', '.5', '--show', 'f'];
const ROWS = 'f\n0\n0.25\n';
const four = Float64Array.of(1.5, -2, 0, 1e300);

test('a wrong cell is told at once, though the pipe stays open', async () => {
  const child = cli.start(['eval', 'square', '--column', 'a']);
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.write('a,b\n1,2\nx,3\n');
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([2, 'fluxion: line 3, column "a": expected a number, got "x"\n']);
});

test('rows come out as they come in, before the input ends', async () => {
  const child = cli.start(['eval', 'square', '--column', 'a', '--show', 'f']);
  const said: string[] = [];
  child.stdout.on('data', (chunk) => said.push(String(chunk)));
  child.stdin.write('a,b\n1,');
  child.stdin.write('2\n3');
  await expect.poll(() => said.join('')).toBe('a,b,f\n1,2,1\n');
  child.stdin.end(',4');
  await new Promise((resolve) => child.on('close', resolve));
  expect(said.join('')).toBe('a,b,f\n1,2,1\n3,4,9\n');
});

test('no header in, none out, three parts joined are what the whole gives', () => {
  const whole = cli.shell('seq 1 9 | $FLUXION eval square --no-header');
  const parts = cli.shell('for i in 1 4 7; do seq $i $((i+2)) | $FLUXION eval square --no-header; done');
  const empty = cli.shell(': | $FLUXION eval square --no-header');
  expect(parts.stdout.toString()).toBe(whole.stdout.toString());
  expect(empty).toEqual({ code: 0, stdout: Buffer.alloc(0), stderr: '' });
});
test('a header length of 2 GB is refused though the pipe stays open', async () => {
  const child = cli.start(['eval', 'neg']);
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.write(Buffer.from('\x93NUMPY\x02\x00\xff\xff\xff\x7f', 'latin1'));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, stderr]).toEqual([
    2,
    'fluxion: the .npy header says that it is 2147483647 bytes long; 10000 is the most\n',
  ]);
});

test('a pipe whose first read is 3 bytes is told to be .npy all the same', async () => {
  const file = Buffer.concat([writtenHeader([4], false, false), Buffer.from(four.buffer)]);
  const child = cli.start(['eval', 'neg', '--show', 'x', '--no-header']);
  const said: string[] = [];
  child.stdout.on('data', (chunk) => said.push(String(chunk)));
  child.stdin.write(file.subarray(0, 3));
  for (let at = 3; at < file.length; at += 7) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    child.stdin.write(file.subarray(at, at + 7));
  }
  child.stdin.end();
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(said.join('')).toBe('1.5\n-2\n0\n1e+300\n');
});

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

test.each([
  [`$FLUXION ${RANGE.join(' ')} > /dev/full`, 'standard output: no space left on the device'],
  ['$FLUXION eval square < /tmp', 'standard input: it is a folder'],
])('%s: one line and code 2', (line, message) => {
  const { code, stderr } = cli.shell(line);
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

const partials = () => readdirSync(cli.folder).filter((name) => name.includes('partial'));

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

test.each(SIGNALS)(
  '%s ends a range or a waiting pipe with code %i; the file is as it was',
  async (signal, code) => {
    writeFileSync(cli.path('old'), 'old');
    for (const words of [['--from', '0', '--to', '3000000', '--step', '1e-4'], []]) {
      const child = cli.start(['eval', 'square', '--out', 'old', ...words]);
      child.stdin.on('error', () => {});
      if (words.length === 0) child.stdin.write('1\n'.repeat(200_000));
      await expect.poll(() => partials().length).toBe(1);
      const closed = new Promise((resolve) => child.on('close', resolve));
      child.kill(signal);
      expect(await closed).toBe(code);
      expect(readFileSync(cli.path('old'), 'utf8')).toBe('old');
      expect(partials()).toEqual([]);
    }
  },
);

test.each(SIGNALS.slice(0, times(3, 1)))(
  '%s ends it while it waits for the other end of a pipe',
  async (signal) => {
    cli.shell('mkfifo -m 600 nobody-reads nobody-writes || true');
    // A preload that says when the pipe is opened: from then on the command waits.
    writeFileSync(
      cli.path('watch.cjs'),
      `const fs = require('fs'); const open = fs.openSync;
     fs.openSync = (path, ...rest) => { if (/nobody-/.test(path)) console.error('waits'); return open(path, ...rest); };
     require('module').syncBuiltinESMExports();`,
    );
    for (const words of ['--from 0 --to 1 --out nobody-reads', '--in nobody-writes']) {
      const child = cli.start(['eval', 'square', ...words.split(' ')], '-r', './watch.cjs');
      const closed = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
      // It looks for a reader again and again; a writer it waits for once.
      const looks = words.includes('--out') ? 2 : 1;
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      await Promise.race([
        closed,
        expect.poll(() => said.match(/waits/g)?.length).toBeGreaterThanOrEqual(looks),
      ]);
      expect(child.exitCode).toBe(null);
      child.kill(signal);
      // There is nothing to clean up: the signal itself ends it, which a shell says by the same code.
      expect(await closed).toBe(signal);
    }
  },
);
