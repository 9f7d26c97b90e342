/** Inputs that once went wrong, one test each, in the order of the list that they were kept in. What only a process
 *  shows is in `cli-process.test.ts`; the list names the test, and one that is gone is missed. */
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { makeCli } from '../support/run-cli.js';
import { failing } from '../support/system.js';

const cli = makeCli();
afterAll(() => cli.remove());

const RANGE = 'eval square --from 0 --to 1 --step .5 --show f --out';
const ROWS = 'f\n0\n0.25\n';

const { run, refusal } = cli;
const rows = async (words: string, input?: string | Uint8Array) =>
  (await cli.output(words, input)).toString();

/** A .npy file of version 1 or 2 whose header is padded by so many spaces. */
function npy(shape: string, data: ArrayBufferView, descr = '<f8', spaces = 0, version = 1): Buffer {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }${' '.repeat(spaces)}\n`;
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  length.writeUInt16LE(header.length);
  const { buffer, byteOffset, byteLength } = data;
  return Buffer.concat([
    Buffer.from(`\x93NUMPY${String.fromCharCode(version)}\0`, 'latin1'),
    length,
    Buffer.from(header, 'latin1'),
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength),
  ]);
}

const four = Float64Array.of(1, 2, 3, 4);
const NPY = 'eval neg --show x --no-header';

describe('in this process', () => {
  test('--out that is a link: its target gets the data', async () => {
    writeFileSync(cli.path('target'), 'old');
    symlinkSync('target', cli.path('link'));
    await rows(`${RANGE} link`);
    expect([lstatSync(cli.path('link')).isSymbolicLink(), readFileSync(cli.path('target'), 'utf8')]).toEqual([
      true,
      ROWS,
    ]);
  });

  test('--out that is a device: written through', async () => {
    await rows(`${RANGE} /dev/null`);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test('--out of mode 0600 keeps it', async () => {
    writeFileSync(cli.path('secret'), 'old', { mode: 0o600 });
    chmodSync(cli.path('secret'), 0o600);
    await rows(`${RANGE} secret`);
    expect(statSync(cli.path('secret')).mode & 0o777).toBe(0o600);
  });

  test('a link planted where a name could be guessed: not followed', async () => {
    writeFileSync(cli.path('victim'), 'mine');
    symlinkSync('victim', cli.path(`out.${process.pid}.partial`));
    await rows(`${RANGE} out`);
    expect(readFileSync(cli.path('victim'), 'utf8')).toBe('mine');
    expect(readFileSync(cli.path('out'), 'utf8')).toBe(ROWS);
  });

  test('--out on a full disk, on a full device, and a folder: one line, code 2', async () => {
    writeFileSync(cli.path('kept'), 'old');
    const full = await failing('writeSync', 1, 'ENOSPC').during(() => refusal(`${RANGE} kept`));
    expect(full).toBe('--out "kept": no space left on the device');
    expect(readFileSync(cli.path('kept'), 'utf8')).toBe('old');
    expect(readdirSync(cli.folder).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await refusal(`${RANGE} /dev/full`)).toMatch(/no space left/);
    expect(await refusal(`${RANGE} /tmp`)).toMatch(/it is a folder/);
  });

  test('--column 2 of a file without a header: no row is lost without a word', async () => {
    expect(await refusal('eval neg --column 2', '1,2\n3,4\n')).toMatch(/has "2" where a name should stand/);
    expect(await rows('eval neg --column 2 --no-header --only --show f', '1,2\n3,4\n')).toBe('-2\n-4\n');
  });

  test('empty cells and NA are missing values', async () => {
    expect(await rows('eval neg --column 2 --no-header --show f', '1,\n2,NA\n3,4\n')).toBe(
      '1,,\n2,NA,NA\n3,4,-4\n',
    );
  });

  test('a byte order mark before a number is none of it', async () => {
    expect(await rows('eval neg --show x --no-header', '\ufeff1.5\n')).toBe('1.5\n');
  });

  test('a line of 65,000 digits and an x is refused, and at no more cost than reading it', async () => {
    const said = await refusal('eval square', `${'1'.repeat(65_000)}x\n`);
    expect(said).toMatch(/^line 1: expected a number, got "1{79}…"$/);
    expect(await rows('eval neg --show f --no-header', `${'1'.repeat(65_000)}\n`)).toBe('-Infinity\n');
  });

  test('a header cell that commands the terminal is escaped', async () => {
    const said = await refusal('eval square --column b', '\x1b]0;t\x07,\u009b2J\n1,2\n');
    expect(said).toMatch(/there are "\\u001b\]0;t\\u0007", "\\u009b2J"/);
  });

  test('.npy of shape (2L, 2L) is 2 x 2', async () => {
    expect(await rows(NPY, npy('(2L, 2L)', four))).toBe('1\n2\n3\n4\n');
    writeFileSync(cli.path('long.npy'), npy('(2L, 2L)', four));
    await rows('eval neg --in long.npy --show f --out square.npy');
    expect(readFileSync(cli.path('square.npy'), 'latin1')).toContain("'shape': (2, 2)");
  });

  test.each(['(np.int64(2),)', '(-1,)', "('a',)", '(True,)', '(4, None)', 'None', '()x'])(
    '.npy of shape %s is refused',
    async (shape) => {
      expect(await refusal(NPY, npy(shape, four))).toMatch(/the .npy header/);
    },
  );

  test('.npy with a header of any length is read', async () => {
    for (let spaces = 0; spaces < 8; spaces++)
      expect(await rows(NPY, npy('(4,)', four, '<f8', spaces)), `${spaces} spaces`).toBe('1\n2\n3\n4\n');
  });

  test('.npy with bytes behind it is read, with a warning', async () => {
    const { code, stdout, stderr } = await run(
      NPY,
      Buffer.concat([npy('(4,)', four), Buffer.alloc(300_000)]),
    );
    expect([code, stdout.toString()]).toEqual([0, '1\n2\n3\n4\n']);
    expect(stderr).toBe('fluxion: the .npy file goes on after its numbers; what follows is passed over\n');
  });

  test('.npy of version 2 that says its header has 2 GB is refused', async () => {
    const file = npy('(4,)', four, '<f8', 0, 2);
    file.writeInt32LE(0x7fffffff, 8);
    expect(await refusal(NPY, file)).toMatch(/2147483647 bytes long/);
  });

  test('<i8 of 9223372036854775807 is an error that names the row', async () => {
    const file = npy('(2,)', BigInt64Array.of(1n, 2n ** 63n - 1n), '<i8');
    expect(await refusal(NPY, file)).toMatch(/row 2: 9223372036854775807 is beyond/);
  });

  test('--json tells NaN from Infinity', async () => {
    expect(await rows('eval reciprocal --show f --json', '0\n-0\n1\n')).toBe(
      '[\n{"f":"Infinity"},\n{"f":"-Infinity"},\n{"f":1}\n]\n',
    );
    expect(JSON.parse(await rows('eval sqrt --show f --json', '-1\n'))).toEqual([{ f: 'NaN' }]);
  });

  test('bench --html where nothing can be written is refused before the run', async () => {
    expect(await refusal('bench --html /nonexistent/x')).toMatch(/no such file or folder/);
  });
});

test.each([
  ['--out that is a pipe', 'a pipe, a device and what a link leads to are written through, not replaced'],
  [
    'SIGINT and SIGTERM of a range with --out',
    '%s ends a range or a waiting pipe with code %i; the file is as it was',
  ],
  ['> /dev/full', 'standard output: no space left on the device'],
  ['a wrong cell on a pipe that stays open', 'a wrong cell is told at once, though the pipe stays open'],
  [
    '.npy through a pipe, 3 bytes first',
    'a pipe whose first read is 3 bytes is told to be .npy all the same',
  ],
])('%s has its test of a process', (_, title) => {
  expect(readFileSync('test/node/cli-process.test.ts', 'utf8')).toContain(title);
});
